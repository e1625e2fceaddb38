//! A counter: the place where a ticket is posted or to which it is moved, with the people behind it.

use crate::assignment::Next;
use crate::{Department, Installation, Lineage, Manager, Person, PersonId, Refusal};

/// A category, and who looks after it.
#[derive(Debug, Clone)]
pub struct Counter {
    pub lineage: Lineage,
    /// Enabled managers of the department, in their display order.
    pub managers: Vec<Manager>,
    /// Enabled managers of the departments that share its inter-service tag.
    pub allies: Vec<Person>,
    /// Invited to every ticket posted here (R41); those of the department chosen come first.
    pub permanent_invitees: Vec<Person>,
    /// Whom the cyclical algorithm chose last.
    pub last_chosen: Option<PersonId>,
    /// The virtual department under whose name it was chosen (spec.md §6.4).
    pub chosen_as: Option<Department>,
    pub installation: Installation,
}

impl Counter {
    /// Does this person manage the department?
    pub fn is_manned_by(&self, person: &Person) -> bool {
        self.managers.iter().any(|manager| manager.person.id == person.id)
    }

    pub fn members(&self) -> Vec<PersonId> {
        self.lineage.members(&self.managers)
    }

    /// The managers who count for a ticket here: of a confidential category, its members (spec.md §5.2, line 3).
    pub fn staff(&self) -> Vec<Manager> {
        self.lineage.staff(&self.managers)
    }

    /// Who gets a ticket that comes here without anybody in charge (spec.md §6.5).
    pub fn chooses(&self, draw: u64, excluded: Option<PersonId>) -> Option<&Manager> {
        let today = self.installation.today;
        self.lineage.algorithm().choose(&self.candidates(), self.last_chosen, draw, excluded, today)
    }

    /// Who would get the next one, and why.
    pub fn next(&self) -> Next<'_> {
        self.lineage.algorithm().next(&self.candidates(), self.last_chosen, self.installation.today)
    }

    fn candidates(&self) -> Vec<&Manager> {
        let members = self.members();
        let find = |id: &PersonId| self.managers.iter().find(|manager| manager.person.id == *id);
        members.iter().filter_map(find).collect()
    }

    /// Can a ticket be put here at all (spec.md §6.1)?
    ///
    /// # Errors
    /// The category takes no ticket, or its department is not open.
    pub fn takes_tickets(&self) -> Result<(), Refusal> {
        let category = self.lineage.category();
        if category.takes_tickets() && self.lineage.department.is_enabled {
            return Ok(());
        }
        Err(Refusal::CategoryTakesNoTicket { category: category.label.clone() })
    }

    /// What people chose: the virtual department when there is one.
    pub fn chosen_department(&self) -> &Department {
        self.chosen_as.as_ref().unwrap_or(&self.lineage.department)
    }
}
