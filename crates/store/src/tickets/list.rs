//! Lists and counters of tickets. Each demands a [`Reach`]; none reads tickets that are done unless asked for them.

use domain::visibility::Reach;
use domain::{CategoryId, Coded, DepartmentId, Moment, PersonId, Priority, Status, TicketId, TicketScope};

use crate::db::{Conn, FromRow, Query, Result, Row, q};
use crate::reach::{self, within};

/// The statuses that wait for somebody, in the order of the groups of a list.
pub const LIVE: [Status; 5] = [Status::Free, Status::InProgress, Status::Incomplete, Status::Postponed, Status::Closed];

/// The statuses of a ticket that is done.
pub const DONE: [Status; 4] = [Status::Approved, Status::Expired, Status::Cancelled, Status::Refused];

/// Which tickets to list, within reach.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub statuses: Vec<Status>,
    pub department: Option<DepartmentId>,
    pub departments: Option<Vec<DepartmentId>>,
    pub categories: Option<Vec<CategoryId>>,
    pub holder: Option<PersonId>,
    pub owner: Option<PersonId>,
    /// Invited on it.
    pub invited: Option<PersonId>,
    /// Kept among the bookmarks of this person.
    pub bookmarked: Option<PersonId>,
    /// Created before this instant.
    pub created_before: Option<Moment>,
    /// Not looked at by this person since its last action.
    pub unread_by: Option<PersonId>,
    /// Any but this one.
    pub except: Option<TicketId>,
}

/// A ticket in a list.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: TicketId,
    pub subject: String,
    pub status: Status,
    pub category: CategoryId,
    pub priority: Priority,
    pub owner: PersonId,
    pub owner_name: String,
    pub holder: Option<PersonId>,
    pub holder_name: Option<String>,
    pub created_at: Moment,
    pub last_action_at: Moment,
    pub version: i64,
    /// Entries of the history that say something.
    pub messages: i64,
    pub scope: TicketScope,
    pub recall_at: Option<Moment>,
    pub is_anonymous: bool,
    /// The version that the reader has seen; 0 once marked unread.
    pub read: Option<i64>,
}

impl Line {
    /// Something happened since the reader last looked.
    pub fn is_new(&self) -> bool {
        self.read != Some(self.version)
    }
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            subject: row.get()?,
            status: row.code()?,
            category: row.id()?,
            priority: super::priority(row)?,
            owner: row.id()?,
            owner_name: row.get()?,
            holder: row.maybe_id()?,
            holder_name: row.maybe()?,
            created_at: row.moment()?,
            last_action_at: row.moment()?,
            version: row.get()?,
            messages: row.get()?,
            scope: row.code()?,
            recall_at: row.maybe_id()?,
            is_anonymous: row.get()?,
            read: row.maybe()?,
        })
    }
}

/// The line after which a page of a list begins: keyset pagination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub last_action_at: Moment,
    pub id: TicketId,
}

impl Cursor {
    /// Before the first line.
    pub const START: Self = Self { last_action_at: Moment(i64::MAX), id: TicketId(i64::MAX) };
    /// After the last one.
    pub const END: Self = Self { last_action_at: Moment(i64::MIN), id: TicketId(0) };
}

impl FromRow for Cursor {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { last_action_at: row.moment()?, id: row.id()? })
    }
}

/// A page of tickets of one status group, the last touched first. The inner query reads ids only; names come after.
pub async fn page(
    conn: &mut Conn,
    reach: &Reach,
    filter: &Filter,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Line>> {
    let ids = selected(q("SELECT t.id FROM tickets t WHERE 1 = 1"), reach, filter);
    lines(conn, reach, ids, after, limit).await
}

/// Of these tickets, those within reach.
pub async fn these(conn: &mut Conn, reach: &Reach, tickets: &[TicketId]) -> Result<Vec<Line>> {
    let ids = within(q("SELECT t.id FROM tickets t WHERE 1 = 1"), reach);
    let limit = i64::try_from(tickets.len()).unwrap_or(i64::MAX);
    lines(conn, reach, ids.push_in(" AND t.id IN ", tickets.iter().copied()), None, limit).await
}

/// A page of what is listed to everybody: open tickets whose content or subject is (spec.md §5.1).
pub async fn published(conn: &mut Conn, reach: &Reach, after: Option<Cursor>, limit: i64) -> Result<Vec<Line>> {
    let open = q("SELECT t.id FROM tickets t \
         WHERE t.status IN ('free', 'in_progress', 'incomplete', 'postponed', 'closed') AND t.status <> 'closed'");
    lines(conn, reach, reach::published(open, reach), after, limit).await
}

async fn lines(conn: &mut Conn, reach: &Reach, ids: Query, after: Option<Cursor>, limit: i64) -> Result<Vec<Line>> {
    let inner =
        q("SELECT t.id, t.subject, t.status, t.category_id, t.priority, t.owner_id, o.name, t.holder_id, h.name, \
         t.created_at, t.last_action_at, t.version, \
         (SELECT COUNT(*) FROM events e WHERE e.ticket_id = t.id AND e.text IS NOT NULL), t.scope, t.recall_at, \
         t.is_anonymous, r.version FROM tickets t JOIN people o ON o.id = t.owner_id LEFT JOIN people h ON h.id = t.holder_id \
         LEFT JOIN reads r ON r.ticket_id = t.id AND r.person_id = $1 WHERE t.id IN ")
        .bind(reach.person);
    let ids = beyond(ids, after).push_with(" ORDER BY t.last_action_at DESC, t.id DESC LIMIT ?", limit);
    let ids: Vec<i64> = conn.all(ids).await?;
    conn.all(inner.push_in("", ids).push(" ORDER BY t.last_action_at DESC, t.id DESC")).await
}

fn beyond(query: Query, after: Option<Cursor>) -> Query {
    let Some(cursor) = after else { return query };
    // A pair, so that the index starts where the page does.
    query.push_with(" AND (t.last_action_at, t.id) < (?", cursor.last_action_at).push_with(", ?)", cursor.id)
}

/// The ticket just after a place in a list.
pub async fn next(conn: &mut Conn, reach: &Reach, filter: &Filter, place: Cursor) -> Result<Option<Cursor>> {
    let query = selected(q("SELECT t.last_action_at, t.id FROM tickets t WHERE 1 = 1"), reach, filter);
    let query = beyond(query, Some(place));
    conn.optional(query.push(" ORDER BY t.last_action_at DESC, t.id DESC LIMIT 1")).await
}

/// The ticket just before a place in a list.
pub async fn previous(conn: &mut Conn, reach: &Reach, filter: &Filter, place: Cursor) -> Result<Option<Cursor>> {
    let query = selected(q("SELECT t.last_action_at, t.id FROM tickets t WHERE 1 = 1"), reach, filter)
        .push_with(" AND (t.last_action_at, t.id) > (?", place.last_action_at)
        .push_with(", ?)", place.id);
    conn.optional(query.push(" ORDER BY t.last_action_at, t.id LIMIT 1")).await
}

/// Which of these tickets are within reach.
pub async fn among(conn: &mut Conn, reach: &Reach, tickets: &[TicketId]) -> Result<Vec<TicketId>> {
    let query = within(q("SELECT t.id FROM tickets t WHERE 1 = 1"), reach);
    let found: Vec<i64> = conn.all(query.push_in(" AND t.id IN ", tickets.iter().copied())).await?;
    Ok(found.into_iter().map(TicketId).collect())
}

/// How many tickets the filter finds within reach.
pub async fn count(conn: &mut Conn, reach: &Reach, filter: &Filter) -> Result<i64> {
    conn.one(selected(q("SELECT COUNT(*) FROM tickets t WHERE 1 = 1"), reach, filter)).await
}

/// How many live tickets somebody is invited on, and how many they keep among their bookmarks, within reach.
pub async fn personal(conn: &mut Conn, reach: &Reach) -> Result<(i64, i64)> {
    let query = q("SELECT \
         COUNT(CASE WHEN t.status IN ('free', 'in_progress', 'incomplete', 'postponed', 'closed') AND t.id IN \
         (SELECT i.ticket_id FROM invitations i WHERE i.person_id = $1) THEN 1 END), \
         COUNT(CASE WHEN t.id IN (SELECT b.ticket_id FROM bookmarks b WHERE b.person_id = $1) THEN 1 END) \
         FROM tickets t WHERE t.id IN (SELECT i.ticket_id FROM invitations i WHERE i.person_id = $1 \
         UNION SELECT b.ticket_id FROM bookmarks b WHERE b.person_id = $1)");
    conn.one(within(query.bind(reach.person), reach)).await
}

fn selected(query: Query, reach: &Reach, filter: &Filter) -> Query {
    let query = in_group(within(query, reach), &filter.statuses)
        .push_if(" AND t.department_id = ?", filter.department)
        .push_if(" AND t.holder_id = ?", filter.holder)
        .push_if(" AND t.owner_id = ?", filter.owner)
        .push_if(" AND t.id IN (SELECT i.ticket_id FROM invitations i WHERE i.person_id = ?)", filter.invited)
        .push_if(" AND t.id IN (SELECT b.ticket_id FROM bookmarks b WHERE b.person_id = ?)", filter.bookmarked)
        .push_if(" AND t.created_at < ?", filter.created_before)
        .push_if(
            " AND NOT EXISTS (SELECT 1 FROM reads r WHERE r.person_id = ? AND r.ticket_id = t.id \
             AND r.version = t.version)",
            filter.unread_by,
        )
        .push_if(" AND t.id <> ?", filter.except);
    let query = match &filter.departments {
        Some(departments) => query.push_in(" AND t.department_id IN ", departments.iter().copied()),
        None => query,
    };
    match &filter.categories {
        Some(categories) => query.push_in(" AND t.category_id IN ", categories.iter().copied()),
        None => query,
    }
}

/// The statuses, their group in literal words first: an index over a part of the table serves only a query that says
/// its condition, and so no list pays for the tickets of other groups (`docs/decisions/0005-archive-is-a-status.md`).
fn in_group(query: Query, statuses: &[Status]) -> Query {
    let all_in = |group: &[Status]| statuses.iter().all(|status| group.contains(status));
    let query = if all_in(&LIVE) {
        query.push(" AND t.status IN ('free', 'in_progress', 'incomplete', 'postponed', 'closed')")
    } else if all_in(&DONE) {
        query.push(" AND t.status IN ('approved', 'expired', 'cancelled', 'refused')")
    } else if all_in(&[Status::Archived]) {
        query.push(" AND t.status = 'archived'")
    } else {
        query
    };
    let query = if statuses.contains(&Status::Archived) { query } else { query.push(" AND t.status <> 'archived'") };
    query.push_in(" AND t.status IN ", statuses.iter().map(|status| status.code()))
}

/// How many live tickets there are of each kind, from which every counter of the rail is added up.
#[derive(Debug, Clone)]
pub struct Tally {
    pub department: DepartmentId,
    pub category: CategoryId,
    pub status: Status,
    pub is_mine: bool,
    pub tickets: i64,
}

impl FromRow for Tally {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            department: row.id()?,
            category: row.id()?,
            status: row.code()?,
            is_mine: row.get::<i64>()? == 1,
            tickets: row.get()?,
        })
    }
}

/// The tallies of the live tickets of `departments` (of all of them when `None`), within reach.
pub async fn tallies(conn: &mut Conn, reach: &Reach, departments: Option<&[DepartmentId]>) -> Result<Vec<Tally>> {
    let query = q("SELECT t.department_id, t.category_id, t.status, \
         CAST(CASE WHEN t.holder_id = $1 THEN 1 ELSE 0 END AS BIGINT) AS mine, COUNT(*) FROM tickets t \
         WHERE t.status IN ('free', 'in_progress', 'incomplete', 'postponed', 'closed')");
    let query = within(query.bind(reach.person), reach);
    let query = match departments {
        Some(departments) => query.push_in(" AND t.department_id IN ", departments.iter().copied()),
        None => query,
    };
    conn.all(query.push(" GROUP BY t.department_id, t.category_id, t.status, mine")).await
}
