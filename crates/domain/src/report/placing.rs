//! Which section of a report a ticket is in, and what is said of one that nobody touches (spec.md §9.3).

use super::{Profile, Section};
use crate::{Coded, Status, codes};

/// What a ticket that the reader sees is to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearing {
    pub status: Status,
    /// The reader is the manager in charge.
    pub is_held: bool,
    /// The reader is an effective member of its category.
    pub is_member: bool,
}

impl Profile {
    /// The section that shows the ticket: the most specific of those chosen, whatever the order in which they are shown.
    /// A type used alone shows its whole content. `None` for a ticket that is not open (D4b), or in none of them.
    pub fn place(self, ticket: Bearing) -> Option<Section> {
        let holds = |section: Section| match section {
            Section::Managed => ticket.is_held,
            Section::Member => ticket.is_member,
            Section::Free | Section::Other => true,
        };
        let chosen = Section::ALL.iter().copied().filter(|section| self.sections().contains(section));
        let is_open = ticket.status.is_open();
        chosen.into_iter().find(|section| is_open && holds(*section))
    }
}

const DAY_SECONDS: i64 = 24 * 3600;

codes! {
    /// What is said, in words and by a colour, of a ticket that nobody has touched for long.
    pub enum Warning {
        /// Nobody in charge for more than a day: purple.
        FreeTooLong = "free",
        /// More than 7 days: yellow.
        Idle = "idle",
        /// More than 30 days: red.
        Dormant = "dormant",
    }
}

impl Warning {
    /// Of a ticket last touched `idle_seconds` ago. Somebody decided that a postponed one waits.
    pub fn of(status: Status, idle_seconds: i64) -> Option<Self> {
        let is_older_than = |days: i64| idle_seconds > days * DAY_SECONDS;
        match status {
            Status::Free => is_older_than(1).then_some(Self::FreeTooLong),
            Status::InProgress | Status::Incomplete if is_older_than(30) => Some(Self::Dormant),
            Status::InProgress | Status::Incomplete => is_older_than(7).then_some(Self::Idle),
            _ => None,
        }
    }
}
