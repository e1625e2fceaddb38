//! `[database]`: where everything is kept.

use std::path::{Path, PathBuf};

use super::database_url::{self, Location};
use super::host::is_loopback;
use super::mail::password_file;
use super::mounts;
use super::reader::{Fault, Reader};
use super::secret::Secret;

/// The database, and how it is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// The path of the file, whose folder exists on a local disk.
    Sqlite(PathBuf),
    Postgres(Postgres),
}

/// A database on a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postgres {
    pub user: String,
    pub host: PostgresHost,
    pub port: u16,
    pub database: String,
    pub password: Option<Secret>,
    /// Whether the connection is encrypted and the certificate of the server checked.
    pub tls: bool,
    /// Connections kept open at most; 2 to 200.
    pub max_connections: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostgresHost {
    /// A host name or an IP address, without brackets.
    Tcp(String),
    /// The folder of the Unix socket.
    Socket(PathBuf),
}

impl PostgresHost {
    /// Whether nothing sent there leaves this machine.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Tcp(host) => is_loopback(host),
            Self::Socket(_) => true,
        }
    }
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Database> {
    let location = reader.parsed("database.url", database_url::parse);
    match location? {
        Location::Sqlite(path) => sqlite(reader, &path),
        Location::Postgres { user, host, port, database } => {
            let password = password_file(reader, "database.password_file");
            let tls = tls(reader, &host);
            let max_connections = reader.integer("database.max_connections")?;
            Some(Database::Postgres(Postgres { user, host, port, database, password, tls: tls?, max_connections }))
        }
    }
}

/// Encrypted by default as soon as the network is involved; a socket cannot be.
fn tls(reader: &mut Reader<'_>, host: &PostgresHost) -> Option<bool> {
    if !reader.has("database.tls") {
        return Some(!host.is_local());
    }
    let required = reader.text("database.tls")? == "require";
    if required && matches!(host, PostgresHost::Socket(_)) {
        reader.refuse(
            "database.tls",
            Fault::new("\"require\" for a Unix socket", "remove the line")
                .expecting("nothing here for a socket, which never leaves this machine"),
        );
        return None;
    }
    Some(required)
}

fn sqlite(reader: &mut Reader<'_>, path: &Path) -> Option<Database> {
    for name in ["database.password_file", "database.tls", "database.max_connections"] {
        if reader.has(name) {
            reader.refuse(
                name,
                Fault::new("a setting of PostgreSQL", "remove the line")
                    .expecting("nothing here when database.url is sqlite:"),
            );
        }
    }
    let path = reader.file().parent().unwrap_or(Path::new("")).join(path);
    if let Err(fault) = check_place(&path) {
        reader.refuse("database.url", fault);
        return None;
    }
    Some(Database::Sqlite(path))
}

/// The file may not exist yet; its folder must, on a disk of this machine.
fn check_place(path: &Path) -> Result<(), Fault> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let shown = folder.display();
    let is_folder = |path: &Path| std::fs::metadata(path).is_ok_and(|found| found.is_dir());
    if !is_folder(folder) {
        return Err(Fault::new(
            format!("a database in \"{shown}\", which is not a folder one can open"),
            format!("create the folder {shown} for the account that runs Guichet, or correct the path"),
        )
        .expecting("a file in a folder that exists"));
    }
    if is_folder(path) {
        return Err("write the path of a file, not of a folder".into());
    }
    // A link would hide the file system the database is really on.
    let real = path.canonicalize().or_else(|_| folder.canonicalize());
    let network = real.ok().and_then(|real| mounts::network_file_system(&real));
    network.map_or(Ok(()), |kind| {
        Err(Fault::new(
            format!("a database on a network file system ({kind})"),
            "move the database to a disk of this machine, or use PostgreSQL: SQLite loses data over a network",
        )
        .expecting("a file on a disk of this machine"))
    })
}
