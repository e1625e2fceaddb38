//! Everything the rules need to know about one ticket, read at once in the transaction of the command.

use crate::{Lineage, Manager, Person, PersonId, Priority, Ticket, TicketScope};

/// A ticket and the people around it.
#[derive(Debug, Clone)]
pub struct Facts {
    pub ticket: Ticket,
    pub lineage: Lineage,
    /// Enabled managers of the ticket's department, in their display order.
    pub managers: Vec<Manager>,
    /// Effective members of the ticket's category.
    pub members: Vec<PersonId>,
    pub owner: Person,
    /// The installation's default scope (D6).
    pub default_scope: TicketScope,
}

impl Facts {
    pub fn manager(&self, person: PersonId) -> Option<&Manager> {
        self.managers.iter().find(|manager| manager.person.id == person)
    }

    pub fn is_member(&self, person: PersonId) -> bool {
        self.members.contains(&person)
    }

    /// The manager in charge; `None` when nobody is, or when that person no longer manages the department.
    pub fn holder(&self) -> Option<&Manager> {
        self.ticket.holder.and_then(|person| self.manager(person))
    }

    /// Who sees the ticket, inheritance resolved (spec.md §5.1).
    pub fn effective_scope(&self) -> TicketScope {
        match self.ticket.scope {
            TicketScope::Default => self.lineage.default_scope(self.default_scope),
            own => own,
        }
    }

    pub fn effective_priority(&self) -> Priority {
        if self.ticket.priority.is_default() { self.lineage.default_priority() } else { self.ticket.priority }
    }

    /// Whoever can be named here: managers, then the owner.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.manager(id).map(|manager| &manager.person).or_else(|| (self.owner.id == id).then_some(&self.owner))
    }

    /// Managers to whom `actor` may give the ticket: available, neither the actor nor the present holder;
    /// members of the category first, then the rest of the department (A5, spec.md §4.3).
    pub fn assignable(&self, actor: PersonId) -> Vec<&Manager> {
        let mut targets: Vec<_> = self
            .managers
            .iter()
            .filter(|manager| manager.is_available && manager.person.is_enabled)
            .filter(|manager| manager.person.id != actor && self.ticket.holder != Some(manager.person.id))
            .collect();
        targets.sort_by_key(|manager| !self.is_member(manager.person.id));
        targets
    }
}
