//! `guichet serve`.

use anyhow::Context;
use tokio::net::TcpListener;

use crate::cli::ConfigFile;
use crate::{Failure, database, serving};

pub async fn run(file: &ConfigFile) -> Result<(), Failure> {
    let config = super::load(file)?;
    super::warn(&config);
    let db = database::open_migrated(&config.database).await?;
    let app = serving::app(&config, db).await?;
    let address = config.site.listen;
    let listener = TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))?;
    tracing::info!("listening on {}, for {}", listener.local_addr()?, config.site.public_url);
    serving::until_stopped(app, listener).await;
    Ok(())
}
