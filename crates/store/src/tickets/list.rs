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
        })
    }
}

/// The line after which a page of a list begins: keyset pagination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub last_action_at: Moment,
    pub id: TicketId,
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
    lines(conn, ids, after, limit).await
}

/// A page of what is listed to everybody: open tickets whose content or subject is (spec.md §5.1).
pub async fn published(conn: &mut Conn, reach: &Reach, after: Option<Cursor>, limit: i64) -> Result<Vec<Line>> {
    let open = q("SELECT t.id FROM tickets t WHERE t.status IN ('free', 'in_progress', 'incomplete', 'postponed')");
    lines(conn, reach::published(open, reach), after, limit).await
}

async fn lines(conn: &mut Conn, ids: Query, after: Option<Cursor>, limit: i64) -> Result<Vec<Line>> {
    let inner =
        q("SELECT t.id, t.subject, t.status, t.category_id, t.priority, t.owner_id, o.name, t.holder_id, h.name, \
         t.created_at, t.last_action_at, t.version, \
         (SELECT COUNT(*) FROM events e WHERE e.ticket_id = t.id AND e.text IS NOT NULL), t.scope, t.recall_at, \
         t.is_anonymous FROM tickets t JOIN people o ON o.id = t.owner_id LEFT JOIN people h ON h.id = t.holder_id \
         WHERE t.id IN ");
    let ids = beyond(ids, after).push_with(" ORDER BY t.last_action_at DESC, t.id DESC LIMIT ?", limit);
    let ids: Vec<i64> = conn.all(ids).await?;
    conn.all(inner.push_in("", ids).push(" ORDER BY t.last_action_at DESC, t.id DESC")).await
}

fn beyond(query: Query, after: Option<Cursor>) -> Query {
    let Some(cursor) = after else { return query };
    query
        .push_with(" AND (t.last_action_at < ?", cursor.last_action_at)
        .push_with(" OR (t.last_action_at = ?", cursor.last_action_at)
        .push_with(" AND t.id < ?))", cursor.id)
}

/// The tickets of a list just before and just after a place in it.
pub async fn neighbours(
    conn: &mut Conn,
    reach: &Reach,
    filter: &Filter,
    place: Cursor,
) -> Result<(Option<TicketId>, Option<TicketId>)> {
    let all = || selected(q("SELECT t.id FROM tickets t WHERE 1 = 1"), reach, filter);
    let before = all()
        .push_with(" AND (t.last_action_at > ?", place.last_action_at)
        .push_with(" OR (t.last_action_at = ?", place.last_action_at)
        .push_with(" AND t.id > ?))", place.id)
        .push_with(" AND t.id <> ?", place.id)
        .push(" ORDER BY t.last_action_at, t.id LIMIT 1");
    let after = beyond(all(), Some(place))
        .push_with(" AND t.id <> ?", place.id)
        .push(" ORDER BY t.last_action_at DESC, t.id DESC LIMIT 1");
    let before = conn.optional::<i64>(before).await?.map(TicketId);
    Ok((before, conn.optional::<i64>(after).await?.map(TicketId)))
}

/// How many tickets the filter finds within reach.
pub async fn count(conn: &mut Conn, reach: &Reach, filter: &Filter) -> Result<i64> {
    conn.one(selected(q("SELECT COUNT(*) FROM tickets t WHERE 1 = 1"), reach, filter)).await
}

fn selected(query: Query, reach: &Reach, filter: &Filter) -> Query {
    let query = within(query, reach)
        .push_in(" AND t.status IN ", filter.statuses.iter().map(|status| status.code()))
        .push_if(" AND t.department_id = ?", filter.department)
        .push_if(" AND t.holder_id = ?", filter.holder)
        .push_if(" AND t.owner_id = ?", filter.owner)
        .push_if(" AND t.id IN (SELECT i.ticket_id FROM invitations i WHERE i.person_id = ?)", filter.invited)
        .push_if(" AND t.id IN (SELECT b.ticket_id FROM bookmarks b WHERE b.person_id = ?)", filter.bookmarked)
        .push_if(" AND t.created_at < ?", filter.created_before);
    let query = match &filter.departments {
        Some(departments) => query.push_in(" AND t.department_id IN ", departments.iter().copied()),
        None => query,
    };
    match &filter.categories {
        Some(categories) => query.push_in(" AND t.category_id IN ", categories.iter().copied()),
        None => query,
    }
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
