//! What the application does by itself when a ticket comes to a counter, created or moved (spec.md §6.5, §13.2).

use super::{Event, EventKind, Status};
use crate::{Counter, MessageScope, Moment};

/// Whom the algorithm of a counter chooses, and which algorithm that was, for managers (spec.md §6.5).
pub fn chosen(counter: &Counter, draw: u64, now: Moment) -> Vec<Event> {
    let Some(manager) = counter.chooses(draw, None) else { return Vec::new() };
    let assigned = EventKind::Assigned { to: manager.person.id, from: None };
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
