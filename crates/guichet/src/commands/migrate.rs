//! `guichet migrate`.

use app::{Clock, SystemClock};
use store::migrate;

use crate::cli::ConfigFile;
use crate::{Failure, database};

#[expect(clippy::print_stdout, reason = "what the command is asked to say")]
pub async fn run(file: &ConfigFile, check: bool) -> Result<(), Failure> {
    let config = super::load(file)?;
    let db = database::open(&config.database).await?;
    let plan = if check { migrate::plan(&db).await? } else { migrate::migrate(&db, SystemClock.now()).await? };
    match (plan.pending.as_slice(), check) {
        ([], _) => println!("the database is up to date (version {})", plan.present),
        (pending, true) => println!("to apply: {}", pending.join(", ")),
        (pending, false) => println!("applied: {}", pending.join(", ")),
    }
    Ok(())
}
