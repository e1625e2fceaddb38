//! The data layer: a statement with its values ([`q`]), run on either engine by a [`Conn`].
//!
//! One SQL text with `$1` placeholders serves both. What differs stays in [`dialect`].

pub mod dialect;
mod error;
mod lite;
mod pg;
mod query;
mod row;

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;

pub use dialect::Engine;
pub use error::{Error, Result};
pub use query::{Query, Value, q};
pub use row::{FromRow, Row};

/// Where the data is.
#[derive(Debug, Clone)]
pub enum Source {
    Sqlite { path: PathBuf },
    Postgres { config: Box<tokio_postgres::Config>, tls: bool, max_connections: usize },
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub enum Db {
    Lite(lite::Pool),
    Pg(pg::Pool),
}

/// A connection: reads, and inside a [`Tx`] writes.
pub enum Conn {
    Lite(lite::Lease),
    Pg(pg::Lease),
}

/// A write transaction. Dropped without [`Tx::commit`], nothing has happened.
pub struct Tx(Conn);

impl Db {
    /// Opens the database without reading or changing its schema.
    ///
    /// # Errors
    /// The file or the server cannot be reached.
    pub async fn open(source: &Source) -> Result<Self> {
        match source {
            Source::Sqlite { path } => Ok(Self::Lite(lite::Pool::open(path)?)),
            Source::Postgres { config, tls, max_connections } => {
                Ok(Self::Pg(pg::Pool::open(config, *tls, *max_connections).await?))
            }
        }
    }

    pub fn engine(&self) -> Engine {
        match self {
            Self::Lite(_) => Engine::Sqlite,
            Self::Pg(_) => Engine::Postgres,
        }
    }

    /// A connection to read with; on SQLite, a snapshot of one instant.
    pub async fn read(&self) -> Result<Conn> {
        match self {
            Self::Lite(pool) => Ok(Conn::Lite(pool.reader().await?)),
            Self::Pg(pool) => Ok(Conn::Pg(pool.connection().await?)),
        }
    }

    /// A write transaction. On SQLite writers queue fairly, one at a time; on PostgreSQL lock what you change.
    pub async fn write(&self) -> Result<Tx> {
        match self {
            Self::Lite(pool) => Ok(Tx(Conn::Lite(pool.writer().await?))),
            Self::Pg(pool) => Ok(Tx(Conn::Pg(pool.transaction().await?))),
        }
    }
}

impl Conn {
    pub fn engine(&self) -> Engine {
        match self {
            Self::Lite(_) => Engine::Sqlite,
            Self::Pg(_) => Engine::Postgres,
        }
    }

    /// Every row.
    pub async fn all<T: FromRow + Send>(&mut self, query: Query) -> Result<Vec<T>> {
        match self {
            Self::Lite(lease) => lease.all(&query),
            Self::Pg(lease) => lease.all(&query).await,
        }
    }

    /// The first row, if there is one.
    pub async fn optional<T: FromRow + Send>(&mut self, query: Query) -> Result<Option<T>> {
        Ok(self.all(query).await?.into_iter().next())
    }

    /// The one row that must be there.
    pub async fn one<T: FromRow + Send>(&mut self, query: Query) -> Result<T> {
        self.optional(query).await?.ok_or(Error::NoRow)
    }

    /// Runs a statement; the number of rows it changed.
    pub async fn exec(&mut self, query: Query) -> Result<u64> {
        match self {
            Self::Lite(lease) => lease.exec(&query),
            Self::Pg(lease) => lease.exec(&query).await,
        }
    }

    /// Runs several statements without values: migrations.
    pub(crate) async fn script(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Lite(lease) => lease.script(sql),
            Self::Pg(lease) => lease.script(sql).await,
        }
    }

    /// Asks the engine whether it understands a statement, without running it.
    pub async fn check(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Lite(lease) => lease.check(sql),
            Self::Pg(lease) => lease.check(sql).await,
        }
    }
}

impl Tx {
    /// Makes the changes durable: once this returns, they survive a power cut.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Conn::Lite(lease) => lease.commit(),
            Conn::Pg(lease) => lease.commit().await,
        }
    }

    /// Undoes everything; the same as dropping, but keeps a PostgreSQL connection in its pool.
    pub async fn rollback(self) {
        if let Conn::Pg(lease) = self.0 {
            lease.rollback().await;
        }
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}
