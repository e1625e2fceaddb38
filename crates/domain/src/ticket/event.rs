//! What happened to a ticket: the entries of its history, never changed afterwards (spec.md §3.3, Action).

use super::{Origin, Priority, Status};
use crate::{CategoryId, DepartmentId, Message, MessageScope, Moment, PersonId, Subject, TicketScope};

/// What happened, with what it changed: before and after.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// CREATE
    Created {
        department: DepartmentId,
        creation_department: DepartmentId,
        category: CategoryId,
        owner: PersonId,
        subject: Subject,
        scope: TicketScope,
        priority: Priority,
        origin: Origin,
    },
    /// CHANGE_OWNER
    OwnerChanged { from: PersonId, to: PersonId },
    /// TAKE
    Taken { from: Option<PersonId> },
    /// ASSIGN
    Assigned { to: PersonId, from: Option<PersonId> },
    /// FREE
    Released { from: PersonId },
    /// GIVE_INFORMATION
    Commented,
    /// REQUEST_INFORMATION
    InformationRequested,
    /// CLOSE
    Closed,
    /// CLOSE_APPROVE
    ClosedByOwner,
    /// APPROVE_CLOSURE
    ClosureApproved,
    /// REFUSE_CLOSURE
    ClosureRefused,
    /// REOPEN; `removed` no longer manages the department and lost the ticket (E57).
    Reopened { removed: Option<PersonId> },
}

impl EventKind {
    /// Its code in the history and in `locales/`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::OwnerChanged { .. } => "owner_changed",
            Self::Taken { .. } => "taken",
            Self::Assigned { .. } => "assigned",
            Self::Released { .. } => "released",
            Self::Commented => "commented",
            Self::InformationRequested => "information_requested",
            Self::Closed => "closed",
            Self::ClosedByOwner => "closed_by_owner",
            Self::ClosureApproved => "closure_approved",
            Self::ClosureRefused => "closure_refused",
            Self::Reopened { .. } => "reopened",
        }
    }

    /// Creation-like events are told to whoever asked for creations only (spec.md §8.2).
    pub fn is_creation_like(&self) -> bool {
        matches!(self, Self::Created { .. } | Self::Reopened { .. })
    }
}

/// One entry of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub kind: EventKind,
    /// `None` is the application itself.
    pub by: Option<PersonId>,
    pub at: Moment,
    pub text: Option<Message>,
    /// Who may read `text`.
    pub scope: MessageScope,
    /// The ticket's status once this has happened.
    pub status: Status,
}

impl Event {
    /// Everybody whom its sentence names.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        let named = match &self.kind {
            EventKind::Created { owner, .. } => [Some(*owner), None],
            EventKind::OwnerChanged { from, to } => [Some(*from), Some(*to)],
            EventKind::Assigned { to, from } => [Some(*to), *from],
            EventKind::Taken { from } => [*from, None],
            EventKind::Released { from } => [Some(*from), None],
            EventKind::Reopened { removed } => [*removed, None],
            _ => [None, None],
        };
        named.into_iter().chain([self.by]).flatten()
    }
}
