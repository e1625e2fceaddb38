//! What somebody keeps for themselves about a ticket: follows it, bookmarks it, has read it. No entry of the history
//! (spec.md §3.5, 4), and no right (§5.2).

use domain::{Moment, Person, PersonId, TicketId};

use crate::db::{Conn, FromRow, Result, Row, q};

/// The enabled people who follow a ticket by mail (A33).
pub async fn followers(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Person>> {
    let query = q("SELECT p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, p.alerts \
         FROM follows f JOIN people p ON p.id = f.person_id WHERE f.ticket_id = $1 AND p.is_enabled ORDER BY p.id");
    conn.all(query.bind(ticket)).await
}

/// The enabled people who keep a ticket among their bookmarks (A34).
pub async fn bookmarkers(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Person>> {
    let query = q("SELECT p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, p.alerts \
         FROM bookmarks b JOIN people p ON p.id = b.person_id WHERE b.ticket_id = $1 AND p.is_enabled ORDER BY p.id");
    conn.all(query.bind(ticket)).await
}

/// Whether this person did not follow it yet.
pub async fn follow(conn: &mut Conn, ticket: TicketId, person: PersonId) -> Result<bool> {
    let query =
        q("INSERT INTO follows (ticket_id, person_id) VALUES ($1, $2) ON CONFLICT (ticket_id, person_id) DO NOTHING");
    Ok(conn.exec(query.bind(ticket).bind(person)).await? == 1)
}

pub async fn unfollow(conn: &mut Conn, ticket: TicketId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM follows WHERE ticket_id = $1 AND person_id = $2");
    conn.exec(query.bind(ticket).bind(person)).await?;
    Ok(())
}

pub async fn bookmark(conn: &mut Conn, ticket: TicketId, person: PersonId, now: Moment) -> Result<()> {
    let query = q("INSERT INTO bookmarks (person_id, ticket_id, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id, ticket_id) DO NOTHING");
    conn.exec(query.bind(person).bind(ticket).bind(now)).await?;
    Ok(())
}

pub async fn unbookmark(conn: &mut Conn, ticket: TicketId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM bookmarks WHERE person_id = $1 AND ticket_id = $2");
    conn.exec(query.bind(person).bind(ticket)).await?;
    Ok(())
}

/// The version of each of these tickets that this person has read; 0 for those marked unread.
pub async fn read(conn: &mut Conn, person: PersonId, tickets: &[TicketId]) -> Result<Vec<Read>> {
    let query = q("SELECT ticket_id, version FROM reads WHERE person_id = $1 AND ticket_id IN ");
    conn.all(query.bind(person).push_in("", tickets.iter().copied())).await
}

/// A ticket, and the version of it that somebody has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    pub ticket: TicketId,
    pub version: i64,
}

impl FromRow for Read {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { ticket: row.id()?, version: row.get()? })
    }
}

/// Remembers what somebody has read; version 0 marks it unread.
pub async fn set_read(conn: &mut Conn, person: PersonId, read: Read, now: Moment) -> Result<()> {
    let query = q("INSERT INTO reads (person_id, ticket_id, version, read_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (person_id, ticket_id) DO UPDATE SET version = excluded.version, read_at = excluded.read_at")
    .bind(person)
    .bind(read.ticket)
    .bind(read.version)
    .bind(now);
    conn.exec(query).await?;
    Ok(())
}

/// Forgets what somebody has read: they never opened the ticket.
pub async fn never_read(conn: &mut Conn, person: PersonId, ticket: TicketId) -> Result<()> {
    let query = q("DELETE FROM reads WHERE person_id = $1 AND ticket_id = $2");
    conn.exec(query.bind(person).bind(ticket)).await?;
    Ok(())
}

/// Whoever had read `from` has read `to`, which says the same.
pub async fn carry_read(conn: &mut Conn, ticket: TicketId, from: i64, to: i64) -> Result<()> {
    let query = q("UPDATE reads SET version = $1 WHERE ticket_id = $2 AND version = $3");
    conn.exec(query.bind(to).bind(ticket).bind(from)).await?;
    Ok(())
}

/// Remembers that somebody has read these tickets as they were then: one touched since keeps its mark.
pub async fn read_all(
    conn: &mut Conn,
    person: PersonId,
    tickets: &[TicketId],
    then: Moment,
    now: Moment,
) -> Result<()> {
    let query = q("INSERT INTO reads (person_id, ticket_id, version, read_at) \
         SELECT CAST($1 AS BIGINT), t.id, t.version, CAST($2 AS BIGINT) FROM tickets t WHERE t.last_action_at <= $3")
    .bind(person)
    .bind(now)
    .bind(then)
    .push_in(" AND t.id IN ", tickets.iter().copied())
    .push(" ON CONFLICT (person_id, ticket_id) DO UPDATE SET version = excluded.version, read_at = excluded.read_at");
    conn.exec(query).await?;
    Ok(())
}
