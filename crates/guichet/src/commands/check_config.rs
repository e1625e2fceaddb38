//! `guichet check-config`.

use app::outbox::Sender;

use crate::Failure;
use crate::cli::ConfigFile;

#[expect(clippy::print_stdout, reason = "what the command is asked to say")]
pub fn run(file: &ConfigFile) -> Result<(), Failure> {
    let config = super::load(file)?;
    super::warn(&config);
    Sender::of(config.mail.as_ref(), &config.site)
        .map_err(|error| Failure::Configuration(format!("mail: {error}. Remedy: correct the [mail] section.")))?;
    println!("{}: the configuration is right", file.path.display());
    Ok(())
}
