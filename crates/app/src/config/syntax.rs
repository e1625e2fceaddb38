//! A file that is not TOML, explained in terms of the key that was meant.

use super::entry::{Entry, Value};
use super::error::{ConfigError, shown};
use super::keys::{self, Key, Kind};
use super::place::Text;

/// The first character that no editor shows and no configuration needs.
pub(super) fn forbidden_character(text: &Text<'_>) -> Option<ConfigError> {
    let bytes = text.as_str().as_bytes();
    let stray = |at: usize| match bytes[at] {
        0 => Some("a NUL byte"),
        b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some("a carriage return alone"),
        _ => None,
    };
    let (at, found) = (0..bytes.len()).find_map(|at| Some((at, stray(at)?)))?;
    Some(ConfigError {
        source: text.source(at),
        key: String::new(),
        found: found.into(),
        expected: "lines of text that end with a line feed".into(),
        remedy: "save the file again as plain text in UTF-8".into(),
    })
}

/// What the parser complains of, in our words.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// One for each line.
    pub(super) errors: Vec<ConfigError>,
    /// The lines that could not be understood; one that only repeats a key is not among them.
    pub(super) lines: Vec<usize>,
    /// The known keys of those lines, so that none of them passes for absent.
    pub(super) entries: Vec<Entry>,
    /// Some of those lines name no known key.
    pub(super) has_lost_keys: bool,
}

/// Puts the complaints of the parser in our words.
pub(super) fn explain(text: &Text<'_>, complaints: &[toml::de::Error]) -> Faults {
    let mut faults = Faults::default();
    let mut told = Vec::new();
    for complaint in complaints {
        let offset = complaint.span().map_or(0, |span| span.start);
        let line = text.line_of(offset);
        if told.contains(&line) {
            continue;
        }
        told.push(line);
        if complaint.message() == "duplicate key" {
            faults.errors.push(repeated(text, offset));
            continue;
        }
        let name = name_on(text.line(offset));
        let key = name.and_then(|name| keys::find(text.section(offset).unwrap_or_default(), name));
        faults.errors.push(malformed(text, offset, name, key));
        faults.lines.push(line);
        match key {
            Some(key) => faults.entries.push(Entry { key, value: Value::Unreadable, source: text.source(offset) }),
            None => faults.has_lost_keys = true,
        }
    }
    faults
}

/// A key, or a section, written twice.
fn repeated(text: &Text<'_>, offset: usize) -> ConfigError {
    let section = text.section(offset).unwrap_or_default();
    let name = name_on(text.line(offset));
    let (key, found, expected) = match name {
        Some(name) => (full_name(section, name), format!("{name} for the second time"), "each key once"),
        None => (section.to_owned(), format!("the section [{section}] for the second time"), "each section once"),
    };
    ConfigError {
        source: text.source(offset),
        key,
        found,
        expected: expected.into(),
        remedy: "keep the one that is meant and remove the other".into(),
    }
}

/// A line that is no TOML: the key's own expectation when the key is known.
fn malformed(text: &Text<'_>, offset: usize, name: Option<&str>, key: Option<&Key>) -> ConfigError {
    let line = text.line(offset);
    let section = text.section(offset).unwrap_or_default();
    let (found, expected, remedy) = match key {
        Some(key) => (written(line, key), key.expected.to_owned(), format!("write {} = {}", key.name, key.sample)),
        None => (
            // What follows an unknown name may be a secret.
            name.map_or_else(|| shown(line.trim()), |name| shown(&format!("{name} = …"))),
            "a [section], or name = value".into(),
            "write texts between double quotes, numbers and true or false without, and comments after #".into(),
        ),
    };
    ConfigError {
        source: text.source(offset),
        key: name.map_or_else(String::new, |name| full_name(section, name)),
        found,
        expected,
        remedy,
    }
}

/// What stands after the equals sign of a known key.
fn written(line: &str, key: &Key) -> String {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    match key.kind {
        Kind::Secret => "a value that is not shown".into(),
        _ if value.is_empty() || value.starts_with('#') => "no value".into(),
        _ => shown(value.trim_matches(['"', '\''])),
    }
}

/// The name before the equals sign, if the line has the look of a setting.
fn name_on(line: &str) -> Option<&str> {
    let name = line.split_once('=')?.0.trim().trim_matches(['"', '\'']);
    let is_name = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

fn full_name(section: &str, name: &str) -> String {
    if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") }
}
