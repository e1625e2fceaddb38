//! The lifecycle, as a table: what each action asks of the ticket and of the person, and where it leads
//! (spec.md §4.3). Enforcement, buttons and `docs/lifecycle.md` all read it.

use super::{Action, Status};

/// The statuses from which an action starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    AnyOpen,
    OpenNotPostponed,
    Postponed,
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
            Self::OpenNotPostponed => status.is_open() && status != Status::Postponed,
            Self::Postponed => status == Status::Postponed,
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
    /// As [`Self::HeldOrFree`] at the counter where it goes; a closed ticket stays closed.
    HeldOrFreeThere,
    Unchanged,
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
    /// Owner, managers, invitees and administrators; while it is open, whoever sees it.
    Commenter,
    /// Owner, holder, and managers with the privilege to reopen (D3).
    Reopener,
    /// The holder, if he has the privilege to refuse.
    Refuser,
    /// A manager while the ticket is open; its holder always.
    Mover,
    /// A mover, of a ticket that was moved here.
    MoverBack,
    /// Owner, managers, administrators, and managers of a department that shares its tickets.
    Inviter,
    /// Managers and administrators.
    GroupInviter,
    /// Owner, managers and administrators; an invitee, of himself.
    Uninviter,
    /// Owner, managers and administrators.
    Concerned,
    OwnerOrHolder,
    /// The holder always, the owner while the ticket is open.
    OwnerOrHolderWhileOpen,
    /// The holder, on every message; their author while the ticket is open (spec.md §5.3).
    Reader,
    /// Administrators, managers of managers; the author of the last word (spec.md §4.5).
    Editor,
    /// Nobody but the application, on schedule.
    Application,
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
    /// Managers, owner and administrators.
    Both,
    /// Both, invitees, and managers of departments that share the ticket.
    Around,
    /// Whoever sees the ticket.
    Everybody,
    /// It is not on the page, or not as a button of the ticket.
    Nobody,
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
        row(A::Comment, F::AnyNotArchived, T::InProgressIfAnswered, W::Commenter, Mandatory, S::Everybody),
        row(A::Recall, F::Postponed, T::Becomes(InProgress), W::Holder, Optional, S::Managers),
        row(A::Ask, F::AnyOpen, T::Becomes(Incomplete), W::Holder, Mandatory, S::Managers),
        row(A::Transfer, F::AnyNotArchived, T::HeldOrFreeThere, W::Mover, Optional, S::Managers),
        row(A::SendBack, F::AnyNotArchived, T::HeldOrFreeThere, W::MoverBack, Optional, S::Managers),
        row(A::Postpone, F::OpenNotPostponed, T::Becomes(Postponed), W::Holder, Optional, S::Managers),
        row(A::Release, F::Held, T::Becomes(Free), W::Holder, Optional, S::Managers),
        row(A::Close, F::AnyOpen, T::Becomes(Closed), W::Holder, Optional, S::Managers),
        row(A::Refuse, F::AnyOpen, T::Becomes(Refused), W::Refuser, Optional, S::Managers),
        row(A::CloseOwn, F::AnyOpen, T::Becomes(Approved), W::Owner, Optional, S::Owner),
        row(A::Cancel, F::AnyOpen, T::Becomes(Cancelled), W::Owner, Optional, S::Owner),
        row(A::Approve, F::AwaitingApproval, T::Becomes(Approved), W::Owner, Optional, S::Owner),
        row(A::RefuseClosure, F::AwaitingApproval, T::HeldOrFree, W::Owner, Optional, S::Owner),
        row(A::Reopen, F::AnyClosed, T::HeldOrFree, W::Reopener, Optional, S::Both),
        row(A::Invite, F::AnyNotArchived, T::Unchanged, W::Inviter, Optional, S::Around),
        row(A::InviteGroup, F::AnyNotArchived, T::Unchanged, W::GroupInviter, Optional, S::Managers),
        row(A::Uninvite, F::AnyNotArchived, T::Unchanged, W::Uninviter, Optional, S::Around),
        row(A::ChangeOwner, F::Held, T::Unchanged, W::Holder, Optional, S::Managers),
        row(A::ChangeSubject, F::AnyNotArchived, T::Unchanged, W::OwnerOrHolder, Optional, S::Both),
        row(A::ChangeScope, F::AnyNotArchived, T::Unchanged, W::OwnerOrHolderWhileOpen, Optional, S::Both),
        row(A::ChangePriority, F::AnyNotArchived, T::Unchanged, W::OwnerOrHolderWhileOpen, Optional, S::Both),
        row(A::ChangeOrigin, F::AnyNotArchived, T::Unchanged, W::Holder, Optional, S::Managers),
        row(A::ChangeComputer, F::AnyNotArchived, T::Unchanged, W::Holder, Optional, S::Managers),
        row(A::ChangeSpentTime, F::AnyNotArchived, T::Unchanged, W::Holder, Optional, S::Managers),
        row(A::EditComment, F::AnyNotArchived, T::Unchanged, W::Editor, Mandatory, S::Nobody),
        row(A::ChangeReaders, F::AnyNotArchived, T::Unchanged, W::Reader, Optional, S::Nobody),
        row(A::Attach, F::AnyNotArchived, T::Unchanged, W::Commenter, Optional, S::Everybody),
        row(A::DeleteFile, F::AnyNotArchived, T::Unchanged, W::Concerned, Mandatory, S::Nobody),
        row(A::Expire, F::AwaitingApproval, T::Becomes(Expired), W::Application, Optional, S::Nobody),
        row(A::Archive, F::AnyClosed, T::Becomes(Archived), W::Application, Optional, S::Nobody),
    ]
};

impl Action {
    /// "Ne pas signaler la modification", as managers are offered it: ticked beforehand or not; `None` where it is
    /// not offered (spec.md §4.2, 5).
    pub fn quiet(self) -> Option<bool> {
        match self {
            Self::ChangeScope
            | Self::ChangeOrigin
            | Self::ChangePriority
            | Self::ChangeSubject
            | Self::ChangeComputer
            | Self::ChangeSpentTime => Some(true),
            Self::Comment | Self::EditComment | Self::Attach => Some(false),
            _ => None,
        }
    }

    /// Files may go with it: wherever words may, but for what is about earlier words (spec.md §4.2, 4).
    pub fn takes_files(self) -> bool {
        !matches!(self, Self::EditComment | Self::ChangeReaders | Self::DeleteFile | Self::Expire | Self::Archive)
    }

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
