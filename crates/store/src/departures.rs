//! Mails on their way: taken by a worker, in groups that leave as one, and what became of them.

use domain::recipients::{Reason, Tag};
use domain::{Coded, Moment, PersonId};

use crate::db::{Conn, FromRow, Result, Row, q};
use crate::outbox::{About, Reader, State, about, reader, reason};

/// A mail whose turn has come.
#[derive(Debug, Clone)]
pub struct Due {
    pub id: i64,
    pub about: About,
    pub reader: Reader,
    pub reason: Reason,
    pub message_id: String,
    pub link_key: String,
    pub destination: String,
    pub author: Option<PersonId>,
    /// Counting this one.
    pub attempts: i64,
    pub created_at: Moment,
    /// When it was to leave: from then on it is tried, for as long as mails are.
    pub leaves_at: Moment,
    /// What was said of the attempt before this one.
    pub last_outcome: String,
    /// The alerts that leave within this mail, oldest first.
    pub led: Vec<Led>,
}

impl FromRow for Due {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get()?,
            about: about(row)?,
            reader: reader(row)?,
            reason: reason(&row.get::<String>()?)?,
            message_id: row.get()?,
            link_key: row.get()?,
            destination: row.get()?,
            author: row.maybe_id()?,
            attempts: row.get()?,
            created_at: row.moment()?,
            leaves_at: row.moment()?,
            last_outcome: row.get()?,
            led: Vec::new(),
        })
    }
}

/// An alert that leaves within another one, about the same ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    pub id: i64,
    pub batch: i64,
    pub tag: Tag,
    pub reason: Reason,
    pub created_at: Moment,
    pub leaves_at: Moment,
}

impl FromRow for Led {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get()?,
            batch: row.get()?,
            tag: row.code()?,
            reason: reason(&row.get::<String>()?)?,
            created_at: row.moment()?,
            leaves_at: row.moment()?,
        })
    }
}

/// Which mails may leave now.
#[derive(Debug, Clone, Default)]
pub struct Room<'a> {
    /// Domains to which enough mails are on their way.
    pub full: &'a [String],
    /// Enough mails that failed once are on their way: fresh ones only.
    pub fresh_only: bool,
}

/// Takes the mail that is due first, fresh ones before those that failed once, out of everybody else's sight until
/// `lease`; with it, those that leave within it. What may leave within a mail that is due is not taken without it, even
/// when another program is taking that one.
pub async fn claim(conn: &mut Conn, now: Moment, lease: Moment, room: &Room<'_>) -> Result<Option<Due>> {
    let fresh = q("SELECT id FROM outbox WHERE state = 'waiting' AND led_by_id IS NULL AND attempts = 0 \
         AND next_at <= $1 AND NOT EXISTS (SELECT 1 FROM outbox first WHERE first.ticket_id = outbox.ticket_id \
         AND first.person_id = outbox.person_id AND first.author_id IS NOT DISTINCT FROM outbox.author_id \
         AND first.state = 'waiting' AND first.led_by_id IS NULL AND first.attempts = 0 AND first.next_at <= $1 \
         AND first.id < outbox.id)");
    let deferred = q("SELECT id FROM outbox WHERE state = 'waiting' AND led_by_id IS NULL AND attempts > 0 \
         AND next_at <= $1");
    for lane in if room.fresh_only { vec![fresh] } else { vec![fresh, deferred] } {
        let mut query = lane.bind(now);
        if !room.full.is_empty() {
            query = query.push_in(" AND destination NOT IN ", room.full.iter().map(String::as_str));
        }
        let skip_locked = conn.engine().skip_locked();
        let query = query.push(" ORDER BY next_at, id LIMIT 1").push(skip_locked);
        if let Some(id) = conn.optional::<i64>(query).await? {
            return take(conn, id, lease).await.map(Some);
        }
    }
    Ok(None)
}

async fn take(conn: &mut Conn, id: i64, lease: Moment) -> Result<Due> {
    let query = q("SELECT id, ticket_id, batch, tag, person_id, address, reason, message_id, link_key, destination, \
         author_id, attempts + 1, created_at, leaves_at, outcome FROM outbox WHERE id = $1");
    let mut due: Due = conn.one(query.bind(id)).await?;
    // What was said of the last attempt makes room: an attempt without words is one that is being made.
    let taken = q("UPDATE outbox SET attempts = attempts + 1, next_at = $1, outcome = '' WHERE id = $2");
    conn.exec(taken.bind(lease).bind(id)).await?;
    // Who leaves with it is decided once: a retry says what was first said.
    if due.attempts == 1 {
        let joining = joining(conn, &due).await?;
        let query = q("UPDATE outbox SET led_by_id = $1, attempts = attempts + 1 WHERE id IN ").bind(id);
        conn.exec(query.push_in("", joining)).await?;
    }
    let query = q("SELECT id, batch, tag, reason, created_at, leaves_at FROM outbox WHERE led_by_id = $1 \
         AND state = 'waiting' ORDER BY id");
    due.led = conn.all(query.bind(id)).await?;
    Ok(due)
}

/// Alerts for the same reader about the same ticket, by the same author or of the same pace, each written before those
/// already together were to leave. Locked, and looked at again once they are: one that another program has just taken,
/// or that was just undone, joins nothing.
async fn joining(conn: &mut Conn, due: &Due) -> Result<Vec<i64>> {
    let (About::Alert { ticket, .. }, Reader::Person(person)) = (&due.about, &due.reader) else {
        return Ok(Vec::new());
    };
    let query = q("SELECT id, batch, tag, reason, created_at, leaves_at FROM outbox WHERE ticket_id = $1 \
         AND person_id = $2 AND state = 'waiting' AND attempts = 0 AND led_by_id IS NULL AND id > $3")
    .bind(*ticket)
    .bind(*person)
    .bind(due.id);
    let query = match due.author {
        Some(author) => query.push_with(" AND author_id = ?", author),
        None => query.push(" AND author_id IS NULL"),
    };
    let for_update = conn.engine().for_update();
    let waiting: Vec<Led> = conn.all(query.push(" ORDER BY id").push(for_update)).await?;
    let mut leaves_at = due.leaves_at;
    let together = waiting.into_iter().take_while(|next| {
        let joins = next.created_at < leaves_at;
        leaves_at = leaves_at.max(next.leaves_at);
        joins
    });
    Ok(together.map(|led| led.id).collect())
}

/// Ends a mail and those within it, well or not.
pub async fn settle(conn: &mut Conn, id: i64, state: State, outcome: &str, now: Moment) -> Result<()> {
    let query = q("UPDATE outbox SET state = $1, outcome = $2, settled_at = $3 \
         WHERE (id = $4 OR led_by_id = $4) AND state = 'waiting'");
    conn.exec(query.bind(state.code()).bind(outcome).bind(now).bind(id)).await?;
    Ok(())
}

/// Puts a mail back, to be tried at `next_at`; those within it stay there.
pub async fn postpone(conn: &mut Conn, id: i64, next_at: Moment, outcome: &str) -> Result<()> {
    let query =
        q("UPDATE outbox SET next_at = $1, outcome = $2 WHERE (id = $3 OR led_by_id = $3) AND state = 'waiting'");
    conn.exec(query.bind(next_at).bind(outcome).bind(id)).await?;
    Ok(())
}

/// Puts back a mail that nobody tried to send after all, as it was. At the first attempt, those that were to leave
/// within it are free again; later, it stays the mail that was first tried.
pub async fn give_back(conn: &mut Conn, due: &Due, next_at: Moment) -> Result<()> {
    let query = q("UPDATE outbox SET attempts = attempts - 1, next_at = $1, outcome = $2 \
         WHERE id = $3 AND state = 'waiting'");
    conn.exec(query.bind(next_at).bind(due.last_outcome.as_str()).bind(due.id)).await?;
    if due.attempts == 1 {
        let query = q("UPDATE outbox SET attempts = attempts - 1, next_at = $1, led_by_id = NULL \
             WHERE led_by_id = $2 AND state = 'waiting'");
        conn.exec(query.bind(next_at).bind(due.id)).await?;
    }
    Ok(())
}

/// When the next mail is due, if one is waiting.
pub async fn next_due(conn: &mut Conn) -> Result<Option<Moment>> {
    let query = q("SELECT next_at FROM outbox WHERE state = 'waiting' AND led_by_id IS NULL ORDER BY next_at LIMIT 1");
    Ok(conn.optional::<i64>(query).await?.map(Moment))
}
