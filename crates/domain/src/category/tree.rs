//! The tree of categories: what may go below what, and what is in the way of deleting (spec.md §6.1).

use crate::{Category, CategoryId, DepartmentId, Field, FieldError, Refusal};

/// Deeper than that, lineages are no longer read whole.
const DEEPEST: usize = 20;

/// A department's whole tree, or several.
pub struct Trees<'a> {
    pub categories: &'a [Category],
    /// Labels are the same when this says so: no two siblings bear the same.
    pub fold: fn(&str) -> String,
}

impl<'a> Trees<'a> {
    pub fn find(&self, id: CategoryId) -> Option<&'a Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// Those right below a category, or at the root of a department.
    pub fn children(&self, department: DepartmentId, parent: Option<CategoryId>) -> Vec<&'a Category> {
        self.categories.iter().filter(|one| one.department == department && one.parent == parent).collect()
    }

    /// A category and everything below it.
    pub fn branch(&self, id: CategoryId) -> Vec<&'a Category> {
        let mut branch: Vec<&Category> = self.find(id).into_iter().collect();
        let mut next = 0;
        while let Some(here) = branch.get(next).map(|category| category.id) {
            branch.extend(self.categories.iter().filter(|one| one.parent == Some(here) && one.id != id));
            next += 1;
        }
        branch
    }

    fn depth(&self, id: CategoryId) -> usize {
        std::iter::successors(self.find(id), |one| self.find(one.parent?)).take(DEEPEST + 1).count()
    }

    fn height(&self, id: CategoryId) -> usize {
        let own = self.depth(id);
        self.branch(id).iter().map(|below| self.depth(below.id)).max().map_or(1, |deepest| deepest + 1 - own)
    }

    /// May there be something new, called `label`, below `parent`?
    ///
    /// # Errors
    /// The parent is not of this department, stands for another category, or has one of that name.
    pub fn takes(
        &self,
        department: DepartmentId,
        parent: Option<CategoryId>,
        label: &str,
        itself: Option<CategoryId>,
    ) -> Result<(), FieldError> {
        let refuse = |why| Err(FieldError::new(Field::Parent, why));
        if let Some(id) = parent {
            match self.find(id).filter(|parent| parent.department == department) {
                None => return refuse(Refusal::UnknownValue),
                Some(parent) if parent.redirects_to.is_some() => {
                    return refuse(Refusal::CategoryIsRedirected { category: parent.label.clone() });
                }
                Some(_) => {}
            }
            let height = itself.map_or(1, |itself| self.height(itself));
            if self.depth(id) + height > DEEPEST {
                return refuse(Refusal::TreeTooDeep { max: DEEPEST });
            }
        }
        let is_twin = |one: &&&Category| Some(one.id) != itself && (self.fold)(&one.label) == (self.fold)(label);
        match self.children(department, parent).iter().find(is_twin) {
            Some(twin) => Err(FieldError::new(Field::Label, Refusal::SiblingLabelTaken { label: twin.label.clone() })),
            None => Ok(()),
        }
    }

    /// May this category, with what is below it, go below `parent`?
    ///
    /// # Errors
    /// As [`Self::takes`]; the parent is in its own branch.
    pub fn moves(
        &self,
        category: &Category,
        department: DepartmentId,
        parent: Option<CategoryId>,
    ) -> Result<(), FieldError> {
        let refuse = |why| Err(FieldError::new(Field::Parent, why));
        if parent.is_some_and(|parent| self.branch(category.id).iter().any(|below| below.id == parent)) {
            return refuse(Refusal::BelowItself { category: category.label.clone() });
        }
        self.takes(department, parent, &category.label, Some(category.id))
            .map_err(|error| FieldError::new(Field::Parent, error.why))
    }

    /// What is in the way of deleting it, if something is.
    ///
    /// # Errors
    /// It has sub-categories, or others stand for it.
    pub fn may_go(&self, category: &Category) -> Result<(), Refusal> {
        if category.has_children {
            return Err(Refusal::CategoryNotEmpty { category: category.label.clone() });
        }
        let sources = self.categories.iter().filter(|one| one.redirects_to == Some(category.id));
        let names = sources.map(|one| one.label.as_str()).collect::<Vec<_>>().join(", ");
        if names.is_empty() { Ok(()) } else { Err(Refusal::RedirectionsEndThere { names }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Flags;
    use crate::category::Defaults;

    fn category(id: i64, parent: i64) -> Category {
        Category {
            id: CategoryId(id),
            department: DepartmentId(if id < 10 { 1 } else { 2 }),
            parent: (parent > 0).then_some(CategoryId(parent)),
            label: format!("Catégorie {id}"),
            long_label: String::new(),
            icon: None,
            search_words: String::new(),
            accepts_tickets: true,
            has_children: false,
            own_members: None,
            settings: Flags::default(),
            redirects_to: (id == 4).then_some(CategoryId(10)),
            defaults: Defaults::default(),
            questions: None,
        }
    }

    #[test]
    fn nothing_goes_below_itself_nor_below_what_stands_for_another() {
        let all = [category(1, 0), category(2, 1), category(3, 2), category(4, 0), category(10, 0)];
        let trees = Trees { categories: &all, fold: str::to_lowercase };
        let to = |id: i64, department: i64, parent: i64| {
            let parent = (parent > 0).then_some(CategoryId(parent));
            trees.moves(trees.find(CategoryId(id)).expect("there"), DepartmentId(department), parent)
        };
        let refused = |why| Err(FieldError::new(Field::Parent, why));
        let below = || Refusal::BelowItself { category: "Catégorie 1".to_owned() };
        assert_eq!(to(1, 1, 1), refused(below()));
        assert_eq!(to(1, 1, 3), refused(below()));
        assert_eq!(to(1, 1, 4), refused(Refusal::CategoryIsRedirected { category: "Catégorie 4".to_owned() }));
        assert_eq!(to(1, 1, 10), refused(Refusal::UnknownValue), "of another department");
        assert_eq!(to(1, 2, 10), Ok(()));
        assert_eq!(to(3, 1, 0), Ok(()));
        let ids: Vec<i64> = trees.branch(CategoryId(1)).iter().map(|one| one.id.0).collect();
        assert_eq!(ids, [1, 2, 3]);
    }

    #[test]
    fn siblings_have_different_names_however_they_are_written() {
        let all = [category(1, 0), category(2, 1)];
        let trees = Trees { categories: &all, fold: str::to_lowercase };
        let taken = Refusal::SiblingLabelTaken { label: "Catégorie 1".to_owned() };
        let takes = |label, itself| trees.takes(DepartmentId(1), None, label, itself);
        assert_eq!(takes("CATÉGORIE 1", None), Err(FieldError::new(Field::Label, taken)));
        assert_eq!(takes("CATÉGORIE 1", Some(CategoryId(1))), Ok(()), "its own");
        assert_eq!(takes("Catégorie 2", None), Ok(()), "elsewhere in the tree");
    }

    #[test]
    fn what_others_stand_for_stays() {
        let all = [category(4, 0), category(10, 0)];
        let trees = Trees { categories: &all, fold: str::to_lowercase };
        let names = "Catégorie 4".to_owned();
        assert_eq!(trees.may_go(&all[1]), Err(Refusal::RedirectionsEndThere { names }));
        assert_eq!(trees.may_go(&all[0]), Ok(()));
        let parent = Category { has_children: true, ..category(1, 0) };
        assert_eq!(trees.may_go(&parent), Err(Refusal::CategoryNotEmpty { category: "Catégorie 1".to_owned() }));
    }
}
