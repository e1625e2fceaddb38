//! The one rule: may this person see this ticket (spec.md §5.2)? Lists use its image, [`Reach`].

use crate::{DepartmentId, Facts, Person, PersonId, Standing};

/// Why somebody sees a ticket: the first line of spec.md §5.2 that says yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Line 2.
    Administrator,
    /// Line 4.
    ManagesDepartment,
    /// Line 5.
    Owns,
}

/// May `person` see the ticket, and why (spec.md §5.2, first match decides)?
pub fn sight(person: &Person, facts: &Facts) -> Option<Sight> {
    let standing = Standing::of(person, facts);
    if !person.is_enabled {
        None
    } else if standing.is_admin {
        Some(Sight::Administrator)
    } else if standing.is_manager() {
        Some(Sight::ManagesDepartment)
    } else if standing.is_owner {
        Some(Sight::Owns)
    } else {
        None
    }
}

/// The tickets one person may see, as lists ask for them: no query of tickets goes without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    pub person: PersonId,
    /// Administrators see every ticket.
    pub everything: bool,
    /// Departments this person manages.
    pub departments: Vec<DepartmentId>,
}

impl Reach {
    pub fn of(person: &Person, departments: Vec<DepartmentId>) -> Self {
        Self { person: person.id, everything: person.is_admin, departments }
    }

    /// The same answer as [`sight`], from what a row says.
    pub fn covers(&self, department: DepartmentId, owner: PersonId) -> bool {
        self.everything || self.departments.contains(&department) || owner == self.person
    }
}
