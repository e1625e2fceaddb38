//! Everything the rules need about one ticket, in a few reads.

use domain::visibility::Reach;
use domain::{Counter, Facts, Installation, Ticket, TicketId};

use crate::db::{Conn, Error, Result};
use crate::{categories, counters, invitations, managers, marks, mutes, people, tickets};

/// The facts of a ticket within reach. Out of reach, it costs what a ticket that does not exist costs.
pub async fn within(
    conn: &mut Conn,
    reach: &Reach,
    ticket: TicketId,
    installation: impl Into<Installation>,
) -> Result<Option<Facts>> {
    match tickets::within_reach(conn, reach, ticket).await? {
        Some(ticket) => Ok(Some(around(conn, ticket, installation.into()).await?)),
        None => Ok(None),
    }
}

/// The facts of a ticket; `lock` keeps others from changing it until the end of the transaction.
pub async fn load(
    conn: &mut Conn,
    ticket: TicketId,
    installation: impl Into<Installation>,
    lock: bool,
) -> Result<Option<Facts>> {
    let ticket = if lock { tickets::lock(conn, ticket).await? } else { tickets::by_id(conn, ticket).await? };
    match ticket {
        Some(ticket) => Ok(Some(around(conn, ticket, installation.into()).await?)),
        None => Ok(None),
    }
}

async fn around(conn: &mut Conn, ticket: Ticket, installation: Installation) -> Result<Facts> {
    let (id, owner) = (ticket.id, ticket.owner);
    let lineage = categories::lineage(conn, ticket.category).await?.ok_or(Error::NoRow)?;
    let counter = Counter {
        managers: managers::of_department(conn, ticket.department).await?,
        allies: counters::allies(conn, &lineage.department).await?,
        lineage,
        permanent_invitees: Vec::new(),
        last_chosen: None,
        chosen_as: None,
        installation,
    };
    let owner = people::by_id(conn, owner).await?.ok_or(Error::NoRow)?;
    Ok(Facts {
        invitees: invitations::of_ticket(conn, id).await?,
        followers: marks::followers(conn, id).await?,
        bookmarkers: marks::bookmarkers(conn, id).await?,
        muted: mutes::of_ticket(conn, id).await?,
        ..Facts::at(&counter, ticket, owner)
    })
}
