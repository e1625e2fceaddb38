//! `guichet.toml.example` says all there is, and nothing else.

use std::fs;

use super::super::keys::KEYS;
use super::super::{Config, reference};
use super::Folder;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../guichet.toml.example");

/// To write the example again after a change of the table: `UPDATE_REFERENCE=1 cargo test -p app reference`.
#[test]
fn the_example_is_the_table_of_keys() {
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        fs::write(EXAMPLE, reference()).unwrap();
    }
    assert_eq!(fs::read_to_string(EXAMPLE).unwrap(), reference(), "guichet.toml.example is out of date");
}

#[test]
fn every_key_is_documented_once_with_its_variable() {
    let text = reference();
    for key in KEYS {
        let variable = format!("Variable: {}\n", key.variable());
        assert_eq!(text.matches(&variable).count(), 1, "{variable}");
        assert!(key.doc.lines().all(|line| line.chars().count() <= 82), "{}", key.full_name());
    }
}

#[test]
fn the_example_is_a_right_configuration_as_it_stands() {
    let folder = Folder::new();
    let text = reference().replace("/var/lib/guichet/", "");
    let config: Config = folder.load(text).unwrap();
    assert!(config.mail.is_none());
}

#[test]
fn uncommented_the_examples_of_values_are_right() {
    let folder = Folder::new();
    let text = reference()
        .replace("\n#", "\n")
        .lines()
        // What was prose still starts with a space; a password is in one place only.
        .filter(|line| !line.starts_with([' ', '#']) && !line.starts_with("password = "))
        .map(|line| line.replace("sqlite:/var/lib/guichet/guichet.db", "postgres://a@b/c"))
        .map(|line| line.replace("/etc/guichet/database.password", "secret"))
        .map(|line| line.replace("/etc/guichet/mail.password", "secret"))
        .map(|line| line.replace("/etc/guichet/s3.secret", "secret"))
        .map(|line| line.replace("/etc/guichet/dkim.pem", "dkim.pem"))
        .map(|line| line.replace("/etc/ssl/certs/univ-deux-rives.pem", "ca.pem"))
        .collect::<Vec<_>>()
        .join("\n");
    let config = folder.load(&text).unwrap_or_else(|errors| panic!("{text}\n{errors:#?}"));
    assert!(config.mail.is_some());
}
