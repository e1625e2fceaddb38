//! The tree of departments and categories, to choose from.

use askama::Template;
use domain::{Category, CategoryId, Department};

use crate::assets;

/// A node: a department, or a category with or without children.
#[derive(Template, Debug, Clone)]
#[template(path = "tree/branch.html")]
pub struct Branch {
    /// What choosing it sends; `None` for what cannot be chosen.
    pub code: Option<String>,
    /// The field that it is sent in.
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub icon: Option<String>,
    pub search_words: String,
    pub is_checked: bool,
    pub is_open: bool,
    /// Nodes below that can be chosen.
    pub choices: usize,
    pub children: Vec<Branch>,
}

impl Branch {
    #[expect(clippy::unused_self, reason = "the template asks its own value")]
    fn assets(&self) -> &'static str {
        &assets::BASE
    }
}

/// What a tree is made of.
pub struct Tree<'a> {
    pub departments: &'a [Department],
    pub categories: &'a [Category],
    /// The code already chosen; empty for none.
    pub chosen: &'a str,
    /// The field that the choice is sent in.
    pub name: &'static str,
    /// Categories that this reader may know; what is below another one is left out with it.
    pub is_open: &'a dyn Fn(&Category) -> bool,
    /// The code of a category under a department, `None` when it cannot be chosen.
    pub category: &'a dyn Fn(&Department, &Category) -> Option<String>,
    /// The code of a department alone, `None` when it cannot be chosen.
    pub department: &'a dyn Fn(&Department) -> Option<String>,
}

/// The trees of these departments; those in which nothing can be chosen are left out. A virtual department offers the
/// categories of the one for which it stands (spec.md §6.4).
pub fn tree(of: &Tree<'_>) -> Vec<Branch> {
    let real = |department: &Department| {
        let next = |id| of.departments.iter().find(|one| one.id == id)?.redirects_to;
        domain::redirection::target(department.id, next).unwrap_or(department.id)
    };
    let branch = |department: &Department| {
        let real = real(department);
        let own: Vec<&Category> =
            of.categories.iter().filter(|category| category.department == real && (of.is_open)(category)).collect();
        let children = children(of, department, &own, None);
        let choices = children.iter().map(|child| child.choices).sum();
        let code = (of.department)(department);
        let is_checked = code.as_deref().is_some_and(|code| code == of.chosen);
        Branch {
            code,
            name: of.name,
            label: department.long_label.clone(),
            hint: String::new(),
            // As in its own pages; without one, names would not be in line.
            icon: Some(department.icon.clone().unwrap_or_else(|| "build".to_owned())),
            search_words: String::new(),
            is_checked,
            is_open: is_checked || children.iter().any(|child| child.is_open || child.is_checked),
            choices,
            children,
        }
    };
    let mut branches: Vec<Branch> = of.departments.iter().map(branch).filter(|branch| branch.choices > 0).collect();
    // One department, or nothing chosen yet: the first one shows what a branch holds.
    if !branches.iter().any(|branch| branch.is_open)
        && let Some(first) = branches.first_mut()
    {
        first.is_open = true;
    }
    branches
}

fn children(of: &Tree<'_>, department: &Department, own: &[&Category], parent: Option<CategoryId>) -> Vec<Branch> {
    let siblings = own.iter().filter(|category| category.parent == parent);
    let branch = |category: &&Category| {
        let children = children(of, department, own, Some(category.id));
        let code = (of.category)(department, category);
        let is_checked = code.as_deref().is_some_and(|code| code == of.chosen);
        Branch {
            name: of.name,
            label: category.label.clone(),
            hint: if category.long_label == category.label { String::new() } else { category.long_label.clone() },
            icon: category.icon.clone(),
            search_words: category.search_words.clone(),
            is_checked,
            is_open: children.iter().any(|child| child.is_open || child.is_checked),
            choices: usize::from(code.is_some()) + children.iter().map(|child| child.choices).sum::<usize>(),
            children,
            code,
        }
    };
    siblings.map(branch).filter(|branch| branch.choices > 0).collect()
}
