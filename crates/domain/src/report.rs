//! Daily reports: what each holds, for whom and when (R34–R37, spec.md §9).

mod placing;

pub use placing::{Bearing, Warning};

use crate::codes;

codes! {
    /// The parts of a report (spec.md §9.3).
    pub enum Section {
        /// Open tickets that the reader holds.
        Managed = "managed",
        /// Open tickets of the categories of which the reader is an effective member.
        Member = "member",
        /// Every open ticket of the department (D4).
        Free = "free",
        /// The rest of the department.
        Other = "other",
    }
}

codes! {
    /// What is reported of a department: the types of R36 and the combinations of spec.md §9.3, in display order.
    pub enum Profile {
        None = "none",
        Managed = "managed",
        Member = "member",
        Free = "free",
        ManagedMember = "managed_member",
        ManagedFree = "managed_free",
        ManagedMemberFree = "managed_member_free",
        ManagedFreeMember = "managed_free_member",
        ManagedMemberFreeOther = "managed_member_free_other",
        ManagedFreeMemberOther = "managed_free_member_other",
    }
}

impl Profile {
    /// In the order in which they are shown.
    pub fn sections(self) -> &'static [Section] {
        use Section::{Free, Managed, Member, Other};
        match self {
            Self::None => &[],
            Self::Managed => &[Managed],
            Self::Member => &[Member],
            Self::Free => &[Free],
            Self::ManagedMember => &[Managed, Member],
            Self::ManagedFree => &[Managed, Free],
            Self::ManagedMemberFree => &[Managed, Member, Free],
            Self::ManagedFreeMember => &[Managed, Free, Member],
            Self::ManagedMemberFreeOther => &[Managed, Member, Free, Other],
            Self::ManagedFreeMemberOther => &[Managed, Free, Member, Other],
        }
    }
}

/// An hour of the installation's clock, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Hour(u8);

impl Hour {
    /// Eight o'clock, unless somebody says otherwise (spec.md §9.1).
    pub const USUAL: Self = Self(8);

    pub fn new(hour: i64) -> Option<Self> {
        u8::try_from(hour).ok().filter(|hour| *hour < 24).map(Self)
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

/// What a manager wants reported of one department, and when (spec.md §9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    pub profile: Profile,
    pub hour: Hour,
    /// The report can be received twice a day (R37).
    pub second_hour: Option<Hour>,
    pub weekend: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { profile: Profile::ManagedMemberFree, hour: Hour::USUAL, second_hour: None, weekend: false }
    }
}

impl Settings {
    /// Is a report due at this hour of a day that is, or is not, one of the weekend (spec.md §9.2)? Two equal hours
    /// are one.
    pub fn is_due(&self, hour: Hour, is_weekend: bool) -> bool {
        let is_asked = self.profile != Profile::None && (!is_weekend || self.weekend);
        is_asked && (self.hour == hour || self.second_hour == Some(hour))
    }

    /// The hours at which it comes, each once, the earliest first.
    pub fn hours(&self) -> Vec<Hour> {
        let mut hours: Vec<Hour> = [Some(self.hour), self.second_hour].into_iter().flatten().collect();
        hours.sort_unstable();
        hours.dedup();
        hours
    }
}
