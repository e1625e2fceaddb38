//! The statuses of a ticket (spec.md §4.1).

use crate::codes;

codes! {
    /// Where a ticket is in its life.
    pub enum Status {
        Free = "free",
        InProgress = "in_progress",
        Incomplete = "incomplete",
        Postponed = "postponed",
        /// Closed by a manager; the owner's approval is awaited.
        Closed = "closed",
        Approved = "approved",
        Expired = "expired",
        Cancelled = "cancelled",
        Refused = "refused",
        Archived = "archived",
    }
}

impl Status {
    /// FREE, INPROGRESS, INCOMPLETE or POSTPONED.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Free) || self.is_held()
    }

    /// Open, with a manager in charge.
    pub fn is_held(self) -> bool {
        matches!(self, Self::InProgress | Self::Incomplete | Self::Postponed)
    }

    /// Closed in any way, but still able to be reopened.
    pub fn is_closed(self) -> bool {
        !self.is_open() && self != Self::Archived
    }
}
