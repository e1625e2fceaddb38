//! Managers of a department and their privileges (spec.md §2.2).

pub mod edit;

use std::collections::BTreeSet;

use crate::monitoring::{Grid, Pace};
use crate::{Absence, Coded, Day, DepartmentId, Person, codes};

codes! {
    /// What a manager may do in one department, flag by flag (spec.md §2.2).
    pub enum Privilege {
        /// Change one's own availability without managing managers.
        SetOwnAvailability = "set_own_availability",
        EditDepartment = "edit_department",
        ManageManagers = "manage_managers",
        ManageCategories = "manage_categories",
        ManageFaqs = "manage_faqs",
        /// D7: distinct privilege, on by default.
        ManagePermanentInvitees = "manage_permanent_invitees",
        /// Assign, on any open ticket of the department despite its French label.
        Assign = "assign",
        TransferElsewhere = "transfer_elsewhere",
        Refuse = "refuse",
        /// D3: never blocks the holder.
        ReopenAny = "reopen_any",
        TakeFree = "take_free",
        TakeHeld = "take_held",
    }
}

/// The privileges that a new manager does not have (spec.md §2.2, column "Default").
const OFF_BY_DEFAULT: [Privilege; 3] =
    [Privilege::SetOwnAvailability, Privilege::EditDepartment, Privilege::ManageManagers];

/// The flags that are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Privileges(BTreeSet<Privilege>);

impl Default for Privileges {
    fn default() -> Self {
        Privilege::ALL.iter().copied().filter(|flag| !OFF_BY_DEFAULT.contains(flag)).collect()
    }
}

impl FromIterator<Privilege> for Privileges {
    fn from_iter<I: IntoIterator<Item = Privilege>>(flags: I) -> Self {
        Self(flags.into_iter().collect())
    }
}

impl Privileges {
    pub fn allow(&self, flag: Privilege) -> bool {
        self.0.contains(&flag)
    }

    #[must_use]
    pub fn with(mut self, flag: Privilege) -> Self {
        self.0.insert(flag);
        self
    }

    #[must_use]
    pub fn without(mut self, flag: Privilege) -> Self {
        self.0.remove(&flag);
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = Privilege> + '_ {
        self.0.iter().copied()
    }
}

/// A person who manages a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manager {
    pub person: Person,
    pub department: DepartmentId,
    pub privileges: Privileges,
    /// Proposed as an assignee, and picked by the algorithms. Not needed to act.
    pub is_available: bool,
    /// 0 to 100; 0 excludes from random and round-robin assignment.
    pub rate: u8,
    /// The last one announced, past or to come.
    pub absence: Option<Absence>,
    pub monitoring: Grid,
    pub pace: Pace,
    /// The personal switch that silences the three settings without losing them (spec.md §8.1).
    pub monitoring_suspended: bool,
}

impl Manager {
    pub fn may(&self, flag: Privilege) -> bool {
        self.privileges.allow(flag)
    }

    pub fn is_away(&self, today: Day) -> bool {
        self.absence.as_ref().is_some_and(|absence| absence.covers(today))
    }

    /// Proposed as an assignee, and picked by the algorithms, today.
    pub fn is_there(&self, today: Day) -> bool {
        self.is_available && !self.is_away(today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_manager_has_the_defaults_of_the_specification() {
        let fresh = Privileges::default();
        for flag in Privilege::ALL {
            assert_eq!(fresh.allow(*flag), !OFF_BY_DEFAULT.contains(flag), "{}", flag.code());
        }
    }
}
