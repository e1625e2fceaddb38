//! Categories: nodes of a department's tree, the only place where a ticket lives (R3, spec.md §6).

pub mod edit;
mod members;
mod tree;

use std::sync::Arc;

use crate::assignment::Algorithm;
use crate::department::DepartmentSetting;
use crate::monitoring::{Watch, WatchLevel};
use crate::person::Account;
use crate::{
    CategoryId, Department, DepartmentId, Flags, Manager, Message, Person, PersonId, Priority, Question, Subject,
    TicketScope, codes,
};

pub use tree::Trees;

codes! {
    /// The switches of a category, all off at first (spec.md §3.1 and §5.4).
    pub enum CategorySetting {
        /// External accounts do not see it when they create a ticket; nor its sub-categories.
        HiddenFromExternals = "hidden_from_externals",
        /// Nobody sees it when creating or moving a ticket.
        Invisible = "invisible",
        /// Its tickets, and those of its sub-categories, are for its members only; if the department allows it.
        Confidential = "confidential",
    }
}

/// What tickets get when nobody says otherwise; an empty value is inherited (spec.md §6.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    pub scope: Option<TicketScope>,
    pub priority: Option<Priority>,
    /// With `message`, the ticket template ("ticket type", R38).
    pub subject: Option<Subject>,
    pub message: Option<Message>,
    pub algorithm: Option<Algorithm>,
    /// Days without an answer after which a closed ticket expires; 0 is never (spec.md §10).
    pub expiry_days: Option<u32>,
    /// Extra monitoring (spec.md §6.7).
    pub watch: Option<Watch>,
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
    pub settings: Flags<CategorySetting>,
    /// A virtual category keeps its tickets in this one (spec.md §6.4).
    pub redirects_to: Option<CategoryId>,
    pub defaults: Defaults,
    /// Own questions, in order, or inherited from the parent. Lists of categories are read without them.
    pub questions: Option<Arc<[Question]>>,
}

impl Category {
    /// Whether a ticket may be posted here (spec.md §6.1).
    pub fn takes_tickets(&self) -> bool {
        !self.has_children || self.accepts_tickets
    }

    /// Its own part of [`Lineage::is_offered_to`]: what is above it may hide it too.
    pub fn is_offered_to(&self, person: &Person) -> bool {
        !self.settings.has(CategorySetting::Invisible)
            && (person.account == Account::Directory || !self.settings.has(CategorySetting::HiddenFromExternals))
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

    /// What it has when it says nothing itself, and the label of what says it instead; `None`: the installation.
    pub fn inherited<T>(&self, own: impl Fn(&Defaults) -> Option<T>) -> Option<(T, &str)> {
        let above = self.chain.iter().skip(1).map(|category| (&category.defaults, category.label.as_str()));
        let all = above.chain([(&self.department.defaults, self.department.label.as_str())]);
        all.into_iter().find_map(|(defaults, label)| Some((own(defaults)?, label)))
    }

    /// The nearest ancestor with members of its own; `None`: every manager of the department.
    pub fn inherits_members_from(&self) -> Option<&Category> {
        self.chain.iter().skip(1).find(|category| category.own_members.is_some())
    }

    /// The ancestor that has this switch on, if one has: it holds below too.
    pub fn above_with(&self, setting: CategorySetting) -> Option<&Category> {
        self.chain.iter().skip(1).find(|category| category.settings.has(setting))
    }

    /// The scope of a ticket left on "par défaut": category, ancestors, department, installation (spec.md §5.1).
    pub fn default_scope(&self, installation: TicketScope) -> TicketScope {
        self.nearest(|own| own.scope.filter(|scope| *scope != TicketScope::Default)).unwrap_or(installation)
    }

    /// The priority of a ticket left on "par défaut"; the installation's is [`Priority::NORMAL`].
    pub fn default_priority(&self) -> Priority {
        self.nearest(|own| own.priority.filter(|priority| !priority.is_default())).unwrap_or(Priority::NORMAL)
    }

    /// A scope once inheritance is resolved: never [`TicketScope::Default`] (spec.md §5.1).
    pub fn resolve(&self, scope: TicketScope, installation: TicketScope) -> TicketScope {
        if scope == TicketScope::Default { self.default_scope(installation) } else { scope }
    }

    pub fn algorithm(&self) -> Algorithm {
        self.nearest(|own| own.algorithm).unwrap_or(Algorithm::Nobody)
    }

    /// Days without an answer after which a closed ticket expires; 0 is never.
    pub fn expiry_days(&self, installation: u32) -> u32 {
        self.nearest(|own| own.expiry_days).unwrap_or(installation)
    }

    /// The address that is mailed besides people, if one is (spec.md §6.7).
    pub fn watch(&self) -> Option<Watch> {
        self.nearest(|own| own.watch.clone()).filter(|watch| watch.level != WatchLevel::Never)
    }

    fn any_has(&self, setting: CategorySetting) -> bool {
        self.chain.iter().any(|category| category.settings.has(setting))
    }

    /// Its own flag or an ancestor's, in a department that allows it (spec.md §5.2, line 3).
    pub fn is_confidential(&self) -> bool {
        self.department.has(DepartmentSetting::AllowsConfidential) && self.any_has(CategorySetting::Confidential)
    }

    /// May this person choose it, when creating or moving a ticket (spec.md §5.4)?
    pub fn is_offered_to(&self, person: &Person) -> bool {
        self.chain.iter().all(|category| category.is_offered_to(person))
    }

    pub fn subject_template(&self) -> Option<Subject> {
        self.nearest(|own| own.subject.clone())
    }

    pub fn message_template(&self) -> Option<Message> {
        self.nearest(|own| own.message.clone())
    }

    /// What whoever posts here is asked: its own questions, else those of the nearest ancestor that has some.
    pub fn questions(&self) -> &[Question] {
        self.chain.iter().find_map(|category| category.questions.as_deref()).unwrap_or_default()
    }

    /// The nearest ancestor with questions of its own.
    pub fn inherits_questions_from(&self) -> Option<&Category> {
        self.chain.iter().skip(1).find(|category| category.questions.is_some())
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

    /// The managers who count for a ticket here: all of them, or the members of a confidential category.
    pub fn staff(&self, managers: &[Manager]) -> Vec<Manager> {
        if !self.is_confidential() {
            return managers.to_vec();
        }
        let members = self.members(managers);
        managers.iter().filter(|manager| members.contains(&manager.person.id)).cloned().collect()
    }
}
