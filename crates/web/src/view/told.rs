//! "Who will be told?" and "who will lose sight of it?", as lists of people with the reason for each.

use app::preview::Foreseen;
use app::sentences;
use domain::monitoring::Pace;
use domain::recipients::{Notice, Reason, Watcher};
use domain::visibility::may_name;
use domain::{Account, Facts, Flags, Language, Person, PersonId, Standing};

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
    /// The box that must not be; empty: none.
    pub unless: &'static str,
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
    /// Adds those who are told only once the box `when` is ticked, and says who then is not any more.
    pub fn or_when(mut self, when: &'static str, ticked: &Self) -> Self {
        let left = |reader: &Reader, others: &[Reader]| {
            let other = others.iter().find(|other| other.id == reader.id);
            let has = |scope: &&str| other.is_some_and(|other| other.scopes.split(' ').any(|one| one == *scope));
            reader.scopes.split(' ').filter(|scope| !has(scope)).collect::<Vec<_>>().join(" ")
        };
        let mut readers: Vec<Reader> = Vec::new();
        for reader in &self.readers {
            let without = left(reader, &ticked.readers);
            let always = reader.scopes.split(' ').filter(|scope| !without.split(' ').any(|one| one == *scope));
            let always = always.collect::<Vec<_>>().join(" ");
            readers.extend((!always.is_empty()).then(|| Reader { scopes: always, ..reader.clone() }));
            readers.extend((!without.is_empty()).then(|| Reader { scopes: without, unless: when, ..reader.clone() }));
        }
        for reader in &ticked.readers {
            let scopes = left(reader, &self.readers);
            readers.extend((!scopes.is_empty()).then(|| Reader { scopes, when, ..reader.clone() }));
        }
        if readers.iter().any(|reader| !(reader.when.is_empty() && reader.unless.is_empty())) {
            self.counts = Vec::new();
        }
        Self { readers, ..self }
    }
}

/// Everybody whom a command would mail: people, then the addresses that watch the place, as readers without an account.
pub fn everybody(told: Vec<Notice>, watchers: Vec<Watcher>) -> Vec<Notice> {
    let as_reader = |(index, watcher): (i64, Watcher)| Notice {
        person: Person {
            // A key for each, which nobody has.
            id: PersonId(-1 - index),
            name: watcher.address.clone(),
            address: Some(watcher.address),
            language: Language::French,
            is_admin: false,
            is_enabled: true,
            account: Account::External,
            alerts: Flags::default(),
        },
        reason: watcher.reason,
        pace: Pace::Immediate,
    };
    told.into_iter().chain((0..).zip(watchers).map(as_reader)).collect()
}

/// The people told with each choice, once each; a choice is known by its code.
pub fn told_by(page: &Page, facts: &Facts, me: &Person, by_scope: &[(&'static str, Vec<Notice>)]) -> Told {
    let mut people: Vec<&Notice> = Vec::new();
    for notice in by_scope.iter().flat_map(|(_, notices)| notices) {
        if !people.iter().any(|known| known.person.id == notice.person.id) {
            people.push(notice);
        }
    }
    let scopes_of = |person: PersonId| {
        let told = by_scope.iter().filter(|(_, notices)| notices.iter().any(|notice| notice.person.id == person));
        told.map(|(scope, _)| *scope).collect::<Vec<_>>().join(" ")
    };
    let readers = people.into_iter().map(|notice| reader(page, facts, me, notice, scopes_of(notice.person.id)));
    Told {
        readers: readers.collect(),
        is_always: false,
        counts: by_scope.iter().map(|(scope, notices)| (*scope, notices.len())).collect(),
    }
}

fn reader(page: &Page, facts: &Facts, me: &Person, notice: &Notice, scopes: String) -> Reader {
    let person = &notice.person;
    // Whoever the form has yet to name: told as what they will be.
    let unnamed = match notice.reason {
        _ if person.id != PersonId(0) => None,
        Reason::OwnsTheTicket => Some("told-new-owner"),
        _ => Some("told-invitees"),
    };
    let is_address = matches!(notice.reason, Reason::WatchesThePlace { .. });
    let name = if is_address {
        address(page, facts, me, &person.name)
    } else {
        unnamed.map_or_else(|| sentences::name(page.words, me, facts, person), |key| page.say(key))
    };
    let face = if unnamed.is_some() { "" } else { name.as_str() };
    Reader {
        avatar: Avatar::of(shown_id(me, facts, person), face, facts.manager(person.id).is_some()),
        name,
        id: person.id,
        when: "",
        unless: "",
        reason: sentences::reason_about(page.words, &notice.reason),
        scopes,
    }
}

/// An address that watches the place, for whoever manages it; for others, that there is one.
pub fn address(page: &Page, facts: &Facts, me: &Person, address: &str) -> String {
    let standing = Standing::of(me, facts);
    if standing.is_manager() || standing.is_admin { address.to_owned() } else { page.say("told-address") }
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
    /// So is everybody to whom it was open: with which choices; `None` when with none.
    pub public: Option<String>,
}

/// Somebody who would no longer see it.
#[derive(Debug, Clone)]
pub struct Loser {
    pub avatar: Avatar,
    pub name: String,
    /// « gestionnaire de Services Généraux ».
    pub part: String,
    /// Codes of the choices with which they would not see it, separated by spaces.
    pub scopes: String,
}

impl Losing {
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && !self.is_me && !self.is_me_unless_stay && self.public.is_none()
    }
}

/// Who would lose sight with each choice, once each; the reader comes first, told as such.
pub fn losing_by(
    page: &Page,
    facts: &Facts,
    me: &Person,
    by_scope: &[(&'static str, Foreseen)],
    may_stay: bool,
) -> Losing {
    let with = |is_it: &dyn Fn(&Foreseen) -> bool| {
        by_scope.iter().filter(|(_, seen)| is_it(seen)).map(|(scope, _)| *scope).collect::<Vec<_>>().join(" ")
    };
    let loser = |person: &Person| {
        let name = sentences::name(page.words, me, facts, person);
        Loser {
            avatar: Avatar::of(shown_id(me, facts, person), &name, facts.manager(person.id).is_some()),
            name,
            part: part(page, facts, person.id),
            scopes: with(&|seen| seen.losing.iter().any(|other| other.id == person.id)),
        }
    };
    let mut people: Vec<&Person> = Vec::new();
    for person in by_scope.iter().flat_map(|(_, seen)| &seen.losing) {
        if person.id != me.id && !people.iter().any(|known| known.id == person.id) {
            people.push(person);
        }
    }
    let loses_it = by_scope.iter().any(|(_, seen)| seen.loses_it);
    let public = with(&|seen| seen.closes_to_public);
    Losing {
        people: people.into_iter().map(loser).collect(),
        is_me_unless_stay: loses_it && may_stay,
        is_me: loses_it && !may_stay,
        public: Some(public).filter(|scopes| !scopes.is_empty()),
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

/// The hue comes from the person: without a name, no hue of one's own.
fn shown_id(me: &Person, facts: &Facts, person: &Person) -> PersonId {
    if may_name(me, facts, person.id) { person.id } else { PersonId(0) }
}
