//! What was undone comes back in the form that it was written in.

use app::Error;
use axum::response::Response;
use domain::ticket::undo::undone;
use domain::{Coded, Event, EventKind, Field, MessageScope, TicketId};
use store::events;

use crate::extract::{Fields, Seat};
use crate::problem::OrProblem;

/// What the form of an action holds, as its address asks: `undone` names what its reader has taken back. Whether there
/// is such a thing.
pub async fn refilled(seat: &Seat, ticket: TicketId, asked: Fields) -> Result<(Fields, bool), Response> {
    let Some(batch) = asked.id::<i64>("undone") else { return Ok((asked, false)) };
    let read = async { events::of_ticket(&mut seat.page.app.db.read().await?, ticket).await };
    let history = read.await.map_err(Error::from).or_problem(|| seat.page.clone_bare())?;
    let is_undone = undone(history.iter().map(|entry| (entry.batch, &entry.event))).contains(&batch);
    let own = history.iter().filter(|entry| is_undone && entry.batch == batch).map(|entry| &entry.event);
    let own: Vec<&Event> = own.filter(|event| event.by == Some(seat.me.id)).collect();
    let fields = own.iter().fold(asked, |fields, event| with(fields, event));
    Ok((fields, !own.is_empty()))
}

/// The fields that made an event, as far as it tells them.
fn with(fields: Fields, event: &Event) -> Fields {
    let text = event.text.as_ref().map(|text| ("message", text.as_str().to_owned()));
    let scope = (event.scope != MessageScope::Default).then(|| ("scope", event.scope.code().to_owned()));
    let known = match &event.kind {
        EventKind::Uploaded { file, .. } => Some((Field::Files.code(), file.to_string())),
        EventKind::Moved { to, .. } => Some(("to", format!("c{}", to.category))),
        EventKind::Assigned { to, .. } => Some(("assignee", to.to_string())),
        EventKind::SubjectChanged { to, .. } => Some(("subject", to.as_str().to_owned())),
        EventKind::ComputerChanged { to, .. } => Some(("computer", to.as_str().to_owned())),
        EventKind::PriorityChanged { to, .. } => Some(("priority", to.value().to_string())),
        EventKind::OriginChanged { to, .. } => Some(("origin", to.code().to_owned())),
        EventKind::ScopeChanged { to, .. } => Some(("scope", to.code().to_owned())),
        _ => None,
    };
    [text, scope, known].into_iter().flatten().fold(fields, |fields, (name, value)| fields.with(name, &value))
}
