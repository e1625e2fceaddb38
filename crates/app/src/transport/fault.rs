//! What is wrong with a file, and where.

use domain::{Coded, FieldError, Language, Refusal};

use crate::Words;

/// A line of one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Its rank among the files given.
    pub file: usize,
    /// From 1.
    pub line: usize,
}

/// One thing wrong, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub at: At,
    pub why: String,
}

/// All that is wrong.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn add(&mut self, at: At, why: impl Into<String>) {
        self.0.push(Fault { at, why: why.into() });
    }

    /// Why the browser would refuse it, in the same words.
    pub fn refuse(&mut self, at: At, what: &str, why: &Refusal) {
        self.add(at, format!("{what}: {}", Words::of(Language::English).refusal(why)));
    }

    /// The fields of a form that do not do.
    pub fn fields(&mut self, at: At, errors: &[FieldError]) {
        for error in errors {
            self.refuse(at, error.field.code(), &error.why);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each once, in the order of the lines.
    pub fn sorted(mut self) -> Vec<Fault> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
