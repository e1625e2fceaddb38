//! Why somebody is mailed: the relation to the ticket that a rule of spec.md §8.3 names.

use crate::DepartmentId;
use crate::monitoring::{Behaviour, Level, WatchLevel};

/// The rule that selected a reader, with what its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// Invited by this very command, whatever the preferences (spec.md §8.6).
    InvitedNow,
    /// Step 1.
    ManagedDepartment { department: String, level: Level },
    /// Step 2.
    MemberOfFormerCategory { department: String, category: String, level: Level },
    /// Step 3.
    HeldTheTicket { department: String, level: Level },
    /// Step 5.
    ManagesDepartment { department: String, level: Level, behaviour: Behaviour },
    /// Step 6.
    MemberOfCategory { department: String, category: String, level: Level, behaviour: Behaviour },
    /// Step 7.
    HoldsTheTicket { department: String, level: Level },
    /// Step 7'' (D2).
    ToldOfReleases { department: String },
    /// Step 4.
    OwnedTheTicket,
    /// Step 8.
    IsInvited,
    /// Step 9.
    KeepsBookmark,
    /// Step 10.
    FollowsTheTicket,
    /// Step 11.
    OwnsTheTicket,
    /// Extra monitoring: no person, an address (spec.md §6.7).
    WatchesThePlace { place: String, level: WatchLevel },
    /// No event: a report asked for (spec.md §9).
    DailyReport {
        departments: Vec<DepartmentId>,
        /// Sent by the button "Tester".
        is_test: bool,
    },
}

impl Reason {
    /// Its code: the end of its key in `locales/`, and the header `X-Guichet-Reason`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvitedNow => "invited-now",
            Self::ManagedDepartment { .. } => "managed-department",
            Self::MemberOfFormerCategory { .. } => "member-of-former-category",
            Self::IsInvited => "is-invited",
            Self::KeepsBookmark => "keeps-bookmark",
            Self::FollowsTheTicket => "follows-the-ticket",
            Self::HeldTheTicket { .. } => "held-the-ticket",
            Self::ManagesDepartment { .. } => "manages-department",
            Self::MemberOfCategory { .. } => "member-of-category",
            Self::HoldsTheTicket { .. } => "holds-the-ticket",
            Self::ToldOfReleases { .. } => "told-of-releases",
            Self::OwnedTheTicket => "owned-the-ticket",
            Self::OwnsTheTicket => "owns-the-ticket",
            Self::WatchesThePlace { .. } => "watches-the-place",
            Self::DailyReport { is_test: false, .. } => "daily-report",
            Self::DailyReport { is_test: true, .. } => "trial-report",
        }
    }

    /// Told as what they were before the command: they may no longer see the ticket (spec.md §8.3, then 1).
    pub fn is_former(&self) -> bool {
        matches!(
            self,
            Self::ManagedDepartment { .. }
                | Self::MemberOfFormerCategory { .. }
                | Self::HeldTheTicket { .. }
                | Self::OwnedTheTicket
        )
    }

    /// Told as a manager of the present department, by the level that they chose there.
    pub fn is_of_manager(&self) -> bool {
        matches!(
            self,
            Self::ManagesDepartment { .. }
                | Self::MemberOfCategory { .. }
                | Self::HoldsTheTicket { .. }
                | Self::ToldOfReleases { .. }
        )
    }

    /// One of each, for the words and their tests.
    pub fn samples() -> Vec<Self> {
        let (department, category) = (|| "Services Généraux".to_owned(), || "Électricité".to_owned());
        let (level, behaviour) = (Level::Medium, Behaviour::Creation);
        vec![
            Self::InvitedNow,
            Self::ManagedDepartment { department: department(), level },
            Self::MemberOfFormerCategory { department: department(), category: category(), level },
            Self::IsInvited,
            Self::KeepsBookmark,
            Self::FollowsTheTicket,
            Self::HeldTheTicket { department: department(), level },
            Self::ManagesDepartment { department: department(), level, behaviour },
            Self::MemberOfCategory { department: department(), category: category(), level, behaviour },
            Self::HoldsTheTicket { department: department(), level },
            Self::ToldOfReleases { department: department() },
            Self::OwnedTheTicket,
            Self::OwnsTheTicket,
            Self::WatchesThePlace { place: department(), level: WatchLevel::Creation },
            Self::DailyReport { departments: vec![DepartmentId(1)], is_test: false },
            Self::DailyReport { departments: vec![DepartmentId(1)], is_test: true },
        ]
    }
}
