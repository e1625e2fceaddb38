//! Clean-up: what no form took, what no file has any more, what was left half received.

use std::io::ErrorKind;
use std::time::UNIX_EPOCH;

use store::files;

use crate::jobs::Outcome;
use crate::{App, Result};

/// A file whose form is not sent for so long is forgotten, unless a draft holds it.
const WAITING_SECONDS: i64 = 2 * 24 * 3600;
/// A content that nobody has sent for so long, and that no file has, is removed.
const IDLE_SECONDS: i64 = 24 * 3600;
/// Contents removed in one run.
const BATCH: i64 = 500;

/// Removes what nothing refers to.
pub async fn clean(app: &App) -> Result<Outcome> {
    let now = app.now();
    let mut outcome = Outcome::default();
    let mut tx = app.db.write().await?;
    outcome.done += files::delete_waiting(&mut tx, now.plus_seconds(-WAITING_SECONDS)).await?;
    tx.commit().await?;
    let before = now.plus_seconds(-IDLE_SECONDS);
    let idle = files::idle_blobs(&mut app.db.read().await?, before, BATCH).await?;
    for digest in idle {
        let mut tx = app.db.write().await?;
        if !files::forget_blob(&mut tx, &digest, before).await? {
            tx.rollback().await;
            continue;
        }
        // Inside the transaction: whoever sends the same content waits, and then puts it there again.
        match app.files.delete(&digest).await {
            Ok(()) => {
                tx.commit().await?;
                outcome.done += 1;
            }
            Err(error) => {
                tx.rollback().await;
                tracing::error!(?error, digest, "a content could not be removed");
                outcome.failed += 1;
            }
        }
    }
    match leftovers(app).await {
        Ok(removed) => outcome.done += removed,
        Err(error) => {
            tracing::error!(%error, "what was left half received could not be removed");
            outcome.failed += 1;
        }
    }
    Ok(outcome)
}

/// A server that was killed leaves what it was receiving.
async fn leftovers(app: &App) -> std::io::Result<u64> {
    let before = app.now().plus_seconds(-IDLE_SECONDS);
    let mut removed = 0;
    let mut entries = tokio::fs::read_dir(&app.files.spool).await?;
    while let Some(entry) = entries.next_entry().await? {
        let modified = match entry.metadata().await {
            Ok(metadata) => metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default(),
            // Received whole meanwhile, or removed by another program's clean-up.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        if i64::try_from(modified.as_millis()).is_ok_and(|at| at < before.0) {
            match tokio::fs::remove_file(entry.path()).await {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(removed)
}
