//! The head of a department's pages: where one is, how it goes, its tabs (`design/05`).

use app::Error;
use app::edits::Ground;
use domain::administration::Duty;
use domain::department::Lack;
use domain::{Coded, DepartmentId, codes};
use store::db::Conn;
use store::departments;

use crate::extract::{Page, Seat};
use crate::view::rail_beside;

codes! {
    /// The pages of a department.
    pub enum Tab {
        Categories = "categories",
        Managers = "managers",
        Invitees = "invitees",
        Properties = "properties",
        Redirections = "redirections",
        Journal = "journal",
    }
}

impl Tab {
    /// What its readers may at least do.
    fn duty(self) -> Duty {
        match self {
            Self::Journal => Duty::ReadJournal,
            _ => Duty::ViewDepartment,
        }
    }
}

/// A tab of the head.
pub struct TabLink {
    pub url: String,
    pub label: String,
    pub is_current: bool,
}

/// Something to do before it serves anybody, and where; nowhere for whoever may not.
pub struct Left {
    pub said: String,
    pub url: Option<String>,
}

/// What the head says.
pub struct DepartmentHead {
    pub id: DepartmentId,
    pub label: String,
    /// « 5 catégories · 6 gestionnaires · 31 tickets ouverts »
    pub sub: String,
    pub is_enabled: bool,
    pub tabs: Vec<TabLink>,
    /// What is left to do before it serves anybody.
    pub left: Vec<Left>,
}

impl DepartmentHead {
    /// Reads it, and puts the reader's rail beside the page.
    ///
    /// # Errors
    /// Broken.
    pub async fn read(conn: &mut Conn, seat: &mut Seat, ground: &Ground, current: Tab) -> Result<Self, Error> {
        seat.page.rail = rail_beside(conn, seat).await?;
        let sizes = departments::sizes(conn, ground.department.id).await?;
        let id = ground.department.id;
        let page: &Page = &seat.page;
        let tabs = Tab::ALL.iter().filter(|tab| ground.allows(&seat.me, tab.duty()).is_ok());
        let link = |tab: &Tab| TabLink {
            url: format!("/departments/{id}/{}", tab.code()),
            label: page.words.code_of("department-tab", *tab),
            is_current: *tab == current,
        };
        let lacks = ground.department.lacks(sizes.categories, &ground.managers);
        let left = |lack: &Lack| Left {
            said: page.words.code_of("department-lacks", *lack),
            url: ground.allows(&seat.me, lack.duty()).is_ok().then(|| format!("/departments/{id}/{}", place(*lack))),
        };
        Ok(Self {
            id,
            label: ground.department.label.clone(),
            sub: page.words.with(
                "department-sizes",
                &[("categories", &sizes.categories), ("managers", &ground.managers.len()), ("tickets", &sizes.tickets)],
            ),
            is_enabled: ground.department.is_enabled,
            tabs: tabs.map(link).collect(),
            left: lacks.iter().map(left).collect(),
        })
    }
}

/// Where a step is taken, below the department.
fn place(lack: Lack) -> &'static str {
    match lack {
        Lack::Category => "categories/new",
        Lack::Manager => "managers#add",
        Lack::Opening => "properties#opening",
    }
}
