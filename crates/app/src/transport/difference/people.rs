//! People: who they are, whether they administer, whether their account is open.

use std::collections::HashMap;

use domain::audit::{Change, Deed, Setting, Value, changes};
use domain::{Account, Coded, PersonId};
use store::accounts::Card;

use super::super::organisation::{Organisation, key};
use super::super::record::Kind;
use super::{Difference, Line};

pub(super) fn differences(before: &Organisation, after: &Organisation) -> Vec<Difference> {
    let known: HashMap<PersonId, &Card> = before.people.iter().map(|card| (card.person.id, card)).collect();
    let each = |card: &Card| match known.get(&card.person.id) {
        Some(before) => changed(before, card),
        None => added(card),
    };
    after.people.iter().flat_map(each).collect()
}

fn added(card: &Card) -> Vec<Difference> {
    let mut found = vec![difference(card, true, None, changes(&[], &settings(card)))];
    if !card.person.is_enabled {
        let change = Change { setting: Setting::Enabled, before: Value::Empty, after: Value::switch(false) };
        found.push(difference(card, false, Some(Deed::PersonDisabled), vec![change]));
    }
    if card.person.is_admin {
        found.push(difference(card, false, Some(Deed::AdministratorAdded), Vec::new()));
    }
    found
}

fn changed(before: &Card, card: &Card) -> Vec<Difference> {
    let mut found = Vec::new();
    let edits = changes(&settings(before), &settings(card));
    if !edits.is_empty() {
        found.push(difference(card, false, Some(Deed::PersonEdited), edits));
    }
    if before.person.is_enabled != card.person.is_enabled {
        let of = |card: &Card| [(Setting::Enabled, Value::switch(card.person.is_enabled))];
        let deed = if card.person.is_enabled { Deed::PersonEnabled } else { Deed::PersonDisabled };
        found.push(difference(card, false, Some(deed), changes(&of(before), &of(card))));
    }
    if before.person.is_admin != card.person.is_admin {
        let deed = if card.person.is_admin { Deed::AdministratorAdded } else { Deed::AdministratorRemoved };
        found.push(difference(card, false, Some(deed), Vec::new()));
    }
    found
}

fn difference(card: &Card, is_new: bool, deed: Option<Deed>, changes: Vec<Change>) -> Difference {
    let entry = deed.map(|deed| Line { deed, department: None, subject: card.person.name.clone() });
    Difference { kind: Kind::People, is_new, name: key(card).to_owned(), changes, entry }
}

fn settings(card: &Card) -> Vec<(Setting, Value)> {
    let account = match card.person.account {
        Account::Directory => Value::Empty,
        Account::External => Value::Key("account-is-external".to_owned()),
    };
    vec![
        (Setting::Name, Value::text(&card.person.name)),
        (Setting::Address, Value::text(card.person.address.as_deref().unwrap_or_default())),
        (Setting::Identifier, Value::text(&card.identifier)),
        (Setting::Affiliation, Value::text(&card.affiliation)),
        (Setting::Account, account),
        (Setting::Language, Value::text(card.person.language.code())),
    ]
}
