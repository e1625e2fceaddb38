//! "Who will be told?", answered before anybody acts by the functions that then decide who is (architecture §1).

use domain::creation::{self, Counter, Request};
use domain::recipients::{Batch, Notice, recipients};
use domain::ticket::decide;
use domain::{Actor, Command, Facts, Message, Moment, Origin, Person, Priority, Subject, TicketId, TicketScope};

use crate::perform::after;

/// The people whom `command` would mail, were it sent now; empty when it would be refused.
pub fn told(facts: &Facts, actor: &Actor, command: &Command, now: Moment) -> Vec<Notice> {
    let Ok(events) = decide(facts, actor, command, now) else { return Vec::new() };
    let after = after(facts, &events);
    recipients(Batch { before: Some(facts), after: &after, events: &events }, actor)
}

/// The people whom a ticket posted here would mail; `owner` is whom a manager posts it for.
pub fn told_of_creation(counter: &Counter, actor: &Actor, owner: Option<Person>, now: Moment) -> Vec<Notice> {
    // Any words: who is told depends on where and for whom, not on what is said.
    let request = Request {
        subject: Subject::stored("…".to_owned()),
        message: Some(Message::stored("…".to_owned())),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: Origin::Web,
        owner,
    };
    let Ok((events, owner)) = creation::create(counter, actor, &request, now) else { return Vec::new() };
    let Some(after) = counter.facts(TicketId(0), &owner, &events) else { return Vec::new() };
    recipients(Batch { before: None, after: &after, events: &events }, actor)
}
