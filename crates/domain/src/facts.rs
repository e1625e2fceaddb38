//! Everything the rules need to know about one ticket, read at once in the transaction of the command.

use crate::{
    Counter, Event, EventKind, Installation, Lineage, Manager, Person, PersonId, Priority, Ticket, TicketScope,
    person::Account, selection::Views, ticket::apply,
};

/// A ticket and the people around it.
#[derive(Debug, Clone)]
pub struct Facts {
    pub ticket: Ticket,
    pub lineage: Lineage,
    /// Enabled managers of the ticket's department, in their display order; of a confidential category, its members.
    pub managers: Vec<Manager>,
    /// Effective members of the ticket's category.
    pub members: Vec<PersonId>,
    pub owner: Person,
    /// In the order of their invitations.
    pub invitees: Vec<Invitee>,
    /// Enabled managers of the departments that share its inter-service tag.
    pub allies: Vec<Person>,
    /// Those who follow it by mail (A33).
    pub followers: Vec<Person>,
    /// Those who keep it among their bookmarks (A34).
    pub bookmarkers: Vec<Person>,
    /// Those who asked to hear no more of it.
    pub muted: Vec<PersonId>,
    /// The ticket-view lists of those who are known (spec.md §7).
    pub views: Views,
    pub installation: Installation,
}

/// Somebody invited to follow one ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    pub person: Person,
    /// Invited by the department, not by somebody: leaves with the ticket when it is transferred elsewhere.
    pub is_permanent: bool,
}

impl Facts {
    /// A ticket at a counter, with its owner and nobody else yet.
    pub fn at(counter: &Counter, ticket: Ticket, owner: Person) -> Self {
        Self {
            ticket,
            managers: counter.staff(),
            members: counter.members(),
            lineage: counter.lineage.clone(),
            owner,
            invitees: Vec::new(),
            allies: counter.allies.clone(),
            followers: Vec::new(),
            bookmarkers: Vec::new(),
            muted: Vec::new(),
            views: Views::default(),
            installation: counter.installation,
        }
    }

    /// The facts once `events` have happened. `named` are the people whom they make owner or invite, and
    /// `destination` is the counter to which they move the ticket.
    #[must_use]
    pub fn after(&self, events: &[Event], named: &[Person], destination: Option<&Counter>) -> Self {
        let mut after = self.clone();
        let find = |id: PersonId| named.iter().chain(self.everybody()).find(|person| person.id == id).cloned();
        for event in events {
            apply(&mut after.ticket, event);
            match &event.kind {
                EventKind::OwnerChanged { to, .. } => after.owner = find(*to).unwrap_or(after.owner),
                EventKind::Invited { person, permanent } => {
                    // Somebody whom the department invited may be invited by a person too, and is theirs from then on.
                    after.invitees.retain(|invitee| invitee.person.id != *person);
                    after.invitees.extend(find(*person).map(|person| Invitee { person, is_permanent: *permanent }));
                }
                EventKind::Uninvited { person } => after.invitees.retain(|invitee| invitee.person.id != *person),
                EventKind::Moved { .. } => {
                    if let Some(counter) = destination {
                        after.managers = counter.staff();
                        after.members = counter.members();
                        after.lineage = counter.lineage.clone();
                        after.allies.clone_from(&counter.allies);
                    }
                }
                _ => {}
            }
        }
        after.ticket.version += 1;
        after
    }

    pub fn manager(&self, person: PersonId) -> Option<&Manager> {
        self.managers.iter().find(|manager| manager.person.id == person)
    }

    pub fn is_member(&self, person: PersonId) -> bool {
        self.members.contains(&person)
    }

    pub fn is_invited(&self, person: PersonId) -> bool {
        self.invitees.iter().any(|invitee| invitee.person.id == person)
    }

    /// Invited by somebody, whatever the department does of its own.
    pub fn is_guest(&self, person: PersonId) -> bool {
        self.invitees.iter().any(|invitee| invitee.person.id == person && !invitee.is_permanent)
    }

    /// An invitation would bring this person something: not the owner, not a guest already.
    pub fn can_be_invited(&self, person: PersonId) -> bool {
        person != self.owner.id && !self.is_guest(person)
    }

    /// Confidential tickets are shared with no other department (spec.md §5.2, line 3).
    pub fn is_ally(&self, person: PersonId) -> bool {
        !self.lineage.is_confidential() && self.allies.iter().any(|ally| ally.id == person)
    }

    /// Is the ticket open to this person without any role on it (spec.md §5.2, line 8)?
    pub fn is_open_to(&self, person: &Person) -> bool {
        let scope = match self.effective_scope() {
            TicketScope::Public => true,
            TicketScope::Intranet => person.account == Account::Directory,
            _ => false,
        };
        let department = &self.lineage.department;
        scope
            && !self.lineage.is_confidential()
            && department.is_visible_to(person)
            && self.views.hold(person.id, department.id)
    }

    /// The manager in charge; `None` when nobody is, or when that person no longer manages the department.
    pub fn holder(&self) -> Option<&Manager> {
        self.ticket.holder.and_then(|person| self.manager(person))
    }

    /// Who sees the ticket, inheritance resolved (spec.md §5.1).
    pub fn effective_scope(&self) -> TicketScope {
        self.lineage.resolve(self.ticket.scope, self.installation.default_scope)
    }

    pub fn effective_priority(&self) -> Priority {
        if self.ticket.priority.is_default() { self.lineage.default_priority() } else { self.ticket.priority }
    }

    /// Everybody with a part in the ticket: managers, owner, invitees, allies, followers and bookmark holders.
    /// Somebody with two parts comes twice.
    pub fn everybody(&self) -> impl Iterator<Item = &Person> {
        let managers = self.managers.iter().map(|manager| &manager.person);
        let invitees = self.invitees.iter().map(|invitee| &invitee.person);
        let others = self.allies.iter().chain(&self.followers).chain(&self.bookmarkers);
        managers.chain([&self.owner]).chain(invitees).chain(others)
    }

    /// Managers to whom `actor` may give the ticket: available and not away, neither the actor nor the present holder;
    /// members of the category first, then the rest of the department (A5, spec.md §4.3).
    pub fn assignable(&self, actor: PersonId) -> Vec<&Manager> {
        let mut targets: Vec<_> = self
            .managers
            .iter()
            .filter(|manager| manager.is_there(self.installation.today) && manager.person.is_enabled)
            .filter(|manager| manager.person.id != actor && self.ticket.holder != Some(manager.person.id))
            .collect();
        targets.sort_by_key(|manager| !self.is_member(manager.person.id));
        targets
    }
}
