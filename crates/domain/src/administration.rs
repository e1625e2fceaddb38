//! Who may change the organisation: the administration matrix (spec.md §2.3), as one table.

use crate::{Manager, Person, Privilege, Refusal, codes};

codes! {
    /// What is done to the organisation.
    pub enum Duty {
        /// See a department's pages: its managers and administrators.
        ViewDepartment = "view_department",
        /// Create, order, enable and redirect departments.
        ArrangeDepartments = "arrange_departments",
        DeleteDepartment = "delete_department",
        /// The properties of spec.md §3.1.
        EditDepartment = "edit_department",
        /// Add, order and remove managers; their privileges, availability and absences (R39, R40).
        ManageManagers = "manage_managers",
        /// R41, D7.
        ManagePermanentInvitees = "manage_permanent_invitees",
        /// The tree, the members of its categories, ticket types (R38).
        ManageCategories = "manage_categories",
        /// One's own availability.
        SetOwnAvailability = "set_own_availability",
        /// Read what was changed in a department, and by whom.
        ReadJournal = "read_journal",
        /// Name and dismiss administrators.
        ManageAdministrators = "manage_administrators",
        /// Accounts: find, disable, merge, see as they do.
        ManagePeople = "manage_people",
        /// Which departments somebody is offered (spec.md §7).
        ManageSelection = "manage_selection",
        /// The mails of the whole installation.
        ManageMail = "manage_mail",
        /// The whole organisation at once, as a file.
        TransportOrganisation = "transport_organisation",
    }
}

/// Who fulfils a duty, besides administrators, who fulfil all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entitled {
    /// Nobody else.
    Administrators,
    /// Any manager of the department.
    Managers,
    /// Managers of the department who have one of these privileges.
    Holders(&'static [Privilege]),
}

/// In sight, and not allowed: why, and who could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    pub why: Refusal,
    pub who_can: Vec<String>,
}

impl Duty {
    /// The table of spec.md §2.3. An administrator manages categories too, although esup demands the flag (§2.2).
    pub const fn entitled(self) -> Entitled {
        use Entitled::{Administrators, Holders, Managers};
        match self {
            Self::ViewDepartment => Managers,
            Self::EditDepartment => Holders(&[Privilege::EditDepartment]),
            Self::ManageManagers | Self::ReadJournal => Holders(&[Privilege::ManageManagers]),
            Self::ManagePermanentInvitees => Holders(&[Privilege::ManagePermanentInvitees]),
            Self::ManageCategories => Holders(&[Privilege::ManageCategories]),
            Self::SetOwnAvailability => Holders(&[Privilege::SetOwnAvailability, Privilege::ManageManagers]),
            Self::ArrangeDepartments
            | Self::DeleteDepartment
            | Self::ManageAdministrators
            | Self::ManagePeople
            | Self::ManageSelection
            | Self::ManageMail
            | Self::TransportOrganisation => Administrators,
        }
    }

    fn is_fulfilled_by(self, manager: &Manager) -> bool {
        match self.entitled() {
            Entitled::Administrators => false,
            Entitled::Managers => true,
            Entitled::Holders(privileges) => privileges.iter().any(|privilege| manager.may(*privilege)),
        }
    }
}

/// May this person do it in the department that `managers` manage, called `department`?
///
/// # Errors
/// Why not, and the names of the managers who could.
pub fn may(person: &Person, duty: Duty, department: &str, managers: &[Manager]) -> Result<(), Denied> {
    let manager = managers.iter().find(|manager| manager.person.id == person.id);
    if person.is_admin || manager.is_some_and(|manager| duty.is_fulfilled_by(manager)) {
        return Ok(());
    }
    let department = department.to_owned();
    let why = match (duty.entitled(), manager) {
        (Entitled::Administrators, _) => Refusal::OnlyAdministrators,
        (Entitled::Holders([privilege, ..]), Some(_)) => Refusal::LacksPrivilege { privilege: *privilege, department },
        _ => Refusal::OnlyManagers { department },
    };
    let able = managers.iter().filter(|manager| duty.is_fulfilled_by(manager));
    Err(Denied { why, who_can: able.map(|manager| manager.person.name.clone()).collect() })
}

/// Is anybody among these managers entitled to look after the managers? Without, only administrators are.
pub fn is_managed(managers: &[Manager]) -> bool {
    managers.iter().any(|manager| manager.person.is_enabled && Duty::ManageManagers.is_fulfilled_by(manager))
}

/// Would `after` lock the department out of its last manager of managers, whom `before` had?
pub fn locks_out(before: &[Manager], after: &[Manager]) -> bool {
    is_managed(before) && !is_managed(after)
}
