//! What a category asks besides a subject and a message: a structured ticket type (R38).
//!
//! Answers go with the ticket as they were given, each with the words of its question: whatever the form becomes, old
//! tickets say what they said.

mod answer;
pub mod edit;
mod number;
mod read;

use crate::{Coded, codes};

pub use answer::{Answer, Answered};
pub use number::Number;
pub use read::{FILE, Reading, file, files, naming, read, reading};

codes! {
    /// What an answer is.
    pub enum Kind {
        ShortText = "short_text",
        LongText = "long_text",
        /// One of the options.
        Choice = "choice",
        /// Some of the options.
        Choices = "choices",
        Date = "date",
        Number = "number",
        /// A place: those of the options are proposed, any other is taken.
        Room = "room",
        YesNo = "yes_no",
        File = "file",
    }
}

codes! {
    pub enum YesNo {
        Yes = "yes",
        No = "no",
    }
}

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in the form, where no other has it.
    pub label: String,
    /// How to answer; often nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    pub kind: Kind,
    #[serde(default, rename = "required", skip_serializing_if = "std::ops::Not::not")]
    pub is_required: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Asked only then; `None` is always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Condition>,
}

/// What was typed for one question, known by its label.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reply {
    pub question: String,
    /// Several where several options may be chosen; of a file, what names it ([`naming`]).
    pub values: Vec<String>,
}

/// An earlier question has this answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub question: String,
    /// One of its options, or the code of a [`YesNo`].
    pub is: String,
}

impl Condition {
    /// Whether it holds with the answers given so far. A question that was not asked has none.
    pub fn is_met(&self, answers: &[Answered]) -> bool {
        answers.iter().any(|given| given.question == self.question && given.answer.holds(&self.is))
    }
}

impl Question {
    /// What a condition may wait for: the options to choose from, yes or no; of other kinds, nothing.
    pub fn outcomes(&self) -> Vec<&str> {
        match self.kind {
            Kind::Choice | Kind::Choices => self.options.iter().map(String::as_str).collect(),
            Kind::YesNo => YesNo::ALL.iter().map(|value| value.code()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Kind {
    /// It has options of its own: to choose from, or proposed.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices | Self::Room)
    }
}
