//! The configuration refuses what is wrong, by name and by line, and says nothing of the secrets.

mod environment;
mod files;
mod mutations;
mod reference;
mod values;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::keys::{KEYS, SECTIONS};
use super::{Config, ConfigError, Source};

/// A password no message may repeat.
const CANARY: &str = "canari-7f3a";

/// A key that signs nothing but what these tests say.
const SIGNING: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIPuQI6hqLk81+FMG0wtZXeH0/gZHkttuXhLlqIOhUV4J\n-----END PRIVATE KEY-----\n";

/// A value that is right, for each key of a configuration that uses everything. `mail.password`
/// is left out: it excludes `mail.password_file`.
const RIGHT: &[(&str, &str)] = &[
    ("site.public_url", "\"https://aide.univ.fr\""),
    ("site.name", "\"Université des Deux-Rives\""),
    ("site.language", "\"en\""),
    ("site.time_zone", "\"Indian/Reunion\""),
    ("site.listen", "\"[::1]:8081\""),
    ("database.url", "\"postgres://guichet@db.univ.fr:5433/aide\""),
    ("database.password_file", "\"secret\""),
    ("database.tls", "\"require\""),
    ("database.max_connections", "12"),
    ("mail.host", "\"smtp.univ.fr\""),
    ("mail.from", "\"aide@univ.fr\""),
    ("mail.from_name", "\"Assistance\""),
    ("mail.reply_to", "\"rien@univ.fr\""),
    ("mail.security", "\"tls\""),
    ("mail.port", "2465"),
    ("mail.allow_plain", "false"),
    ("mail.user", "\"guichet\""),
    ("mail.password_file", "\"secret\""),
    ("mail.ca_file", "\"ca.pem\""),
    ("mail.dkim_selector", "\"guichet\""),
    ("mail.dkim_domain", "\"univ.fr\""),
    ("mail.dkim_key_file", "\"dkim.pem\""),
    ("mail.redirect_to", "\"essais@univ.fr\""),
    ("mail.redirect_except", "\"@dsi.univ.fr, chef@univ.fr\""),
    ("tickets.default_scope", "\"subject_only\""),
    ("tickets.expiry_days", "21"),
    ("tickets.archive_days", "0"),
    ("tickets.edit_comments", "true"),
    ("tickets.invite_mover", "true"),
    ("tickets.undo_seconds", "20"),
    ("tickets.tell_assignee_only", "true"),
    ("files.folder", "\"files\""),
    ("files.max_megabytes", "30"),
    ("files.max_message_megabytes", "90"),
    ("files.max_count", "5"),
    ("files.s3_endpoint", "\"https://s3.univ.fr/\""),
    ("files.s3_bucket", "\"guichet\""),
    ("files.s3_region", "\"fr-par\""),
    ("files.s3_access_key", "\"GUICHET\""),
    ("files.s3_secret_file", "\"secret\""),
    ("files.scanner", "\"127.0.0.1:3310\""),
    ("files.when_scanner_is_down", "\"mark\""),
    ("sessions.idle_minutes", "30"),
    ("sessions.remember_days", "1"),
];

/// A folder of its own for one configuration, removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("guichet-config-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.write("secret", CANARY);
        folder.restrict("secret");
        folder.write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
        folder.write("dkim.pem", SIGNING);
        folder.restrict("dkim.pem");
        folder
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Takes the file away from the other accounts.
    fn restrict(&self, name: &str) {
        set_mode(&self.0.join(name), 0o600);
    }

    fn load(&self, text: impl AsRef<[u8]>) -> Result<Config, Vec<ConfigError>> {
        self.load_with(text, &[])
    }

    fn load_with(&self, text: impl AsRef<[u8]>, variables: &[(&str, &str)]) -> Result<Config, Vec<ConfigError>> {
        let path = self.write("guichet.toml", text);
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let loaded = Config::load(&path, variables);
        let said = format!("{loaded:?}");
        assert!(!said.contains(CANARY), "a secret is shown: {said}");
        loaded
    }

    /// The errors of a text that must be refused.
    fn refused(&self, text: impl AsRef<[u8]>) -> Vec<ConfigError> {
        match self.load(text.as_ref()) {
            Ok(_) => panic!("accepted:\n{}", String::from_utf8_lossy(text.as_ref())),
            Err(errors) => errors,
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) {}

/// The configuration of [`RIGHT`], where `change` may rewrite or drop the line of each key.
fn written(change: impl Fn(&str, String) -> Option<String>) -> String {
    let mut lines = Vec::new();
    for (section, _) in SECTIONS {
        lines.push(format!("[{section}]"));
        for (key, value) in RIGHT {
            let (of, name) = key.split_once('.').unwrap();
            if of == *section {
                lines.extend(change(key, format!("{name} = {value}")));
            }
        }
    }
    lines.join("\n") + "\n"
}

/// The same with one key given another value.
fn with(key: &str, value: &str) -> String {
    let name = key.split_once('.').unwrap().1;
    written(|this, line| Some(if this == key { format!("{name} = {value}") } else { line }))
}

/// The line, from 1, of a key of that text.
fn line_of(text: &str, line: &str) -> usize {
    1 + text.lines().position(|this| this.starts_with(line)).expect("the line is there")
}

/// Of those errors the one about that key; all of them are shown if there is none.
fn about<'a>(errors: &'a [ConfigError], key: &str) -> &'a ConfigError {
    errors.iter().find(|error| error.key == key).unwrap_or_else(|| panic!("nothing about {key} in {errors:#?}"))
}

fn line(error: &ConfigError) -> Option<usize> {
    match error.source {
        Source::File { line, .. } => Some(line),
        Source::WholeFile(_) | Source::Env(_) | Source::Missing(_) => None,
    }
}

#[test]
fn every_key_has_a_right_value_to_mutate() {
    for key in KEYS.iter().filter(|key| key.full_name() != "mail.password") {
        assert!(RIGHT.iter().any(|(name, _)| *name == key.full_name()), "{}", key.full_name());
    }
    Folder::new().load(written(|_, line| Some(line))).unwrap();
}
