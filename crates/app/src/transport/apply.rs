//! Writing what a file changes: people by hundreds, then the rest, with its consequences for sessions and tickets.

use std::collections::HashMap;
use std::hash::Hash;

use domain::{Category, CategoryId, Department, DepartmentId, Manager, Person, PersonId};
use store::accounts::Card;
use store::db::Tx;
use store::people::login;
use store::{accounts, categories, departments, managers, organisation, permanent_invitees, sessions};

use super::difference::{Moved, orders};
use super::organisation::Organisation;
use crate::edits::redirect::move_tickets;
use crate::{App, Error, Result};

/// The keys that the database gave to what is new.
#[derive(Default)]
pub(super) struct Keys {
    people: HashMap<PersonId, PersonId>,
    departments: HashMap<DepartmentId, DepartmentId>,
    categories: HashMap<CategoryId, CategoryId>,
}

fn real<K: Copy + Eq + Hash>(keys: &HashMap<K, K>, key: K) -> K {
    keys.get(&key).copied().unwrap_or(key)
}

impl Keys {
    /// The key of a department in the database.
    pub(super) fn department(&self, id: DepartmentId) -> DepartmentId {
        real(&self.departments, id)
    }
}

/// Writes the difference between what is there and what the file makes of it.
pub(super) async fn apply(app: &App, tx: &mut Tx, before: &Organisation, after: &Organisation) -> Result<Keys> {
    let mut keys = Keys::default();
    people(app, tx, before, after, &mut keys).await?;
    add_departments(tx, before, after, &mut keys).await?;
    staff(tx, before, after, &keys).await?;
    add_categories(app, tx, before, after, &mut keys).await?;
    order(tx, before, after, &keys).await?;
    Ok(keys)
}

async fn order(tx: &mut Tx, before: &Organisation, after: &Organisation, keys: &Keys) -> Result<()> {
    let Moved { departments: moved, managers, categories: siblings } = orders(before, after);
    for ((), _, now) in moved {
        let ids: Vec<DepartmentId> = now.into_iter().map(|id| keys.department(id)).collect();
        departments::order(tx, &ids).await?;
    }
    for (department, _, now) in managers {
        let ids: Vec<PersonId> = now.into_iter().map(|id| real(&keys.people, id)).collect();
        managers::set_order(tx, keys.department(department), &ids).await?;
    }
    for (_, _, now) in siblings {
        let ids: Vec<CategoryId> = now.into_iter().map(|id| real(&keys.categories, id)).collect();
        categories::set_order(tx, &ids).await?;
    }
    Ok(())
}

async fn people(app: &App, tx: &mut Tx, before: &Organisation, after: &Organisation, keys: &mut Keys) -> Result<()> {
    let known: HashMap<PersonId, &Card> = before.people.iter().map(|card| (card.person.id, card)).collect();
    let (old, new): (Vec<&Card>, Vec<&Card>) =
        after.people.iter().partition(|card| known.contains_key(&card.person.id));
    let was = |card: &Card| known.get(&card.person.id).copied();
    let renamed: Vec<PersonId> = old
        .iter()
        .filter(|card| was(card).is_some_and(|was| named(was) != named(card)))
        .map(|card| card.person.id)
        .collect();
    organisation::free_addresses(tx, &renamed).await?;
    for card in &old {
        let Some(was) = was(card) else { continue };
        if was.person != card.person || (&was.identifier, &was.affiliation) != (&card.identifier, &card.affiliation) {
            change(tx, was, card).await?;
        }
    }
    let new: Vec<Card> = new.into_iter().cloned().collect();
    let added: HashMap<String, PersonId> = organisation::add_people(tx, &new, app.now()).await?.into_iter().collect();
    for card in &new {
        let address = card.person.address.as_deref().map(login).unwrap_or_default();
        let id = added.get(&address).copied().ok_or(Error::NotFound)?;
        keys.people.insert(card.person.id, id);
    }
    Ok(())
}

/// By what somebody is known, and nobody else.
fn named(card: &Card) -> (&Option<String>, &str) {
    (&card.person.address, &card.identifier)
}

async fn change(tx: &mut Tx, was: &Card, card: &Card) -> Result<()> {
    let id = card.person.id;
    organisation::change_person(tx, card).await?;
    if was.person.is_admin != card.person.is_admin {
        accounts::set_admin(tx, id, card.person.is_admin).await?;
    }
    if was.person.is_enabled != card.person.is_enabled {
        accounts::set_enabled(tx, id, card.person.is_enabled).await?;
        if !card.person.is_enabled {
            sessions::delete_all_of(tx, id).await?;
        }
    }
    Ok(())
}

async fn add_departments(tx: &mut Tx, before: &Organisation, after: &Organisation, keys: &mut Keys) -> Result<()> {
    for one in after.departments.iter().filter(|one| before.department(one.id).is_none()) {
        let added = departments::insert(tx, &Department { redirects_to: None, ..one.clone() }).await?;
        keys.departments.insert(one.id, added);
    }
    for one in &after.departments {
        let known = before.department(one.id);
        if known == Some(one) || known.is_none() && one.redirects_to.is_none() {
            continue;
        }
        let redirects_to = one.redirects_to.map(|target| keys.department(target));
        departments::update(tx, &Department { id: keys.department(one.id), redirects_to, ..one.clone() }).await?;
    }
    Ok(())
}

async fn staff(tx: &mut Tx, before: &Organisation, after: &Organisation, keys: &Keys) -> Result<()> {
    let known: HashMap<(DepartmentId, PersonId), &Manager> =
        before.managers.iter().map(|one| ((one.department, one.person.id), one)).collect();
    for one in &after.managers {
        let was = known.get(&(one.department, one.person.id)).copied();
        if was.is_some_and(|was| same(was, one)) {
            continue;
        }
        let person = Person { id: real(&keys.people, one.person.id), ..one.person.clone() };
        let row = Manager { department: keys.department(one.department), person, ..one.clone() };
        match was {
            None => managers::insert(tx, &row).await?,
            Some(_) => managers::update(tx, &row).await?,
        }
    }
    for (department, person) in after.invitees.iter().filter(|one| !before.invitees.contains(one)) {
        permanent_invitees::insert(tx, keys.department(*department), real(&keys.people, *person)).await?;
    }
    Ok(())
}

/// But for the person, who is written elsewhere.
fn same(was: &Manager, one: &Manager) -> bool {
    *was == Manager { person: was.person.clone(), ..one.clone() }
}

async fn add_categories(
    app: &App,
    tx: &mut Tx,
    before: &Organisation,
    after: &Organisation,
    keys: &mut Keys,
) -> Result<()> {
    let known: HashMap<CategoryId, &Category> = before.categories.iter().map(|one| (one.id, one)).collect();
    // A parent comes before what is below it.
    for one in after.categories.iter().filter(|one| !known.contains_key(&one.id)) {
        let row = Category { redirects_to: None, ..written(one, keys) };
        keys.categories.insert(one.id, categories::insert(tx, &row).await?);
    }
    for one in &after.categories {
        let was = known.get(&one.id).copied();
        let is_same = was.is_some_and(|was| Category { has_children: was.has_children, ..one.clone() } == *was);
        if is_same || was.is_none() && one.redirects_to.is_none() {
            continue;
        }
        let row = written(one, keys);
        categories::update(tx, &row).await?;
        if was.is_some_and(|was| was.own_members != one.own_members) {
            categories::set_members(tx, row.id, row.own_members.as_deref()).await?;
        }
        if was.is_some_and(|was| was.questions != one.questions) {
            categories::set_questions(tx, row.id, row.questions.as_deref()).await?;
        }
    }
    for one in
        after.categories.iter().filter(|one| known.get(&one.id).is_some_and(|was| was.redirects_to != one.redirects_to))
    {
        if let Some(target) = one.redirects_to {
            move_tickets(app, tx, one.id, real(&keys.categories, target)).await?;
        }
    }
    Ok(())
}

/// The row of a category.
fn written(one: &Category, keys: &Keys) -> Category {
    let person = |id: &PersonId| real(&keys.people, *id);
    Category {
        id: real(&keys.categories, one.id),
        department: keys.department(one.department),
        parent: one.parent.map(|parent| real(&keys.categories, parent)),
        own_members: one.own_members.as_ref().map(|own| own.iter().map(person).collect()),
        redirects_to: one.redirects_to.map(|target| real(&keys.categories, target)),
        ..one.clone()
    }
}
