//! People: known by their identifier, else by their address.

use std::collections::HashMap;

use domain::{Account, Flags, Language, Moment, Person, PersonId};
use store::accounts::Card;
use store::people::login;

use super::super::fault::{At, Faults};
use super::super::organisation::{Directory, key};
use super::super::record::{Record, shortened};
use super::{Draft, Seen};
use crate::people::{Unfit, unfit};

/// Characters of a name and of an affiliation, at most.
const LINE_MAX: usize = 255;

pub(super) fn plan(draft: &mut Draft<'_>) {
    let mut seen = Seen::new();
    let had_administrator = draft.after.people.iter().any(administers);
    for record in &draft.document.people {
        let Some(place) = place(draft, record) else { continue };
        let id = draft.after.people[place].person.id;
        let name = key(&draft.after.people[place]).to_owned();
        if seen.is_new(id, record, &name, draft.faults) {
            edit(&mut draft.after.people[place], record, draft.faults);
        }
    }
    draft.directory = Directory::of(&draft.after.people);
    unless_shared(&draft.after.people, &seen, draft.faults);
    if had_administrator && !draft.after.people.iter().any(administers) {
        let is_last = |card: &&Card| !administers(card) && seen.at(&card.person.id).is_some();
        let at = draft.after.people.iter().rfind(is_last).and_then(|card| seen.at(&card.person.id));
        draft.faults.add(at.unwrap_or(At { file: 0, line: 1 }), "admin: nobody would administer any more");
    }
}

fn administers(card: &Card) -> bool {
    card.person.is_admin && card.person.is_enabled
}

/// Where the person of a record is, added if need be.
fn place(draft: &mut Draft<'_>, record: &Record) -> Option<usize> {
    let (identifier, address) = (record.filled("identifier"), record.filled("address"));
    let known = identifier
        .and_then(|identifier| draft.directory.by_identifier(identifier))
        .or_else(|| draft.directory.by_address(address?));
    if let Some(place) = known.and_then(|id| draft.directory.place(id)) {
        let card = &draft.after.people[place];
        if card.merged_into.is_some() {
            draft.faults.add(record.at, format!("the account {} has become one with another", key(card)));
            return None;
        }
        return Some(place);
    }
    let Some(address) = address else {
        let why = identifier.map_or_else(
            || "an identifier or an address is needed".to_owned(),
            |identifier| format!("address: « {} » is new, and needs one", shortened(identifier)),
        );
        draft.faults.add(record.at, why);
        return None;
    };
    if record.filled("name").is_none() {
        draft.faults.add(record.at, format!("name: « {} » is new, and needs one", shortened(address)));
        return None;
    }
    let card = newcomer(PersonId(draft.key()), draft.language);
    draft.after.people.push(card);
    let place = draft.after.people.len() - 1;
    draft.directory.add(place, draft.after.people[place].person.id, identifier, address);
    Some(place)
}

fn newcomer(id: PersonId, language: Language) -> Card {
    let person = Person {
        id,
        name: String::new(),
        address: None,
        language,
        is_admin: false,
        is_enabled: true,
        account: Account::Directory,
        alerts: Flags::all(),
    };
    let (identifier, affiliation) = (String::new(), String::new());
    Card { identifier, affiliation, created_at: Moment(0), has_password: false, merged_into: None, person }
}

fn edit(card: &mut Card, record: &Record, faults: &mut Faults) {
    let before = card.clone();
    let person = &mut card.person;
    // What is as it was stays to the last space.
    if let Some(name) = record.filled("name").filter(|_| record.text("name") != Some(person.name.as_str())) {
        name.clone_into(&mut person.name);
    }
    if let Some(address) = record.filled("address") {
        person.address = Some(address.to_owned());
    }
    if let Some(identifier) = record.filled("identifier") {
        card.identifier = login(identifier);
    }
    if let Some(affiliation) = record.text("affiliation").filter(|text| *text != card.affiliation) {
        affiliation.trim().clone_into(&mut card.affiliation);
    }
    person.language = record.code("language", faults).unwrap_or(person.language);
    person.account = record.code("account", faults).unwrap_or(person.account);
    person.is_admin = record.switch("admin", faults).unwrap_or(person.is_admin);
    person.is_enabled = record.switch("enabled", faults).unwrap_or(person.is_enabled);
    check(&before, card, record, faults);
}

/// What is as it was is not refused.
fn check(before: &Card, card: &Card, record: &Record, faults: &mut Faults) {
    let (name, identifier) = (card.person.name.as_str(), Some(card.identifier.as_str()).filter(|one| !one.is_empty()));
    let address = card.person.address.as_deref().unwrap_or_default();
    let same = (&before.person.name, &before.person.address, &before.identifier);
    if same != (&card.person.name, &card.person.address, &card.identifier) {
        match unfit(name, address, identifier) {
            Some(Unfit::AddressMalformed) => {
                let why = format!("address: « {} » is not a mail address", shortened(address));
                faults.add(record.line("address"), why);
            }
            Some(Unfit::IdentifierMalformed) => faults.add(
                record.line("identifier"),
                "identifier: letters, digits, dots, hyphens and underscores only, 64 at most",
            ),
            Some(_) => faults.add(record.line("name"), "name: one line is needed, without control characters"),
            None => {}
        }
    }
    let affiliation = card.affiliation.as_str();
    let lines =
        [("name", name, before.person.name.as_str()), ("affiliation", affiliation, before.affiliation.as_str())];
    for (what, text, was) in lines {
        let found = text.chars().count();
        if found > LINE_MAX && text != was {
            faults.add(record.line(what), format!("{what}: {found} characters, {LINE_MAX} at most"));
        }
    }
    if affiliation != before.affiliation && affiliation.chars().any(char::is_control) {
        faults.add(record.line("affiliation"), "affiliation: one line is needed, without control characters");
    }
}

/// An address and an identifier are one person's.
fn unless_shared(people: &[Card], seen: &Seen<PersonId>, faults: &mut Faults) {
    let identifier = |card: &Card| Some(login(&card.identifier)).filter(|one| !one.is_empty());
    let address = |card: &Card| card.person.address.as_deref().map(login);
    let mut check = |what: &str, word_of: &dyn Fn(&Card) -> Option<String>| {
        let mut first: HashMap<String, &Card> = HashMap::new();
        for card in people {
            let Some(word) = word_of(card) else { continue };
            let Some(other) = first.insert(word.clone(), card) else { continue };
            let (at, of) = match (seen.at(&card.person.id), seen.at(&other.person.id)) {
                (Some(at), _) => (at, other),
                (None, Some(at)) => (at, card),
                (None, None) => continue,
            };
            faults.add(at, format!("{what}: « {} » is already that of {}", shortened(&word), of.person.name));
        }
    };
    check("identifier", &identifier);
    check("address", &address);
}
