//! Sets of switches stored in one column: the codes of those that are on, separated by spaces.

use std::collections::BTreeSet;

use crate::Coded;

/// The switches that are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flags<T: Ord>(BTreeSet<T>);

impl<T: Ord> Default for Flags<T> {
    fn default() -> Self {
        Self(BTreeSet::new())
    }
}

impl<T: Coded + Ord> Flags<T> {
    pub fn all() -> Self {
        T::ALL.iter().copied().collect()
    }

    pub fn has(&self, flag: T) -> bool {
        self.0.contains(&flag)
    }

    #[must_use]
    pub fn with(mut self, flag: T) -> Self {
        self.0.insert(flag);
        self
    }

    #[must_use]
    pub fn without(mut self, flag: T) -> Self {
        self.0.remove(&flag);
        self
    }

    /// As a column holds them.
    pub fn codes(&self) -> String {
        self.0.iter().map(|flag| flag.code()).collect::<Vec<_>>().join(" ")
    }

    /// Reads [`Self::codes`] back.
    ///
    /// # Errors
    /// The first code that is nobody's.
    pub fn parse(codes: &str) -> Result<Self, &str> {
        codes.split_whitespace().map(|code| T::from_code(code).ok_or(code)).collect()
    }
}

impl<T: Ord> FromIterator<T> for Flags<T> {
    fn from_iter<I: IntoIterator<Item = T>>(flags: I) -> Self {
        Self(flags.into_iter().collect())
    }
}
