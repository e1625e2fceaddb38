//! The manager's navigation: views of the list with what waits in each, departments.

use std::collections::HashMap;

use app::{Error, Words};
use domain::visibility::Reach;
use domain::{CategoryId, Coded, DepartmentId, Lineage, Privilege, Status, codes};
use store::db::Conn;
use store::tickets::list::{Tally, personal, tallies};
use store::{categories, departments, managers};

use crate::extract::Seat;

codes! {
    /// The views of the manager's list, in the order of the rail.
    pub enum View {
        Free = "free",
        Mine = "mine",
        Category = "category",
        Incomplete = "incomplete",
        Closed = "closed",
        /// Where the reader is invited, whatever the department.
        Invited = "invited",
        Open = "open",
        Done = "done",
        /// What the reader keeps, archived or not.
        Bookmarks = "bookmarks",
    }
}

impl View {
    pub fn icon(self) -> &'static str {
        match self {
            Self::Free => "s-free",
            Self::Mine => "user",
            Self::Category => "tag",
            Self::Incomplete => "s-info",
            Self::Closed => "s-closed",
            Self::Invited => "invite",
            Self::Open => "inbox",
            Self::Done => "s-ok",
            Self::Bookmarks => "star",
        }
    }

    /// Does a live ticket of this kind belong here?
    fn counts(self, tally: &Tally, member_of: &[CategoryId]) -> bool {
        match self {
            Self::Free => tally.status == Status::Free,
            Self::Mine => tally.is_mine,
            Self::Category => member_of.contains(&tally.category),
            Self::Incomplete => tally.status == Status::Incomplete,
            Self::Closed => tally.status == Status::Closed,
            Self::Open => true,
            // Counted by themselves: their tickets may be of any department.
            Self::Done | Self::Invited | Self::Bookmarks => false,
        }
    }
}

/// A link of the rail.
#[derive(Debug, Clone)]
pub struct RailLink {
    pub url: String,
    pub icon: String,
    pub label: String,
    /// `None` where counting would cost as much as there are old tickets.
    pub count: Option<i64>,
    pub is_current: bool,
    /// Its tickets wait for somebody to take them.
    pub is_waiting: bool,
}

/// The whole navigation.
#[derive(Debug, Clone)]
pub struct Rail {
    pub views: Vec<RailLink>,
    pub departments: Vec<RailLink>,
    pub tallies: Vec<Tally>,
    /// The categories of which the reader is an effective member.
    pub member_of: Vec<CategoryId>,
    /// The departments whose free tickets the reader may take.
    pub takes_free: Vec<DepartmentId>,
    /// The departments listed: those managed, or all of them for an administrator.
    pub scope: Vec<DepartmentId>,
    /// Every category with its ancestors.
    pub lineages: HashMap<CategoryId, Lineage>,
    /// Confidential categories of which the reader is not a member.
    secret: Vec<CategoryId>,
}

impl Rail {
    /// Does the reader manage what is in this category, or administer everything?
    pub fn manages(&self, department: DepartmentId, category: CategoryId) -> bool {
        self.scope.contains(&department) && !self.secret.contains(&category)
    }

    /// How many live tickets of this status a view shows, in one department or in all.
    pub fn count(&self, view: View, department: Option<DepartmentId>, status: Status) -> i64 {
        let shown = |tally: &&Tally| {
            view.counts(tally, &self.member_of)
                && tally.status == status
                && department.is_none_or(|department| department == tally.department)
        };
        self.tallies.iter().filter(shown).map(|tally| tally.tickets).sum()
    }
}

/// Where the reader is, to mark it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Current {
    Nowhere,
    View(View),
    Department(DepartmentId),
}

/// Reads the rail of somebody who manages departments, or administers all of them.
pub async fn rail(conn: &mut Conn, reach: &Reach, words: Words, current: Current) -> Result<Rail, Error> {
    let all = departments::all(conn).await?;
    let listed: Vec<_> =
        all.into_iter().filter(|department| reach.everything || reach.departments.contains(&department.id)).collect();
    let scope: Vec<DepartmentId> = listed.iter().map(|department| department.id).collect();
    let tallies = tallies(conn, reach, Some(&scope)).await?;
    let lineages = categories::lineages(conn).await?;
    let (member_of, takes_free) = own(conn, reach, &lineages).await?;
    let (invited, bookmarks) = personal(conn, reach).await?;
    let count = |view: View| match view {
        View::Invited => invited,
        View::Bookmarks => bookmarks,
        view => tallies.iter().filter(|tally| view.counts(tally, &member_of)).map(|t| t.tickets).sum(),
    };
    let views = View::ALL.iter().map(|view| RailLink {
        url: format!("/tickets?view={}", view.code()),
        icon: view.icon().to_owned(),
        label: words.code_of("view", *view),
        count: (*view != View::Done).then(|| count(*view)),
        is_current: current == Current::View(*view),
        is_waiting: *view == View::Free && count(*view) > 0,
    });
    let departments = listed.iter().map(|department| RailLink {
        url: format!("/tickets?department={}", department.id),
        icon: department.icon.clone().unwrap_or_else(|| "build".to_owned()),
        label: department.label.clone(),
        count: Some(tallies.iter().filter(|tally| tally.department == department.id).map(|t| t.tickets).sum()),
        is_current: current == Current::Department(department.id),
        is_waiting: false,
    });
    let (views, departments) = (views.collect(), departments.collect());
    // An administrator who manages nothing sees confidential categories all the same.
    let secret = if reach.everything { Vec::new() } else { reach.secret.clone() };
    Ok(Rail { views, departments, tallies, member_of, takes_free, scope, lineages, secret })
}

/// The rail beside a ticket: for whoever has a list to come back to.
pub async fn rail_beside(conn: &mut Conn, seat: &Seat) -> Result<Option<Rail>, Error> {
    if !seat.page.has_list() {
        return Ok(None);
    }
    Ok(Some(rail(conn, &seat.reach, seat.page.words, Current::Nowhere).await?))
}

/// The categories of which the reader is an effective member.
pub async fn belonging(conn: &mut Conn, reach: &Reach) -> Result<Vec<CategoryId>, Error> {
    let lineages = categories::lineages(conn).await?;
    Ok(own(conn, reach, &lineages).await?.0)
}

/// The categories of which the reader is an effective member, and the departments whose free tickets they may take.
async fn own(
    conn: &mut Conn,
    reach: &Reach,
    lineages: &HashMap<CategoryId, Lineage>,
) -> Result<(Vec<CategoryId>, Vec<DepartmentId>), Error> {
    let (mut member_of, mut takes_free) = (Vec::new(), Vec::new());
    for department in &reach.departments {
        let managers = managers::of_department(conn, *department).await?;
        let own = lineages.values().filter(|lineage| lineage.department.id == *department);
        let member = own.filter(|lineage| lineage.members(&managers).contains(&reach.person));
        member_of.extend(member.map(|lineage| lineage.category().id));
        let me = managers.iter().find(|manager| manager.person.id == reach.person);
        takes_free.extend(me.filter(|me| me.may(Privilege::TakeFree)).map(|_| *department));
    }
    Ok((member_of, takes_free))
}
