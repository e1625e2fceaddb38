//! `[mail]`: the relay that carries the mails.

mod dkim;
mod redirect;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use mail::Signer;

use super::error::Source;
use super::host::{check_host, is_loopback};
use super::reader::{Fault, Reader};
use super::secret::{self, Secret};
use super::site::display_name;
pub use redirect::Redirect;

/// How the connection to the relay is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// Encrypted after the greeting; refused if the relay does not offer it.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    Plain,
}

/// An account on the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailLogin {
    pub user: String,
    pub password: Secret,
}

/// Where mails go, and under which name.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The sender's address, without its name.
    pub from: String,
    pub from_name: String,
    /// Where answers go, when that is not `from`.
    pub reply_to: Option<String>,
    /// A host name or an IP address, without brackets.
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    pub login: Option<MailLogin>,
    /// A certificate authority to trust besides those of the system; a PEM file.
    pub ca_file: Option<PathBuf>,
    /// Signs what leaves.
    pub dkim: Option<Arc<Signer>>,
    /// Takes the mails of an installation that is only being tried.
    pub redirect: Option<Redirect>,
}

/// Reads the section; `from_name` is, by default, the name of the site.
pub(super) fn read(reader: &mut Reader<'_>, site_name: Option<&str>) -> Option<Mail> {
    let host = reader.parsed("mail.host", host);
    let from = reader.parsed("mail.from", address);
    let from_name = if reader.has("mail.from_name") {
        reader.parsed("mail.from_name", display_name)
    } else {
        site_name.map(str::to_owned)
    };
    let reply_to = reader.parsed("mail.reply_to", address);
    let security = security(reader, host.as_deref());
    let port = match (reader.has("mail.port"), security) {
        (true, _) => reader.integer("mail.port"),
        (false, security) => security.map(usual_port),
    };
    let login = login(reader);
    let ca_file = ca_file(reader, security);
    let dkim = dkim::read(reader, from.as_deref());
    let redirect = redirect::read(reader);
    Some(Mail {
        from: from?,
        from_name: from_name?,
        reply_to,
        host: host?,
        port: port?,
        security: security?,
        login,
        ca_file,
        dkim,
        redirect,
    })
}

fn usual_port(security: MailSecurity) -> u16 {
    match security {
        MailSecurity::StartTls => 587,
        MailSecurity::Tls => 465,
        MailSecurity::Plain => 25,
    }
}

fn host(text: &str) -> Result<String, Fault> {
    let name = text.trim_start_matches('[').trim_end_matches(']');
    if name.contains(':') && name.parse::<std::net::Ipv6Addr>().is_err() {
        return Err("write the name alone; the port goes in mail.port".into());
    }
    check_host(name)?;
    Ok(name.to_ascii_lowercase())
}

/// A bare address. What is refused here could never be written in a header.
fn address(text: &str) -> Result<String, Fault> {
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let (local, domain) = text.rsplit_once('@').ok_or("write a name, the sign @, and the domain")?;
    let is_local = local.len() <= 64 && local.split('.').all(|part| !part.is_empty() && part.chars().all(is_atom));
    if !is_local {
        return Err("write the address alone, without a name, brackets or spaces around it".into());
    }
    check_host(domain)?;
    Ok(text.to_owned())
}

/// Unencrypted is refused but towards this machine, unless it is asked for in so many words.
fn security(reader: &mut Reader<'_>, host: Option<&str>) -> Option<MailSecurity> {
    let allow_plain = reader.flag("mail.allow_plain")?;
    match reader.text("mail.security")?.as_str() {
        "tls" => Some(MailSecurity::Tls),
        "plain" if allow_plain || host.is_none_or(is_loopback) => Some(MailSecurity::Plain),
        "plain" => {
            let host = host.unwrap_or_default();
            reader.refuse(
                "mail.security",
                Fault::new(
                    format!("\"plain\" towards {host}"),
                    "write security = \"starttls\", or allow_plain = true to let mails cross the network unencrypted",
                )
                .expecting("\"starttls\" or \"tls\" towards another machine"),
            );
            None
        }
        _ => Some(MailSecurity::StartTls),
    }
}

fn login(reader: &mut Reader<'_>) -> Option<MailLogin> {
    let user = reader.text("mail.user");
    let has_user = reader.has("mail.user");
    let password = match (reader.has("mail.password"), reader.has("mail.password_file")) {
        (true, true) => {
            reader.refuse(
                "mail.password",
                Fault::new("a password besides password_file", "keep password_file and remove password")
                    .expecting("one of the two"),
            );
            return None;
        }
        (true, false) => written_password(reader),
        (false, true) => password_file(reader, "mail.password_file"),
        (false, false) if has_user => {
            reader.refuse("mail.user", lonely("an account without a password", "add password_file"));
            return None;
        }
        (false, false) => return None,
    };
    if !has_user {
        let given = ["mail.password", "mail.password_file"].into_iter().find(|name| reader.has(name))?;
        reader.refuse(given, lonely("a password without an account", "add user"));
    }
    Some(MailLogin { user: user?, password: password? })
}

fn lonely(found: &str, remedy: &str) -> Fault {
    Fault::new(found, format!("{remedy} under [mail], or remove this line")).expecting("both, or neither")
}

/// A password written in the configuration makes a secret file of the configuration.
fn written_password(reader: &mut Reader<'_>) -> Option<Secret> {
    let password = reader.text("mail.password")?;
    let path = reader.file().to_owned();
    let is_in_file = matches!(reader.source("mail.password"), Some(Source::File { .. }));
    if is_in_file && fs::metadata(&path).is_ok_and(|file| secret::is_open_to_everybody(&file)) {
        reader.refuse(
            "mail.password",
            Fault::new(
                "a password in a file that every account of this machine can open",
                format!("run chmod 640 {}, or use password_file", path.display()),
            )
            .expecting("a file that only its owner and group can read"),
        );
        return None;
    }
    Some(Secret::new(password))
}

/// The password in the file that a key names.
pub(super) fn password_file(reader: &mut Reader<'_>, name: &str) -> Option<Secret> {
    let path = reader.path(name)?;
    match secret::from_file(&path) {
        Ok(secret) => Some(secret),
        Err((found, remedy)) => {
            reader.refuse(name, Fault::new(found, remedy));
            None
        }
    }
}

fn ca_file(reader: &mut Reader<'_>, security: Option<MailSecurity>) -> Option<PathBuf> {
    let path = reader.path("mail.ca_file")?;
    let found = match fs::read_to_string(&path) {
        _ if security == Some(MailSecurity::Plain) => "an authority for a connection without encryption".into(),
        Ok(text) if text.contains("-----BEGIN CERTIFICATE-----") => return Some(path),
        Ok(_) => format!("\"{}\", which holds no certificate", path.display()),
        Err(error) => format!("\"{}\", which cannot be read ({})", path.display(), error.kind()),
    };
    let remedy = "correct the path, or remove the line to trust the authorities of the system only";
    reader.refuse("mail.ca_file", Fault::new(found, remedy));
    None
}
