//! Departments: the seed's *services* (spec.md §3.1).

use crate::category::Defaults;
use crate::person::Account;
use crate::{DepartmentId, Flags, Person, codes};

codes! {
    /// The switches of a department, all off at first (spec.md §3.1 and §5.4).
    pub enum DepartmentSetting {
        /// Closing or refusing needs a spent time.
        NeedsSpentTime = "needs_spent_time",
        /// External accounts do not see it when they create a ticket.
        HiddenFromExternals = "hidden_from_externals",
        /// Names are hidden from whoever does not manage it.
        Anonymous = "anonymous",
        /// Its categories may be confidential.
        AllowsConfidential = "allows_confidential",
    }
}

/// A support unit: owns categories, managers and permanent invitees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    pub id: DepartmentId,
    /// On lists.
    pub label: String,
    /// At the creation of a ticket.
    pub long_label: String,
    /// Two or three letters for narrow columns ("SG").
    pub short_label: String,
    /// A disabled department is seen only by administrators and its managers.
    pub is_enabled: bool,
    pub icon: Option<String>,
    pub settings: Flags<DepartmentSetting>,
    /// Departments with the same tag read each other's tickets; empty for none (spec.md §5.4).
    pub inter_service_tag: String,
    /// A virtual department offers the categories of this one under its own name (spec.md §6.4).
    pub redirects_to: Option<DepartmentId>,
    pub defaults: Defaults,
}

impl Department {
    pub fn has(&self, setting: DepartmentSetting) -> bool {
        self.settings.has(setting)
    }

    /// Is it in the list of departments whose open tickets this person reads, and where they may post
    /// (spec.md §5.2, line 8, and §5.4)?
    pub fn is_visible_to(&self, person: &Person) -> bool {
        self.is_enabled && (person.account == Account::Directory || !self.has(DepartmentSetting::HiddenFromExternals))
    }
}
