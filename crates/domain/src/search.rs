//! Full-text search (spec.md §12.6): the words of a text, what a ticket says to whom, what somebody looks for.

mod matcher;
mod query;
mod spoken;
mod words;

pub use matcher::Matcher;
pub use query::{Query, Term, Wrong};
pub use spoken::{Columns, Passage, Readers, Source, Spoken, spoken};
pub use words::{Word, words};

/// Of the tokeniser and of what is indexed: another number, and every ticket is read again.
pub const VERSION: i64 = 1;
