//! Mails to send: written with the command that causes them, sent afterwards by a worker.

use domain::recipients::{Reason, Tag};
use domain::{Coded, Moment, PersonId, TicketId, codes};

use crate::db::{Conn, Error, FromRow, Result, Row, q};

codes! {
    /// Where a mail is.
    pub enum State {
        /// To be sent, or tried again.
        Waiting = "waiting",
        /// Accepted by the relay.
        Sent = "sent",
        /// Refused by the relay, for good.
        Refused = "refused",
        /// Tried for too long.
        Expired = "expired",
        /// Its reader lost sight of the ticket before it left, or its author took back what it announces.
        Withheld = "withheld",
    }
}

/// A mail to write with its batch.
#[derive(Debug, Clone)]
pub struct Letter {
    pub person: PersonId,
    pub reason: Reason,
    pub message_id: String,
}

/// A mail whose turn has come.
#[derive(Debug, Clone)]
pub struct Due {
    pub id: i64,
    pub ticket: TicketId,
    pub batch: i64,
    pub person: PersonId,
    pub tag: Tag,
    pub reason: Reason,
    pub message_id: String,
    /// Counting this one.
    pub attempts: i64,
    pub created_at: Moment,
}

impl FromRow for Due {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get()?,
            ticket: row.id()?,
            batch: row.get()?,
            person: row.id()?,
            tag: row.code()?,
            reason: reason(&row.get::<String>()?)?,
            message_id: row.get()?,
            attempts: row.get()?,
            created_at: row.moment()?,
        })
    }
}

fn reason(json: &str) -> Result<Reason> {
    serde_json::from_str(json).map_err(|error| Error::Unreadable(format!("reason {json}: {error}")))
}

/// What became of a mail, for the ticket's page.
#[derive(Debug, Clone)]
pub struct Fate {
    pub batch: i64,
    pub person: PersonId,
    pub name: String,
    pub state: State,
    pub outcome: String,
    pub reason: Reason,
}

impl FromRow for Fate {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            batch: row.get()?,
            person: row.id()?,
            name: row.get()?,
            state: row.code()?,
            outcome: row.get()?,
            reason: reason(&row.get::<String>()?)?,
        })
    }
}

/// Queues mails that leave at `leaves_at`.
pub async fn insert(
    conn: &mut Conn,
    ticket: TicketId,
    batch: i64,
    tag: Tag,
    letters: &[Letter],
    now: Moment,
    leaves_at: Moment,
) -> Result<()> {
    for letter in letters {
        let reason = serde_json::to_string(&letter.reason).map_err(|error| Error::Broken(error.into()))?;
        let query = q("INSERT INTO outbox (ticket_id, batch, person_id, tag, reason, message_id, state, created_at, \
             next_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(ticket)
        .bind(batch)
        .bind(letter.person)
        .bind(tag.code())
        .bind(reason)
        .bind(letter.message_id.as_str())
        .bind(State::Waiting.code())
        .bind(now)
        .bind(leaves_at);
        conn.exec(query).await?;
    }
    Ok(())
}

/// Takes the mails that are due, oldest first, out of everybody else's sight until `lease`.
pub async fn claim(conn: &mut Conn, now: Moment, lease: Moment, limit: i64) -> Result<Vec<Due>> {
    let skip_locked = conn.engine().skip_locked();
    let due = q("SELECT id FROM outbox WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT $2");
    let ids: Vec<i64> = conn.all(due.bind(now).bind(limit).push(skip_locked)).await?;
    let taken = q("UPDATE outbox SET attempts = attempts + 1, next_at = $1 WHERE id IN ").bind(lease);
    conn.exec(taken.push_in("", ids.iter().copied())).await?;
    let query = q("SELECT id, ticket_id, batch, person_id, tag, reason, message_id, attempts, created_at FROM outbox \
         WHERE id IN ");
    conn.all(query.push_in("", ids).push(" ORDER BY id")).await
}

/// Ends a mail, well or not.
pub async fn settle(conn: &mut Conn, id: i64, state: State, outcome: &str, now: Moment) -> Result<()> {
    let query = q("UPDATE outbox SET state = $1, outcome = $2, settled_at = $3 WHERE id = $4 AND state = 'waiting'");
    conn.exec(query.bind(state.code()).bind(outcome).bind(now).bind(id)).await?;
    Ok(())
}

/// Puts a mail back, to be tried at `next_at`.
pub async fn postpone(conn: &mut Conn, id: i64, next_at: Moment, outcome: &str) -> Result<()> {
    let query = q("UPDATE outbox SET next_at = $1, outcome = $2 WHERE id = $3 AND state = 'waiting'");
    conn.exec(query.bind(next_at).bind(outcome).bind(id)).await?;
    Ok(())
}

/// Puts back a mail that nobody tried to send after all.
pub async fn give_back(conn: &mut Conn, id: i64, next_at: Moment) -> Result<()> {
    let query = q("UPDATE outbox SET next_at = $1, attempts = attempts - 1 WHERE id = $2 AND state = 'waiting'");
    conn.exec(query.bind(next_at).bind(id)).await?;
    Ok(())
}

/// The outcome of a mail that announced what its author took back.
pub const UNDONE: &str = "undone";

/// Keeps the mails of a batch from ever leaving, but those that somebody has begun to send: when that was, if any.
pub async fn withhold(conn: &mut Conn, ticket: TicketId, batch: i64, now: Moment) -> Result<Option<Moment>> {
    // First the change, which waits for a worker at the same row; then what it could not change.
    let query = q("UPDATE outbox SET state = 'withheld', outcome = $1, settled_at = $2 \
         WHERE ticket_id = $3 AND batch = $4 AND state = 'waiting' AND attempts = 0");
    conn.exec(query.bind(UNDONE).bind(now).bind(ticket).bind(batch)).await?;
    let query = q("SELECT COALESCE(settled_at, $1) FROM outbox WHERE ticket_id = $2 AND batch = $3 AND attempts > 0 \
         AND state <> 'withheld' ORDER BY 1 LIMIT 1");
    Ok(conn.optional::<i64>(query.bind(now).bind(ticket).bind(batch)).await?.map(Moment))
}

/// When the next mail is due, if one is waiting.
pub async fn next_due(conn: &mut Conn) -> Result<Option<Moment>> {
    let query = q("SELECT next_at FROM outbox WHERE state = 'waiting' ORDER BY next_at LIMIT 1");
    Ok(conn.optional::<i64>(query).await?.map(Moment))
}

/// What became of every mail about a ticket, oldest first.
pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Fate>> {
    let query = q("SELECT o.batch, o.person_id, p.name, o.state, o.outcome, o.reason FROM outbox o \
         JOIN people p ON p.id = o.person_id WHERE o.ticket_id = $1 ORDER BY o.id");
    conn.all(query.bind(ticket)).await
}

/// Declares every waiting mail sent: the demo's past, whose mails nobody will read.
pub async fn settle_all(conn: &mut Conn, outcome: &str, now: Moment) -> Result<u64> {
    let query =
        q("UPDATE outbox SET state = 'sent', attempts = 1, outcome = $1, settled_at = $2 WHERE state = 'waiting'");
    conn.exec(query.bind(outcome).bind(now)).await
}
