//! The history of tickets: rows are added, never changed.

use domain::recipients::Past;
use domain::ticket::thread::{Line, thread};
use domain::{CategoryId, Coded, DepartmentId, Event, EventId, EventKind, Message, Moment, PersonId, TicketId};

use crate::db::{Conn, Error, FromRow, Result, Row, q};

/// An event with its place in the history.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: EventId,
    /// The ticket's version that its command made.
    pub batch: i64,
    pub event: Event,
}

impl FromRow for Entry {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (id, batch) = (row.id()?, row.get()?);
        let (kind, data): (String, String) = (row.get()?, row.get()?);
        let event = Event {
            kind: read_kind(&kind, &data)?,
            by: row.maybe_id()?,
            at: row.moment()?,
            text: row.maybe()?.map(Message::stored),
            scope: row.code()?,
            status: row.code()?,
        };
        Ok(Self { id, batch, event })
    }
}

/// `kind` is a column of its own, for queries; the rest of the event's values are a JSON object.
pub(crate) fn read_kind(kind: &str, data: &str) -> Result<EventKind> {
    let unreadable = |error: serde_json::Error| Error::Unreadable(format!("event {kind}: {error}"));
    let mut value: serde_json::Value = serde_json::from_str(data).map_err(unreadable)?;
    if let Some(object) = value.as_object_mut() {
        object.insert("kind".to_owned(), kind.into());
    }
    serde_json::from_value(value).map_err(unreadable)
}

fn write_data(kind: &EventKind) -> Result<String> {
    let mut value = serde_json::to_value(kind).map_err(|error| Error::Broken(error.into()))?;
    if let Some(object) = value.as_object_mut() {
        object.remove("kind");
    }
    Ok(value.to_string())
}

/// Adds events to a ticket's history.
pub async fn insert(conn: &mut Conn, ticket: TicketId, batch: i64, events: &[Event]) -> Result<()> {
    for event in events {
        let query = q("INSERT INTO events (ticket_id, batch, kind, data, by_id, at, text, scope, status) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(ticket)
        .bind(batch)
        .bind(event.kind.code())
        .bind(write_data(&event.kind)?)
        .bind(event.by)
        .bind(event.at)
        .bind(event.text.as_ref().map(Message::as_str))
        .bind(event.scope.code())
        .bind(event.status.code());
        conn.exec(query).await?;
    }
    Ok(())
}

/// The whole history, oldest first.
pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Entry>> {
    let query = q("SELECT id, batch, kind, data, by_id, at, text, scope, status FROM events \
         WHERE ticket_id = $1 ORDER BY id");
    conn.all(query.bind(ticket)).await
}

/// The history as it reads now, oldest first.
pub fn lines(entries: &[Entry]) -> Vec<Line> {
    thread(entries.iter().map(|entry| (entry.id, entry.batch, &entry.event)))
}

/// The histories of the tickets of a department in which something happened lately, with those that left it or passed
/// through it; without their words.
pub async fn lately(conn: &mut Conn, department: DepartmentId, since: Moment) -> Result<Vec<Past>> {
    let query =
        q("SELECT e.ticket_id, e.id, e.batch, e.kind, e.data, e.by_id, e.at, CAST(NULL AS TEXT), e.scope, e.status \
         FROM events e WHERE e.ticket_id IN (SELECT id FROM tickets WHERE department_id = $1 AND last_action_at >= $2 \
         UNION SELECT t.id FROM departments d JOIN tickets t ON t.department_id = d.id \
         WHERE t.last_action_at >= $2 AND t.moved_from_id IS NOT NULL) ORDER BY e.ticket_id, e.id");
    let rows: Vec<Lately> = conn.all(query.bind(department).bind(since)).await?;
    let mut pasts: Vec<Past> = Vec::new();
    for Lately { ticket, entry } in rows {
        if pasts.last().is_none_or(|past| past.ticket != ticket) {
            pasts.push(Past { ticket, commands: Vec::new() });
        }
        let Some(past) = pasts.last_mut() else { continue };
        match past.commands.last_mut().filter(|(batch, _)| *batch == entry.batch) {
            Some((_, events)) => events.push(entry.event),
            None => past.commands.push((entry.batch, vec![entry.event])),
        }
    }
    Ok(pasts)
}

/// An entry of some ticket.
struct Lately {
    ticket: TicketId,
    entry: Entry,
}

impl FromRow for Lately {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { ticket: row.id()?, entry: Entry::from_row(row)? })
    }
}

/// The last event of a ticket, for a message about what happened meanwhile.
pub async fn last(conn: &mut Conn, ticket: TicketId) -> Result<Option<Entry>> {
    let query = q("SELECT id, batch, kind, data, by_id, at, text, scope, status FROM events \
         WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1");
    conn.optional(query.bind(ticket)).await
}

/// The categories to which somebody moved tickets lately, the last first. A move that was undone is none: its undoing
/// is the very next batch.
pub async fn recent_moves(conn: &mut Conn, by: PersonId, limit: i64) -> Result<Vec<CategoryId>> {
    let query = q("SELECT id, batch, kind, data, by_id, at, text, scope, status FROM events e \
         WHERE by_id = $1 AND kind = 'moved' AND NOT EXISTS (SELECT 1 FROM events u WHERE u.ticket_id = e.ticket_id \
         AND u.batch = e.batch + 1 AND u.kind = 'undone') ORDER BY id DESC LIMIT 50");
    let entries: Vec<Entry> = conn.all(query.bind(by)).await?;
    let mut found = Vec::new();
    for entry in entries {
        if let EventKind::Moved { to, .. } = entry.event.kind
            && !found.contains(&to.category)
        {
            found.push(to.category);
        }
    }
    found.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(found)
}
