//! What is forgotten once it no longer serves, so that no table grows for ever.

use std::sync::Arc;
use std::time::Duration;

use store::{sessions, submissions};

use crate::App;

/// A form sent again after this long is a new one: nobody's browser retries a week later.
const SUBMISSIONS_SECONDS: i64 = 7 * 24 * 3600;

/// Forgets every hour until `stop` is ready.
pub async fn run(app: Arc<App>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        if let Err(error) = forget(&app).await {
            tracing::error!(%error, "what is too old could not be forgotten");
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(Duration::from_hours(1)) => {}
        }
    }
}

/// Forgets sessions that have ended, failures that no longer count, forms that nobody will send again.
pub async fn forget(app: &App) -> store::Result<()> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    sessions::delete_expired(&mut tx, now).await?;
    sessions::delete_old_failures(&mut tx, now).await?;
    submissions::delete_older(&mut tx, now.plus_seconds(-SUBMISSIONS_SECONDS)).await?;
    tx.commit().await
}
