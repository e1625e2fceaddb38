//! Who asked to hear no more of a ticket by mail.

use domain::{Moment, PersonId, TicketId};

use crate::db::{Conn, Result, q};

pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<PersonId>> {
    let query = q("SELECT person_id FROM mutes WHERE ticket_id = $1 ORDER BY person_id");
    Ok(conn.all::<i64>(query.bind(ticket)).await?.into_iter().map(PersonId).collect())
}

/// The tickets of which somebody asked to hear no more.
pub async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<TicketId>> {
    let query = q("SELECT ticket_id FROM mutes WHERE person_id = $1 ORDER BY ticket_id");
    Ok(conn.all::<i64>(query.bind(person)).await?.into_iter().map(TicketId).collect())
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
