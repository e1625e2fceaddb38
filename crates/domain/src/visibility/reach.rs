//! The image of the rule for lists: what a query needs to find the tickets that one person may see.

use crate::{CategoryId, DepartmentId, Lineage, Person, PersonId, TicketScope, person::Account};

/// The tickets one person may see, as lists ask for them: no query of tickets goes without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    pub person: PersonId,
    /// Administrators see every ticket (spec.md §5.2, line 2).
    pub everything: bool,
    /// Departments this person manages (line 4).
    pub departments: Vec<DepartmentId>,
    /// Departments that share their tickets with one of those (line 7).
    pub allied: Vec<DepartmentId>,
    /// Confidential categories of which this person is not an effective member (line 3).
    pub secret: Vec<CategoryId>,
    /// What is open to whoever has no role on it (line 8).
    pub commons: Commons,
}

/// Where tickets can be open to this person, and which inherit what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commons {
    /// Their ticket-view list.
    pub departments: Vec<DepartmentId>,
    /// The scopes that open a ticket's content to them.
    pub scopes: Vec<TicketScope>,
    /// Categories whose tickets left on "par défaut" are open to them.
    pub open: Vec<CategoryId>,
    /// Categories whose tickets left on "par défaut" are listed by subject.
    pub subject_only: Vec<CategoryId>,
    /// Confidential categories: nothing of them is open to anybody, whatever its scope.
    pub confidential: Vec<CategoryId>,
}

impl Reach {
    /// `departments` are those managed, `allied` those sharing a tag with them. `lineages` are the categories in
    /// which something depends on the person: confidential, or left open by default; with the effective members.
    pub fn of<'a>(
        person: &Person,
        departments: Vec<DepartmentId>,
        allied: Vec<DepartmentId>,
        visible: Vec<DepartmentId>,
        lineages: impl IntoIterator<Item = (&'a Lineage, bool)>,
        installation: TicketScope,
    ) -> Self {
        let mut commons = Commons { departments: visible, scopes: vec![TicketScope::Public], ..Commons::default() };
        if person.account == Account::Directory {
            commons.scopes.push(TicketScope::Intranet);
        }
        let mut secret = Vec::new();
        for (lineage, is_member) in lineages {
            let (category, default) = (lineage.category().id, lineage.default_scope(installation));
            if lineage.is_confidential() {
                commons.confidential.push(category);
                if !is_member {
                    secret.push(category);
                }
            }
            if commons.scopes.contains(&default) {
                commons.open.push(category);
            } else if default == TicketScope::SubjectOnly {
                commons.subject_only.push(category);
            }
        }
        Self { person: person.id, everything: person.is_admin, departments, allied, secret, commons }
    }

    /// Sees a ticket because of its department: a manager there or of an ally, and no confidential category.
    pub fn covers_department(&self, department: DepartmentId, category: CategoryId) -> bool {
        self.everything
            || (!self.secret.contains(&category)
                && (self.departments.contains(&department) || self.allied.contains(&department)))
    }
}
