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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Alert;

    #[test]
    fn every_set_is_read_back_as_it_was_written() {
        for mask in 0..1 << Alert::ALL.len() {
            let on = Alert::ALL.iter().zip(0..).filter(|(_, bit)| mask & (1 << bit) != 0).map(|(flag, _)| *flag);
            let flags: Flags<Alert> = on.collect();
            assert_eq!(Flags::parse(&flags.codes()), Ok(flags));
        }
        assert_eq!(Flags::<Alert>::parse(""), Ok(Flags::default()));
    }

    #[test]
    fn a_code_that_nobody_knows_is_named() {
        assert_eq!(Flags::<Alert>::parse("own colour invited"), Err("colour"));
    }

    #[test]
    fn a_switch_goes_on_and_off() {
        let own = Flags::default().with(Alert::Own);
        assert!(own.has(Alert::Own) && !own.has(Alert::Expiry));
        assert_eq!(own.without(Alert::Own), Flags::default());
        assert!(Alert::ALL.iter().all(|alert| Flags::all().has(*alert)));
    }
}
