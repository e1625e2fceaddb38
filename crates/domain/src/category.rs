//! Categories: nodes of a department's tree, the only place where a ticket lives (R3, spec.md §6).

use crate::{CategoryId, Department, DepartmentId, Manager, Message, PersonId, Priority, Subject, TicketScope};

/// What tickets get when nobody says otherwise; an empty value is inherited (spec.md §6.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    pub scope: Option<TicketScope>,
    pub priority: Option<Priority>,
    /// With `message`, the ticket template ("ticket type", R38).
    pub subject: Option<Subject>,
    pub message: Option<Message>,
}

/// A node of a department's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub id: CategoryId,
    pub department: DepartmentId,
    pub parent: Option<CategoryId>,
    pub label: String,
    pub long_label: String,
    pub icon: Option<String>,
    /// Words people type when they look for this category.
    pub search_words: String,
    /// "Accepter des tickets": only meaningful on a node with sub-categories; a leaf always accepts.
    pub accepts_tickets: bool,
    pub has_children: bool,
    /// Own ordered members, or inherited from the parent (spec.md §6.2).
    pub own_members: Option<Vec<PersonId>>,
    pub defaults: Defaults,
}

impl Category {
    /// Whether a ticket may be posted here (spec.md §6.1).
    pub fn takes_tickets(&self) -> bool {
        !self.has_children || self.accepts_tickets
    }
}

/// A category, its ancestors up to the root, and its department: what inheritance reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    /// The category first, its root ancestor last; never empty.
    chain: Vec<Category>,
    pub department: Department,
}

impl Lineage {
    /// `chain` goes from the category to its root; `None` when it is empty.
    pub fn new(chain: Vec<Category>, department: Department) -> Option<Self> {
        (!chain.is_empty()).then_some(Self { chain, department })
    }

    pub fn category(&self) -> &Category {
        &self.chain[0]
    }

    /// From the root ancestor down to the category, as people read a path.
    pub fn path(&self) -> impl Iterator<Item = &Category> {
        self.chain.iter().rev()
    }

    /// « Services Généraux, Électricité »: where a ticket is, as people say it.
    pub fn place(&self) -> String {
        let path = self.path().map(|category| category.label.as_str());
        std::iter::once(self.department.label.as_str()).chain(path).collect::<Vec<_>>().join(", ")
    }

    fn nearest<T>(&self, own: impl Fn(&Defaults) -> Option<T>) -> Option<T> {
        self.chain.iter().find_map(|category| own(&category.defaults)).or_else(|| own(&self.department.defaults))
    }

    /// The scope of a ticket left on "par défaut": category, ancestors, department, installation (spec.md §5.1).
    pub fn default_scope(&self, installation: TicketScope) -> TicketScope {
        self.nearest(|own| own.scope.filter(|scope| *scope != TicketScope::Default)).unwrap_or(installation)
    }

    /// The priority of a ticket left on "par défaut"; the installation's is [`Priority::NORMAL`].
    pub fn default_priority(&self) -> Priority {
        self.nearest(|own| own.priority.filter(|priority| !priority.is_default())).unwrap_or(Priority::NORMAL)
    }

    pub fn subject_template(&self) -> Option<Subject> {
        self.nearest(|own| own.subject.clone())
    }

    pub fn message_template(&self) -> Option<Message> {
        self.nearest(|own| own.message.clone())
    }

    /// Effective members: the nearest own list, else every manager of the department (spec.md §6.2).
    /// Somebody listed who no longer manages the department is not a member.
    pub fn members(&self, managers: &[Manager]) -> Vec<PersonId> {
        let manages = |person: &PersonId| managers.iter().any(|manager| manager.person.id == *person);
        match self.chain.iter().find_map(|category| category.own_members.as_ref()) {
            Some(own) => own.iter().copied().filter(manages).collect(),
            None => managers.iter().map(|manager| manager.person.id).collect(),
        }
    }
}
