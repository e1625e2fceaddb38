//! What is forgotten once it no longer serves, so that no table grows for ever.

use store::{drafts, sessions, submissions, undos};

use super::Outcome;
use crate::drafts::KEPT_SECONDS;
use crate::{App, Result};

/// A form sent again after this long is a new one: nobody's browser retries a week later.
const SUBMISSIONS_SECONDS: i64 = 7 * 24 * 3600;
/// Twice the longest time for which anything can be undone, and an hour for clocks that differ.
const UNDOS_SECONDS: i64 = 2 * 300 + 3600;

/// Forgets sessions that have ended, failures that no longer count, drafts that nobody came back to, forms that nobody
/// will send again, what can no longer be undone.
pub async fn forget(app: &App) -> Result<Outcome> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    sessions::delete_expired(&mut tx, now).await?;
    sessions::delete_old_failures(&mut tx, now).await?;
    // Before the forms that they were sent with: a draft saved while its form was being sent is known by it.
    drafts::delete_stale(&mut tx, now.plus_seconds(-KEPT_SECONDS)).await?;
    let done = submissions::delete_older(&mut tx, now.plus_seconds(-SUBMISSIONS_SECONDS)).await?;
    undos::delete_older(&mut tx, now.plus_seconds(-UNDOS_SECONDS)).await?;
    tx.commit().await?;
    Ok(Outcome { done, failed: 0 })
}
