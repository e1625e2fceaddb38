//! What no command of this process says: the commands of others, rights that change, typing that ends.

use std::sync::Arc;
use std::time::Duration;

use domain::TicketId;
use store::tickets;

use crate::{App, Result};

/// Between two looks at the tickets that are open.
const LOOK: Duration = Duration::from_secs(1);
/// Looks between two at the sessions and the rights of those who have them open.
const RECHECK: u32 = 5;
/// Tickets asked for at once: databases bound the parameters of a statement.
const BATCH: usize = 500;

/// Looks until `stop` is ready, while anything is open; then ends every stream.
pub async fn run(app: Arc<App>, stop: impl Future<Output = ()>) {
    let look = async {
        loop {
            app.live.arrival.notified().await;
            let mut turn = 0;
            while app.live.open() > 0 {
                tokio::time::sleep(LOOK).await;
                turn += 1;
                if let Err(error) = poll(&app, turn % RECHECK == 0).await {
                    tracing::error!(?error, "the open tickets could not be looked at");
                }
            }
        }
    };
    tokio::select! {
        () = stop => app.live.stop(),
        () = look => {}
    }
}

/// One look: at the versions of the tickets that are open; `recheck` looks at sessions and rights too.
///
/// # Errors
/// The database cannot be read.
pub async fn poll(app: &App, recheck: bool) -> Result<()> {
    app.live.forget_writing(app.now());
    if recheck {
        app.live.recheck();
        return Ok(());
    }
    let known = app.live.versions();
    let open: Vec<TicketId> = known.keys().copied().collect();
    for batch in open.chunks(BATCH) {
        let versions = tickets::versions(&mut app.db.read().await?, batch).await?;
        for (ticket, _) in versions.iter().filter(|(ticket, version)| known.get(ticket) != Some(version)) {
            app.live.touch(*ticket);
        }
    }
    Ok(())
}
