//! The index of full-text search. Both engines find the same tickets, in the same order.

use std::collections::BTreeSet;

use domain::search::{Columns, Query as Wanted, Readers};
use domain::visibility::Reach;
use domain::{Coded, DepartmentId, Status, TicketId};

use crate::db::{Conn, Query, Result, q};
use crate::reach;

/// Tickets that one reading of the index gives, at most: the newest.
pub const MOST: usize = 200;

/// Replaces the words of a ticket.
pub async fn write(conn: &mut Conn, ticket: TicketId, columns: &Columns) -> Result<()> {
    for query in conn.engine().search_write(ticket, columns) {
        conn.exec(query).await?;
    }
    Ok(())
}

/// Which tickets to look among.
#[derive(Debug, Clone, Default)]
pub struct Among {
    /// None: whatever their status.
    pub statuses: Vec<Status>,
    pub department: Option<DepartmentId>,
    /// Only those that the reader owns or holds.
    pub is_mine: bool,
}

/// What the index finds for one reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// All the words are in the subject; newest first.
    pub by_title: Vec<TicketId>,
    /// The others; newest first.
    pub by_text: Vec<TicketId>,
    /// Of those, the ones that the index is not sure of: the reader has a part in the ticket without managing it,
    /// and may not read all of it.
    pub to_check: BTreeSet<TicketId>,
    /// There are more than [`MOST`].
    pub is_cut: bool,
}

/// The tickets within reach that have all these words where the reader may read them.
pub async fn find(conn: &mut Conn, reach: &Reach, wanted: &Wanted, among: &Among) -> Result<Found> {
    let engine = conn.engine();
    let search = |readers| engine.search(&wanted.terms, readers);
    let (by_title, mut is_cut) = read(conn, reach::within(search(Readers::Title), reach), reach, among).await?;
    let mut sure = BTreeSet::new();
    let queries = if reach.everything {
        vec![search(Readers::Apart)]
    } else {
        vec![
            reach::managed(search(Readers::Apart), reach),
            reach::allied(search(Readers::Allied), reach),
            reach::open(search(Readers::Open), reach),
        ]
    };
    for query in queries {
        let (found, more) = read(conn, query, reach, among).await?;
        is_cut |= more;
        sure.extend(found);
    }
    let mut to_check = BTreeSet::new();
    if !reach.everything {
        let (found, more) = read(conn, reach::personal(search(Readers::Apart), reach), reach, among).await?;
        is_cut |= more;
        to_check.extend(found.into_iter().filter(|ticket| !sure.contains(ticket) && !by_title.contains(ticket)));
    }
    let all: BTreeSet<TicketId> = sure.iter().chain(&to_check).copied().collect();
    let mut by_text: Vec<TicketId> = all.into_iter().rev().filter(|ticket| !by_title.contains(ticket)).collect();
    is_cut |= by_title.len() + by_text.len() > MOST;
    by_text.truncate(MOST);
    Ok(Found { by_title, by_text, to_check, is_cut })
}

/// The newest of a query, and whether there are more.
async fn read(conn: &mut Conn, query: Query, reach: &Reach, among: &Among) -> Result<(Vec<TicketId>, bool)> {
    let query = query.push_if(" AND t.department_id = ?", among.department);
    let mine = || {
        query.clone().push_with(" AND (t.owner_id = ?", reach.person).push_with(" OR t.holder_id = ?)", reach.person)
    };
    let query = if among.is_mine { mine() } else { query };
    let query = if among.statuses.is_empty() {
        query
    } else {
        query.push_in(" AND t.status IN ", among.statuses.iter().map(|status| status.code()))
    };
    let limit = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let mut found: Vec<i64> = conn.all(query.push_with(" ORDER BY 1 DESC LIMIT ?", limit)).await?;
    let is_cut = found.len() > MOST;
    found.truncate(MOST);
    Ok((found.into_iter().map(TicketId).collect(), is_cut))
}

/// By which tokeniser the index was made, and up to which ticket it has been made again.
pub async fn state(conn: &mut Conn) -> Result<(i64, TicketId)> {
    read_state(conn, "").await
}

/// The same; nobody else makes it until the end of the transaction.
pub async fn lock_state(conn: &mut Conn) -> Result<(i64, TicketId)> {
    let for_update = conn.engine().for_update();
    read_state(conn, for_update).await
}

async fn read_state(conn: &mut Conn, lock: &'static str) -> Result<(i64, TicketId)> {
    let query = q("SELECT version, upto FROM search_state WHERE one = 1").push(lock);
    let (version, upto): (i64, i64) = conn.one(query).await?;
    Ok((version, TicketId(upto)))
}

/// Writes it.
pub async fn set_state(conn: &mut Conn, version: i64, upto: TicketId) -> Result<()> {
    conn.exec(q("UPDATE search_state SET version = $1, upto = $2 WHERE one = 1").bind(version).bind(upto)).await?;
    Ok(())
}

/// The tickets that follow this one, by number.
pub async fn following(conn: &mut Conn, ticket: TicketId, limit: i64) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE id > $1 ORDER BY id LIMIT $2").bind(ticket).bind(limit);
    let found: Vec<i64> = conn.all(query).await?;
    Ok(found.into_iter().map(TicketId).collect())
}
