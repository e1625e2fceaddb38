use store::{Db, Source};
use tempfile::TempDir;

use super::postgres;
use crate::browser::not_run;

/// Where a story keeps its data. Every story is told on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    /// On the server that `GUICHET_TEST_POSTGRES` names, by a URL whose account may create databases.
    Postgres,
}

/// A fresh database, for one world.
pub enum Database {
    Sqlite(TempDir),
    Postgres(Box<postgres::Database>),
}

impl Database {
    /// `None` when the engine is not there, which is then said.
    pub async fn create(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::Sqlite(tempfile::tempdir().expect("a folder"))),
            Engine::Postgres => {
                let created = postgres::Database::create().await;
                if created.is_none() {
                    not_run("no PostgreSQL");
                }
                created.map(Box::new).map(Self::Postgres)
            }
        }
    }

    pub async fn open(&self) -> Db {
        let source = match self {
            Self::Sqlite(folder) => Source::Sqlite { path: folder.path().join("guichet.db") },
            Self::Postgres(database) => database.source(),
        };
        Db::open(&source).await.expect("a database just created")
    }

    /// Removes what the folder's own end does not.
    pub async fn remove(&self) {
        if let Self::Postgres(database) = self {
            database.remove().await;
        }
    }
}
