//! Who acts, through what, and what this person is to a ticket.

use crate::{Facts, Manager, Person, codes};

codes! {
    /// What carries a command to the door.
    pub enum Channel {
        /// A page of this site, after sign-in.
        Page = "page",
        /// The application itself, on schedule (spec.md §2.1, APP).
        Schedule = "schedule",
    }
}

/// Who asks for something to happen.
#[derive(Debug, Clone)]
pub struct Actor {
    pub person: Person,
    pub channel: Channel,
}

impl Actor {
    /// A person acting through the pages.
    pub fn on_page(person: Person) -> Self {
        Self { person, channel: Channel::Page }
    }
}

/// What one person is to one ticket. Every right is a question about this.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub is_admin: bool,
    /// Manager of the ticket's department.
    pub manager: Option<&'a Manager>,
    /// In charge of the ticket, and still manager of its department.
    pub is_holder: bool,
    pub is_owner: bool,
}

impl<'a> Standing<'a> {
    pub fn of(person: &Person, facts: &'a Facts) -> Self {
        let manager = facts.manager(person.id);
        Self {
            is_admin: person.is_admin,
            manager,
            is_holder: manager.is_some() && facts.ticket.holder == Some(person.id),
            is_owner: facts.ticket.owner == person.id,
        }
    }

    pub fn is_manager(&self) -> bool {
        self.manager.is_some()
    }
}
