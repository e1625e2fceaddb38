//! What the application does by itself when a ticket comes to a counter, created or moved (spec.md §6.5, §13.2).

use super::{Event, EventKind, Status};
use crate::{Counter, Manager, MessageScope, Moment, PersonId};

/// Whom the algorithm of a counter chooses, and which algorithm that was, for managers (spec.md §6.5).
pub fn chosen(counter: &Counter, draw: u64, now: Moment) -> Vec<Event> {
    explained(counter, counter.chooses(draw, None), None, now)
}

/// The same, of a ticket that its holder leaves, who is not chosen.
pub fn chosen_again(counter: &Counter, draw: u64, leaver: PersonId, now: Moment) -> Vec<Event> {
    explained(counter, counter.chooses(draw, Some(leaver)), Some(leaver), now)
}

fn explained(counter: &Counter, chosen: Option<&Manager>, from: Option<PersonId>, now: Moment) -> Vec<Event> {
    let Some(manager) = chosen else { return Vec::new() };
    let assigned = EventKind::Assigned { to: manager.person.id, from };
    let explained = EventKind::ChosenBy { algorithm: counter.lineage.algorithm() };
    [assigned, explained]
        .into_iter()
        .map(|kind| {
            let scope = match kind {
                EventKind::ChosenBy { .. } => MessageScope::Manager,
                _ => MessageScope::Default,
            };
            Event { scope, ..by_application(kind, Status::InProgress, now) }
        })
        .collect()
}

/// What the application does in the course of somebody's command.
pub fn by_application(kind: EventKind, status: Status, now: Moment) -> Event {
    Event { kind, by: None, at: now, text: None, scope: MessageScope::Default, status }
}
