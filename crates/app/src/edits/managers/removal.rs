//! Removing a manager: what it touches, and what becomes of the open tickets that they hold (spec.md §2.3, §13.2).

use domain::administration::Duty;
use domain::audit::{Deed, Setting, Value, changes};
use domain::{CategoryId, DepartmentId, Lineage, Manager, Person, PersonId, Refusal, TicketId};
use store::db::{Conn, Tx};
use store::{categories, managers};

use super::{manager, no, unless_locked_out};
use crate::edits::handover::{Giving, Held, Leaving, hand_over};
use crate::edits::{Ground, record, unless_stale};
use crate::perform::{Leaves, end};
use crate::{App, Result};

/// A category whose own members count somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub category: CategoryId,
    pub label: String,
    /// The members left; with none, the category inherits.
    pub others: Vec<PersonId>,
}

/// What the removal of a manager touches.
#[derive(Debug, Clone)]
pub struct Parting {
    pub manager: Manager,
    /// The open tickets of the department that they hold.
    pub tickets: Vec<TicketId>,
    pub memberships: Vec<Membership>,
    /// Confidential categories that nobody else is a member of: they come first.
    pub keeps: Vec<String>,
}

impl Parting {
    /// Why it cannot be done yet, if something is in the way.
    pub fn obstacle(&self) -> Option<Refusal> {
        let name = self.manager.person.name.clone();
        (!self.keeps.is_empty()).then(|| Refusal::LastMemberOfConfidential { name, places: self.keeps.join(", ") })
    }

    /// What the page showed, for its seal.
    pub fn shown(&self) -> impl std::fmt::Debug {
        (self.manager.person.id, self.tickets.clone(), self.memberships.clone())
    }
}

/// What the removal of this manager would touch.
///
/// # Errors
/// Not found when that person does not manage the department.
pub async fn parting(conn: &mut Conn, ground: &Ground, whose: PersonId) -> Result<Parting> {
    let manager = manager(conn, ground, whose).await?;
    let department = ground.department.id;
    let stays =
        |person: &PersonId| *person != whose && ground.managers.iter().any(|manager| manager.person.id == *person);
    let all = categories::all(conn).await?;
    let own = all.iter().filter(|category| category.department == department);
    let memberships: Vec<Membership> = own
        .filter_map(|category| {
            let members = category.own_members.as_ref().filter(|members| members.contains(&whose))?;
            let others = members.iter().copied().filter(stays).collect();
            Some(Membership { category: category.id, label: category.label.clone(), others })
        })
        .collect();
    let is_emptied = |id: CategoryId| memberships.iter().any(|one| one.category == id && one.others.is_empty());
    let lineages = categories::lineages(conn).await?;
    let mut keeps: Vec<(CategoryId, String)> = lineages
        .values()
        .filter(|lineage| lineage.department.id == department && lineage.is_confidential())
        .filter(|lineage| source(lineage).is_some_and(is_emptied))
        .map(|lineage| (lineage.category().id, lineage.category().label.clone()))
        .collect();
    keeps.sort();
    let keeps = keeps.into_iter().map(|(_, label)| label).collect();
    let tickets = managers::held(conn, department, whose).await?;
    Ok(Parting { manager, tickets, memberships, keeps })
}

/// The category whose own list gives this one its members.
fn source(lineage: &Lineage) -> Option<CategoryId> {
    let own = Some(lineage.category()).filter(|category| category.own_members.is_some());
    own.or_else(|| lineage.inherits_members_from()).map(|category| category.id)
}

/// Removes a manager; how many tickets changed hands. Rights stop at once, ownership and invitations stay. `seen` is
/// the seal of what the page showed.
///
/// # Errors
/// As [`Ground::to_edit`]; not found when they do not manage it; invalid when nothing is said of the tickets they hold;
/// refused while something is in the way, or once it has changed.
pub async fn remove_manager(
    app: &App,
    person: &Person,
    department: DepartmentId,
    whose: PersonId,
    seen: &str,
    leaving: Leaving,
) -> Result<usize> {
    let mut tx = app.db.write().await?;
    let outcome = removed(app, &mut tx, person, department, whose, seen, leaving).await;
    let tickets = end(app, tx, outcome).await?;
    for ticket in &tickets {
        app.live.touch(*ticket);
    }
    app.live.recheck();
    Ok(tickets.len())
}

async fn removed(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    department: DepartmentId,
    whose: PersonId,
    seen: &str,
    leaving: Leaving,
) -> Result<Vec<TicketId>> {
    let ground = Ground::to_edit(tx, person, department, Duty::ManageManagers).await?;
    let parting = parting(tx, &ground, whose).await?;
    if let Some(why) = parting.obstacle() {
        return Err(no(why));
    }
    unless_stale(seen, &parting.shown())?;
    let after: Vec<Manager> = ground.managers.iter().filter(|one| one.person.id != whose).cloned().collect();
    unless_locked_out(tx, &ground, &after).await?;
    let held: Vec<Held> = parting.tickets.iter().map(|ticket| Held { ticket: *ticket, holder: whose }).collect();
    let given = Giving { leaves: Leaves::Department, may_keep: false, managers: &after };
    let mut said = hand_over(app, tx, person, &held, &leaving, &given).await?;
    for membership in &parting.memberships {
        let left = (!membership.others.is_empty()).then_some(membership.others.as_slice());
        categories::set_members(tx, membership.category, left).await?;
    }
    managers::delete(tx, department, whose).await?;
    let members =
        |list: &[Membership]| Value::text(&list.iter().map(|one| one.label.as_str()).collect::<Vec<_>>().join(", "));
    said.extend(changes(&[(Setting::Members, members(&parting.memberships))], &[(Setting::Members, Value::Empty)]));
    record(app, tx, person, Some(department), Deed::ManagerRemoved, &parting.manager.person.name, said).await?;
    Ok(parting.tickets)
}
