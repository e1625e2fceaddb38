//! What may happen to a ticket, as far as who is told goes: "Qui est prévenu ?" asks the rules about each.

use super::{Batch, Reason, WhyNot, why};
use crate::{Actor, Event, EventKind, Facts, MessageScope, Moment, Person, PersonId, Priority, Status, codes};

codes! {
    /// A kind of event that the rules tell apart (spec.md §8.4).
    pub enum Occasion {
        /// A reopening or a recall: like a creation (spec.md §8.2).
        Creation = "creation",
        /// A comment that whoever follows the ticket may read.
        Comment = "comment",
        /// Taking, closing, changing a property…
        Action = "action",
        Release = "release",
        Expiry = "expiry",
    }
}

impl Occasion {
    /// It, as nobody in particular would bring it about.
    fn event(self, facts: &Facts) -> Event {
        let kind = match self {
            Self::Creation => EventKind::Reopened { removed: None },
            Self::Comment => EventKind::Commented,
            Self::Action => EventKind::PriorityChanged { from: Priority::DEFAULT, to: Priority::DEFAULT },
            Self::Release => EventKind::Released { from: PersonId(0) },
            Self::Expiry => EventKind::Expired,
        };
        let status = match self {
            Self::Release => Status::Free,
            _ => facts.ticket.status,
        };
        let by = (self != Self::Expiry).then_some(PersonId(0));
        Event { kind, by, at: Moment(0), text: None, scope: MessageScope::Default, status }
    }
}

/// Would this person be told, were it to happen now?
///
/// # Errors
/// Why not: everything that keeps them from it.
pub fn would_tell(person: &Person, facts: &Facts, occasion: Occasion) -> Result<Reason, Vec<WhyNot>> {
    let events = [occasion.event(facts)];
    let batch = Batch { before: Some(facts), after: facts, events: &events, is_quiet: false };
    why(person, batch, &Actor::Application)
}
