//! "Who will be told?", answered before anybody acts by the functions that then decide who is (architecture §1).

use domain::recipients::{Batch, Notice, recipients};
use domain::ticket::decide;
use domain::{Actor, Command, Facts, Moment};

use crate::perform::after;

/// The people whom `command` would mail, were it sent now; empty when it would be refused.
pub fn told(facts: &Facts, actor: &Actor, command: &Command, now: Moment) -> Vec<Notice> {
    let Ok(events) = decide(facts, actor, command, now) else { return Vec::new() };
    let after = after(facts, &events);
    recipients(Batch { before: Some(facts), after: &after, events: &events }, actor)
}
