//! The one program: `guichet demo | serve | check-config | migrate | person add | org export | org import`.

mod cli;
mod commands;
mod database;
mod serving;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use cli::{Cli, Command, OrgCommand, PersonCommand};

/// How a command ends when it did not do what it was asked.
pub enum Failure {
    /// The configuration was refused: exit code 78, and nothing was started.
    Configuration(String),
    /// Anything else, in a sentence: exit code 1.
    Other(String),
}

impl<E: std::fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Other(format!("{error:#}"))
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    log(cli.json_log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(1, &format!("the program could not start: {error}")),
    };
    match runtime.block_on(run(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Configuration(errors)) => fail(app::config::EXIT_CODE, &errors),
        Err(Failure::Other(error)) => fail(1, &error),
    }
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Demo(options) => commands::demo::run(&options).await,
        Command::Serve { config } => commands::serve::run(&config).await,
        Command::CheckConfig { config } => commands::check_config::run(&config),
        Command::Migrate { config, check } => commands::migrate::run(&config, check).await,
        Command::Person(PersonCommand::Add(options)) => commands::person::add(&options).await,
        Command::Org(OrgCommand::Export(options)) => commands::org::export(&options).await,
        Command::Org(OrgCommand::Import(options)) => commands::org::import(&options).await,
    }
}

#[expect(clippy::print_stderr, reason = "the last words of a command line")]
fn fail(code: u8, error: &str) -> ExitCode {
    eprintln!("guichet: {error}");
    ExitCode::from(code)
}

/// Logs go to standard error; `GUICHET_LOG` chooses what is said (`info`, `debug`, `store=trace`…).
fn log(json: bool) {
    let filter = EnvFilter::try_from_env("GUICHET_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        builder.json().init();
    } else {
        builder.with_ansi(std::io::stderr().is_terminal()).with_target(false).init();
    }
}
