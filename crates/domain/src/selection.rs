//! Which departments somebody is offered (spec.md §7): ordered rules, evaluated from the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Account, Department, DepartmentId, PersonId, codes};

/// Rules of an installation, at most.
pub const MOST_RULES: usize = 100;
/// Characters of a pattern, at most.
pub const PATTERN_MAX: usize = 100;

codes! {
    /// What the departments are for.
    pub enum Purpose {
        /// Where somebody may post, and move tickets.
        TicketCreation = "ticket_creation",
        /// Whose open tickets somebody reads (spec.md §5.2, line 8).
        TicketView = "ticket_view",
    }
}

codes! {
    /// Whom a rule is about.
    pub enum Condition {
        Everybody = "everybody",
        Administrator = "administrator",
        /// Of any department.
        Manager = "manager",
        /// Of the department that the operand names.
        ManagerOf = "manager_of",
        Directory = "directory",
        External = "external",
        IdentifierLike = "identifier_like",
        AffiliationLike = "affiliation_like",
        AddressLike = "address_like",
        /// Whoever was given nothing by the rules before: the default actions of esup.
        NothingYet = "nothing_yet",
    }
}

codes! {
    /// What it gives them.
    pub enum Gift {
        /// Every department, and no rule after.
        All = "all",
        /// The department that the target names.
        Department = "department",
        /// Those whose label or short label is like the target.
        Matching = "matching",
        /// Nothing more: no rule after.
        Stop = "stop",
    }
}

impl Condition {
    /// Does it need a pattern?
    pub const fn wants_pattern(self) -> bool {
        matches!(self, Self::IdentifierLike | Self::AffiliationLike | Self::AddressLike)
    }
}

/// One rule. `operand` and `target` are a pattern, or the key of a department, as condition and gift want it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// `None`: for every purpose.
    pub purpose: Option<Purpose>,
    pub condition: Condition,
    pub operand: String,
    pub gift: Gift,
    pub target: String,
}

/// Somebody as the rules know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    pub is_admin: bool,
    pub account: Account,
    pub identifier: String,
    pub affiliation: String,
    pub address: String,
    pub managed: Vec<DepartmentId>,
}

/// A department that somebody is offered, and the place of the rule that gave it; `None` without any rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub department: DepartmentId,
    pub rule: Option<usize>,
}

/// `*` stands for anything; neither case nor the blanks around count.
pub fn is_like(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.trim().to_lowercase(), text.trim().to_lowercase());
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part) {
            Some(place) => rest = &rest[place + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

fn is(department: DepartmentId, key: &str) -> bool {
    key == department.to_string()
}

impl Rule {
    fn holds(&self, applicant: &Applicant, is_empty: bool) -> bool {
        match self.condition {
            Condition::Everybody => true,
            Condition::Administrator => applicant.is_admin,
            Condition::Manager => !applicant.managed.is_empty(),
            Condition::ManagerOf => applicant.managed.iter().any(|department| is(*department, &self.operand)),
            Condition::Directory => applicant.account == Account::Directory,
            Condition::External => applicant.account == Account::External,
            Condition::IdentifierLike => is_like(&self.operand, &applicant.identifier),
            Condition::AffiliationLike => is_like(&self.operand, &applicant.affiliation),
            Condition::AddressLike => is_like(&self.operand, &applicant.address),
            Condition::NothingYet => is_empty,
        }
    }

    fn gives(&self, department: &Department) -> bool {
        match self.gift {
            Gift::All => true,
            Gift::Department => is(department.id, &self.target),
            Gift::Matching => {
                is_like(&self.target, &department.label) || is_like(&self.target, &department.short_label)
            }
            Gift::Stop => false,
        }
    }
}

/// The departments that the rules give `applicant`, in the order of `departments`, disabled ones left out. Without any
/// rule, every one of them.
pub fn choose(rules: &[Rule], purpose: Purpose, applicant: &Applicant, departments: &[Department]) -> Vec<Chosen> {
    let mut given: BTreeMap<DepartmentId, Option<usize>> = BTreeMap::new();
    if rules.is_empty() {
        given.extend(departments.iter().map(|department| (department.id, None)));
    }
    for (place, rule) in rules.iter().enumerate() {
        let is_meant = rule.purpose.is_none_or(|of| of == purpose) && rule.holds(applicant, given.is_empty());
        if !is_meant {
            continue;
        }
        for department in departments.iter().filter(|department| rule.gives(department)) {
            given.entry(department.id).or_insert(Some(place));
        }
        if matches!(rule.gift, Gift::All | Gift::Stop) {
            break;
        }
    }
    let is_open = |one: &&Department| one.is_open_to_account(applicant.account);
    let chosen = departments.iter().filter(is_open).filter_map(|one| given.get(&one.id).map(|rule| (one.id, *rule)));
    chosen.map(|(department, rule)| Chosen { department, rule }).collect()
}

/// What the rules say of people who are known, for one purpose; without any rule, nobody is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Views(Option<BTreeMap<PersonId, BTreeSet<DepartmentId>>>);

impl Views {
    /// There are rules, and nobody is known yet: whoever is not known is given nothing.
    pub fn ruled() -> Self {
        Self(Some(BTreeMap::new()))
    }

    pub fn add(&mut self, person: PersonId, departments: impl IntoIterator<Item = DepartmentId>) {
        if let Some(known) = &mut self.0 {
            known.insert(person, departments.into_iter().collect());
        }
    }

    /// Has everything been said of this person?
    pub fn knows(&self, person: PersonId) -> bool {
        self.0.as_ref().is_none_or(|known| known.contains_key(&person))
    }

    pub fn hold(&self, person: PersonId, department: DepartmentId) -> bool {
        let given = |known: &BTreeMap<PersonId, BTreeSet<DepartmentId>>| {
            known.get(&person).is_some_and(|departments| departments.contains(&department))
        };
        self.0.as_ref().is_none_or(given)
    }
}
