//! "Who will be told?", for every choice that a form leaves open.

use app::{preview, sentences};
use domain::recipients::Notice;
use domain::{Actor, Coded, Command, Facts, MessageScope, PersonId};

use super::Avatar;
use crate::extract::Page;

/// Somebody who will be mailed, and why.
#[derive(Debug, Clone)]
pub struct Reader {
    pub id: PersonId,
    pub avatar: Avatar,
    pub name: String,
    pub reason: String,
    /// Codes of the scopes with which this person is told, separated by spaces.
    pub scopes: String,
    /// The box that must be ticked besides (`release`, `reopen`); empty: none.
    pub when: &'static str,
}

/// The people a form will mail, scope by scope.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub readers: Vec<Reader>,
    /// How many with each scope offered, the first one first.
    /// Empty when something else than the scope decides.
    pub counts: Vec<(&'static str, usize)>,
    /// These are told whoever is chosen; the choices say the rest.
    pub is_always: bool,
}

impl Told {
    /// Adds those who are told only once the box `when` is ticked.
    pub fn or_when(mut self, when: &'static str, ticked: Self) -> Self {
        for reader in ticked.readers {
            let known = self.readers.iter().find(|known| known.id == reader.id);
            let has = |scope: &&str| known.is_some_and(|known| known.scopes.split(' ').any(|other| other == *scope));
            let scopes: Vec<&str> = reader.scopes.split(' ').filter(|scope| !has(scope)).collect();
            if !scopes.is_empty() {
                let scopes = scopes.join(" ");
                self.readers.push(Reader { scopes, when, ..reader });
                self.counts = Vec::new();
            }
        }
        self
    }
}

/// Asks the rules themselves, once for each scope: `command` makes the command that the form would send with it.
pub fn told(
    page: &Page,
    facts: &Facts,
    actor: &Actor,
    scopes: &[MessageScope],
    command: impl Fn(MessageScope) -> Option<Command>,
) -> Told {
    let notices = |scope: &MessageScope| {
        command(*scope).map(|command| preview::told(facts, actor, &command, page.app.now())).unwrap_or_default()
    };
    let by_scope: Vec<(MessageScope, Vec<Notice>)> = scopes.iter().map(|scope| (*scope, notices(scope))).collect();
    let mut people: Vec<&Notice> = Vec::new();
    for notice in by_scope.iter().flat_map(|(_, notices)| notices) {
        if !people.iter().any(|known| known.person.id == notice.person.id) {
            people.push(notice);
        }
    }
    let scopes_of = |person: PersonId| {
        let told = by_scope.iter().filter(|(_, notices)| notices.iter().any(|notice| notice.person.id == person));
        told.map(|(scope, _)| scope.code()).collect::<Vec<_>>().join(" ")
    };
    let readers = people.into_iter().map(|notice| reader(page, facts, notice, scopes_of(notice.person.id)));
    Told {
        readers: readers.collect(),
        is_always: false,
        counts: by_scope.iter().map(|(scope, notices)| (scope.code(), notices.len())).collect(),
    }
}

pub fn reader(page: &Page, facts: &Facts, notice: &Notice, scopes: String) -> Reader {
    let person = &notice.person;
    Reader {
        avatar: Avatar::of(person.id, &person.name, facts.manager(person.id).is_some()),
        name: person.name.clone(),
        id: person.id,
        when: "",
        reason: sentences::reason_about(page.words, &notice.reason),
        scopes,
    }
}
