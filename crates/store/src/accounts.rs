//! Accounts as administrators look after them: found, closed, made one.

use domain::{Moment, Person, PersonId, TicketId};

use crate::db::{Conn, FromRow, Result, Row, q};
use crate::people::pattern;

/// An account, with what the directory says of it.
#[derive(Debug, Clone)]
pub struct Card {
    pub identifier: String,
    pub affiliation: String,
    pub created_at: Moment,
    pub has_password: bool,
    /// The account that was kept when it became one with another.
    pub merged_into: Option<PersonId>,
    pub person: Person,
}

impl FromRow for Card {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            identifier: row.get()?,
            affiliation: row.get()?,
            created_at: row.moment()?,
            has_password: row.get()?,
            merged_into: row.maybe_id()?,
            person: Person::from_row(row)?,
        })
    }
}

pub async fn card(conn: &mut Conn, id: PersonId) -> Result<Option<Card>> {
    let query =
        q("SELECT COALESCE(identifier, ''), affiliation, created_at, password_hash IS NOT NULL, merged_into_id, \
         id, name, address, language, is_admin, is_enabled, account, alerts FROM people WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// Accounts, closed ones too, whose name, identifier or address contains these words, by name, `limit` of them.
pub async fn find(conn: &mut Conn, words: &str, limit: i64) -> Result<Vec<Card>> {
    let mut query = q("SELECT COALESCE(identifier, ''), affiliation, created_at, password_hash IS NOT NULL, \
         merged_into_id, id, name, address, language, is_admin, is_enabled, account, alerts FROM people WHERE 1 = 1");
    for word in words.split_whitespace().take(5) {
        let pattern = pattern(word);
        query = query
            .push_with(" AND (folded LIKE ? ESCAPE '\\'", pattern.clone())
            .push_with(" OR folded = '' AND LOWER(name || ' ' || COALESCE(login, '')) LIKE ? ESCAPE '\\')", pattern);
    }
    conn.all(query.push_with(" ORDER BY name, id LIMIT ?", limit)).await
}

/// Those who administer everything, by name.
pub async fn administrators(conn: &mut Conn) -> Result<Vec<Person>> {
    conn.all(q("SELECT id, name, address, language, is_admin, is_enabled, account, alerts FROM people WHERE is_admin \
         ORDER BY name, id"))
        .await
}

pub async fn set_admin(conn: &mut Conn, id: PersonId, is_admin: bool) -> Result<()> {
    conn.exec(q("UPDATE people SET is_admin = $1 WHERE id = $2").bind(is_admin).bind(id)).await?;
    Ok(())
}

/// Opens or closes an account. Its sessions are somebody else's to end.
pub async fn set_enabled(conn: &mut Conn, id: PersonId, is_enabled: bool) -> Result<()> {
    conn.exec(q("UPDATE people SET is_enabled = $1 WHERE id = $2").bind(is_enabled).bind(id)).await?;
    Ok(())
}

/// How much somebody has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Belongings {
    pub owned: i64,
    pub owned_open: i64,
    pub held: i64,
    pub invitations: i64,
    pub follows: i64,
    pub bookmarks: i64,
    pub departments: i64,
    pub memberships: i64,
    pub permanent_invitations: i64,
    pub drafts: i64,
    pub responses: i64,
}

impl FromRow for Belongings {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            owned: row.get()?,
            owned_open: row.get()?,
            held: row.get()?,
            invitations: row.get()?,
            follows: row.get()?,
            bookmarks: row.get()?,
            departments: row.get()?,
            memberships: row.get()?,
            permanent_invitations: row.get()?,
            drafts: row.get()?,
            responses: row.get()?,
        })
    }
}

pub async fn belongings(conn: &mut Conn, id: PersonId) -> Result<Belongings> {
    let query = q("SELECT (SELECT COUNT(*) FROM tickets WHERE owner_id = $1), \
         (SELECT COUNT(*) FROM tickets WHERE owner_id = $1 \
         AND status IN ('free', 'in_progress', 'incomplete', 'postponed')), \
         (SELECT COUNT(*) FROM tickets WHERE holder_id = $1 \
         AND status IN ('free', 'in_progress', 'incomplete', 'postponed')), \
         (SELECT COUNT(*) FROM invitations WHERE person_id = $1), (SELECT COUNT(*) FROM follows WHERE person_id = $1), \
         (SELECT COUNT(*) FROM bookmarks WHERE person_id = $1), \
         (SELECT COUNT(*) FROM department_managers WHERE person_id = $1), \
         (SELECT COUNT(*) FROM category_members WHERE person_id = $1), \
         (SELECT COUNT(*) FROM permanent_invitees WHERE person_id = $1), \
         (SELECT COUNT(*) FROM drafts WHERE person_id = $1), (SELECT COUNT(*) FROM responses WHERE person_id = $1)");
    conn.one(query.bind(id)).await
}

/// A ticket, by its number and its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    pub id: TicketId,
    pub subject: String,
}

impl FromRow for Titled {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { id: row.id()?, subject: row.get()? })
    }
}

/// The open tickets that somebody holds, `limit` of them, those that wait longest first.
pub async fn held(conn: &mut Conn, id: PersonId, limit: i64) -> Result<Vec<Titled>> {
    let query = q("SELECT id, subject FROM tickets WHERE holder_id = $1 \
         AND status IN ('free', 'in_progress', 'incomplete', 'postponed') ORDER BY last_action_at, id LIMIT $2");
    conn.all(query.bind(id).bind(limit)).await
}

/// The latest tickets that somebody owns, `limit` of them.
pub async fn owned(conn: &mut Conn, id: PersonId, limit: i64) -> Result<Vec<Titled>> {
    let query = q("SELECT id, subject FROM tickets WHERE owner_id = $1 ORDER BY last_action_at DESC, id DESC LIMIT $2");
    conn.all(query.bind(id).bind(limit)).await
}

/// Every ticket that somebody owns or holds, whatever its status.
pub async fn tickets_of(conn: &mut Conn, id: PersonId) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE owner_id = $1 OR holder_id = $1 ORDER BY id");
    Ok(conn.all::<i64>(query.bind(id)).await?.into_iter().map(TicketId).collect())
}

/// Every ticket that says the name of somebody who is on it: theirs, held by them, or where they are invited.
pub async fn tickets_naming(conn: &mut Conn, id: PersonId) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE owner_id = $1 OR holder_id = $1 \
         UNION SELECT ticket_id FROM invitations WHERE person_id = $1 ORDER BY 1");
    Ok(conn.all::<i64>(query.bind(id)).await?.into_iter().map(TicketId).collect())
}

/// Gives what belongs to `from` to `to`, but for the tickets, whose history says it; what both have is had once.
/// What `from` said and did stays under its name.
pub async fn give(conn: &mut Conn, from: PersonId, to: PersonId) -> Result<()> {
    let moves = [
        q("UPDATE invitations SET person_id = $2 WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT ticket_id FROM invitations WHERE person_id = $2) AND ticket_id NOT IN \
         (SELECT id FROM tickets WHERE owner_id = $2)"),
        q("UPDATE follows SET person_id = $2 WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT ticket_id FROM follows WHERE person_id = $2)"),
        q("UPDATE bookmarks SET person_id = $2 WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT ticket_id FROM bookmarks WHERE person_id = $2)"),
        q("UPDATE reads SET person_id = $2 WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT ticket_id FROM reads WHERE person_id = $2)"),
        q("UPDATE visits SET person_id = $2 WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT ticket_id FROM visits WHERE person_id = $2)"),
        q("UPDATE mutes SET person_id = $2 WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT ticket_id FROM mutes WHERE person_id = $2)"),
        q("UPDATE department_managers SET person_id = $2 WHERE person_id = $1 AND department_id NOT IN \
         (SELECT department_id FROM department_managers WHERE person_id = $2)"),
        q("UPDATE category_members SET person_id = $2 WHERE person_id = $1 AND category_id NOT IN \
         (SELECT category_id FROM category_members WHERE person_id = $2)"),
        q("UPDATE permanent_invitees SET person_id = $2 WHERE person_id = $1 AND department_id NOT IN \
         (SELECT department_id FROM permanent_invitees WHERE person_id = $2)"),
        q("UPDATE drafts SET person_id = $2 WHERE person_id = $1 AND token NOT IN \
         (SELECT token FROM drafts WHERE person_id = $2)"),
        q("UPDATE files SET sent_by_id = $2 WHERE sent_by_id = $1 AND ticket_id IS NULL"),
        // A label is somebody's once: the one that is taken says where it comes from.
        q("UPDATE responses SET person_id = $2, label = CASE WHEN label IN \
         (SELECT label FROM responses WHERE person_id = $2) THEN label || ' (' || id || ')' ELSE label END \
         WHERE person_id = $1"),
        q("UPDATE categories SET last_chosen_id = $2 WHERE last_chosen_id = $1"),
        q("UPDATE outbox SET person_id = $2 WHERE person_id = $1 AND state = 'waiting' AND NOT EXISTS \
         (SELECT 1 FROM outbox o WHERE o.ticket_id = outbox.ticket_id AND o.batch = outbox.batch AND o.person_id = $2)"),
    ];
    for query in moves {
        conn.exec(query.bind(from).bind(to)).await?;
    }
    let leftovers = [
        q("DELETE FROM invitations WHERE person_id = $1"),
        q("DELETE FROM follows WHERE person_id = $1"),
        q("DELETE FROM bookmarks WHERE person_id = $1"),
        q("DELETE FROM reads WHERE person_id = $1"),
        q("DELETE FROM visits WHERE person_id = $1"),
        q("DELETE FROM mutes WHERE person_id = $1"),
        q("DELETE FROM department_managers WHERE person_id = $1"),
        q("DELETE FROM category_members WHERE person_id = $1"),
        q("DELETE FROM permanent_invitees WHERE person_id = $1"),
        q("DELETE FROM drafts WHERE person_id = $1"),
        q("DELETE FROM sessions WHERE person_id = $1"),
        q("UPDATE sessions SET viewing_id = NULL WHERE viewing_id = $1"),
    ];
    for query in leftovers {
        conn.exec(query.bind(from)).await?;
    }
    Ok(())
}

/// Closes `from` for good: from now on it stands for `to`, and so does whatever stood for it.
pub async fn stand_for(conn: &mut Conn, from: PersonId, to: PersonId) -> Result<()> {
    let query = q("UPDATE people SET is_enabled = FALSE, is_admin = FALSE, password_hash = NULL, merged_into_id = $2 \
         WHERE id = $1 OR merged_into_id = $1");
    conn.exec(query.bind(from).bind(to)).await?;
    Ok(())
}

/// Nobody else changes these accounts until the end of the transaction.
pub async fn lock(conn: &mut Conn, ids: &[PersonId]) -> Result<()> {
    let for_update = conn.engine().for_update();
    let query = q("SELECT id FROM people").push_in(" WHERE id IN ", ids.iter().copied()).push(" ORDER BY id");
    let _: Vec<i64> = conn.all(query.push(for_update)).await?;
    Ok(())
}
