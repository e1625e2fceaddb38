//! What a file says of each thing: the same cells, whatever the format.

use std::collections::HashMap;
use std::sync::Arc;

use domain::category::Defaults;
use domain::category::edit::Typed;
use domain::{Category, Coded, Department, Manager, Message, PersonId, Question, Subject};
use store::accounts::Card;

use super::super::organisation::{Organisation, key};
use super::super::{INHERITED, place};

/// A value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// Yes or no.
    Switch(bool),
    Number(u8),
    List(Vec<String>),
    Questions(Arc<[Question]>),
}

pub type Cells = Vec<(&'static str, Value)>;

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// An organisation to write, and how its people are named.
pub struct Writer<'a> {
    pub of: &'a Organisation,
    keys: HashMap<PersonId, &'a str>,
}

impl<'a> Writer<'a> {
    pub fn new(of: &'a Organisation) -> Self {
        let mut keys: HashMap<PersonId, &str> = of.people.iter().map(|card| (card.person.id, key(card))).collect();
        // An account that became one with another is named by the one kept.
        for card in &of.people {
            let kept = card.merged_into.and_then(|kept| keys.get(&kept).copied());
            keys.extend(kept.map(|kept| (card.person.id, kept)));
        }
        Self { of, keys }
    }

    pub fn person(&self, id: PersonId) -> &'a str {
        self.keys.get(&id).copied().unwrap_or_default()
    }

    /// Those who are in the file, by what names them.
    pub fn people(&self) -> Vec<&'a Card> {
        let mut people: Vec<&Card> =
            self.of.people.iter().filter(|card| card.merged_into.is_none() && !key(card).is_empty()).collect();
        people.sort_by_key(|card| key(card));
        people
    }

    pub fn department(&self, department: &Department) -> Cells {
        let target = department.redirects_to.and_then(|id| self.of.department(id));
        vec![
            ("long_label", department.long_label.as_str().into()),
            ("short_label", department.short_label.as_str().into()),
            ("icon", department.icon.as_deref().unwrap_or_default().into()),
            ("enabled", Value::Switch(department.is_enabled)),
            ("settings", codes(&department.settings.codes())),
            ("inter_service_tag", department.inter_service_tag.as_str().into()),
            ("redirects_to", target.map_or("", |target| &target.label).into()),
        ]
    }

    pub fn category(&self, category: &Category) -> Cells {
        let typed = Typed::of(category);
        let members = match &category.own_members {
            Some(own) => Value::List(own.iter().map(|id| self.person(*id).to_owned()).collect()),
            None => INHERITED.into(),
        };
        vec![
            ("long_label", typed.long_label.as_str().into()),
            ("icon", typed.icon.as_str().into()),
            ("search_words", typed.search_words.as_str().into()),
            ("accepts_tickets", Value::Switch(typed.accepts_tickets)),
            ("settings", codes(&category.settings.codes())),
            ("members", members),
            ("questions", category.questions.clone().map_or_else(|| INHERITED.into(), Value::Questions)),
            ("redirects_to", Value::Text(category.redirects_to.map(|id| self.of.place(id)).unwrap_or_default())),
        ]
    }

    /// The labels that lead to it.
    pub fn path(&self, category: &Category) -> String {
        place::join(self.of.path(category))
    }
}

pub fn person(card: &Card) -> Cells {
    let person = &card.person;
    vec![
        ("identifier", card.identifier.as_str().into()),
        ("address", person.address.as_deref().unwrap_or_default().into()),
        ("name", person.name.as_str().into()),
        ("affiliation", card.affiliation.as_str().into()),
        ("language", person.language.code().into()),
        ("account", person.account.code().into()),
        ("admin", Value::Switch(person.is_admin)),
        ("enabled", Value::Switch(person.is_enabled)),
    ]
}

pub fn manager(manager: &Manager) -> Cells {
    vec![
        ("privileges", Value::List(manager.privileges.iter().map(|one| one.code().to_owned()).collect())),
        ("available", Value::Switch(manager.is_available)),
        ("rate", Value::Number(manager.rate)),
        ("pace", manager.pace.code().into()),
    ]
}

/// What a manager is told of, as a table names it.
pub fn monitoring(manager: &Manager) -> Cells {
    let grid = manager.monitoring;
    vec![
        ("monitoring_any", grid.any.code().into()),
        ("monitoring_category", grid.category.code().into()),
        ("monitoring_managed", grid.managed.code().into()),
    ]
}

/// What is inherited is not there.
pub fn defaults(own: &Defaults) -> Cells {
    let watch = own.watch.as_ref();
    let cells = [
        ("scope", own.scope.map(|scope| scope.code().to_owned())),
        ("priority", own.priority.map(|priority| priority.value().to_string())),
        ("subject", own.subject.as_ref().map(Subject::as_str).map(str::to_owned)),
        ("message", own.message.as_ref().map(Message::as_str).map(str::to_owned)),
        ("algorithm", own.algorithm.map(|algorithm| algorithm.code().to_owned())),
        ("expiry_days", own.expiry_days.map(|days| days.to_string())),
        ("watch_level", watch.map(|watch| watch.level.code().to_owned())),
        ("watch_address", watch.map(|watch| watch.address.clone()).filter(|address| !address.is_empty())),
    ];
    cells.into_iter().filter_map(|(name, value)| Some((name, Value::Text(value?)))).collect()
}

fn codes(codes: &str) -> Value {
    Value::List(codes.split_whitespace().map(str::to_owned).collect())
}
