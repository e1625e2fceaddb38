//! The tree of a department, to go from one category to another, and to put one below another.

use app::Error;
use askama::Template;
use domain::category::{CategorySetting, Trees};
use domain::{Category, CategoryId, Department, Status};
use store::categories;
use store::db::Conn;
use store::people::fold;

use crate::assets;
use crate::extract::Page;

/// A category and what is below it.
#[derive(Template)]
#[template(path = "category/node.html")]
pub struct Node {
    id: CategoryId,
    url: String,
    label: String,
    icon: String,
    /// « cachée à tous, confidentielle »
    marks: String,
    /// Open tickets, for whoever may count them.
    count: Option<i64>,
    count_said: String,
    is_current: bool,
    is_movable: bool,
    children: Vec<Node>,
}

impl Node {
    #[expect(clippy::unused_self, reason = "the template asks its own value")]
    fn assets(&self) -> &'static str {
        &assets::BASE
    }
}

/// Beside the page of one of them.
pub struct TreeView {
    pub label: String,
    pub icon: String,
    pub url: String,
    pub nodes: Vec<Node>,
}

/// What a tree is read with.
pub struct Around<'a> {
    pub page: &'a Page,
    pub department: &'a Department,
    pub current: Option<CategoryId>,
    pub is_movable: bool,
}

/// Reads the tree.
pub async fn tree(conn: &mut Conn, around: &Around<'_>) -> Result<TreeView, Error> {
    let all = categories::all(conn).await?;
    let trees = Trees { categories: &all, fold };
    Ok(TreeView {
        label: around.department.label.clone(),
        icon: around.department.icon.clone().unwrap_or_else(|| "build".to_owned()),
        url: format!("/departments/{}/categories", around.department.id),
        nodes: nodes(around, &trees, None),
    })
}

fn nodes(around: &Around<'_>, trees: &Trees<'_>, parent: Option<CategoryId>) -> Vec<Node> {
    let Around { page, department, current, is_movable } = *around;
    let node = |category: &&Category| {
        let count = open(page, category);
        Node {
            id: category.id,
            url: format!("/departments/{}/categories/{}", department.id, category.id),
            label: category.label.clone(),
            icon: category.icon.clone().unwrap_or_else(|| "tag".to_owned()),
            marks: marks(page, category, trees),
            count,
            count_said: page.say1("category-open-tickets", "count", count.unwrap_or(0)),
            is_current: current == Some(category.id),
            is_movable,
            children: nodes(around, trees, Some(category.id)),
        }
    };
    trees.children(department.id, parent).iter().map(node).collect()
}

/// Open tickets; `None` for whoever may not see them (spec.md §5.2, line 3).
pub fn open(page: &Page, category: &Category) -> Option<i64> {
    let rail = page.rail.as_ref().filter(|rail| rail.manages(category.department, category.id))?;
    let is_open = |status: Status| status.is_open();
    let own = rail.tallies.iter().filter(|tally| tally.category == category.id && is_open(tally.status));
    Some(own.map(|tally| tally.tickets).sum())
}

fn marks(page: &Page, category: &Category, trees: &Trees<'_>) -> String {
    let mut marks = Vec::new();
    if let Some(target) = category.redirects_to.and_then(|target| trees.find(target)) {
        marks.push(page.say1("category-mark-redirected", "category", target.label.as_str()));
    }
    let switches = [
        (CategorySetting::Invisible, "category-mark-invisible"),
        (CategorySetting::HiddenFromExternals, "category-mark-externals"),
        (CategorySetting::Confidential, "category-mark-confidential"),
    ];
    let on = switches.iter().filter(|(setting, _)| category.settings.has(*setting));
    marks.extend(on.map(|(_, key)| page.say(key)));
    if category.has_children && !category.accepts_tickets {
        marks.push(page.say("category-mark-groups"));
    }
    marks.join(", ")
}
