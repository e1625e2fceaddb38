//! Who asked to hear no more of a ticket by mail.

use domain::{Moment, PersonId, TicketId};

use crate::db::{Conn, Result, q};

pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<PersonId>> {
    let query = q("SELECT person_id FROM mutes WHERE ticket_id = $1 ORDER BY person_id");
    Ok(conn.all::<i64>(query.bind(ticket)).await?.into_iter().map(PersonId).collect())
}

/// Asked twice, it changes nothing.
pub async fn insert(conn: &mut Conn, ticket: TicketId, person: PersonId, now: Moment) -> Result<()> {
    let query = q("INSERT INTO mutes (ticket_id, person_id, muted_at) VALUES ($1, $2, $3) \
         ON CONFLICT (ticket_id, person_id) DO NOTHING");
    conn.exec(query.bind(ticket).bind(person).bind(now)).await?;
    Ok(())
}

pub async fn delete(conn: &mut Conn, ticket: TicketId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM mutes WHERE ticket_id = $1 AND person_id = $2");
    conn.exec(query.bind(ticket).bind(person)).await?;
    Ok(())
}
