//! What is not in the order in which it was.

use std::collections::HashMap;
use std::hash::Hash;

use domain::audit::{Change, Deed, Setting, Value};
use domain::{CategoryId, DepartmentId, PersonId};

use super::super::order::moved;
use super::super::organisation::Organisation;
use super::super::record::Kind;
use super::{Difference, Line};

/// Siblings: those of a department, below a category or at its root.
pub type Siblings = (DepartmentId, Option<CategoryId>);

/// What has moved.
pub struct Moved {
    /// All of them, once one has.
    pub departments: Vec<((), Vec<DepartmentId>, Vec<DepartmentId>)>,
    pub managers: Vec<(DepartmentId, Vec<PersonId>, Vec<PersonId>)>,
    pub categories: Vec<(Siblings, Vec<CategoryId>, Vec<CategoryId>)>,
}

/// The groups to put in another order.
pub fn orders(before: &Organisation, after: &Organisation) -> Moved {
    let departments = |of: &Organisation| of.departments.iter().map(|one| ((), one.id)).collect::<Vec<_>>();
    let managers =
        |of: &Organisation| of.managers.iter().map(|one| (one.department, one.person.id)).collect::<Vec<_>>();
    let categories =
        |of: &Organisation| of.categories.iter().map(|one| ((one.department, one.parent), one.id)).collect::<Vec<_>>();
    Moved {
        departments: moved(&departments(before), &departments(after)),
        managers: moved(&managers(before), &managers(after)),
        categories: moved(&categories(before), &categories(after)),
    }
}

pub(super) fn differences(
    before: &Organisation,
    after: &Organisation,
    names: &HashMap<PersonId, (&str, &str)>,
) -> Vec<Difference> {
    let Moved { departments, managers, categories } = orders(before, after);
    let department = |id: DepartmentId| after.department(id).map(|one| one.label.as_str()).unwrap_or_default();
    let labels: HashMap<CategoryId, &str> = after.categories.iter().map(|one| (one.id, one.label.as_str())).collect();
    let category = |id: CategoryId| labels.get(&id).copied().unwrap_or_default();
    let name = |id: PersonId| names.get(&id).map_or("", |(name, _)| name);
    let mut found = Vec::new();
    for ((), was, now) in departments {
        let line = Line { deed: Deed::DepartmentsOrdered, department: None, subject: String::new() };
        found.push(difference(Kind::Departments, "", line, change(&was, &now, department)));
    }
    for (id, was, now) in managers {
        let subject = department(id).to_owned();
        let line = Line { deed: Deed::ManagersOrdered, department: Some(id), subject };
        found.push(difference(Kind::Managers, department(id), line, change(&was, &now, name)));
    }
    for ((id, parent), was, now) in categories {
        let subject = parent.map_or(department(id), category).to_owned();
        let place = parent.map_or_else(|| department(id).to_owned(), |parent| after.place(parent));
        let line = Line { deed: Deed::CategoriesOrdered, department: Some(id), subject };
        found.push(difference(Kind::Categories, &place, line, change(&was, &now, category)));
    }
    found
}

fn change<'a, K: Copy + Hash>(was: &[K], now: &[K], name: impl Fn(K) -> &'a str) -> Change {
    let said = |list: &[K]| Value::text(&list.iter().map(|key| name(*key)).collect::<Vec<_>>().join(", "));
    Change { setting: Setting::Order, before: said(was), after: said(now) }
}

fn difference(kind: Kind, name: &str, line: Line, change: Change) -> Difference {
    Difference { kind, is_new: false, name: name.to_owned(), changes: vec![change], entry: Some(line) }
}
