//! Tickets, one by one; lists are in [`list`].

pub mod due;
pub mod list;

use domain::visibility::Reach;
use domain::{Coded, Computer, Priority, SpentTime, Subject, Ticket, TicketId};

use crate::db::{Conn, Error, FromRow, Query, Result, Row, q};
use crate::reach::within;

impl FromRow for Ticket {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            department: row.id()?,
            category: row.id()?,
            creation_department: row.id()?,
            owner: row.id()?,
            creator: row.id()?,
            holder: row.maybe_id()?,
            status: row.code()?,
            subject: Subject::stored(row.get()?),
            scope: row.code()?,
            priority: priority(row)?,
            origin: row.code()?,
            computer: Computer::stored(row.get()?),
            is_anonymous: row.get()?,
            spent: row.maybe::<i64>()?.and_then(SpentTime::stored),
            link: row.maybe_id()?,
            recall_at: row.maybe_id()?,
            moved_from: row.maybe_id()?,
            moved_by: row.maybe_id()?,
            created_at: row.moment()?,
            last_action_at: row.moment()?,
            closed_at: row.maybe_id()?,
            version: row.get()?,
        })
    }
}

pub(crate) fn priority(row: &mut Row<'_>) -> Result<Priority> {
    let value: i64 = row.get()?;
    Priority::new(value).ok_or_else(|| Error::Unreadable(format!("priority {value}")))
}

pub async fn by_id(conn: &mut Conn, id: TicketId) -> Result<Option<Ticket>> {
    conn.optional(find(id)).await
}

/// The version of each of these tickets.
pub async fn versions(conn: &mut Conn, tickets: &[TicketId]) -> Result<Vec<(TicketId, i64)>> {
    let query = q("SELECT id, version FROM tickets").push_in(" WHERE id IN ", tickets.iter().copied());
    let rows: Vec<(i64, i64)> = conn.all(query).await?;
    Ok(rows.into_iter().map(|(id, version)| (TicketId(id), version)).collect())
}

/// The ticket, if the person sees it; out of reach, it costs what a ticket that does not exist costs.
pub async fn within_reach(conn: &mut Conn, reach: &Reach, id: TicketId) -> Result<Option<Ticket>> {
    conn.optional(within(find(id), reach)).await
}

/// The ticket, which nobody else changes until the end of the transaction.
pub async fn lock(conn: &mut Conn, id: TicketId) -> Result<Option<Ticket>> {
    let for_update = conn.engine().for_update();
    conn.optional(find(id).push(for_update)).await
}

fn find(id: TicketId) -> Query {
    q("SELECT t.id, t.department_id, t.category_id, t.creation_department_id, t.owner_id, t.creator_id, t.holder_id, \
         t.status, t.subject, t.scope, t.priority, t.origin, t.computer, t.is_anonymous, t.spent_minutes, t.link_id, \
         t.recall_at, t.moved_from_id, t.moved_by_id, t.created_at, t.last_action_at, t.closed_at, t.version \
         FROM tickets t WHERE t.id = $1")
    .bind(id)
}

/// Adds a ticket; its number is the key that the database gives it, whatever `ticket.id` says.
pub async fn insert(conn: &mut Conn, ticket: &Ticket) -> Result<TicketId> {
    let query = q("INSERT INTO tickets (department_id, category_id, creation_department_id, owner_id, creator_id, \
         holder_id, status, subject, scope, priority, origin, created_at, last_action_at, closed_at, version, computer, \
         is_anonymous) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id")
    .bind(ticket.department)
    .bind(ticket.category)
    .bind(ticket.creation_department)
    .bind(ticket.owner)
    .bind(ticket.creator)
    .bind(ticket.holder)
    .bind(ticket.status.code())
    .bind(ticket.subject.as_str())
    .bind(ticket.scope.code())
    .bind(i64::from(ticket.priority.value()))
    .bind(ticket.origin.code())
    .bind(ticket.created_at)
    .bind(ticket.last_action_at)
    .bind(ticket.closed_at)
    .bind(ticket.version)
    .bind(ticket.computer.as_str())
    .bind(ticket.is_anonymous);
    Ok(TicketId(conn.one(query).await?))
}

/// Writes what a command changed.
pub async fn update(conn: &mut Conn, ticket: &Ticket) -> Result<()> {
    let query =
        q("UPDATE tickets SET department_id = $1, category_id = $2, owner_id = $3, holder_id = $4, status = $5, \
         subject = $6, scope = $7, priority = $8, origin = $9, last_action_at = $10, closed_at = $11, version = $12, \
         computer = $13, spent_minutes = $14, link_id = $15, recall_at = $16, moved_from_id = $17, moved_by_id = $18 \
         WHERE id = $19")
        .bind(ticket.department)
        .bind(ticket.category)
        .bind(ticket.owner)
        .bind(ticket.holder)
        .bind(ticket.status.code())
        .bind(ticket.subject.as_str())
        .bind(ticket.scope.code())
        .bind(i64::from(ticket.priority.value()))
        .bind(ticket.origin.code())
        .bind(ticket.last_action_at)
        .bind(ticket.closed_at)
        .bind(ticket.version)
        .bind(ticket.computer.as_str())
        .bind(ticket.spent.map(|spent| i64::from(spent.minutes())))
        .bind(ticket.link)
        .bind(ticket.recall_at)
        .bind(ticket.moved_from)
        .bind(ticket.moved_by)
        .bind(ticket.id);
    conn.exec(query).await?;
    Ok(())
}
