//! Which tickets a list shows: a view or a department, its groups of status, and the filter that finds them.

use domain::visibility::Reach;
use domain::{CategoryId, Coded, DepartmentId, Status};
use store::tickets::list::{DONE, Filter, LIVE};

use crate::extract::{Fields, id};
use crate::view::{Current, View};

/// A list of the manager's board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    View(View),
    Department(DepartmentId),
}

/// Tickets listed together, under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// A status that waits for somebody.
    Live(Status),
    /// Everything done at once.
    Done,
    Archived,
}

impl Group {
    pub fn code(self) -> &'static str {
        match self {
            Self::Live(status) => status.code(),
            Self::Done => "done",
            Self::Archived => Status::Archived.code(),
        }
    }

    /// The group of that code, or the one where tickets of that status are.
    pub fn from_code(code: &str) -> Option<Self> {
        match Status::from_code(code) {
            _ if code == Self::Done.code() => Some(Self::Done),
            Some(Status::Archived) => Some(Self::Archived),
            Some(status) if LIVE.contains(&status) => Some(Self::Live(status)),
            Some(_) => Some(Self::Done),
            None => None,
        }
    }

    pub fn statuses(self) -> Vec<Status> {
        match self {
            Self::Live(status) => vec![status],
            Self::Done => DONE.to_vec(),
            Self::Archived => vec![Status::Archived],
        }
    }
}

impl Listing {
    /// The list that an address asks for; without a word about it, what is free.
    pub fn asked(fields: &Fields) -> Self {
        let view = View::from_code(fields.get("view")).map(Self::View);
        let department = || fields.id("department").map(Self::Department);
        view.or_else(department).unwrap_or(Self::View(View::Free))
    }

    /// `free`, or `d7` for a department.
    pub fn code(self) -> String {
        match self {
            Self::View(view) => view.code().to_owned(),
            Self::Department(department) => format!("d{department}"),
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        let department = || id(code.strip_prefix('d')?).map(Self::Department);
        View::from_code(code).map(Self::View).or_else(department)
    }

    /// What its address says after `?`.
    pub fn query(self) -> String {
        match self {
            Self::View(view) => format!("view={}", view.code()),
            Self::Department(department) => format!("department={department}"),
        }
    }

    pub fn current(self) -> Current {
        match self {
            Self::View(view) => Current::View(view),
            Self::Department(department) => Current::Department(department),
        }
    }

    /// Whether tickets of other departments than one's own are in it.
    pub fn is_personal(self) -> bool {
        matches!(self, Self::View(View::Invited | View::Bookmarks))
    }

    /// Whether it is one of this person's lists at all.
    pub fn is_within(self, reach: &Reach) -> bool {
        match self {
            Self::View(_) => reach.everything || !reach.departments.is_empty(),
            Self::Department(department) => reach.everything || reach.departments.contains(&department),
        }
    }

    /// Its groups, in the order shown.
    pub fn groups(self) -> Vec<Group> {
        let live = || LIVE.map(Group::Live).to_vec();
        match self {
            Self::View(View::Free) => vec![Group::Live(Status::Free)],
            Self::View(View::Incomplete) => vec![Group::Live(Status::Incomplete)],
            Self::View(View::Closed) => vec![Group::Live(Status::Closed)],
            Self::View(View::Done) => vec![Group::Done],
            Self::View(View::Mine | View::Category | View::Open) | Self::Department(_) => live(),
            Self::View(View::Invited) => [live(), vec![Group::Done]].concat(),
            Self::View(View::Bookmarks) => [live(), vec![Group::Done, Group::Archived]].concat(),
        }
    }

    /// What finds the tickets of one of its groups. `member_of` are the reader's categories, which only one view asks.
    pub fn filter(self, reach: &Reach, member_of: &[CategoryId], group: Group) -> Filter {
        let me = |view| (self == Self::View(view)).then_some(reach.person);
        let own = (!reach.everything && !self.is_personal()).then(|| reach.departments.clone());
        Filter {
            statuses: group.statuses(),
            department: if let Self::Department(department) = self { Some(department) } else { None },
            departments: own,
            categories: (self == Self::View(View::Category)).then(|| member_of.to_vec()),
            holder: me(View::Mine),
            invited: me(View::Invited),
            bookmarked: me(View::Bookmarks),
            ..Filter::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_groups_are_known_by_their_codes() {
        let listings = View::ALL.iter().map(|view| Listing::View(*view)).chain([Listing::Department(DepartmentId(7))]);
        for listing in listings {
            assert_eq!(Listing::from_code(&listing.code()), Some(listing));
            for group in listing.groups() {
                assert_eq!(Group::from_code(group.code()), Some(group));
            }
        }
        assert_eq!(Listing::from_code("d07"), None);
        assert_eq!(Group::from_code("approved"), Some(Group::Done));
        assert_eq!(Group::from_code("unknown"), None);
    }
}
