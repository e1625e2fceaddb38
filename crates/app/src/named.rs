//! What a command names besides its ticket, read for the decision: people, counters, other tickets, messages.

use domain::selection::Purpose;
use domain::ticket::Place;
use domain::ticket::thread::last_word;
use domain::{
    Act, Actor, CategoryId, Counter, Department, DepartmentId, EventId, Facts, Named, Person, PersonId, Refusal,
    TicketId,
};
use store::db::Conn;
use store::{categories, counters, departments, events, managers, people, reach, selection, tickets};

use crate::{App, Result};

/// Reads it. `token` is that of the form, which also draws the lots: the same form, seen and then sent, gives the same
/// manager. With `lock`, nobody else chooses a manager at the destination until the end of the transaction.
pub async fn named(
    app: &App,
    conn: &mut Conn,
    facts: &Facts,
    actor: &Actor,
    act: &Act,
    token: &str,
    lock: bool,
) -> Result<Named> {
    let mut named = Named { draw: draw(token), allows_editing: app.tickets.edits_comments, ..Named::default() };
    match act {
        Act::Transfer(transfer) => match destination(app, conn, facts, actor, transfer.to, lock).await? {
            Ok(counter) => named.destination = Some(counter),
            Err(why) => named.nowhere = Some(why),
        },
        Act::SendBack => {
            if let Some(before) = facts.ticket.moved_from {
                named.destination = counters::at(conn, before, None, app.installation(), lock).await?;
            }
        }
        Act::Invite(ids) => named.people = enabled(conn, ids).await?,
        Act::ChangeOwner(id) => named.people = enabled(conn, &[*id]).await?,
        Act::InviteGroup(group) => match members(conn, actor, *group).await? {
            Some(people) => named.people = people,
            None => named.nowhere = Some(Refusal::DestinationMissing),
        },
        Act::Close(closing) | Act::TakeAndClose(closing) => {
            if let (Some(link), Some(person)) = (closing.link, actor.person()) {
                named.sees_link = sees(app, conn, person, link).await?;
            }
        }
        Act::EditComment(event) | Act::ChangeReaders(event) | Act::DeleteFile(event) => {
            message(conn, facts, *event, &mut named).await?;
        }
        _ => {}
    }
    // Whoever the destination invites is somebody whom the events name.
    if let Some(counter) = &named.destination {
        named.people.extend(counter.permanent_invitees.iter().cloned());
    }
    Ok(named)
}

/// The lot of the algorithm that draws: the form's own.
pub fn draw(token: &str) -> u64 {
    token.get(..16).and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or(0)
}

async fn enabled(conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<Person>> {
    let found = people::by_ids(conn, ids.iter().copied()).await?;
    let find = |id: &PersonId| found.iter().find(|person| person.id == *id && person.is_enabled).cloned();
    Ok(ids.iter().filter_map(find).collect())
}

/// May this actor know of the department: open to them, or theirs?
async fn knows(conn: &mut Conn, actor: &Actor, department: &Department) -> Result<bool> {
    let Some(person) = actor.person() else { return Ok(true) };
    let views = selection::views(conn, Purpose::TicketCreation, &[person.id]).await?;
    let is_open = department.is_visible_to(person) && views.hold(person.id, department.id) || person.is_admin;
    Ok(is_open || managers::departments_of(conn, person.id).await?.contains(&department.id))
}

/// The managers of a department, or the effective members of a category (A29); `None` when the actor may not know it.
async fn members(conn: &mut Conn, actor: &Actor, group: Place) -> Result<Option<Vec<Person>>> {
    Ok(match group {
        Place::Department(id) => match departments::by_id(conn, id).await? {
            Some(department) if knows(conn, actor, &department).await? => {
                let managers = managers::of_department(conn, id).await?;
                Some(managers.into_iter().map(|manager| manager.person).collect())
            }
            _ => None,
        },
        Place::Category(category) => match categories::lineage(conn, category).await? {
            None => None,
            Some(lineage) => {
                let is_offered = actor.person().is_none_or(|person| lineage.is_offered_to(person));
                if !is_offered || !knows(conn, actor, &lineage.department).await? {
                    return Ok(None);
                }
                let managers = managers::of_department(conn, lineage.department.id).await?;
                let members = lineage.members(&managers);
                let is_member = |person: &Person| members.contains(&person.id);
                Some(managers.into_iter().map(|manager| manager.person).filter(is_member).collect())
            }
        },
    })
}

/// The counter to which a ticket would go, or why there is none; a department alone is its first category that accepts
/// tickets and that the mover may choose (D5).
async fn destination(
    app: &App,
    conn: &mut Conn,
    facts: &Facts,
    actor: &Actor,
    to: Place,
    lock: bool,
) -> Result<std::result::Result<Counter, Refusal>> {
    let category = match to {
        Place::Category(category) => category,
        Place::Department(id) => {
            let Some(department) = departments::by_id(conn, id).await? else {
                return Ok(Err(Refusal::DestinationMissing));
            };
            if !knows(conn, actor, &department).await? {
                return Ok(Err(Refusal::DestinationMissing));
            }
            let Some(real) = counters::real_department(conn, id).await? else {
                return Ok(Err(Refusal::RedirectionNeverEnds));
            };
            match first_category(conn, actor, real.id).await? {
                Some(category) => category,
                None => return Ok(Err(Refusal::NoCategoryThere { department: department.label })),
            }
        }
    };
    if categories::lineage(conn, category).await?.is_none() {
        return Ok(Err(Refusal::DestinationMissing));
    }
    let counter = counters::at(conn, category, None, app.installation(), lock).await?;
    let Some(counter) = counter else { return Ok(Err(Refusal::RedirectionNeverEnds)) };
    // Whence it came, it may go back; elsewhere, only where the mover may choose to.
    let is_back = facts.ticket.moved_from == Some(counter.lineage.category().id);
    if !is_back && !knows(conn, actor, &counter.lineage.department).await? {
        return Ok(Err(Refusal::DestinationMissing));
    }
    Ok(Ok(counter))
}

async fn first_category(conn: &mut Conn, actor: &Actor, department: DepartmentId) -> Result<Option<CategoryId>> {
    let all = categories::all(conn).await?;
    let children = |parent: Option<CategoryId>| {
        let own = all.iter().filter(move |one| one.department == department && one.parent == parent);
        own.map(|one| one.id).collect::<Vec<_>>()
    };
    // Display order: each category before its sub-categories.
    let mut todo = children(None);
    todo.reverse();
    while let Some(category) = todo.pop() {
        let lineage = categories::lineage(conn, category).await?;
        let is_fit = |lineage: &domain::Lineage| {
            let is_offered = actor.person().is_none_or(|person| lineage.is_offered_to(person));
            lineage.category().takes_tickets() && is_offered
        };
        if lineage.as_ref().is_some_and(is_fit) {
            return Ok(Some(category));
        }
        let mut below = children(Some(category));
        below.reverse();
        todo.extend(below);
    }
    Ok(None)
}

async fn sees(app: &App, conn: &mut Conn, person: &Person, ticket: TicketId) -> Result<bool> {
    let reach = reach::of(conn, person, app.tickets.default_scope).await?;
    Ok(tickets::within_reach(conn, &reach, ticket).await?.is_some())
}

async fn message(conn: &mut Conn, facts: &Facts, event: EventId, named: &mut Named) -> Result<()> {
    let entries = events::of_ticket(conn, facts.ticket.id).await?;
    let lines = events::lines(&entries);
    named.is_last_word = last_word(&lines) == Some(event);
    named.message =
        lines.into_iter().find(|line| line.id == event && !line.is_erased).map(|line| (line.id, line.event));
    Ok(())
}
