//! Invitations to follow one ticket.

use domain::{Invitee, Moment, Person, PersonId, TicketId};
use serde::{Deserialize, Serialize};

use crate::db::{Conn, FromRow, Result, Row, q};
use crate::people::Found;

struct InviteeRow(Invitee);

impl FromRow for InviteeRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let is_permanent = row.get()?;
        Ok(Self(Invitee { is_permanent, person: Person::from_row(row)? }))
    }
}

/// The people invited on a ticket, in the order of their invitations.
pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Invitee>> {
    let query = q("SELECT i.is_permanent, p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, \
         p.alerts FROM invitations i JOIN people p ON p.id = i.person_id WHERE i.ticket_id = $1 \
         ORDER BY i.invited_at, p.name, p.id");
    let rows: Vec<InviteeRow> = conn.all(query.bind(ticket)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Invites somebody; inviting again changes nothing (spec.md §3.5, 3).
pub async fn insert(
    conn: &mut Conn,
    ticket: TicketId,
    invitee: &Invitee,
    by: Option<PersonId>,
    now: Moment,
) -> Result<()> {
    let query = q("INSERT INTO invitations (ticket_id, person_id, is_permanent, invited_by_id, invited_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (ticket_id, person_id) DO NOTHING")
    .bind(ticket)
    .bind(invitee.person.id)
    .bind(invitee.is_permanent)
    .bind(by)
    .bind(now);
    conn.exec(query).await?;
    Ok(())
}

pub async fn delete(conn: &mut Conn, ticket: TicketId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM invitations WHERE ticket_id = $1 AND person_id = $2");
    conn.exec(query.bind(ticket).bind(person)).await?;
    Ok(())
}

/// An invitation as its row says: whose, by whom, since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub person: PersonId,
    pub is_permanent: bool,
    pub by: Option<PersonId>,
    pub at: Moment,
}

impl FromRow for Invitation {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { person: row.id()?, is_permanent: row.get()?, by: row.maybe_id()?, at: row.moment()? })
    }
}

/// The rows of a ticket's invitations, to be put back by [`restore`].
pub async fn rows(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Invitation>> {
    let query = q("SELECT person_id, is_permanent, invited_by_id, invited_at FROM invitations WHERE ticket_id = $1 \
         ORDER BY person_id");
    conn.all(query.bind(ticket)).await
}

/// Makes the invitations of a ticket what they were.
pub async fn restore(conn: &mut Conn, ticket: TicketId, invitations: &[Invitation]) -> Result<()> {
    conn.exec(q("DELETE FROM invitations WHERE ticket_id = $1").bind(ticket)).await?;
    for Invitation { person, is_permanent, by, at } in invitations {
        let query = q("INSERT INTO invitations (ticket_id, person_id, is_permanent, invited_by_id, invited_at) \
             VALUES ($1, $2, $3, $4, $5)");
        conn.exec(query.bind(ticket).bind(*person).bind(*is_permanent).bind(*by).bind(*at)).await?;
    }
    Ok(())
}

/// Whom this person invited lately on any ticket, the last first.
pub async fn recent(conn: &mut Conn, by: PersonId, limit: i64) -> Result<Vec<Found>> {
    let query = q("SELECT p.id, p.name, COALESCE(p.identifier, p.login), p.affiliation FROM people p \
         JOIN (SELECT person_id, MAX(invited_at) AS latest FROM invitations WHERE invited_by_id = $1 \
         GROUP BY person_id) i ON i.person_id = p.id \
         WHERE p.is_enabled AND COALESCE(p.identifier, p.login) IS NOT NULL ORDER BY i.latest DESC, p.id LIMIT $2");
    conn.all(query.bind(by).bind(limit)).await
}
