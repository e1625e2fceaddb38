//! The lifecycle, as a table: what each action asks of the ticket and of the person, and where it leads
//! (spec.md §4.3). Enforcement, buttons and `docs/lifecycle.md` all read it.

use super::{Action, Status};

/// The statuses from which an action starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    AnyOpen,
    /// Open with a manager in charge.
    Held,
    /// Closed by a manager, the owner has not answered yet.
    AwaitingApproval,
    /// Closed in any way, not archived.
    AnyClosed,
    AnyNotArchived,
}

impl Start {
    pub fn includes(self, status: Status) -> bool {
        match self {
            Self::AnyOpen => status.is_open(),
            Self::Held => status.is_held(),
            Self::AwaitingApproval => status == Status::Closed,
            Self::AnyClosed => status.is_closed(),
            Self::AnyNotArchived => status != Status::Archived,
        }
    }
}

/// Where an action leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    Becomes(Status),
    /// A free ticket is in progress; any other keeps its status.
    InProgressIfFree,
    /// An incomplete ticket is in progress when its owner or holder speaks; any other keeps its status.
    InProgressIfAnswered,
    /// In progress with its holder; free when nobody holds it.
    HeldOrFree,
}

/// Who may act. A person needs to satisfy one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The manager in charge.
    Holder,
    Owner,
    /// A manager who may take it: free, or from its holder (spec.md §2.2).
    Taker,
    /// A manager with the privilege to assign, somebody else being available.
    Assigner,
    /// Owner, managers and administrators.
    Commenter,
    /// Owner, holder, and managers with the privilege to reopen (D3).
    Reopener,
}

/// Whether words go with the action (spec.md §4.2, 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    Optional,
    Mandatory,
}

/// Who would look for the action on a ticket's page, able or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoughtBy {
    Managers,
    Owner,
    Both,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub action: Action,
    pub from: Start,
    pub to: To,
    pub who: Who,
    pub words: Words,
    pub sought_by: SoughtBy,
}

/// Every action on a ticket, in the order of its buttons.
pub const LIFECYCLE: &[Rule] = {
    use {Action as A, SoughtBy as S, Start as F, Status::*, To as T, Who as W, Words::*};
    const fn row(action: A, from: F, to: T, who: W, words: Words, sought_by: S) -> Rule {
        Rule { action, from, to, who, words, sought_by }
    }
    &[
        row(A::Take, F::AnyOpen, T::InProgressIfFree, W::Taker, Optional, S::Managers),
        row(A::TakeAndClose, F::AnyOpen, T::Becomes(Closed), W::Taker, Optional, S::Managers),
        row(A::TakeAndAsk, F::AnyOpen, T::Becomes(Incomplete), W::Taker, Mandatory, S::Managers),
        row(A::Assign, F::AnyOpen, T::InProgressIfFree, W::Assigner, Optional, S::Managers),
        row(A::Comment, F::AnyNotArchived, T::InProgressIfAnswered, W::Commenter, Mandatory, S::Both),
        row(A::Ask, F::AnyOpen, T::Becomes(Incomplete), W::Holder, Mandatory, S::Managers),
        row(A::Release, F::Held, T::Becomes(Free), W::Holder, Optional, S::Managers),
        row(A::Close, F::AnyOpen, T::Becomes(Closed), W::Holder, Optional, S::Managers),
        row(A::CloseOwn, F::AnyOpen, T::Becomes(Approved), W::Owner, Optional, S::Owner),
        row(A::Approve, F::AwaitingApproval, T::Becomes(Approved), W::Owner, Optional, S::Owner),
        row(A::RefuseClosure, F::AwaitingApproval, T::HeldOrFree, W::Owner, Optional, S::Owner),
        row(A::Reopen, F::AnyClosed, T::HeldOrFree, W::Reopener, Optional, S::Both),
    ]
};

impl Action {
    /// Its row.
    pub fn rule(self) -> &'static Rule {
        LIFECYCLE.iter().find(|rule| rule.action == self).unwrap_or_else(|| unreachable!("{self:?} has no row"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    #[test]
    fn every_action_has_one_row() {
        for action in Action::ALL {
            assert_eq!(LIFECYCLE.iter().filter(|rule| rule.action == *action).count(), 1, "{action:?}");
        }
    }
}
