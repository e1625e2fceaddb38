//! From events to the present: the ticket is nothing but its history, replayed (guarantees P6).

use super::undo::undone;
use super::{Event, EventKind, Status, Ticket};
use crate::TicketId;

/// Lets one event happen to the ticket.
pub fn apply(ticket: &mut Ticket, event: &Event) {
    ticket.status = event.status;
    if !event.kind.is_unseen() {
        ticket.last_action_at = event.at;
    }
    match &event.kind {
        EventKind::OwnerChanged { to, .. } => ticket.owner = *to,
        EventKind::Taken { .. } => ticket.holder = event.by,
        EventKind::Assigned { to, .. } => ticket.holder = Some(*to),
        EventKind::Released { .. } => ticket.holder = None,
        EventKind::Postponed { until } => ticket.recall_at = *until,
        EventKind::Closed { spent, link } => {
            ticket.closed_at = Some(event.at);
            ticket.spent = spent.or(ticket.spent);
            ticket.link = link.or(ticket.link);
        }
        EventKind::Refused { spent } => {
            ticket.closed_at = Some(event.at);
            ticket.spent = spent.or(ticket.spent);
        }
        EventKind::ClosedByOwner | EventKind::Cancelled => ticket.closed_at = Some(event.at),
        EventKind::ClosureRefused => {
            ticket.closed_at = None;
            // A holder who no longer manages the department is gone: the status says so.
            if event.status == Status::Free {
                ticket.holder = None;
            }
        }
        EventKind::Reopened { removed } => {
            ticket.closed_at = None;
            if removed.is_some() {
                ticket.holder = None;
            }
        }
        EventKind::Moved { from, to, removed } => {
            ticket.department = to.department;
            ticket.category = to.category;
            ticket.moved_from = Some(from.category);
            ticket.moved_by = event.by;
            if removed.is_some() {
                ticket.holder = None;
            }
        }
        EventKind::SubjectChanged { to, .. } => ticket.subject = to.clone(),
        EventKind::ScopeChanged { to, .. } => ticket.scope = *to,
        EventKind::PriorityChanged { to, .. } => ticket.priority = *to,
        EventKind::OriginChanged { to, .. } => ticket.origin = *to,
        EventKind::ComputerChanged { to, .. } => ticket.computer = to.clone(),
        EventKind::SpentTimeChanged { to } => ticket.spent = *to,
        EventKind::Created { .. }
        | EventKind::ChosenBy { .. }
        | EventKind::Commented
        | EventKind::InformationRequested
        | EventKind::Recalled
        | EventKind::ClosureApproved
        | EventKind::Expired
        | EventKind::Archived
        | EventKind::Invited { .. }
        | EventKind::Uninvited { .. }
        | EventKind::CommentEdited { .. }
        | EventKind::ReadersChanged { .. }
        | EventKind::Uploaded { .. }
        | EventKind::FileDeleted { .. }
        | EventKind::Undone { .. } => {}
    }
    if ticket.status != Status::Postponed {
        ticket.recall_at = None;
    }
}

/// The ticket that a history tells, each event with its batch, without what was undone; `None` unless it begins with
/// its creation. `version` counts commands: as many as there are batches, which the caller knows.
pub fn replay<'a>(id: TicketId, version: i64, history: impl IntoIterator<Item = (i64, &'a Event)>) -> Option<Ticket> {
    let history: Vec<_> = history.into_iter().collect();
    let undone = undone(history.iter().copied());
    let mut events = history.iter().filter(|(batch, _)| !undone.contains(batch)).map(|(_, event)| *event);
    let mut ticket = born(id, version, events.next()?)?;
    events.for_each(|event| apply(&mut ticket, event));
    Some(ticket)
}

fn born(id: TicketId, version: i64, event: &Event) -> Option<Ticket> {
    let EventKind::Created {
        department,
        creation_department,
        category,
        owner,
        subject,
        scope,
        priority,
        origin,
        computer,
        anonymous,
        answers: _,
    } = &event.kind
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
        computer: computer.clone(),
        is_anonymous: *anonymous,
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: event.at,
        last_action_at: event.at,
        closed_at: None,
        version,
    })
}
