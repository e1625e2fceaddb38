//! What would have kept a mail from being sent: the change that it proposes to its reader.

use super::Reason;
use crate::monitoring::{Behaviour, Grid, Level};
use crate::{Alert, Coded};

/// What silences the rule that sent a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// A manager's level in a department, one of the presets.
    Level(Level),
    /// One of the alerts of spec.md §12.10.
    AlertOff(Alert),
    Unfollow,
    /// The rule tells nothing any more: it was changed since.
    Already,
    /// Nothing can: somebody invited the reader by name, or they asked for it.
    None,
}

impl Reason {
    /// The loudest preset below `present` that would not have sent this mail, or the switch that would not;
    /// `is_creation` says whether it announced something like a creation (spec.md §8.2).
    pub fn remedy(&self, present: Grid, is_creation: bool) -> Remedy {
        let tells = |behaviour| match behaviour {
            Behaviour::Always => true,
            Behaviour::Creation => is_creation,
            Behaviour::Never => false,
        };
        let always = |behaviour| behaviour == Behaviour::Always;
        let silences = |grid: Grid| match self {
            // Those who lose something hear of it by *Toujours* alone (spec.md §8.3, steps 1 to 3).
            Self::HeldTheTicket { .. } => !always(grid.managed),
            Self::ManagedDepartment { .. } | Self::MemberOfFormerCategory { .. } => {
                !always(grid.any) && !always(grid.category)
            }
            Self::HoldsTheTicket { .. } => !tells(grid.managed),
            Self::ToldOfReleases { .. } => grid.is_silent(),
            _ => !tells(grid.any) && !tells(grid.category),
        };
        match self {
            Self::ManagesDepartment { .. }
            | Self::MemberOfCategory { .. }
            | Self::HoldsTheTicket { .. }
            | Self::ToldOfReleases { .. }
            | Self::ManagedDepartment { .. }
            | Self::MemberOfFormerCategory { .. }
            | Self::HeldTheTicket { .. } => {
                if silences(present) {
                    return Remedy::Already;
                }
                let quieter = |level: &Level| {
                    Grid::preset(*level).is_some_and(|grid| silences(grid) && !grid.tells_more_than(present))
                };
                let level = Level::ALL.iter().rev().copied().find(quieter);
                level.map_or(Remedy::None, Remedy::Level)
            }
            Self::OwnsTheTicket | Self::OwnedTheTicket => Remedy::AlertOff(Alert::Own),
            Self::IsInvited => Remedy::AlertOff(Alert::Invited),
            Self::KeepsBookmark => Remedy::AlertOff(Alert::Bookmarks),
            Self::FollowsTheTicket => Remedy::Unfollow,
            Self::InvitedNow | Self::WatchesThePlace { .. } | Self::DailyReport { .. } => Remedy::None,
        }
    }

    /// The department whose level selected a manager, by its label.
    pub fn department(&self) -> Option<&str> {
        match self {
            Self::ManagedDepartment { department, .. }
            | Self::MemberOfFormerCategory { department, .. }
            | Self::HeldTheTicket { department, .. }
            | Self::ManagesDepartment { department, .. }
            | Self::MemberOfCategory { department, .. }
            | Self::HoldsTheTicket { department, .. }
            | Self::ToldOfReleases { department } => Some(department),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    fn remedy(code: &str, present: Level, is_creation: bool) -> Remedy {
        let reason = Reason::samples().into_iter().find(|reason| reason.code() == code).expect("a reason");
        reason.remedy(Grid::preset(present).expect("a preset"), is_creation)
    }

    #[test]
    fn the_level_proposed_is_the_loudest_that_would_have_been_silent() {
        use Level::{Complete, Medium, Minimal, None};
        for (code, present, is_creation, expected) in [
            ("manages-department", Complete, false, Remedy::Level(Medium)),
            ("manages-department", Complete, true, Remedy::Level(Minimal)),
            ("manages-department", Medium, true, Remedy::Level(Minimal)),
            ("member-of-category", Medium, true, Remedy::Level(Minimal)),
            ("holds-the-ticket", Medium, false, Remedy::Level(None)),
            ("held-the-ticket", Minimal, false, Remedy::Level(None)),
            ("told-of-releases", Complete, false, Remedy::Level(None)),
            ("managed-department", Complete, true, Remedy::Level(Medium)),
            ("managed-department", Medium, true, Remedy::Already),
            ("manages-department", Medium, false, Remedy::Already),
            ("told-of-releases", None, false, Remedy::Already),
            ("owns-the-ticket", Medium, false, Remedy::AlertOff(Alert::Own)),
            ("is-invited", Medium, false, Remedy::AlertOff(Alert::Invited)),
            ("keeps-bookmark", Medium, false, Remedy::AlertOff(Alert::Bookmarks)),
            ("follows-the-ticket", Medium, false, Remedy::Unfollow),
            ("invited-now", Medium, false, Remedy::None),
        ] {
            assert_eq!(remedy(code, present, is_creation), expected, "{code}, {present:?}, {is_creation}");
        }
    }

    #[test]
    fn what_is_proposed_is_never_louder() {
        for reason in Reason::samples() {
            for any in Behaviour::ALL {
                for category in Behaviour::ALL {
                    for managed in Behaviour::ALL {
                        let grid = Grid { any: *any, category: *category, managed: *managed };
                        let Remedy::Level(level) = reason.remedy(grid, true) else { continue };
                        let quieter = Grid::preset(level).expect("a preset");
                        assert!(!quieter.tells_more_than(grid), "{reason:?} {grid:?}");
                    }
                }
            }
        }
    }
}
