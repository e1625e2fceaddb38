//! "Who will be told, and who will lose sight of it?", answered before anybody acts by the functions that then decide
//! (architecture §1).

use domain::creation::{self, Request};
use domain::recipients::{Batch, Notice, Watcher, recipients, watchers};
use domain::ticket::decide;
use domain::visibility::{losing_sight, sight};
use domain::{
    Actor, Command, Computer, Counter, Facts, Message, Moment, Named, Origin, Person, Priority, Subject, TicketId,
    TicketScope,
};

use crate::perform::is_quiet;

/// What a command would bring about.
#[derive(Debug, Clone, Default)]
pub struct Foreseen {
    /// The people whom it would mail.
    pub told: Vec<Notice>,
    /// The addresses that it would mail besides (spec.md §6.7).
    pub watchers: Vec<Watcher>,
    /// The people with a part in the ticket who would no longer see it.
    pub losing: Vec<Person>,
    /// Everybody else who could read it, it being open to them, would lose it too.
    pub closes_to_public: bool,
    /// It would open the ticket to people who have no part in it.
    pub opens_to_public: bool,
    /// The actor would be among those who lose it.
    pub loses_it: bool,
    /// The ticket as it would be.
    pub after: Option<Facts>,
}

/// What `command` would bring about, were it sent now; nothing when it would be refused.
pub fn foresee(facts: &Facts, actor: &Actor, command: &Command, named: &Named, now: Moment) -> Foreseen {
    let Ok(events) = decide(facts, actor, command, named, now) else { return Foreseen::default() };
    let after = facts.after(&events, &named.people, named.destination.as_ref());
    let is_quiet = is_quiet(facts, actor, command);
    let batch = Batch { before: Some(facts), after: &after, events: &events, is_quiet };
    let is_open = |facts: &Facts| facts.effective_scope().is_open() && !facts.lineage.is_confidential();
    let told = recipients(batch, actor);
    Foreseen {
        watchers: watchers(batch, actor, &told),
        told,
        losing: losing_sight(facts, &after).into_iter().cloned().collect(),
        closes_to_public: is_open(facts) && !is_open(&after),
        opens_to_public: !is_open(facts) && is_open(&after),
        loses_it: actor.person().is_some_and(|me| sight(me, facts).is_some() && sight(me, &after).is_none()),
        after: Some(after),
    }
}

/// The people whom `command` would mail, were it sent now.
pub fn told(facts: &Facts, actor: &Actor, command: &Command, named: &Named, now: Moment) -> Vec<Notice> {
    foresee(facts, actor, command, named, now).told
}

/// The people and the addresses that a ticket posted here would mail; `owner` is whom a manager posts it for, `draw` the form's lot.
pub fn told_of_creation(
    counter: &Counter,
    author: &Person,
    owner: Option<Person>,
    draw: u64,
    now: Moment,
) -> (Vec<Notice>, Vec<Watcher>) {
    // Any words: who is told depends on where and for whom, not on what is said.
    let request = Request {
        subject: Subject::stored("…".to_owned()),
        message: Some(Message::stored("…".to_owned())),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: Origin::Web,
        computer: Computer::default(),
        owner,
        files: Vec::new(),
        replies: None,
        sent: Vec::new(),
    };
    let Ok((events, owner)) = creation::create(counter, author, &request, draw, now) else { return Default::default() };
    let Some(after) = creation::born(counter, TicketId(0), &owner, &events) else { return Default::default() };
    let batch = Batch { before: None, after: &after, events: &events, is_quiet: false };
    let actor = Actor::Person(author.clone());
    let told = recipients(batch, &actor);
    let watching = watchers(batch, &actor, &told);
    (told, watching)
}
