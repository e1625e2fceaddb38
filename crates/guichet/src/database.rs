//! From the configuration to an open database.

use anyhow::Context;
use app::config::{Database, PostgresHost};
use app::{Clock, SystemClock};
use store::{Db, Source, migrate};

/// Opens the database that the configuration names, as it is.
pub async fn open(database: &Database) -> anyhow::Result<Db> {
    let source = source(database);
    Db::open(&source).await.context("opening the database")
}

/// Opens the database and brings its tables up to date; one made by a newer version is refused.
pub async fn open_migrated(database: &Database) -> anyhow::Result<Db> {
    let db = open(database).await?;
    let plan = migrate::migrate(&db, SystemClock.now()).await?;
    if !plan.pending.is_empty() {
        tracing::info!(migrations = plan.pending.join(", "), "the tables were brought up to date");
    }
    Ok(db)
}

fn source(database: &Database) -> Source {
    match database {
        Database::Sqlite(path) => Source::Sqlite { path: path.clone() },
        Database::Postgres(postgres) => {
            let mut config = tokio_postgres::Config::new();
            config.user(&postgres.user).port(postgres.port).dbname(&postgres.database).application_name("guichet");
            match &postgres.host {
                PostgresHost::Tcp(host) => config.host(host),
                PostgresHost::Socket(folder) => config.host_path(folder),
            };
            if let Some(password) = &postgres.password {
                config.password(password.expose());
            }
            Source::Postgres { config: Box::new(config), tls: postgres.tls, max_connections: postgres.max_connections }
        }
    }
}
