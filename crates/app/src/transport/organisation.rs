//! The organisation as a value: what is there, or what a file would make of it. Whatever the file adds has a
//! negative key until it is written.

use std::collections::HashMap;

use domain::{Category, CategoryId, Department, DepartmentId, Manager, PersonId};
use store::accounts::Card;
use store::db::Conn;
use store::people::{fold, login};
use store::{categories, departments, managers, organisation};

use super::place;
use crate::Result;

#[derive(Debug, Clone, Default)]
pub struct Organisation {
    pub people: Vec<Card>,
    /// In display order, like all that follows.
    pub departments: Vec<Department>,
    pub categories: Vec<Category>,
    pub managers: Vec<Manager>,
    pub invitees: Vec<(DepartmentId, PersonId)>,
}

impl Organisation {
    pub async fn read(conn: &mut Conn) -> Result<Self> {
        Ok(Self {
            people: organisation::people(conn).await?,
            departments: departments::all(conn).await?,
            categories: categories::all_with_questions(conn).await?,
            managers: managers::everywhere(conn).await?,
            invitees: organisation::invitees(conn).await?,
        })
    }

    pub fn department(&self, id: DepartmentId) -> Option<&Department> {
        self.departments.iter().find(|department| department.id == id)
    }

    /// The department of this label: neither case nor accents make two.
    pub fn department_called(&self, label: &str) -> Option<&Department> {
        let folded = fold(label.trim());
        self.departments.iter().find(|department| fold(&department.label) == folded)
    }

    /// The labels that lead to a category, without its department's.
    pub fn path(&self, category: &Category) -> Vec<&str> {
        let find = |id: CategoryId| self.categories.iter().find(|one| one.id == id);
        let up = std::iter::successors(find(category.id), |one| find(one.parent?)).take(50);
        let mut labels: Vec<&str> = up.map(|one| one.label.as_str()).collect();
        labels.reverse();
        labels
    }

    /// The same with its department's, as one text.
    pub fn place(&self, id: CategoryId) -> String {
        let Some(category) = self.categories.iter().find(|one| one.id == id) else { return String::new() };
        let department = self.department(category.department).map(|department| department.label.as_str());
        place::join(department.into_iter().chain(self.path(category)))
    }
}

/// Who is who, by identifier and by address.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    places: HashMap<PersonId, usize>,
    identifiers: HashMap<String, PersonId>,
    addresses: HashMap<String, PersonId>,
}

impl Directory {
    pub fn of(people: &[Card]) -> Self {
        let mut directory = Self::default();
        for (place, card) in people.iter().enumerate() {
            let id = card.person.id;
            directory.places.insert(id, place);
            if !card.identifier.is_empty() {
                directory.identifiers.insert(login(&card.identifier), id);
            }
            directory.addresses.extend(card.person.address.as_deref().map(|address| (login(address), id)));
        }
        directory
    }

    /// Somebody who has just come.
    pub fn add(&mut self, place: usize, id: PersonId, identifier: Option<&str>, address: &str) {
        self.places.insert(id, place);
        self.identifiers.extend(identifier.map(|identifier| (login(identifier), id)));
        self.addresses.insert(login(address), id);
    }

    /// Where somebody is in the list.
    pub fn place(&self, id: PersonId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    pub fn by_identifier(&self, typed: &str) -> Option<PersonId> {
        self.identifiers.get(&login(typed)).copied()
    }

    pub fn by_address(&self, typed: &str) -> Option<PersonId> {
        self.addresses.get(&login(typed)).copied()
    }

    /// The person whom this names; of an account that became one with another, the one kept.
    pub fn named<'a>(&self, people: &'a [Card], typed: &str) -> Option<&'a Card> {
        let id = self.by_identifier(typed).or_else(|| self.by_address(typed))?;
        let card = people.get(self.place(id)?)?;
        card.merged_into.map_or(Some(card), |kept| people.get(self.place(kept)?))
    }
}

/// How a file names somebody: by identifier, else by address.
pub fn key(card: &Card) -> &str {
    if card.identifier.is_empty() { card.person.address.as_deref().unwrap_or_default() } else { &card.identifier }
}
