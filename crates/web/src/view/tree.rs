//! The tree of departments and categories, to choose from.

use askama::Template;
use domain::{Category, CategoryId, Department};

use crate::assets;

/// A node: a department, or a category with or without children.
#[derive(Template, Debug, Clone)]
#[template(path = "tree/branch.html")]
pub struct Branch {
    /// `None` for what cannot be chosen: departments, and categories that take no ticket.
    pub id: Option<CategoryId>,
    pub label: String,
    pub hint: String,
    pub icon: Option<String>,
    pub search_words: String,
    pub is_checked: bool,
    pub is_open: bool,
    /// Categories below that can be chosen.
    pub choices: usize,
    pub children: Vec<Branch>,
}

impl Branch {
    #[expect(clippy::unused_self, reason = "the template asks its own value")]
    fn assets(&self) -> &'static str {
        &assets::BASE
    }
}

/// The trees of these departments; those in which nothing can be chosen are left out.
pub fn tree(departments: &[Department], categories: &[Category], chosen: Option<CategoryId>) -> Vec<Branch> {
    let branch = |department: &Department| {
        let own: Vec<&Category> = categories.iter().filter(|category| category.department == department.id).collect();
        let children = children(&own, None, chosen);
        let choices = children.iter().map(|child| child.choices).sum();
        Branch {
            id: None,
            label: department.long_label.clone(),
            hint: String::new(),
            icon: department.icon.clone(),
            search_words: String::new(),
            is_checked: false,
            is_open: children.iter().any(|child| child.is_open || child.is_checked),
            choices,
            children,
        }
    };
    let mut branches: Vec<Branch> = departments.iter().map(branch).filter(|branch| branch.choices > 0).collect();
    // One department, or nothing chosen yet: the first one shows what a branch holds.
    if !branches.iter().any(|branch| branch.is_open)
        && let Some(first) = branches.first_mut()
    {
        first.is_open = true;
    }
    branches
}

fn children(own: &[&Category], parent: Option<CategoryId>, chosen: Option<CategoryId>) -> Vec<Branch> {
    let siblings = own.iter().filter(|category| category.parent == parent);
    let branch = |category: &&Category| {
        let children = children(own, Some(category.id), chosen);
        let is_checked = chosen == Some(category.id);
        let id = category.takes_tickets().then_some(category.id);
        Branch {
            id,
            label: category.label.clone(),
            hint: if category.long_label == category.label { String::new() } else { category.long_label.clone() },
            icon: category.icon.clone(),
            search_words: category.search_words.clone(),
            is_checked,
            is_open: children.iter().any(|child| child.is_open || child.is_checked),
            choices: usize::from(id.is_some()) + children.iter().map(|child| child.choices).sum::<usize>(),
            children,
        }
    };
    siblings.map(branch).filter(|branch| branch.choices > 0).collect()
}
