//! One `key = value` as written, wherever it was written.

use toml::de::DeValue;

use super::error::{Source, shown};
use super::keys::{Key, Kind};

/// A value before anyone knows whether it is right.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Flag(bool),
    /// What no key takes, in words: "a list", "the number 1.5".
    Other(String),
    /// Not even TOML; the error has been noted.
    Unreadable,
}

impl Value {
    pub(super) fn from_toml(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| Self::Other(format!("the number {number}")), Self::Integer),
            DeValue::Float(number) => Self::Other(format!("the number {number}")),
            DeValue::Datetime(date) => Self::Other(format!("the date {date}")),
            DeValue::Array(_) => Self::Other("a list".into()),
            DeValue::Table(_) => Self::Other("a table".into()),
        }
    }

    /// A variable is always text: it is read as the type its key takes, if it can be.
    pub(super) fn from_variable(text: String, kind: Kind) -> Self {
        match kind {
            Kind::Integer { .. } => text.trim().parse().map_or(Self::Text(text), Self::Integer),
            Kind::Flag => text.trim().parse().map_or(Self::Text(text), Self::Flag),
            Kind::Text | Kind::Secret | Kind::OneOf(_) => Self::Text(text),
        }
    }

    /// The value as an error message may show it.
    pub(super) fn shown(&self, kind: Kind) -> String {
        match self {
            _ if kind == Kind::Secret => "a value that is not shown".into(),
            Self::Text(text) if text.trim().is_empty() => "an empty text".into(),
            Self::Text(text) => shown(text),
            Self::Integer(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Other(words) => words.clone(),
            Self::Unreadable => "a value that is not TOML".into(),
        }
    }

    /// Whether the value is of the type, and in the range, that its key takes.
    pub(super) fn fits(&self, kind: Kind) -> bool {
        match (kind, self) {
            (Kind::Text, Self::Text(text)) => {
                !text.is_empty() && text.trim() == text && text.len() <= 1000 && is_plain(text)
            }
            (Kind::Secret, Self::Text(text)) => !text.trim().is_empty() && is_plain(text),
            (Kind::Integer { min, max }, Self::Integer(number)) => (min..=max).contains(number),
            (Kind::Flag, Self::Flag(_)) => true,
            (Kind::OneOf(words), Self::Text(text)) => words.contains(&text.as_str()),
            _ => false,
        }
    }
}

/// No control character, and nothing lost in decoding.
fn is_plain(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER)
}

/// One setting as found in the file or in the environment.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: &'static Key,
    pub(super) value: Value,
    pub(super) source: Source,
}
