//! What happened to a ticket: the entries of its history, never changed afterwards (spec.md §3.3, Action).

use super::{Action, Origin, Priority, Status};
use crate::{
    Algorithm, Answered, CategoryId, Computer, DepartmentId, EventId, FileId, FileName, Message, MessageScope, Moment,
    PersonId, SpentTime, Subject, TicketId, TicketScope,
};

/// A category and its name as it was then: histories survive what they speak of (spec.md §3.3).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stop {
    pub department: DepartmentId,
    pub category: CategoryId,
    /// « Services Généraux, Électricité ».
    pub label: String,
}

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
        #[serde(default)]
        computer: Computer,
        #[serde(default)]
        anonymous: bool,
        /// To the questions of its category, in order (R38).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<Answered>,
    },
    /// CHANGE_OWNER
    OwnerChanged { from: PersonId, to: PersonId },
    /// TAKE
    Taken { from: Option<PersonId> },
    /// ASSIGN
    Assigned { to: PersonId, from: Option<PersonId> },
    /// Which algorithm assigned it: for managers only (spec.md §6.5).
    ChosenBy { algorithm: Algorithm },
    /// FREE
    Released { from: PersonId },
    /// GIVE_INFORMATION
    Commented,
    /// REQUEST_INFORMATION
    InformationRequested,
    /// POSTPONE
    Postponed { until: Option<Moment> },
    /// CANCEL_POSTPONEMENT
    Recalled,
    /// CLOSE
    Closed {
        #[serde(default)]
        spent: Option<SpentTime>,
        #[serde(default)]
        link: Option<TicketId>,
    },
    /// REFUSE
    Refused { spent: Option<SpentTime> },
    /// CLOSE_APPROVE
    ClosedByOwner,
    /// CANCEL
    Cancelled,
    /// APPROVE_CLOSURE
    ClosureApproved,
    /// REFUSE_CLOSURE
    ClosureRefused,
    /// REOPEN; `removed` no longer manages the department and lost the ticket (E57).
    Reopened { removed: Option<PersonId> },
    /// EXPIRE
    Expired,
    /// Read-only from now on (A37).
    Archived,
    /// CHANGE_CATEGORY, or CHANGE_DEPARTMENT when the department differs; `removed` no longer has it in charge.
    Moved { from: Stop, to: Stop, removed: Option<PersonId> },
    /// INVITE; `permanent` when the department invites (R41).
    Invited { person: PersonId, permanent: bool },
    /// REMOVE_INVITATION
    Uninvited { person: PersonId },
    /// CHANGE_LABEL
    SubjectChanged { from: Subject, to: Subject },
    /// CHANGE_SCOPE; `narrows` when people without a role on the ticket could read it and no longer can.
    ScopeChanged { from: TicketScope, to: TicketScope, narrows: bool },
    /// CHANGE_PRIORITY
    PriorityChanged { from: Priority, to: Priority },
    /// CHANGE_ORIGIN
    OriginChanged { from: Origin, to: Origin },
    /// CHANGE_COMPUTER
    ComputerChanged { from: Computer, to: Computer },
    /// CHANGE_SPENT_TIME
    SpentTimeChanged { to: Option<SpentTime> },
    /// The words of an earlier event are replaced by those of this one (A36).
    CommentEdited { event: EventId },
    /// The readers of an earlier event are replaced by those of this one (A27): no entry of the history.
    ReadersChanged { event: EventId },
    /// UPLOAD: a file goes with what the same command said, and has its readers.
    Uploaded { file: FileId, name: FileName, size: i64 },
    /// DELETE_FILE_INFO: the file is erased, its name stays (A32).
    FileDeleted { file: FileId, name: FileName },
    /// Everything of the batch just before this one is taken back by its author: the history is read without it.
    Undone { batch: i64, action: Action },
}

impl EventKind {
    /// Its code in the history and in `locales/`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::OwnerChanged { .. } => "owner_changed",
            Self::Taken { .. } => "taken",
            Self::Assigned { .. } => "assigned",
            Self::ChosenBy { .. } => "chosen_by",
            Self::Released { .. } => "released",
            Self::Commented => "commented",
            Self::InformationRequested => "information_requested",
            Self::Postponed { .. } => "postponed",
            Self::Recalled => "recalled",
            Self::Closed { .. } => "closed",
            Self::Refused { .. } => "refused",
            Self::ClosedByOwner => "closed_by_owner",
            Self::Cancelled => "cancelled",
            Self::ClosureApproved => "closure_approved",
            Self::ClosureRefused => "closure_refused",
            Self::Reopened { .. } => "reopened",
            Self::Expired => "expired",
            Self::Archived => "archived",
            Self::Moved { .. } => "moved",
            Self::Invited { .. } => "invited",
            Self::Uninvited { .. } => "uninvited",
            Self::SubjectChanged { .. } => "subject_changed",
            Self::ScopeChanged { .. } => "scope_changed",
            Self::PriorityChanged { .. } => "priority_changed",
            Self::OriginChanged { .. } => "origin_changed",
            Self::ComputerChanged { .. } => "computer_changed",
            Self::SpentTimeChanged { .. } => "spent_time_changed",
            Self::CommentEdited { .. } => "comment_edited",
            Self::ReadersChanged { .. } => "readers_changed",
            Self::Uploaded { .. } => "uploaded",
            Self::FileDeleted { .. } => "file_deleted",
            Self::Undone { .. } => "undone",
        }
    }

    /// What its author answered to the questions of the category.
    pub fn answers(&self) -> &[Answered] {
        if let Self::Created { answers, .. } = self { answers } else { &[] }
    }

    /// The department changed: the new one's managers discover the ticket.
    pub fn is_transfer(&self) -> bool {
        matches!(self, Self::Moved { from, to, .. } if from.department != to.department)
    }

    /// Creation-like events are told to whoever asked for creations only (spec.md §8.2).
    pub fn is_creation_like(&self) -> bool {
        matches!(self, Self::Created { .. } | Self::Reopened { .. } | Self::Recalled) || self.is_transfer()
    }

    /// Wholly for some readers: for the others, it is no entry of the history.
    pub fn is_for_its_readers(&self) -> bool {
        matches!(self, Self::ChosenBy { .. } | Self::Uploaded { .. } | Self::FileDeleted { .. } | Self::Undone { .. })
    }

    /// Nothing of the ticket changed but the marks of its history: last action and expiry take no notice.
    pub fn is_unseen(&self) -> bool {
        matches!(self, Self::ReadersChanged { .. } | Self::Archived | Self::Undone { .. })
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
    /// Who may read `text`; of an event that is itself for some only, who may read it at all.
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
            EventKind::Reopened { removed } | EventKind::Moved { removed, .. } => [*removed, None],
            EventKind::Invited { person, .. } | EventKind::Uninvited { person } => [Some(*person), None],
            _ => [None, None],
        };
        named.into_iter().chain([self.by]).flatten()
    }
}
