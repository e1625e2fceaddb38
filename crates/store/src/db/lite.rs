//! SQLite, in this process: one writer behind a fair queue, a pool of readers.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, ToSql, types};
use tokio::sync::{Mutex as Queue, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use super::{Error, FromRow, Query, Result, Row, Value};

/// Before this one, two connections could corrupt the write-ahead log.
const OLDEST_SAFE: i32 = 3_051_003;

/// How often opening is tried again, 20 ms apart.
const OPEN_RETRIES: u32 = 50;

#[derive(Clone)]
pub struct Pool(Arc<Shared>);

struct Shared {
    /// Closed before the writer: the last connection to close folds the log into the database, and a reader cannot.
    readers: Mutex<Vec<Connection>>,
    writer: Arc<Queue<Connection>>,
    free: Arc<Semaphore>,
}

/// A connection lent to one task, inside a transaction: a snapshot for a reader, the only one for a writer.
pub struct Lease(Kind);

enum Kind {
    Reader { connection: Option<Connection>, pool: Pool, _permit: OwnedSemaphorePermit },
    Writer { connection: OwnedMutexGuard<Connection>, is_open: bool },
}

impl Pool {
    pub fn open(path: &Path) -> Result<Self> {
        if rusqlite::version_number() < OLDEST_SAFE {
            return Err(Error::Broken(anyhow::anyhow!("SQLite {} is too old", rusqlite::version())));
        }
        let readers = 2 * std::thread::available_parallelism().map_or(2, usize::from);
        let (writer, connections) = connections(path, readers)?;
        Ok(Self(Arc::new(Shared {
            readers: Mutex::new(connections),
            writer: Arc::new(Queue::new(writer)),
            free: Arc::new(Semaphore::new(readers)),
        })))
    }

    pub async fn reader(&self) -> Result<Lease> {
        let permit = Arc::clone(&self.0.free).acquire_owned().await.map_err(|closed| Error::Broken(closed.into()))?;
        let connection = self.readers().pop().ok_or(Error::NoRow)?;
        let lease = Lease(Kind::Reader { connection: Some(connection), pool: self.clone(), _permit: permit });
        lease.connection().execute_batch("BEGIN")?;
        Ok(lease)
    }

    pub async fn writer(&self) -> Result<Lease> {
        let connection = Arc::clone(&self.0.writer).lock_owned().await;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Lease(Kind::Writer { connection, is_open: true }))
    }

    fn readers(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.0.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One writer and its readers.
///
/// Two programs that open a new file at once both switch it to WAL, which SQLite does not wait for: the one that
/// comes second is told "locked" or "I/O error", and finds the file ready a moment later.
fn connections(path: &Path, readers: usize) -> rusqlite::Result<(Connection, Vec<Connection>)> {
    use rusqlite::ErrorCode::{DatabaseBusy, SystemIoFailure};
    let open = || Ok((writer(path)?, (0..readers).map(|_| reader(path)).collect::<rusqlite::Result<_>>()?));
    for _ in 0..OPEN_RETRIES {
        match open() {
            Err(rusqlite::Error::SqliteFailure(why, _)) if matches!(why.code, DatabaseBusy | SystemIoFailure) => {
                std::thread::sleep(Duration::from_millis(20));
            }
            opened => return opened,
        }
    }
    open()
}

fn writer(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: a commit is on the disk before it is acknowledged (guarantees P1).
    connection.pragma_update(None, "synchronous", "FULL")?;
    prepare(&connection)?;
    Ok(connection)
}

fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?;
    prepare(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -4000)?;
    connection.set_prepared_statement_cache_capacity(200);
    Ok(())
}

impl Lease {
    fn connection(&self) -> &Connection {
        match &self.0 {
            Kind::Reader { connection, .. } => {
                connection.as_ref().unwrap_or_else(|| unreachable!("taken only in drop"))
            }
            Kind::Writer { connection, .. } => connection,
        }
    }

    pub fn all<T: FromRow>(&self, query: &Query) -> Result<Vec<T>> {
        let mut statement = self.connection().prepare_cached(&numbered(&query.sql))?;
        let mut rows = statement.query(rusqlite::params_from_iter(&query.values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(T::from_row(&mut Row::lite(row))?);
        }
        Ok(found)
    }

    pub fn exec(&self, query: &Query) -> Result<u64> {
        let mut statement = self.connection().prepare_cached(&numbered(&query.sql))?;
        Ok(statement.execute(rusqlite::params_from_iter(&query.values))? as u64)
    }

    pub fn script(&self, sql: &str) -> Result<()> {
        Ok(self.connection().execute_batch(sql)?)
    }

    pub fn check(&self, sql: &str) -> Result<()> {
        self.connection().prepare(&numbered(sql))?;
        Ok(())
    }

    pub fn commit(mut self) -> Result<()> {
        let Kind::Writer { connection, is_open } = &mut self.0 else { return Ok(()) };
        // The commit waits for the disk: let other tasks of this thread go on meanwhile, where the runtime can.
        let runtime = tokio::runtime::Handle::try_current().map(|handle| handle.runtime_flavor());
        match runtime {
            Ok(tokio::runtime::RuntimeFlavor::MultiThread) => {
                tokio::task::block_in_place(|| connection.execute_batch("COMMIT"))?;
            }
            _ => connection.execute_batch("COMMIT")?,
        }
        *is_open = false;
        Ok(())
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        match &mut self.0 {
            Kind::Reader { connection, pool, .. } => {
                if let Some(connection) = connection.take() {
                    end(&connection);
                    pool.readers().push(connection);
                }
            }
            Kind::Writer { connection, is_open } if *is_open => end(connection),
            Kind::Writer { .. } => {}
        }
    }
}

/// Leaves the transaction, if the engine has not left it by itself.
fn end(connection: &Connection) {
    if !connection.is_autocommit()
        && let Err(error) = connection.execute_batch("ROLLBACK")
    {
        tracing::error!(%error, "a transaction could not be rolled back");
    }
}

/// `$1` would be a *name* for SQLite, numbered by its place in the text; `?1` is a number.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<types::ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => types::Null.into(),
            Self::Int(value) => (*value).into(),
            Self::Bool(value) => (*value).into(),
            Self::Text(value) => value.as_str().into(),
        })
    }
}
