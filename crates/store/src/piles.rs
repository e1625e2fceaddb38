//! Mails that have not arrived, as an administrator finds them: what waits, what was refused, what was given up.

use domain::recipients::{Reason, Tag};
use domain::{Coded, Moment, TicketId, codes};

use crate::db::{Conn, FromRow, Query, Result, Row, q};
use crate::outbox::{INTERNAL, State, reason};

codes! {
    /// Why a mail is not where it should be.
    pub enum Pile {
        /// Not tried yet, being sent, or to be tried again.
        Waiting = "waiting",
        /// To be tried again: what failed is on our side.
        Failed = "failed",
        /// Refused by the relay, for good.
        Refused = "refused",
        /// Tried for too long.
        Expired = "expired",
    }
}

/// A mail of a pile, with those that leave within it.
#[derive(Debug, Clone)]
pub struct Piled {
    pub id: i64,
    /// `None`: a report.
    pub ticket: Option<TicketId>,
    pub tag: Tag,
    /// The reader's, or the address that watches a place.
    pub name: String,
    pub address: String,
    pub reason: Reason,
    pub state: State,
    pub attempts: i64,
    pub created_at: Moment,
    pub next_at: Moment,
    /// The last words of the server, or [`INTERNAL`].
    pub outcome: String,
}

impl Piled {
    /// Somebody is sending it just now.
    pub fn is_leaving(&self) -> bool {
        self.state == State::Waiting && self.attempts > 0 && self.outcome.is_empty()
    }
}

impl FromRow for Piled {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get()?,
            ticket: row.maybe_id()?,
            tag: row.code()?,
            name: row.get()?,
            address: row.get()?,
            reason: reason(&row.get::<String>()?)?,
            state: row.code()?,
            attempts: row.get()?,
            created_at: row.moment()?,
            next_at: row.moment()?,
            outcome: row.get()?,
        })
    }
}

/// How many mails each pile has; to one domain, or to all.
pub async fn count(conn: &mut Conn, domain: Option<&str>) -> Result<Vec<(Pile, i64)>> {
    let mut counts = Vec::new();
    for pile in Pile::ALL {
        let query = of_pile(q("SELECT COUNT(*) FROM outbox o WHERE o.led_by_id IS NULL"), *pile);
        counts.push((*pile, conn.one(query.push_if(" AND o.destination = ?", domain)).await?));
    }
    Ok(counts)
}

/// Mails of a pile, newest first, `limit` of them older than `before`.
pub async fn page(
    conn: &mut Conn,
    pile: Pile,
    domain: Option<&str>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Piled>> {
    let ids = of_pile(q("SELECT o.id FROM outbox o WHERE o.led_by_id IS NULL"), pile)
        .push_if(" AND o.destination = ?", domain)
        .push_if(" AND o.id < ?", before)
        .push_with(" ORDER BY o.id DESC LIMIT ?", limit);
    let ids: Vec<i64> = conn.all(ids).await?;
    by_ids(conn, ids).await
}

/// One mail, whatever became of it.
pub async fn by_id(conn: &mut Conn, id: i64) -> Result<Option<Piled>> {
    Ok(by_ids(conn, vec![id]).await?.pop())
}

async fn by_ids(conn: &mut Conn, ids: Vec<i64>) -> Result<Vec<Piled>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = q("SELECT o.id, o.ticket_id, o.tag, COALESCE(p.name, o.address), \
         COALESCE(o.address, p.address, ''), o.reason, o.state, o.attempts, o.created_at, o.next_at, o.outcome \
         FROM outbox o LEFT JOIN people p ON p.id = o.person_id WHERE o.id IN ");
    conn.all(query.push_in("", ids).push(" ORDER BY o.id DESC")).await
}

fn of_pile(query: Query, pile: Pile) -> Query {
    match pile {
        Pile::Waiting => query.push_with(" AND o.state = 'waiting' AND o.outcome <> ?", INTERNAL),
        Pile::Failed => query.push_with(" AND o.state = 'waiting' AND o.outcome = ?", INTERNAL),
        Pile::Refused => query.push(" AND o.state = 'refused'"),
        Pile::Expired => query.push(" AND o.state = 'expired'"),
    }
}

/// Tries a mail again now, with those that leave within it, and for as long as a new one; `false` when it is not to be
/// tried again, or when somebody is sending it.
pub async fn retry(conn: &mut Conn, id: i64, now: Moment) -> Result<bool> {
    let query = q("UPDATE outbox SET state = 'waiting', settled_at = NULL, leaves_at = $1, next_at = $1 \
         WHERE (id = $2 OR led_by_id = $2) AND outcome <> '' \
         AND (state = 'waiting' OR state = 'refused' OR state = 'expired')");
    Ok(conn.exec(query.bind(now).bind(id)).await? > 0)
}

/// The same for all that failed and are on a pile, to one domain or to all; how many mails that is.
pub async fn retry_all(conn: &mut Conn, pile: Pile, domain: Option<&str>, now: Moment) -> Result<i64> {
    let counted = of_pile(q("SELECT COUNT(*) FROM outbox o WHERE o.led_by_id IS NULL AND o.outcome <> ''"), pile);
    let count = conn.one(counted.push_if(" AND o.destination = ?", domain)).await?;
    let query = q("UPDATE outbox AS o SET state = 'waiting', settled_at = NULL, leaves_at = $1, next_at = $1 \
         WHERE o.outcome <> ''");
    let query = of_pile(query.bind(now), pile).push_if(" AND o.destination = ?", domain);
    conn.exec(query).await?;
    Ok(count)
}

/// The outcome of a mail that an administrator kept from leaving.
pub const CANCELLED: &str = "cancelled";

/// Keeps a waiting mail from ever leaving; `false` when it does not wait, or when somebody is sending it.
pub async fn cancel(conn: &mut Conn, id: i64, now: Moment) -> Result<bool> {
    let query = q("UPDATE outbox SET state = 'withheld', outcome = $1, settled_at = $2 \
         WHERE (id = $3 OR led_by_id = $3) AND state = 'waiting' AND (attempts = 0 OR outcome <> '')");
    Ok(conn.exec(query.bind(CANCELLED).bind(now).bind(id)).await? > 0)
}
