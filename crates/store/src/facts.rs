//! Everything the rules need about one ticket, in a few reads.

use domain::visibility::Reach;
use domain::{Facts, Ticket, TicketId, TicketScope};

use crate::db::{Conn, Error, Result};
use crate::{categories, managers, people, tickets};

/// The facts of a ticket within reach. Out of reach, it costs what a ticket that does not exist costs.
pub async fn within(
    conn: &mut Conn,
    reach: &Reach,
    ticket: TicketId,
    default_scope: TicketScope,
) -> Result<Option<Facts>> {
    match tickets::by_id(conn, ticket).await?.filter(|ticket| reach.covers(ticket.department, ticket.owner)) {
        Some(ticket) => Ok(Some(around(conn, ticket, default_scope).await?)),
        None => Ok(None),
    }
}

/// The facts of a ticket; `lock` keeps others from changing it until the end of the transaction.
pub async fn load(conn: &mut Conn, ticket: TicketId, default_scope: TicketScope, lock: bool) -> Result<Option<Facts>> {
    let ticket = if lock { tickets::lock(conn, ticket).await? } else { tickets::by_id(conn, ticket).await? };
    match ticket {
        Some(ticket) => Ok(Some(around(conn, ticket, default_scope).await?)),
        None => Ok(None),
    }
}

async fn around(conn: &mut Conn, ticket: Ticket, default_scope: TicketScope) -> Result<Facts> {
    let lineage = categories::lineage(conn, ticket.category).await?.ok_or(Error::NoRow)?;
    let managers = managers::of_department(conn, ticket.department).await?;
    let owner = people::by_id(conn, ticket.owner).await?.ok_or(Error::NoRow)?;
    let members = lineage.members(&managers);
    Ok(Facts { ticket, lineage, managers, members, owner, default_scope })
}
