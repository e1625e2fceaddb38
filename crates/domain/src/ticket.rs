//! A ticket: one request with its history (spec.md §3.3), and what can happen to it (spec.md §4).

pub mod arrivals;
mod command;
mod decide;
mod event;
mod fold;
pub mod lifecycle;
pub mod right;
mod status;
pub mod thread;
pub mod undo;

pub use command::{Act, Action, Closing, Command, Named, Place, Said, Transfer};
pub use decide::{
    Fate, MOST_PEOPLE, No, decide, may_edit, may_rescope, may_stay, may_uninvite, relinquished, resettled,
};
pub use event::{Event, EventKind, Stop};
pub use fold::{apply, replay};
pub use right::{Offer, available};
pub use status::Status;

use crate::{CategoryId, Computer, DepartmentId, Moment, PersonId, SpentTime, Subject, TicketId, TicketScope, codes};

codes! {
    /// How a request arrived (spec.md §3.3).
    pub enum Origin { Web = "web", Email = "email", Phone = "phone", Other = "other" }
}

/// 1 (very low) to 5 (very high); 0 = "par défaut", resolved by inheritance (spec.md §3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Priority(u8);

impl Priority {
    pub const DEFAULT: Self = Self(0);
    pub const NORMAL: Self = Self(3);

    pub const fn new(value: i64) -> Option<Self> {
        match value {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
            0..=5 => Some(Self(value as u8)),
            _ => None,
        }
    }

    pub const fn is_default(self) -> bool {
        self.0 == 0
    }

    pub const fn value(self) -> u8 {
        self.0
    }
}

/// The present state of a ticket: what replaying its events gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    pub id: TicketId,
    pub department: DepartmentId,
    pub category: CategoryId,
    /// The department the requester picked; kept even when a redirection stores the ticket elsewhere.
    pub creation_department: DepartmentId,
    pub owner: PersonId,
    pub creator: PersonId,
    /// The manager in charge ("Gestionnaire"); `None` is "aucun".
    pub holder: Option<PersonId>,
    pub status: Status,
    pub subject: Subject,
    pub scope: TicketScope,
    pub priority: Priority,
    pub origin: Origin,
    pub computer: Computer,
    /// The department's switch, as it was at the creation (spec.md §3.3).
    pub is_anonymous: bool,
    pub spent: Option<SpentTime>,
    /// Another ticket that says more, named at the closure (A21).
    pub link: Option<TicketId>,
    /// Only while postponed, and only with a date.
    pub recall_at: Option<Moment>,
    /// The category before the last move, and who made that move: where "Retour à l'envoyeur" leads (A20).
    pub moved_from: Option<CategoryId>,
    pub moved_by: Option<PersonId>,
    pub created_at: Moment,
    pub last_action_at: Moment,
    /// When it was closed, for the closure time; erased by a refused closure and a reopening (spec.md §12.7).
    pub closed_at: Option<Moment>,
    /// Grows by one with each command: a form sent from an older page is stale (spec.md §3.5, 5).
    pub version: i64,
}
