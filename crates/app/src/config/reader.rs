//! The settings, each asked for once by the section that owns it. What is wrong is noted and
//! the reading goes on, so that all the errors come out together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::entry::{Entry, Value};
use super::error::{ConfigError, Source};
use super::file::Contents;
use super::keys::{self, Fallback, Key, Kind};
use super::nearest::nearest;

/// Why a value of the right type is refused all the same.
pub(super) struct Fault {
    /// What stands there, when it is not simply the value.
    found: Option<String>,
    /// What should stand there, when it is not what the key always expects.
    expected: Option<&'static str>,
    remedy: String,
}

impl Fault {
    pub(super) fn new(found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { found: Some(found.into()), expected: None, remedy: remedy.into() }
    }

    pub(super) fn expecting(self, expected: &'static str) -> Self {
        Self { expected: Some(expected), ..self }
    }
}

impl<S: Into<String>> From<S> for Fault {
    fn from(remedy: S) -> Self {
        Self { found: None, expected: None, remedy: remedy.into() }
    }
}

/// The settings in force.
pub(super) struct Reader<'a> {
    path: &'a Path,
    settings: BTreeMap<String, Entry>,
    sections: Vec<&'static str>,
    /// Some line of the file names no known key: what seems absent may have stood there.
    is_damaged: bool,
    errors: Vec<ConfigError>,
}

impl<'a> Reader<'a> {
    /// The file first, then the environment over it.
    pub(super) fn new(path: &'a Path, file: Contents, environment: Vec<Entry>) -> Self {
        let mut reader = Self {
            path,
            settings: BTreeMap::new(),
            sections: file.sections,
            is_damaged: file.is_damaged,
            errors: file.errors,
        };
        for entry in file.entries.into_iter().chain(environment) {
            reader.sections.push(entry.key.section);
            if entry.value != Value::Unreadable && !entry.value.fits(entry.key.kind) {
                reader.errors.push(wrong_type(&entry));
            }
            reader.settings.insert(entry.key.full_name(), entry);
        }
        reader
    }

    pub(super) fn into_errors(self) -> Vec<ConfigError> {
        self.errors
    }

    /// Where the configuration file is.
    pub(super) fn file(&self) -> &Path {
        self.path
    }

    /// Whether anything is written in that section, its header included.
    pub(super) fn uses(&self, section: &str) -> bool {
        self.sections.contains(&section)
    }

    /// Whether the key is written, rightly or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.settings.contains_key(name)
    }

    pub(super) fn source(&self, name: &str) -> Option<&Source> {
        self.settings.get(name).map(|entry| &entry.source)
    }

    /// The text of a key, or its default. `None` when it has neither, or is refused.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a key made into what it stands for.
    pub(super) fn parsed<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let text = self.text(name)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.refuse(name, fault);
                None
            }
        }
    }

    /// A path; a relative one starts from the folder of the configuration file.
    pub(super) fn path(&mut self, name: &str) -> Option<PathBuf> {
        let text = self.text(name)?;
        Some(self.path.parent().unwrap_or(Path::new("")).join(text))
    }

    pub(super) fn integer<T: TryFrom<i64>>(&mut self, name: &str) -> Option<T> {
        match self.value(name)? {
            Value::Integer(number) => T::try_from(number).ok(),
            _ => None,
        }
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        match self.value(name)? {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// Refuses the value of a key, at the place where it is written.
    pub(super) fn refuse(&mut self, name: &str, fault: Fault) {
        let key = declared(name);
        let entry = self.settings.get(name);
        let found = match (fault.found, entry) {
            (Some(found), _) => found,
            (None, Some(entry)) => entry.value.shown(key.kind),
            (None, None) => "nothing".into(),
        };
        self.errors.push(ConfigError {
            source: entry.map_or_else(|| Source::Missing(self.path.into()), |e| e.source.clone()),
            key: name.to_owned(),
            found,
            expected: fault.expected.unwrap_or(key.expected).into(),
            remedy: fault.remedy,
        });
    }

    /// The value as written if it fits, else the default of a key that is not written.
    fn value(&mut self, name: &str) -> Option<Value> {
        let key = declared(name);
        if let Some(entry) = self.settings.get(name) {
            return entry.value.fits(key.kind).then(|| entry.value.clone());
        }
        match key.fallback {
            Fallback::Text(text) => Some(Value::Text(text.to_owned())),
            Fallback::Integer(number) => Some(Value::Integer(number)),
            Fallback::Flag(flag) => Some(Value::Flag(flag)),
            Fallback::Absent | Fallback::Rule(_) => None,
            Fallback::Required => {
                if !self.is_damaged {
                    self.refuse(name, missing(key));
                }
                None
            }
        }
    }
}

/// The key the code asks for; asking for one that is not in the table is a mistake of ours.
fn declared(name: &str) -> &'static Key {
    name.split_once('.')
        .and_then(|(section, name)| keys::find(section, name))
        .expect("every key the program reads is in KEYS")
}

fn missing(key: &Key) -> Fault {
    let (name, sample, section) = (key.name, key.sample, key.section);
    Fault::from(format!("write {name} = {sample} under [{section}], or set {}", key.variable()))
}

/// The error of a value of the wrong type, or out of range.
fn wrong_type(entry: &Entry) -> ConfigError {
    let key = entry.key;
    ConfigError {
        source: entry.source.clone(),
        key: key.full_name(),
        found: entry.value.shown(key.kind),
        expected: key.expected.into(),
        remedy: correction(entry),
    }
}

/// What to write instead: the word that was nearly written, else the sample of the key.
fn correction(entry: &Entry) -> String {
    let key = entry.key;
    let meant = match (key.kind, &entry.value) {
        (Kind::OneOf(words), Value::Text(text)) => nearest(text, words.iter().copied()),
        _ => None,
    };
    let sample = meant.map_or_else(|| key.sample.to_owned(), |word| format!("\"{word}\""));
    let (write, remove) = match &entry.source {
        Source::Env(variable) => (format!("set {variable}={}", sample.trim_matches('"')), "unset the variable"),
        _ => (format!("write {} = {sample}", key.name), "remove the line"),
    };
    match key.fallback {
        Fallback::Required => write,
        Fallback::Absent => format!("{write}, or {remove}"),
        _ => format!("{write}, or {remove} to use the default"),
    }
}
