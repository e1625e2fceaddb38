//! What holds for the whole installation, as far as the rules are concerned.

use crate::{Day, TicketScope};

/// The installation's word where no department, category or ticket has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Installation {
    /// The scope of tickets (D6); never [`TicketScope::Default`].
    pub default_scope: TicketScope,
    /// An assignment is told, among managers, to the new holder alone (spec.md §8.3, step 7').
    pub tells_assignee_only: bool,
    /// The day that it is there: who is away today is given nothing.
    pub today: Day,
}

impl From<TicketScope> for Installation {
    /// This scope, the usual word for all the rest, and no day in particular: nobody is away.
    fn from(default_scope: TicketScope) -> Self {
        Self { default_scope, tells_assignee_only: false, today: Day::default() }
    }
}
