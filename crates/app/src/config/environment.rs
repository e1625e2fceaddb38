//! Overrides from the environment: `GUICHET_MAIL__PORT` is `port` of `[mail]`.

use super::entry::{Entry, Value};
use super::error::{ConfigError, Source};
use super::keys::KEYS;
use super::unknown;

/// The variables of this process that may be ours. What is not Unicode is kept, marked, and
/// refused with its name like any other bad value.
pub fn variables() -> Vec<(String, String)> {
    std::env::vars_os()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()))
        .filter(|(name, _)| name.starts_with("GUICHET_"))
        .collect()
}

/// The settings among the variables, and those that only look like settings.
pub(super) fn read(variables: impl Iterator<Item = (String, String)>) -> (Vec<Entry>, Vec<ConfigError>) {
    let mut entries = Vec::new();
    let mut errors = Vec::new();
    for (name, text) in variables {
        if let Some(key) = KEYS.iter().find(|key| key.variable() == name) {
            entries.push(Entry { key, value: Value::from_variable(text, key.kind), source: Source::Env(name) });
        } else if is_meant_as_setting(&name) {
            errors.push(unknown::variable(&name));
        }
    }
    (entries, errors)
}

/// Ours by its two underscores, or one of ours with an underscore forgotten. Others, such as a
/// log level, belong to other parts of the program.
fn is_meant_as_setting(name: &str) -> bool {
    name.strip_prefix("GUICHET_")
        .is_some_and(|rest| rest.contains("__") || KEYS.iter().any(|key| key.variable().replace("__", "_") == name))
}
