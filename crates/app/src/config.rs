//! What the administrator decides: one TOML file, overridden by the environment.
//!
//! The configuration is read once, as a whole, before anything is opened or written. Either all
//! of it is right, or every error is reported with its place, its key and its remedy, and the
//! program stops with the exit code 78.

mod database;
mod database_url;
mod entry;
mod environment;
mod error;
mod file;
mod files;
mod host;
mod keys;
mod mail;
mod mounts;
mod nearest;
mod place;
mod public_url;
mod reader;
mod reference;
mod secret;
mod sessions;
mod site;
mod syntax;
#[cfg(test)]
mod tests;
mod tickets;
mod unknown;

use std::net::SocketAddr;
use std::path::Path;

use domain::Language;
use jiff::tz::TimeZone;

pub use database::{Database, Postgres, PostgresHost};
pub use environment::variables;
pub use error::{ConfigError, Source};
pub use files::{Bucket, Files, Limits, Scanner, ScannerPlace};
pub use mail::{Mail, MailLogin, MailSecurity, Redirect};
pub use public_url::PublicUrl;
pub use reference::reference;
pub use secret::Secret;
pub use sessions::Sessions;
pub use site::Site;
pub use tickets::Tickets;

use file::Contents;
use reader::Reader;

/// The exit code of a refused configuration: `EX_CONFIG` of sysexits.h.
pub const EXIT_CODE: u8 = 78;

/// A configuration in which everything has been checked.
#[derive(Debug, Clone)]
pub struct Config {
    pub site: Site,
    pub database: Database,
    /// `None`: mails are kept in the outbox, waiting for a relay.
    pub mail: Option<Mail>,
    pub tickets: Tickets,
    pub files: Files,
    pub sessions: Sessions,
}

impl Config {
    /// Reads the file, then the variables over it (see [`variables`]).
    ///
    /// # Errors
    /// All that is wrong, in reading order. Nothing has been written or opened for writing.
    pub fn load(path: &Path, env: impl Iterator<Item = (String, String)>) -> Result<Self, Vec<ConfigError>> {
        let text = file::read(path).map_err(|error| vec![*error])?;
        let mut contents = file::parse(path, &text);
        let (entries, errors) = environment::read(env);
        contents.errors.extend(errors);
        let mut reader = Reader::new(path, contents, entries);
        let config = Self::read(&mut reader);
        let errors = error::in_reading_order(reader.into_errors());
        match config {
            Some(config) if errors.is_empty() => Ok(config),
            _ => Err(errors),
        }
    }

    /// Every section is read before one is missed, so that all the errors are noted.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let site = site::read(reader);
        let database = database::read(reader);
        let site_name = site.as_ref().map(|site| site.name.as_str());
        let mail = if reader.uses("mail") { mail::read(reader, site_name) } else { None };
        let tickets = tickets::read(reader);
        let files = files::read(reader, database.as_ref());
        let sessions = sessions::read(reader);
        // Without a database its default folder is unknown, which is no error of its own.
        Some(Self { site: site?, database: database?, mail, tickets: tickets?, files: files?, sessions: sessions? })
    }

    /// The demonstration: an invented university in a file of the folder `data`, and no relay.
    pub fn demo(data: &Path, listen: SocketAddr, public_url: PublicUrl) -> Self {
        let mut defaults = Reader::new(data, Contents::default(), Vec::new());
        let database = Database::Sqlite(data.join("guichet.db"));
        Self {
            site: Site {
                public_url,
                name: "Université des Deux-Rives".into(),
                language: Language::French,
                // The zone data may be absent from a bare machine, where UTC is better than nothing.
                time_zone: TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC),
                listen,
            },
            files: files::read(&mut defaults, Some(&database)).expect("its keys have defaults"),
            database,
            mail: None,
            tickets: Tickets { edits_comments: true, ..tickets::read(&mut defaults).expect("its keys have defaults") },
            sessions: sessions::read(&mut defaults).expect("its keys have defaults"),
        }
    }

    /// What is allowed but deserves a sentence in the log at each start.
    pub fn warnings(&self) -> Vec<String> {
        let url = &self.site.public_url;
        let mut warnings = Vec::new();
        if self.mail.is_none() {
            warnings.push(
                "No mail relay is configured: mails wait in the outbox. Add a [mail] section to send them.".into(),
            );
        }
        if !url.is_https() && !url.is_loopback() {
            warnings.push(format!(
                "site.public_url is {url}: passwords cross the network unencrypted. Serve Guichet over https."
            ));
        }
        match &self.database {
            Database::Postgres(postgres) if !postgres.tls && !postgres.host.is_local() => {
                warnings.push("database.tls is \"off\" towards another machine: everything stored crosses the network unencrypted.".into());
            }
            Database::Postgres(_) | Database::Sqlite(_) => {}
        }
        match &self.mail {
            Some(mail) if mail.security == MailSecurity::Plain && !host::is_loopback(&mail.host) => {
                warnings.push(format!(
                    "mail.security is \"plain\" towards {}: mails cross the network unencrypted.",
                    mail.host
                ));
            }
            Some(_) | None => {}
        }
        if let Some(redirect) = self.mail.as_ref().and_then(|mail| mail.redirect.as_ref()) {
            warnings.push(format!(
                "mail.redirect_to is {}: no mail goes to its reader{}.",
                redirect.to,
                if redirect.except.is_empty() { "" } else { ", but to those of mail.redirect_except" }
            ));
        }
        warnings
    }
}
