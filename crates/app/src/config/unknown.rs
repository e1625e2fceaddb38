//! Names that mean nothing to Guichet, with the one that was probably meant.

use super::error::{ConfigError, Source};
use super::keys::{KEYS, SECTIONS};
use super::nearest::nearest;

/// A section, or a key outside any section, that does not exist.
pub(super) fn section(name: &str, is_section: bool, source: Source) -> ConfigError {
    let known = || SECTIONS.iter().map(|(section, _)| *section);
    let remedy = if let Some(key) = KEYS.iter().find(|key| key.name == name && !is_section) {
        format!("write this line under [{}]", key.section)
    } else if known().any(|section| section == name) {
        format!("write [{name}] on a line of its own, and its keys below")
    } else {
        match nearest(name, known()) {
            Some(meant) => format!("write [{meant}], which is probably meant"),
            None => "remove it".into(),
        }
    };
    let found = if is_section { format!("the section [{name}]") } else { format!("the key {name}") };
    let sections: Vec<String> = known().map(|section| format!("[{section}]")).collect();
    ConfigError {
        source,
        key: name.to_owned(),
        found,
        expected: format!("one of the sections {}", sections.join(", ")),
        remedy,
    }
}

/// A key that its section does not have.
pub(super) fn key(section: &str, name: &str, source: Source) -> ConfigError {
    let known = KEYS.iter().filter(|key| key.section == section).map(|key| key.name);
    let elsewhere = KEYS.iter().find(|key| key.name == name);
    let remedy = match (nearest(name, known.clone()), elsewhere) {
        (Some(meant), _) => format!("write {meant}, which is probably meant"),
        (None, Some(key)) => format!("write this line under [{}]", key.section),
        (None, None) => "remove this line".into(),
    };
    ConfigError {
        source,
        key: format!("{section}.{name}"),
        found: format!("the key {name}"),
        expected: format!("one of {}", known.collect::<Vec<_>>().join(", ")),
        remedy,
    }
}

/// A variable that looks like one of ours and is not.
pub(super) fn variable(name: &str) -> ConfigError {
    let variables: Vec<String> = KEYS.iter().map(super::keys::Key::variable).collect();
    let remedy = match nearest(&name.to_lowercase(), lower(&variables).iter().map(String::as_str)) {
        Some(meant) => format!("set {}, which is probably meant", meant.to_uppercase()),
        None => format!("unset {name}"),
    };
    ConfigError {
        source: Source::Env(name.to_owned()),
        key: String::new(),
        found: "a variable that means nothing".into(),
        expected: "GUICHET_SECTION__KEY, such as GUICHET_SITE__PUBLIC_URL".into(),
        remedy,
    }
}

fn lower(names: &[String]) -> Vec<String> {
    names.iter().map(|name| name.to_lowercase()).collect()
}
