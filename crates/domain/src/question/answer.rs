//! What was answered, as what it is: a date is a date, a number a number.

use super::{Number, YesNo};
use crate::{Coded, Day, FileId, FileName};

/// A question as it read when it was answered, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answered {
    pub question: String,
    #[serde(flatten)]
    pub answer: Answer,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Answer {
    /// Of one line or of several.
    Text(String),
    Choice(String),
    Choices(Vec<String>),
    Date(Day),
    Number(Number),
    Room(String),
    YesNo(YesNo),
    /// A file of the ticket.
    File {
        file: FileId,
        name: FileName,
    },
}

impl Answer {
    /// Whether it is what a condition waits for.
    pub fn holds(&self, wanted: &str) -> bool {
        match self {
            Self::Choice(option) => option == wanted,
            Self::Choices(options) => options.iter().any(|option| option == wanted),
            Self::YesNo(value) => value.code() == wanted,
            _ => false,
        }
    }

    pub fn file(&self) -> Option<FileId> {
        if let Self::File { file, .. } = self { Some(*file) } else { None }
    }

    /// The words that somebody may look for.
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Text(text) | Self::Choice(text) | Self::Room(text) => vec![text],
            Self::Choices(options) => options.iter().map(String::as_str).collect(),
            Self::Number(number) => vec![number.as_str()],
            // A file is found by its own name.
            Self::Date(_) | Self::YesNo(_) | Self::File { .. } => Vec::new(),
        }
    }
}
