//! `docs/lifecycle.md`, written by the functions that enforce it.

use std::fmt::Write;

use domain::ticket::lifecycle::{LIFECYCLE, Rule};
use domain::ticket::{No, decide, right};
use domain::visibility::sight;
use domain::{
    Action, Actor, CategoryId, Coded, Facts, Manager, MessageScope, Person, PersonId, Privileges, Said, Status, Ticket,
    TicketScope,
};

use super::organisation::demand::{Demand, attached, message};
use super::organisation::{NOW, counter_elsewhere, facts, invitee, manager, person, said};

#[path = "words.rs"]
mod words;

const HOLDER: i64 = 1;
const COLLEAGUE: i64 = 2;
const BARE: i64 = 3;
const OWNER: i64 = 4;
const INVITEE: i64 = 5;
const ALLY: i64 = 6;
const ADMINISTRATOR: i64 = 7;
const READER: i64 = 8;
const GONE: i64 = 9;
/// Manages the department elsewhere.
const SENDER: i64 = 10;
const NEWCOMER: i64 = 11;
const APPLICATION: i64 = 0;

/// Who is in charge in a row of a matrix.
#[derive(Clone, Copy, PartialEq)]
enum Charge {
    Nobody,
    Somebody,
    /// Somebody who no longer manages the department.
    Gone,
}

/// Whose message a row is about.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    Last,
    Earlier,
    BetweenManagers,
    SomebodyElse,
}

/// In the place of somebody who is not there.
const ABSENT: &str = "–";

type Row = (&'static str, Status, Charge);

const ROWS: &[Row] = &[
    ("free", Status::Free, Charge::Nobody),
    ("in progress", Status::InProgress, Charge::Somebody),
    ("in progress, its manager has left", Status::InProgress, Charge::Gone),
    ("incomplete", Status::Incomplete, Charge::Somebody),
    ("postponed", Status::Postponed, Charge::Somebody),
    ("closed", Status::Closed, Charge::Somebody),
    ("closed, nobody in charge", Status::Closed, Charge::Nobody),
    ("closed, its manager has left", Status::Closed, Charge::Gone),
    ("approved", Status::Approved, Charge::Somebody),
    ("approved, nobody in charge", Status::Approved, Charge::Nobody),
    ("expired", Status::Expired, Charge::Somebody),
    ("cancelled", Status::Cancelled, Charge::Somebody),
    ("refused", Status::Refused, Charge::Somebody),
    ("archived", Status::Archived, Charge::Somebody),
];

/// Rows of the actions on a message.
const MESSAGES: &[(&str, Status, Whose)] = &[
    ("open: one’s own message, the last one", Status::InProgress, Whose::Last),
    ("open: one’s own message, answered since", Status::InProgress, Whose::Earlier),
    ("open: one’s own message between managers", Status::InProgress, Whose::BetweenManagers),
    ("open: somebody else’s message", Status::InProgress, Whose::SomebodyElse),
    ("closed: one’s own message, the last one", Status::Closed, Whose::Last),
    ("closed: one’s own message, answered since", Status::Closed, Whose::Earlier),
    ("closed: one’s own message between managers", Status::Closed, Whose::BetweenManagers),
    ("closed: somebody else’s message", Status::Closed, Whose::SomebodyElse),
    ("archived: any message", Status::Archived, Whose::Last),
];

const COLUMNS: &[(&str, i64)] = &[
    ("holder", HOLDER),
    ("another manager", COLLEAGUE),
    ("a manager without privileges", BARE),
    ("owner", OWNER),
    ("invitee", INVITEE),
    ("manager of a sharing department", ALLY),
    ("administrator", ADMINISTRATOR),
    ("reader of a public ticket", READER),
];

/// What is done on schedule: these tables have a column for the application.
const SCHEDULED: [Action; 3] = [Action::Recall, Action::Expire, Action::Archive];

const INTRODUCTION: &str = "\
# The life of a ticket

What each action asks of the ticket and of the person, and where it leads. This page is written by the functions that \
draw the buttons and refuse forged requests (`crates/domain/src/ticket/lifecycle.rs`, `right.rs`, `decide.rs`); a test \
fails when it is out of date. To write it again: `UPDATE_DOCS=1 cargo test -p domain --test lifecycle`.

In the tables, a row is the status of the ticket before the action, a column the person who acts:

- **→ status**: allowed, and the status afterwards; **→ same**: allowed, and the status does not change;
- a word such as `only-the-holder`: refused, and the reason; its sentence is `refusal-only-the-holder` in `locales/`;
- **–**: there is no such person: nobody has the ticket in charge, or such a person writes no such message.

The *holder* and the *other manager* have the privileges of a new manager; the holder keeps his right to act on his \
ticket without any, except to refuse it and to transfer it elsewhere. The *owner*, the *invitee* and the \
*administrator* manage nothing. The *manager of a sharing department* manages one that has the same inter-service tag. \
The *reader* has no part in the ticket, which is public; of a private one, a reader is told that it does not exist \
(404), and so is whoever is in no column. A ticket that is *free* has nobody in charge; *in progress*, *incomplete* \
and *postponed* tickets have a holder.

*In silence* is « Ne pas signaler la modification »: the history tells it, nobody is mailed.

*Undone*: during a few seconds (`tickets.undo_seconds`) whoever did it may take it back, if nobody has acted on the \
ticket since and none of its mails has begun to leave (`crates/domain/src/ticket/undo.rs`). What the application does \
by itself is not undone, as nobody is there to change their mind; nor is a creation, which its owner cancels (A11).
";

pub fn page() -> String {
    LIFECYCLE.iter().fold(INTRODUCTION.to_owned(), |mut page, rule| {
        page.push_str(&section(rule));
        page
    })
}

fn section(rule: &Rule) -> String {
    let (name, number) = words::name(rule.action);
    let mut text = format!("\n## `{}`: {name} ({number})\n\n", rule.action.code());
    for (what, how) in words::lines(rule) {
        let _ = writeln!(text, "- **{what}**: {how}.");
    }
    let columns = columns(rule.action);
    let titles: Vec<_> = columns.iter().map(|(title, _)| *title).collect();
    let _ = write!(text, "\n| | {} |\n|---|{}\n", titles.join(" | "), "---|".repeat(columns.len()));
    let (refused, told_apart): (Vec<_>, Vec<_>) =
        rows(rule.action).into_iter().partition(|(_, cells)| refused_to_all(cells).is_some());
    for (labels, cells) in told_apart {
        let _ = writeln!(text, "| {} | {} |", labels.join("; "), cells.join(" | "));
    }
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for (labels, cells) in refused {
        let reason = refused_to_all(&cells).unwrap_or_default();
        match reasons.iter_mut().find(|(other, _)| *other == reason) {
            Some((_, others)) => others.extend(labels),
            None => reasons.push((reason, labels)),
        }
    }
    if !reasons.is_empty() {
        text.push_str("\nRefused to everybody:\n\n");
    }
    for (reason, labels) in reasons {
        let _ = writeln!(text, "- {}: {reason}.", labels.join("; "));
    }
    text
}

/// The reason, when all these people get the same.
fn refused_to_all(cells: &[String]) -> Option<String> {
    let mut given = cells.iter().filter(|cell| *cell != ABSENT);
    let first = given.next()?;
    (first.starts_with('`') && given.all(|cell| cell == first)).then(|| first.clone())
}

fn columns(action: Action) -> Vec<(&'static str, i64)> {
    let application = SCHEDULED.contains(&action).then_some(("the application", APPLICATION));
    COLUMNS.iter().copied().chain(application).collect()
}

/// The cells of each row; rows that read the same are one.
fn rows(action: Action) -> Vec<(Vec<&'static str>, Vec<String>)> {
    let lines: Vec<_> = if matches!(action, Action::EditComment | Action::ChangeReaders) {
        // An edit does not ask who reads the message.
        let rows = MESSAGES.iter().filter(|row| action == Action::ChangeReaders || row.2 != Whose::BetweenManagers);
        rows.map(|(label, status, whose)| (*label, *status, Charge::Somebody, *whose)).collect()
    } else {
        ROWS.iter().map(|(label, status, charge)| (*label, *status, *charge, Whose::SomebodyElse)).collect()
    };
    let mut rows: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for (label, status, charge, whose) in lines {
        let cells: Vec<_> =
            columns(action).iter().map(|(_, who)| cell(action, &staged(status, charge, *who), *who, whose)).collect();
        match rows.iter_mut().find(|(_, others)| *others == cells) {
            Some((labels, _)) => labels.push(label),
            None => rows.push((vec![label], cells)),
        }
    }
    rows
}

/// What happens when this person does this, asked of the product.
fn cell(action: Action, facts: &Facts, who: i64, whose: Whose) -> String {
    let person = Person { is_admin: who == ADMINISTRATOR, ..person(who) };
    let actor = if who == APPLICATION { Actor::Application } else { Actor::Person(person.clone()) };
    let is_absent = who == HOLDER && facts.ticket.holder != Some(person.id);
    let is_a_manager = facts.manager(person.id).is_some();
    if is_absent || (whose == Whose::BetweenManagers && !is_a_manager) {
        return ABSENT.to_owned();
    }
    assert!(who == APPLICATION || sight(&person, facts).is_some(), "everybody in a column sees the ticket");
    let no = |refusal: &domain::Refusal| format!("`{}`", refusal.key().trim_start_matches("refusal-"));
    if let Err(refusal) = right::check_actor(action, facts, &actor) {
        return no(&refusal);
    }
    let demand = demand(action, facts, &person, whose);
    match decide(facts, &actor, &demand.command(), &demand.named(), NOW) {
        Ok(events) => {
            let status = events.last().expect("a command that is allowed makes an event").status;
            let is_same = status == facts.ticket.status;
            format!("→ {}", if is_same { "same".to_owned() } else { status.code().replace('_', " ") })
        }
        Err(No::Refused(refusal)) => no(&refusal),
        Err(No::Invalid(error)) => no(&error.why),
    }
}

fn demand(action: Action, facts: &Facts, who: &Person, whose: Whose) -> Demand {
    let to = match action {
        Action::Assign => facts.assignable(who.id).first().map_or_else(|| person(GONE), |target| target.person.clone()),
        Action::Uninvite => person(INVITEE),
        _ => person(NEWCOMER),
    };
    let author = if whose == Whose::SomebodyElse { PersonId(SENDER) } else { who.id };
    let readers = if whose == Whose::BetweenManagers { MessageScope::Manager } else { MessageScope::Default };
    let about = match action {
        Action::DeleteFile => attached(Some(author), readers),
        _ => message(Some(author), readers),
    };
    let words = match action {
        Action::Attach => Said { text: None, scope: MessageScope::Invited },
        _ => said(MessageScope::Invited),
    };
    Demand {
        destination: Some(counter_elsewhere(vec![manager(person(SENDER))])),
        message: Some(about),
        is_last_word: whose == Whose::Last,
        ..Demand::new(action, to, words)
    }
}

fn staged(status: Status, charge: Charge, who: i64) -> Facts {
    let bare = Manager { privileges: Privileges::from_iter([]), ..manager(person(BARE)) };
    let holder = match charge {
        Charge::Nobody => None,
        Charge::Somebody => Some(PersonId(HOLDER)),
        Charge::Gone => Some(PersonId(GONE)),
    };
    let managers = vec![manager(person(HOLDER)), manager(person(COLLEAGUE)), bare];
    let facts = facts(&person(OWNER), managers, status, holder);
    let scope = if who == READER { TicketScope::Public } else { TicketScope::Private };
    let (moved_from, moved_by) = (Some(CategoryId(81)), Some(PersonId(SENDER)));
    Facts {
        ticket: Ticket { scope, moved_from, moved_by, ..facts.ticket },
        invitees: vec![invitee(person(INVITEE))],
        allies: vec![person(ALLY)],
        ..facts
    }
}
