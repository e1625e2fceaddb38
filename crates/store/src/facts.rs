//! Everything the rules need about one ticket, in a few reads.

use domain::{Facts, TicketId, TicketScope};

use crate::db::{Conn, Error, Result};
use crate::{categories, managers, people, tickets};

/// The facts of a ticket; `lock` keeps others from changing it until the end of the transaction.
pub async fn load(conn: &mut Conn, ticket: TicketId, default_scope: TicketScope, lock: bool) -> Result<Option<Facts>> {
    let ticket = if lock { tickets::lock(conn, ticket).await? } else { tickets::by_id(conn, ticket).await? };
    let Some(ticket) = ticket else { return Ok(None) };
    let lineage = categories::lineage(conn, ticket.category).await?.ok_or(Error::NoRow)?;
    let managers = managers::of_department(conn, ticket.department).await?;
    let owner = people::by_id(conn, ticket.owner).await?.ok_or(Error::NoRow)?;
    let members = lineage.members(&managers);
    Ok(Some(Facts { ticket, lineage, managers, members, owner, default_scope }))
}
