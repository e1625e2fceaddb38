//! Who acts, and what this person is to a ticket.

use crate::{Facts, Manager, Person, PersonId};

/// Who makes something happen.
#[derive(Debug, Clone)]
pub enum Actor {
    Person(Person),
    /// The application itself: on schedule, or by a rule of the organisation (spec.md §2.1, APP).
    Application,
}

impl Actor {
    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Application => None,
        }
    }

    /// As the history names its authors: `None` is the application.
    pub fn id(&self) -> Option<PersonId> {
        self.person().map(|person| person.id)
    }

    pub fn is(&self, person: PersonId) -> bool {
        self.id() == Some(person)
    }

    /// What this actor is to a ticket; the application is nobody there.
    pub fn standing<'a>(&self, facts: &'a Facts) -> Standing<'a> {
        self.person().map(|person| Standing::of(person, facts)).unwrap_or_default()
    }
}

/// What one person is to one ticket. Every right is a question about this.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all of them can hold at once")]
pub struct Standing<'a> {
    pub is_admin: bool,
    /// Manager of the ticket's department, and member of its category when that is confidential.
    pub manager: Option<&'a Manager>,
    /// In charge of the ticket, and still manager of its department.
    pub is_holder: bool,
    pub is_owner: bool,
    pub is_invited: bool,
    /// Manages a department that shares its tickets with the ticket's own (spec.md §5.4).
    pub is_ally: bool,
    /// The ticket is open to them without any role on it (spec.md §5.2, line 8).
    pub is_public_reader: bool,
}

impl<'a> Standing<'a> {
    pub fn of(person: &Person, facts: &'a Facts) -> Self {
        let manager = facts.manager(person.id);
        Self {
            is_admin: person.is_admin,
            manager,
            is_holder: manager.is_some() && facts.ticket.holder == Some(person.id),
            is_owner: facts.ticket.owner == person.id,
            is_invited: facts.is_invited(person.id),
            is_ally: facts.is_ally(person.id),
            is_public_reader: facts.is_open_to(person),
        }
    }

    pub fn is_manager(&self) -> bool {
        self.manager.is_some()
    }
}
