//! Monitoring ("surveillance"): what a manager is told of, per department (spec.md §8.1, R31–R33).

use crate::{Field, FieldError, Refusal, codes};

codes! {
    /// How much is told about one kind of ticket (R33), from least to most.
    pub enum Behaviour { Never = "never", Creation = "creation", Always = "always" }
}

codes! {
    /// The presets offered (spec.md §8.1, D1).
    pub enum Level {
        None = "none",
        Minimal = "minimal",
        Medium = "medium",
        Complete = "complete",
        Custom = "custom",
    }
}

codes! {
    /// How long alerts of a department wait, so that those about one ticket come together. Creations never wait.
    pub enum Pace { Immediate = "immediate", FiveMinutes = "five_minutes", Hourly = "hourly" }
}

impl Pace {
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Immediate => 0,
            Self::FiveMinutes => 300,
            Self::Hourly => 3600,
        }
    }
}

codes! {
    /// When an address is mailed that watches a place (spec.md §6.7).
    pub enum WatchLevel {
        Never = "never",
        Creation = "creation",
        /// At the creation and when somebody frees it.
        CreationOrRelease = "creation_or_release",
        /// At the creation, and for whatever leaves the ticket free.
        CreationAndFree = "creation_and_free",
        /// Every action but plain comments: an address has no reading right.
        Always = "always",
    }
}

/// Extra monitoring ("surveillance additionnelle"): a fixed address, and when it is mailed (spec.md §6.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    pub level: WatchLevel,
    /// Empty while the level is [`WatchLevel::Never`].
    pub address: String,
}

/// One behaviour per kind of ticket (R32): any of the department, of a member category, held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    pub any: Behaviour,
    pub category: Behaviour,
    pub managed: Behaviour,
}

impl Default for Grid {
    /// *Moyenne* (D1).
    fn default() -> Self {
        Self { any: Behaviour::Creation, category: Behaviour::Creation, managed: Behaviour::Always }
    }
}

impl Grid {
    /// The triple of a preset; *Personnalisée* has none of its own.
    pub fn preset(level: Level) -> Option<Self> {
        use Behaviour::{Always, Never};
        let grid = |any, category, managed| Some(Self { any, category, managed });
        match level {
            Level::None => grid(Never, Never, Never),
            Level::Minimal => grid(Never, Never, Always),
            Level::Medium => Some(Self::default()),
            Level::Complete => grid(Always, Always, Always),
            Level::Custom => None,
        }
    }

    /// The preset that this triple is, else *Personnalisée*.
    pub fn level(self) -> Level {
        [Level::None, Level::Minimal, Level::Medium, Level::Complete]
            .into_iter()
            .find(|level| Self::preset(*level) == Some(self))
            .unwrap_or(Level::Custom)
    }

    /// A narrower kind is never less alerted (spec.md §8.1, E45).
    pub fn is_consistent(self) -> bool {
        self.any <= self.category && self.category <= self.managed
    }

    /// What breaks that constraint, each with its field.
    pub fn faults(self) -> Vec<FieldError> {
        let member = (self.category < self.any)
            .then(|| FieldError::new(Field::MemberCategory, Refusal::MemberCategoryLessAlerted));
        let held = (self.managed < self.category).then(|| FieldError::new(Field::Managed, Refusal::HeldLessAlerted));
        member.into_iter().chain(held).collect()
    }

    /// Does some kind of ticket tell more here than there?
    pub fn tells_more_than(self, other: Self) -> bool {
        self.any > other.any || self.category > other.category || self.managed > other.managed
    }

    /// All three *Jamais*: no alert at all, not even of a release (D2).
    pub fn is_silent(self) -> bool {
        Self::preset(Level::None) == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    #[test]
    fn presets_are_consistent_and_recognised() {
        for level in Level::ALL.iter().copied().filter(|level| *level != Level::Custom) {
            let grid = Grid::preset(level).expect("every level but the custom one has a triple");
            assert!(grid.is_consistent(), "{level:?}");
            assert_eq!(grid.level(), level);
        }
    }

    #[test]
    fn a_new_manager_is_on_medium() {
        assert_eq!(Grid::default().level(), Level::Medium);
    }

    #[test]
    fn another_triple_is_custom() {
        let grid = Grid { any: Behaviour::Never, category: Behaviour::Creation, managed: Behaviour::Always };
        assert_eq!(grid.level(), Level::Custom);
        assert!(!Grid { any: Behaviour::Creation, category: Behaviour::Never, ..grid }.is_consistent());
    }

    #[test]
    fn exactly_the_inconsistent_triples_have_faults() {
        for any in Behaviour::ALL.iter().copied() {
            for category in Behaviour::ALL.iter().copied() {
                for managed in Behaviour::ALL.iter().copied() {
                    let grid = Grid { any, category, managed };
                    assert_eq!(grid.faults().is_empty(), grid.is_consistent(), "{grid:?}");
                }
            }
        }
    }
}
