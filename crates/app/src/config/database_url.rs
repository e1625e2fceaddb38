//! The two forms of `database.url`.

use std::path::PathBuf;

use super::database::PostgresHost;
use super::host::host_and_port;
use super::reader::Fault;

/// What the address says, before anything is looked at on disk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Location {
    Sqlite(PathBuf),
    Postgres { user: String, host: PostgresHost, port: u16, database: String },
}

pub(super) fn parse(text: &str) -> Result<Location, Fault> {
    if let Some(path) = text.strip_prefix("sqlite:") {
        return sqlite(path);
    }
    match text.split_once("://") {
        Some(("postgres" | "postgresql", rest)) => postgres(rest),
        _ => Err("start with sqlite: or with postgres://".into()),
    }
}

fn sqlite(path: &str) -> Result<Location, Fault> {
    let is_host = path.starts_with("//") && !path.starts_with("///");
    if path.is_empty() || path == ":memory:" || path.contains('?') || is_host {
        return Err("write sqlite: and then the path of a file, such as sqlite:/var/lib/guichet/guichet.db".into());
    }
    Ok(Location::Sqlite(PathBuf::from(path)))
}

fn postgres(rest: &str) -> Result<Location, Fault> {
    let (rest, option) = rest.split_once('?').map_or((rest, None), |(a, b)| (a, Some(b)));
    let (account, place) = rest.rsplit_once('@').ok_or("name the account: postgres://USER@HOST/DATABASE")?;
    if account.contains(':') {
        return Err(Fault::new(
            "an address that holds a password, which is not shown",
            "put the password in a file and name it in password_file",
        ));
    }
    let user = name(account, "account")?;
    let (place, database) = place.split_once('/').ok_or("name the database: postgres://USER@HOST/DATABASE")?;
    let database = name(database, "database")?;
    let (host, port) = match option.map(|option| option.split_once('=')) {
        Some(Some(("host", folder))) if place.is_empty() && folder.starts_with('/') => {
            (PostgresHost::Socket(folder.into()), None)
        }
        Some(_) => {
            return Err(
                "write nothing after ?, except ?host=/FOLDER for a Unix socket, with no host before the database"
                    .into(),
            );
        }
        None => {
            let (host, port) = host_and_port(place)?;
            (PostgresHost::Tcp(host), port)
        }
    };
    Ok(Location::Postgres { user, host, port: port.unwrap_or(5432), database })
}

/// A name that needs no escaping: what the address of a database is made of.
fn name(text: &str, what: &str) -> Result<String, Fault> {
    let is_plain = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    if text.is_empty() || text.len() > 63 || !text.chars().all(is_plain) {
        let rule = "letters, digits, hyphens, dots and underscores, 63 at most";
        return Err(format!("write the name of the {what} with {rule}").into());
    }
    Ok(text.to_owned())
}
