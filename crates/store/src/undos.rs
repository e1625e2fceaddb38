//! The last command of a ticket while its author may take it back, and what the history does not tell of the moment
//! before.

use domain::ticket::undo::Window;
use domain::{CategoryId, Coded, Moment, PersonId, TicketId};
use serde::{Deserialize, Serialize};

use crate::db::{Conn, Error, FromRow, Result, Row, q};
use crate::invitations::Invitation;

/// What was around the ticket just before the command, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    pub invitations: Vec<Invitation>,
    /// The version that its author had read; `None` when there was none, 0 once marked unread.
    pub read: Option<i64>,
    /// The command made its author follow the ticket.
    pub follows: bool,
    pub choice: Option<Choice>,
}

/// Whom the cyclical algorithm of a category chose for this command, and before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub category: CategoryId,
    pub before: Option<PersonId>,
    pub chosen: PersonId,
}

/// A command that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    pub window: Window,
    /// Since when one window has followed another on this ticket.
    pub since: Moment,
    pub memory: Memory,
}

impl FromRow for Undo {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let window = Window { batch: row.get()?, by: row.id()?, action: row.code()?, until: row.moment()? };
        let since = row.moment()?;
        let json: String = row.get()?;
        let memory = serde_json::from_str(&json);
        let memory = memory.map_err(|error| Error::Unreadable(format!("the memory of {}: {error}", window.batch)))?;
        Ok(Self { window, since, memory })
    }
}

/// The command of a ticket that may still be undone, or could until lately.
pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Option<Undo>> {
    let query = q("SELECT batch, by_id, action, until, since, memory FROM undos WHERE ticket_id = $1");
    conn.optional(query.bind(ticket)).await
}

/// Remembers the last command of a ticket, in place of the one before.
pub async fn set(conn: &mut Conn, ticket: TicketId, undo: &Undo) -> Result<()> {
    let memory = serde_json::to_string(&undo.memory).map_err(|error| Error::Broken(error.into()))?;
    let query = q("INSERT INTO undos (ticket_id, batch, by_id, action, until, since, memory) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (ticket_id) DO UPDATE SET batch = excluded.batch, \
         by_id = excluded.by_id, action = excluded.action, until = excluded.until, since = excluded.since, \
         memory = excluded.memory")
    .bind(ticket)
    .bind(undo.window.batch)
    .bind(undo.window.by)
    .bind(undo.window.action.code())
    .bind(undo.window.until)
    .bind(undo.since)
    .bind(memory);
    conn.exec(query).await?;
    Ok(())
}

pub async fn delete(conn: &mut Conn, ticket: TicketId) -> Result<()> {
    conn.exec(q("DELETE FROM undos WHERE ticket_id = $1").bind(ticket)).await?;
    Ok(())
}

/// Forgets the commands that nobody can undo since `before`.
pub async fn delete_older(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.exec(q("DELETE FROM undos WHERE until < $1").bind(before)).await
}
