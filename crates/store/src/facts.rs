//! Everything the rules need about one ticket, in a few reads.

use domain::selection::Purpose;
use domain::visibility::Reach;
use domain::{Counter, Facts, Installation, PersonId, Ticket, TicketId};

use crate::db::{Conn, Error, Result};
use crate::{categories, counters, invitations, managers, marks, mutes, people, selection, tickets};

/// The facts of a ticket within reach. Out of reach, it costs what a ticket that does not exist costs.
pub async fn within(
    conn: &mut Conn,
    reach: &Reach,
    ticket: TicketId,
    installation: impl Into<Installation>,
) -> Result<Option<Facts>> {
    match tickets::within_reach(conn, reach, ticket).await? {
        Some(ticket) => {
            let mut facts = around(conn, ticket, installation.into()).await?;
            facts.views.add(reach.person, reach.commons.departments.iter().copied());
            Ok(Some(facts))
        }
        None => Ok(None),
    }
}

/// Lets the facts know which departments `person` is offered, so that what is open to all is judged for them too.
pub async fn acquaint(conn: &mut Conn, facts: &mut Facts, person: PersonId) -> Result<()> {
    if !facts.views.knows(person) {
        let mut ids: Vec<PersonId> = facts.everybody().map(|known| known.id).collect();
        ids.push(person);
        facts.views = selection::views(conn, Purpose::TicketView, &ids).await?;
    }
    Ok(())
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
    let mut facts = Facts {
        invitees: invitations::of_ticket(conn, id).await?,
        followers: marks::followers(conn, id).await?,
        bookmarkers: marks::bookmarkers(conn, id).await?,
        muted: mutes::of_ticket(conn, id).await?,
        ..Facts::at(&counter, ticket, owner)
    };
    let ids: Vec<PersonId> = facts.everybody().map(|person| person.id).collect();
    facts.views = selection::views(conn, Purpose::TicketView, &ids).await?;
    Ok(facts)
}
