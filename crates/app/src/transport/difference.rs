//! What a file changes, one thing after another: what a dry run shows, and what the journal keeps.

mod order;
mod people;
mod places;

use std::collections::HashMap;

use domain::audit::{Change, Deed, Value};
use domain::{DepartmentId, Language, PersonId};

pub use order::{Moved, orders};

use super::organisation::{Organisation, key};
use super::record::Kind;
use crate::Words;

/// One thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub kind: Kind,
    pub is_new: bool,
    /// What it is, as a file names it.
    pub name: String,
    pub changes: Vec<Change>,
    /// Its line of the journal; somebody who comes has none.
    pub entry: Option<Line>,
}

/// What the journal says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub deed: Deed,
    pub department: Option<DepartmentId>,
    pub subject: String,
}

impl Difference {
    /// Is it about the order of several things?
    fn is_order(&self) -> bool {
        let deed = self.entry.as_ref().map(|line| line.deed);
        matches!(deed, Some(Deed::DepartmentsOrdered | Deed::ManagersOrdered | Deed::CategoriesOrdered))
    }
}

/// Everything that is not as it was, in the order in which it is written.
pub fn differences(before: &Organisation, after: &Organisation) -> Vec<Difference> {
    let names: HashMap<PersonId, (&str, &str)> =
        after.people.iter().map(|card| (card.person.id, (card.person.name.as_str(), key(card)))).collect();
    let mut found = people::differences(before, after);
    found.extend(places::departments(before, after));
    found.extend(places::managers(before, after, &names));
    found.extend(places::categories(before, after, &names));
    found.extend(places::invitees(before, after, &names));
    found.extend(order::differences(before, after, &names));
    found
}

/// How many of a kind are new, changed, and as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub kind: Kind,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// Of each kind; `spoken` says how many things the file speaks of.
pub fn counts(differences: &[Difference], spoken: impl Fn(Kind) -> usize) -> Vec<Count> {
    let count = |kind| {
        // An order is not one of the things that are in it.
        let counts = |one: &&Difference| one.kind == kind && !one.is_order();
        let of: Vec<&Difference> = differences.iter().filter(counts).collect();
        let names = |is_new| {
            let mut names: Vec<&str> =
                of.iter().filter(|one| one.is_new == is_new).map(|one| one.name.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let added = names(true);
        // What is new and redirected is new.
        let changed = names(false).iter().filter(|name| added.binary_search(name).is_err()).count();
        let unchanged = spoken(kind).saturating_sub(added.len() + changed);
        Count { kind, added: added.len(), changed, unchanged }
    };
    Kind::ALL.map(count).to_vec()
}

impl std::fmt::Display for Count {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, added, changed, unchanged } = self;
        write!(out, "{}: {added} new, {changed} changed, {unchanged} as they were", kind.name())
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = Words::of(Language::English);
        write!(out, "{} {} {}", if self.is_new { "+" } else { "~" }, self.kind.name(), self.name)?;
        if let Some(line) = self.entry.as_ref().filter(|_| self.changes.is_empty()) {
            write!(out, ": {}", words.code_of("audit-deed", line.deed))?;
        }
        for change in &self.changes {
            let setting = words.code_of("audit-setting", change.setting);
            write!(out, "\n    {setting}: {} → {}", said(words, &change.before), said(words, &change.after))?;
        }
        Ok(())
    }
}

fn said(words: Words, value: &Value) -> String {
    match value {
        Value::Empty => words.say("audit-empty"),
        Value::Text(text) => text.replace('\n', " ⏎ "),
        Value::Key(key) => words.say(key),
        Value::Parts(parts) => parts.iter().map(|part| said(words, part)).collect(),
        Value::Keys(keys) if keys.is_empty() => words.say("audit-empty"),
        Value::Keys(keys) => keys.iter().map(|key| words.say(key)).collect::<Vec<_>>().join(", "),
    }
}
