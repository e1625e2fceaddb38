//! What holds for the whole installation, as far as the rules are concerned.

use crate::TicketScope;

/// The installation's word where no department, category or ticket has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Installation {
    /// The scope of tickets (D6); never [`TicketScope::Default`].
    pub default_scope: TicketScope,
    /// An assignment is told, among managers, to the new holder alone (spec.md §8.3, step 7').
    pub tells_assignee_only: bool,
}

impl From<TicketScope> for Installation {
    /// This scope, and the usual word for all the rest.
    fn from(default_scope: TicketScope) -> Self {
        Self { default_scope, tells_assignee_only: false }
    }
}
