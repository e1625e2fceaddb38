//! What can go wrong below.

/// The result of every function of this crate.
pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// A row that must exist does not.
    NoRow,
    /// A row with the same unique value exists already.
    Duplicate,
    /// The database holds something this program cannot read: another version wrote it.
    Unreadable(String),
    /// The database was made by a newer version of this program.
    TooNew { found: i64, known: i64 },
    /// A migration already applied is not the one this program knows.
    Changed { version: i64 },
    /// The engine failed, or cannot be reached.
    Broken(anyhow::Error),
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRow => out.write_str("a row that should exist was not found"),
            Self::Duplicate => out.write_str("a row with the same unique value exists already"),
            Self::Unreadable(what) => write!(out, "unexpected value in the database: {what}"),
            Self::TooNew { found, known } => write!(
                out,
                "this database is at version {found}, and this guichet knows versions up to {known}: \
                 it was opened by a newer guichet. Run that version, or restore a backup made before the upgrade."
            ),
            Self::Changed { version } => write!(
                out,
                "migration {version} of this database is not the one this guichet contains. \
                 Run the version that made the database, or restore a backup."
            ),
            Self::Broken(cause) => write!(out, "the database failed: {cause:#}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::ConstraintViolation;
        const UNIQUE: [i32; 2] = [rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE, rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY];
        match &error {
            rusqlite::Error::SqliteFailure(code, _)
                if code.code == ConstraintViolation && UNIQUE.contains(&code.extended_code) =>
            {
                Self::Duplicate
            }
            _ => Self::Broken(error.into()),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        if error.code() == Some(&tokio_postgres::error::SqlState::UNIQUE_VIOLATION) {
            return Self::Duplicate;
        }
        Self::Broken(error.into())
    }
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        Self::Broken(error.into())
    }
}
