//! Departments: the seed's *services* (spec.md §3.1).

use crate::DepartmentId;
use crate::category::Defaults;

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
    pub defaults: Defaults,
}
