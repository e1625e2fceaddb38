//! From events to the present: the ticket is nothing but its history, replayed (guarantees P6).

use super::{Event, EventKind, Ticket};
use crate::TicketId;

/// Lets one event happen to the ticket.
pub fn apply(ticket: &mut Ticket, event: &Event) {
    ticket.status = event.status;
    ticket.last_action_at = event.at;
    match &event.kind {
        EventKind::OwnerChanged { to, .. } => ticket.owner = *to,
        EventKind::Taken { .. } => ticket.holder = event.by,
        EventKind::Assigned { to, .. } => ticket.holder = Some(*to),
        EventKind::Released { .. } => ticket.holder = None,
        EventKind::Closed | EventKind::ClosedByOwner => ticket.closed_at = Some(event.at),
        EventKind::ClosureRefused => {
            ticket.closed_at = None;
            // A holder who no longer manages the department is gone: the status says so.
            if event.status == super::Status::Free {
                ticket.holder = None;
            }
        }
        EventKind::Reopened { removed } => {
            ticket.closed_at = None;
            if removed.is_some() {
                ticket.holder = None;
            }
        }
        EventKind::Created { .. }
        | EventKind::Commented
        | EventKind::InformationRequested
        | EventKind::ClosureApproved => {}
    }
}

/// The ticket that a history tells; `None` unless it begins with its creation.
/// `version` counts commands: as many as there are batches, which the caller knows.
pub fn replay<'a>(id: TicketId, version: i64, events: impl IntoIterator<Item = &'a Event>) -> Option<Ticket> {
    let mut events = events.into_iter();
    let mut ticket = born(id, version, events.next()?)?;
    events.for_each(|event| apply(&mut ticket, event));
    Some(ticket)
}

fn born(id: TicketId, version: i64, event: &Event) -> Option<Ticket> {
    let EventKind::Created { department, creation_department, category, owner, subject, scope, priority, origin } =
        &event.kind
    else {
        return None;
    };
    Some(Ticket {
        id,
        department: *department,
        category: *category,
        creation_department: *creation_department,
        owner: *owner,
        creator: event.by.unwrap_or(*owner),
        holder: None,
        status: event.status,
        subject: subject.clone(),
        scope: *scope,
        priority: *priority,
        origin: *origin,
        created_at: event.at,
        last_action_at: event.at,
        closed_at: None,
        version,
    })
}
