//! The event named in the subject of a mail (spec.md §8.5).

use crate::{Event, EventKind, codes};

codes! {
    /// In order of precedence: the first that a batch contains names its mail.
    pub enum Tag {
        Created = "created",
        Closed = "closed",
        Released = "released",
        Cancelled = "cancelled",
        Expired = "expired",
        Refused = "refused",
        Reopened = "reopened",
        ClosureApproved = "closure_approved",
        ClosureRefused = "closure_refused",
        Assigned = "assigned",
        Taken = "taken",
        Postponed = "postponed",
        Recalled = "recalled",
        InformationRequested = "information_requested",
        Commented = "commented",
        Invited = "invited",
        FileDeleted = "file_deleted",
        Uploaded = "uploaded",
        /// Anything else ("alerte").
        Changed = "changed",
        /// No event of a ticket: a daily report (spec.md §9.4).
        Report = "report",
    }
}

impl Tag {
    pub fn of(events: &[Event]) -> Self {
        events.iter().map(|event| Self::of_one(&event.kind)).min().unwrap_or(Self::Changed)
    }

    fn of_one(kind: &EventKind) -> Self {
        match kind {
            EventKind::Created { .. } => Self::Created,
            EventKind::Closed { .. } | EventKind::ClosedByOwner => Self::Closed,
            EventKind::Released { .. } => Self::Released,
            EventKind::Cancelled => Self::Cancelled,
            EventKind::Expired => Self::Expired,
            EventKind::Refused { .. } => Self::Refused,
            EventKind::Reopened { .. } => Self::Reopened,
            EventKind::ClosureApproved => Self::ClosureApproved,
            EventKind::ClosureRefused => Self::ClosureRefused,
            EventKind::Assigned { .. } => Self::Assigned,
            EventKind::Taken { .. } => Self::Taken,
            EventKind::Postponed { .. } => Self::Postponed,
            EventKind::Recalled => Self::Recalled,
            EventKind::InformationRequested => Self::InformationRequested,
            EventKind::Commented => Self::Commented,
            EventKind::Invited { permanent: false, .. } => Self::Invited,
            EventKind::FileDeleted { .. } => Self::FileDeleted,
            EventKind::Uploaded { .. } => Self::Uploaded,
            EventKind::Invited { .. }
            | EventKind::Uninvited { .. }
            | EventKind::Moved { .. }
            | EventKind::Archived
            | EventKind::ChosenBy { .. }
            | EventKind::OwnerChanged { .. }
            | EventKind::SubjectChanged { .. }
            | EventKind::ScopeChanged { .. }
            | EventKind::PriorityChanged { .. }
            | EventKind::OriginChanged { .. }
            | EventKind::ComputerChanged { .. }
            | EventKind::SpentTimeChanged { .. }
            | EventKind::CommentEdited { .. }
            | EventKind::ReadersChanged { .. }
            | EventKind::Undone { .. } => Self::Changed,
        }
    }
}
