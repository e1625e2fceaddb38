//! The last tickets that somebody opened (spec.md §12.3): for them alone, and no right.

use domain::visibility::Reach;
use domain::{Moment, PersonId, TicketId};

use crate::db::{Conn, Result, q};
use crate::reach::within;

/// Tickets remembered.
pub const KEPT: i64 = 25;

/// Remembers that somebody opened a ticket, and forgets what they opened long before.
pub async fn remember(conn: &mut Conn, person: PersonId, ticket: TicketId, now: Moment) -> Result<()> {
    let query = q("INSERT INTO visits (person_id, ticket_id, visited_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id, ticket_id) DO UPDATE SET visited_at = excluded.visited_at");
    conn.exec(query.bind(person).bind(ticket).bind(now)).await?;
    let query = q("DELETE FROM visits WHERE person_id = $1 AND ticket_id NOT IN \
         (SELECT v.ticket_id FROM visits v WHERE v.person_id = $1 ORDER BY v.visited_at DESC, v.ticket_id DESC LIMIT $2)");
    conn.exec(query.bind(person).bind(KEPT)).await?;
    Ok(())
}

/// What somebody opened, the last first; what they see no more is not there.
pub async fn of(conn: &mut Conn, reach: &Reach) -> Result<Vec<TicketId>> {
    let query = q("SELECT t.id FROM visits v JOIN tickets t ON t.id = v.ticket_id WHERE v.person_id = $1");
    let query = within(query.bind(reach.person), reach);
    let found: Vec<i64> = conn.all(query.push(" ORDER BY v.visited_at DESC, v.ticket_id DESC")).await?;
    Ok(found.into_iter().map(TicketId).collect())
}

/// Forgets all of it.
pub async fn clear(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(q("DELETE FROM visits WHERE person_id = $1").bind(person)).await?;
    Ok(())
}
