//! Who is no longer a member of a category, once its settings or those of what is above it have changed (spec.md §2.3).

use super::Lineage;
use crate::{Category, Manager, PersonId};

impl Lineage {
    /// The same, once a category of the chain has become this.
    #[must_use]
    pub fn with(&self, changed: &Category) -> Self {
        let mut after = self.clone();
        for category in after.chain.iter_mut().filter(|category| category.id == changed.id) {
            category.clone_from(changed);
        }
        after
    }

    /// The managers whom a change takes out of the effective members (§6.2), or from whom it hides the tickets (§5.2,
    /// line 3): what becomes of those that they hold must be said.
    pub fn leavers(&self, after: &Self, managers: &[Manager]) -> Vec<PersonId> {
        let (were, are) = (self.members(managers), after.members(managers));
        let is_out = |person: &PersonId| were.contains(person) && !are.contains(person);
        let is_blind = |person: &PersonId| self.is_read_by(*person, managers) && !after.is_read_by(*person, managers);
        let everybody = managers.iter().map(|manager| manager.person.id);
        everybody.filter(|person| is_out(person) || is_blind(person)).collect()
    }

    /// Does this manager read the tickets there because of that: of a confidential category, only its members do?
    pub fn is_read_by(&self, person: PersonId, managers: &[Manager]) -> bool {
        self.staff(managers).iter().any(|manager| manager.person.id == person)
    }
}
