//! spec.md §5.1–5.3 in other words: a ticket at a counter, and who sees and reads it, without asking the product's
//! rules. It reads nothing but what the database holds.

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::visibility::Sight;
use domain::{Account, Counter, Manager, MessageScope, Person, PersonId, TicketScope};

/// A ticket, for whoever looks at it.
#[derive(Debug, Clone)]
pub struct View<'a> {
    pub place: &'a Counter,
    pub owner: PersonId,
    pub invitees: Vec<PersonId>,
    /// As the ticket says, "par défaut" included.
    pub scope: TicketScope,
}

impl View<'_> {
    /// Its own flag or an ancestor's, of a service that allows them (§5.2, line 3).
    pub fn is_confidential(&self) -> bool {
        let lineage = &self.place.lineage;
        lineage.department.settings.has(DepartmentSetting::AllowsConfidential)
            && lineage.path().any(|category| category.settings.has(CategorySetting::Confidential))
    }

    /// "First ancestor-or-self with an own list, else all managers" (§6.2).
    pub fn is_member(&self, person: PersonId) -> bool {
        let mut chain: Vec<_> = self.place.lineage.path().collect();
        chain.reverse();
        let own = chain.iter().find_map(|category| category.own_members.as_ref());
        self.place.managers.iter().any(|manager| manager.person.id == person)
            && own.is_none_or(|members| members.contains(&person))
    }

    /// The managers who see it as such: of a confidential category, its members.
    pub fn managers(&self) -> impl Iterator<Item = &Manager> {
        let counts = |manager: &&Manager| !self.is_confidential() || self.is_member(manager.person.id);
        self.place.managers.iter().filter(counts)
    }

    pub fn manages(&self, person: PersonId) -> bool {
        self.managers().any(|manager| manager.person.id == person)
    }

    /// Own scope, else the category's default, its parents' in order, the service's, the application's (§5.1).
    pub fn effective_scope(&self) -> TicketScope {
        let mut scopes: Vec<_> = self.place.lineage.path().map(|category| category.defaults.scope).collect();
        scopes.push(Some(self.scope));
        scopes.reverse();
        scopes.push(self.place.lineage.department.defaults.scope);
        let set = scopes.into_iter().flatten().find(|scope| *scope != TicketScope::Default);
        set.unwrap_or(self.place.installation.default_scope)
    }

    fn is_invited(&self, person: PersonId) -> bool {
        self.invitees.contains(&person)
    }

    fn is_ally(&self, person: PersonId) -> bool {
        !self.is_confidential() && self.place.allies.iter().any(|ally| ally.id == person)
    }

    fn is_open_to(&self, person: &Person) -> bool {
        let department = &self.place.lineage.department;
        let is_insider = person.account == Account::Directory;
        let is_hidden = department.settings.has(DepartmentSetting::HiddenFromExternals) && !is_insider;
        let by_scope = match self.effective_scope() {
            TicketScope::Public => true,
            TicketScope::Intranet => is_insider,
            TicketScope::Default | TicketScope::SubjectOnly | TicketScope::Private => false,
        };
        by_scope && department.is_enabled && !is_hidden
    }

    /// §5.2, line by line: the first that matches decides.
    pub fn sight(&self, person: &Person) -> Option<Sight> {
        if !person.is_enabled {
            return None;
        }
        if person.is_admin {
            return Some(Sight::Administrator);
        }
        if self.manages(person.id) {
            return Some(Sight::ManagesDepartment);
        }
        if self.owner == person.id {
            return Some(Sight::Owns);
        }
        if self.is_invited(person.id) {
            return Some(Sight::Invited);
        }
        if self.is_confidential() {
            return None;
        }
        if self.is_ally(person.id) {
            return Some(Sight::SharesDepartment);
        }
        self.is_open_to(person).then_some(Sight::OpenToAll)
    }

    /// §5.3, line by line, for somebody who sees the ticket.
    pub fn reads(&self, person: &Person, message: MessageScope, is_author: bool) -> bool {
        let (dm, ow) = (self.manages(person.id), self.owner == person.id);
        let (inv, ally) = (self.is_invited(person.id), self.is_ally(person.id));
        let is_open = matches!(self.effective_scope(), TicketScope::Public | TicketScope::Intranet);
        if person.is_admin || is_author || (message == MessageScope::Public && is_open) {
            return true;
        }
        match message {
            MessageScope::Manager => dm || ally,
            MessageScope::Owner => dm || ow,
            MessageScope::InvitedManager => dm || inv,
            MessageScope::Invited => dm || ow || inv || ally,
            MessageScope::Default if is_open && !self.is_confidential() && self.is_open_to(person) => true,
            // A public message of a ticket that no longer is: narrowed, as A24 narrows it.
            MessageScope::Default | MessageScope::Public => dm || ow || inv || ally,
        }
    }
}
