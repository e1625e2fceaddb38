//! Everything that can be answered instead of what was asked.

use domain::ticket::No;
use domain::{FieldError, Moment, Refusal};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// It does not exist, or this person may not know that it does.
    NotFound,
    /// In sight, but not allowed: why, and the names of those who could.
    Refused { why: Refusal, who_can: Vec<String> },
    /// Fields of the form do not do.
    Invalid(Vec<FieldError>),
    /// Somebody acted first: the page this was sent from is stale (E20).
    Conflict(Conflict),
    /// This form has already created that ticket, with other words.
    AlreadySent { ticket: domain::TicketId },
    /// Something of ours failed. Logged once, where it is answered.
    Broken(anyhow::Error),
}

/// What happened while somebody was writing.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Who acted first; `None` is the application, or somebody whose name is hidden.
    pub by: Option<String>,
    /// The department hides names from this reader (spec.md §5.4).
    pub is_hidden: bool,
    pub at: Moment,
    /// The code of the last event.
    pub what: &'static str,
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

impl From<No> for Error {
    fn from(no: No) -> Self {
        match no {
            No::Refused(why) => Self::Refused { why, who_can: Vec::new() },
            No::Invalid(error) => Self::Invalid(vec![error]),
        }
    }
}

impl From<Vec<FieldError>> for Error {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors)
    }
}
