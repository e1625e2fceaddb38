//! What is forgotten once it no longer serves, so that no table grows for ever.

use store::{sessions, submissions, undos};

use super::Outcome;
use crate::{App, Result};

/// A form sent again after this long is a new one: nobody's browser retries a week later.
const SUBMISSIONS_SECONDS: i64 = 7 * 24 * 3600;
/// Twice the longest time for which anything can be undone, and an hour for clocks that differ.
const UNDOS_SECONDS: i64 = 2 * 300 + 3600;

/// Forgets sessions that have ended, failures that no longer count, forms that nobody will send again, what can
/// no longer be undone.
pub async fn forget(app: &App) -> Result<Outcome> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    sessions::delete_expired(&mut tx, now).await?;
    sessions::delete_old_failures(&mut tx, now).await?;
    let done = submissions::delete_older(&mut tx, now.plus_seconds(-SUBMISSIONS_SECONDS)).await?;
    undos::delete_older(&mut tx, now.plus_seconds(-UNDOS_SECONDS)).await?;
    tx.commit().await?;
    Ok(Outcome { done, failed: 0 })
}
