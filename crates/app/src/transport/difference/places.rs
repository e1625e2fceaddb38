//! Departments and categories, who manages them, who is invited to them.

use std::collections::HashMap;

use domain::audit::{Change, Deed, Setting, Value, changes};
use domain::monitoring::Behaviour;
use domain::{Category, CategoryId, Coded, Department, DepartmentId, Manager, PersonId};

use super::super::organisation::Organisation;
use super::super::record::Kind;
use super::{Difference, Line};
use crate::edits::{categories, departments};

/// The name of each person, and how a file names them.
type Names<'a> = HashMap<PersonId, (&'a str, &'a str)>;

pub(super) fn departments(before: &Organisation, after: &Organisation) -> Vec<Difference> {
    let label = |id: Option<DepartmentId>| {
        let found = id.and_then(|id| after.department(id));
        [(Setting::RedirectsTo, Value::text(found.map(|one| one.label.as_str()).unwrap_or_default()))]
    };
    let mut found = Vec::new();
    for one in &after.departments {
        let known = before.department(one.id);
        let was = known.cloned().unwrap_or_else(Department::newborn);
        let edits = changes(&departments::settings(&was), &departments::settings(one));
        let moves = changes(&label(was.redirects_to), &label(one.redirects_to));
        let mut say = |deed, changes, is_new| {
            let entry = Some(Line { deed, department: Some(one.id), subject: one.label.clone() });
            found.push(Difference { kind: Kind::Departments, is_new, name: one.label.clone(), changes, entry });
        };
        match known {
            None => say(Deed::DepartmentAdded, edits, true),
            Some(_) if !edits.is_empty() => say(Deed::DepartmentEdited, edits, false),
            Some(_) => {}
        }
        if !moves.is_empty() {
            say(Deed::DepartmentRedirected, moves, false);
        }
    }
    found
}

pub(super) fn managers(before: &Organisation, after: &Organisation, names: &Names<'_>) -> Vec<Difference> {
    let known: HashMap<(DepartmentId, PersonId), &Manager> =
        before.managers.iter().map(|one| ((one.department, one.person.id), one)).collect();
    let mut found = Vec::new();
    for one in &after.managers {
        let was = known.get(&(one.department, one.person.id));
        let edits = changes(&was.map(|was| rights(was)).unwrap_or_default(), &rights(one));
        if edits.is_empty() {
            continue;
        }
        let deed = if was.is_none() { Deed::ManagerAdded } else { Deed::ManagerEdited };
        found.push(staff(after, names, (one.department, one.person.id), Kind::Managers, deed, edits));
    }
    found
}

fn rights(manager: &Manager) -> Vec<(Setting, Value)> {
    let grid = manager.monitoring;
    let behaviour = |one: Behaviour| format!("behaviour-{}", one.code());
    let privileges = manager.privileges.iter().map(|one| format!("privilege-{}", one.code()));
    vec![
        (Setting::Privileges, Value::Keys(privileges.collect())),
        (Setting::Available, Value::switch(manager.is_available)),
        (Setting::Rate, Value::Text(manager.rate.to_string())),
        (Setting::Monitoring, Value::Keys([grid.any, grid.category, grid.managed].map(behaviour).to_vec())),
        (Setting::Pace, Value::Key(format!("pace-{}", manager.pace.code()))),
    ]
}

pub(super) fn invitees(before: &Organisation, after: &Organisation, names: &Names<'_>) -> Vec<Difference> {
    let new = after.invitees.iter().filter(|one| !before.invitees.contains(one));
    new.map(|key| staff(after, names, *key, Kind::Invitees, Deed::InviteeAdded, Vec::new())).collect()
}

/// Something about a person in a department.
fn staff(
    after: &Organisation,
    names: &Names<'_>,
    (department, person): (DepartmentId, PersonId),
    kind: Kind,
    deed: Deed,
    changes: Vec<Change>,
) -> Difference {
    let (name, key) = names.get(&person).copied().unwrap_or_default();
    let label = after.department(department).map(|one| one.label.as_str()).unwrap_or_default();
    let entry = Some(Line { deed, department: Some(department), subject: name.to_owned() });
    let is_new = matches!(deed, Deed::ManagerAdded | Deed::InviteeAdded);
    Difference { kind, is_new, name: format!("{label}: {key}"), changes, entry }
}

pub(super) fn categories(before: &Organisation, after: &Organisation, names: &Names<'_>) -> Vec<Difference> {
    let known: HashMap<CategoryId, &Category> = before.categories.iter().map(|one| (one.id, one)).collect();
    let target =
        |id: Option<CategoryId>| [(Setting::RedirectsTo, id.map_or(Value::Empty, |id| Value::Text(after.place(id))))];
    let mut found = Vec::new();
    for one in &after.categories {
        let was = known.get(&one.id).copied();
        let is_same = was.is_some_and(|was| Category { has_children: was.has_children, ..one.clone() } == *was);
        if is_same {
            continue;
        }
        let newborn = categories::newborn(one.department, one.parent);
        let was_one = was.unwrap_or(&newborn);
        let edits = changes(&settings(was_one, names), &settings(one, names));
        let moves = changes(&target(was_one.redirects_to), &target(one.redirects_to));
        let name = after.place(one.id);
        let mut say = |deed, changes, is_new| {
            let entry = Some(Line { deed, department: Some(one.department), subject: one.label.clone() });
            found.push(Difference { kind: Kind::Categories, is_new, name: name.clone(), changes, entry });
        };
        match was {
            None => {
                let above = after.categories.iter().find(|above| Some(above.id) == one.parent);
                let above = [(Setting::Parent, Value::text(above.map_or("", |above| &above.label)))];
                say(Deed::CategoryAdded, changes(&[], &above).into_iter().chain(edits).collect(), true);
            }
            Some(_) if !edits.is_empty() => say(Deed::CategoryEdited, edits, false),
            Some(_) => {}
        }
        if !moves.is_empty() {
            say(Deed::CategoryRedirected, moves, false);
        }
    }
    found
}

fn settings(category: &Category, names: &Names<'_>) -> Vec<(Setting, Value)> {
    let name = |id: &PersonId| names.get(id).map_or("", |(name, _)| name);
    let members = category.own_members.as_deref().unwrap_or_default().iter().map(name).collect::<Vec<_>>().join(", ");
    categories::settings(category, Value::text(&members))
}
