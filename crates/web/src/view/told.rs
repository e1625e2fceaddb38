//! "Who will be told?" and "who will lose sight of it?", as lists of people with the reason for each.

use app::preview::Foreseen;
use app::sentences;
use domain::recipients::Notice;
use domain::{Coded, Facts, MessageScope, Person, PersonId};

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

/// The people told with each scope, once each.
pub fn told_by_scope(
    page: &Page,
    facts: &Facts,
    me: &Person,
    scopes: &[MessageScope],
    notices: impl Fn(MessageScope) -> Vec<Notice>,
) -> Told {
    let by_scope: Vec<(MessageScope, Vec<Notice>)> = scopes.iter().map(|scope| (*scope, notices(*scope))).collect();
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
    let readers = people.into_iter().map(|notice| reader(page, facts, me, notice, scopes_of(notice.person.id)));
    Told {
        readers: readers.collect(),
        is_always: false,
        counts: by_scope.iter().map(|(scope, notices)| (scope.code(), notices.len())).collect(),
    }
}

fn reader(page: &Page, facts: &Facts, me: &Person, notice: &Notice, scopes: String) -> Reader {
    let person = &notice.person;
    let name = sentences::name(page.words, me, facts, person);
    Reader {
        avatar: Avatar::of(person.id, &name, facts.manager(person.id).is_some()),
        name,
        id: person.id,
        when: "",
        reason: sentences::reason_about(page.words, &notice.reason),
        scopes,
    }
}

/// The people who would no longer see the ticket.
#[derive(Debug, Clone, Default)]
pub struct Losing {
    /// What each is to the ticket until then.
    pub people: Vec<Loser>,
    /// The reader is among them, unless the box `stay` is ticked.
    pub is_me_unless_stay: bool,
    /// The reader is among them, whatever is ticked.
    pub is_me: bool,
    /// So is everybody to whom it was open.
    pub is_public: bool,
}

/// Somebody who would no longer see it.
#[derive(Debug, Clone)]
pub struct Loser {
    pub avatar: Avatar,
    pub name: String,
    /// « gestionnaire de Services Généraux ».
    pub part: String,
}

impl Losing {
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && !self.is_me && !self.is_me_unless_stay && !self.is_public
    }
}

/// The reader comes first, told as such; the others by name.
pub fn losing(page: &Page, facts: &Facts, me: &Person, seen: &Foreseen, may_stay: bool) -> Losing {
    let loser = |person: &Person| {
        let name = sentences::name(page.words, me, facts, person);
        Loser {
            avatar: Avatar::of(person.id, &name, facts.manager(person.id).is_some()),
            name,
            part: part(page, facts, person.id),
        }
    };
    Losing {
        people: seen.losing.iter().filter(|person| person.id != me.id).map(loser).collect(),
        is_me_unless_stay: seen.loses_it && may_stay,
        is_me: seen.loses_it && !may_stay,
        is_public: seen.closes_to_public,
    }
}

/// What somebody is to the ticket, to say what they lose.
fn part(page: &Page, facts: &Facts, person: PersonId) -> String {
    if facts.manager(person).is_some() {
        page.say1("part-manager", "department", facts.lineage.department.label.as_str())
    } else if facts.owner.id == person {
        page.say("part-owner")
    } else if facts.is_invited(person) {
        page.say("part-invitee")
    } else if facts.is_ally(person) {
        page.say("part-ally")
    } else {
        page.say("part-reader")
    }
}
