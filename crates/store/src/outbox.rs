//! Mails to send: written with the command that causes them, sent afterwards by a worker ([`crate::departures`]).

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

/// What a mail says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// What a command did to a ticket.
    Alert { ticket: TicketId, batch: i64, tag: Tag },
    /// The tickets of the departments that [`Reason::DailyReport`] names.
    Report,
}

/// Whom a mail is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    Person(PersonId),
    /// An address that watches a place (spec.md §6.7): nobody in particular.
    Address(String),
}

/// A mail to write with its batch.
#[derive(Debug, Clone)]
pub struct Letter {
    pub about: About,
    pub reader: Reader,
    pub reason: Reason,
    pub message_id: String,
    /// What the links of the mail carry; 128 random bits.
    pub link_key: String,
    /// The domain that it goes to, in lower case.
    pub destination: String,
    /// Leaves with the other alerts of this author about the ticket, written before it leaves; `None`: of anybody.
    pub author: Option<PersonId>,
    pub leaves_at: Moment,
}

pub(crate) fn reason(json: &str) -> Result<Reason> {
    serde_json::from_str(json).map_err(|error| Error::Unreadable(format!("reason {json}: {error}")))
}

/// The columns `ticket_id, batch, tag`.
pub(crate) fn about(row: &mut Row<'_>) -> Result<About> {
    let (ticket, batch) = (row.maybe_id()?, row.maybe::<i64>()?);
    let tag = row.code()?;
    Ok(match (ticket, batch) {
        (Some(ticket), Some(batch)) => About::Alert { ticket, batch, tag },
        _ => About::Report,
    })
}

/// The columns `person_id, address`.
pub(crate) fn reader(row: &mut Row<'_>) -> Result<Reader> {
    match (row.maybe_id()?, row.maybe::<String>()?) {
        (Some(person), _) => Ok(Reader::Person(person)),
        (None, Some(address)) => Ok(Reader::Address(address)),
        (None, None) => Err(Error::Unreadable("a mail for nobody".to_owned())),
    }
}

/// What became of a mail, for the ticket's page.
#[derive(Debug, Clone)]
pub struct Fate {
    pub batch: i64,
    /// `None` for an address that watches the place; `name` is that address.
    pub person: Option<PersonId>,
    pub name: String,
    pub state: State,
    pub outcome: String,
    pub reason: Reason,
}

impl FromRow for Fate {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            batch: row.get()?,
            person: row.maybe_id()?,
            name: row.get()?,
            state: row.code()?,
            outcome: row.get()?,
            reason: reason(&row.get::<String>()?)?,
        })
    }
}

/// Queues a mail; its key.
pub async fn insert(conn: &mut Conn, letter: &Letter, now: Moment) -> Result<i64> {
    let reason = serde_json::to_string(&letter.reason).map_err(|error| Error::Broken(error.into()))?;
    let (ticket, batch, tag) = match letter.about {
        About::Alert { ticket, batch, tag } => (Some(ticket), Some(batch), tag),
        About::Report => (None, None, Tag::Report),
    };
    let (person, address) = match &letter.reader {
        Reader::Person(person) => (Some(*person), None),
        Reader::Address(address) => (None, Some(address.as_str())),
    };
    let query = q("INSERT INTO outbox (ticket_id, batch, person_id, address, tag, reason, message_id, link_key, \
         destination, author_id, state, created_at, leaves_at, next_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) RETURNING id")
    .bind(ticket)
    .bind(batch)
    .bind(person)
    .bind(address)
    .bind(tag.code())
    .bind(reason)
    .bind(letter.message_id.as_str())
    .bind(letter.link_key.as_str())
    .bind(letter.destination.as_str())
    .bind(letter.author)
    .bind(State::Waiting.code())
    .bind(now)
    .bind(letter.leaves_at);
    conn.one(query).await
}

/// The outcome of a mail that failed on our side, put into words by whoever shows it; the log has the cause.
pub const INTERNAL: &str = "internal";

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

/// What became of every mail about a ticket, oldest first.
pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Fate>> {
    let query = q("SELECT o.batch, o.person_id, COALESCE(p.name, o.address), o.state, o.outcome, o.reason \
         FROM outbox o LEFT JOIN people p ON p.id = o.person_id WHERE o.ticket_id = $1 ORDER BY o.id");
    conn.all(query.bind(ticket)).await
}

/// Declares every waiting mail sent: the demo's past, whose mails nobody will read.
pub async fn settle_all(conn: &mut Conn, outcome: &str, now: Moment) -> Result<u64> {
    let query =
        q("UPDATE outbox SET state = 'sent', attempts = 1, outcome = $1, settled_at = $2 WHERE state = 'waiting'");
    conn.exec(query.bind(outcome).bind(now)).await
}
