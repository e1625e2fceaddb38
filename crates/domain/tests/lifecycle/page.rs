//! `docs/lifecycle.md`, written by the functions that enforce it.

use std::fmt::Write;

use domain::ticket::lifecycle::{LIFECYCLE, Rule, Start, To, Who, Words};
use domain::ticket::{decide, right};
use domain::visibility::sight;
use domain::{Action, Actor, Coded, Facts, Manager, MessageScope, Person, PersonId, Privileges, Status};

use super::organisation::{self, command, facts, manager, person, said};

const HOLDER: i64 = 1;
const COLLEAGUE: i64 = 2;
const BARE: i64 = 3;
const OWNER: i64 = 4;
const ADMINISTRATOR: i64 = 5;
const STRANGER: i64 = 6;
const GONE: i64 = 7;

/// Who is in charge in a row of a matrix.
#[derive(Clone, Copy, PartialEq)]
enum Charge {
    Nobody,
    Somebody,
    /// Somebody who no longer manages the department.
    Gone,
}

const ROWS: &[(&str, Status, Charge)] = &[
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

const COLUMNS: &[(&str, i64)] = &[
    ("holder", HOLDER),
    ("another manager", COLLEAGUE),
    ("a manager without privileges", BARE),
    ("owner", OWNER),
    ("administrator", ADMINISTRATOR),
    ("anybody else", STRANGER),
];

const INTRODUCTION: &str = "\
# The life of a ticket

What each action asks of the ticket and of the person, and where it leads. This page is written by the functions that \
draw the buttons and refuse forged requests (`crates/domain/src/ticket/lifecycle.rs`, `right.rs`, `decide.rs`); a test \
fails when it is out of date. To write it again: `UPDATE_DOCS=1 cargo test -p domain --test lifecycle`.

In the tables, a row is the status of the ticket before the action, a column the person who acts:

- **→ status**: allowed, and the status afterwards;
- a word such as `only-the-holder`: refused, and the reason; its sentence is `refusal-only-the-holder` in `locales/`;
- **404**: this person does not see the ticket, and is not told that it exists;
- **–**: there is no such person: nobody has the ticket in charge.

The *holder* and the *other manager* have the privileges of a new manager; the holder keeps his right to act on his \
ticket without any. The *owner* and the *administrator* manage nothing. A ticket that is *free* has nobody in charge; \
*in progress*, *incomplete* and *postponed* tickets have a holder.
";

pub fn page() -> String {
    LIFECYCLE.iter().fold(INTRODUCTION.to_owned(), |mut page, rule| {
        page.push_str(&section(rule));
        page
    })
}

fn section(rule: &Rule) -> String {
    let mut text = format!("\n## `{}`: {} ({})\n\n", rule.action.code(), name(rule.action), number(rule.action));
    for (what, how) in [("From", from(rule)), ("To", &to(rule)), ("Who", who(rule)), ("Words", words(rule))] {
        let _ = writeln!(text, "- **{what}**: {how}.");
    }
    let titles: Vec<_> = COLUMNS.iter().map(|(title, _)| *title).collect();
    let _ = write!(text, "\n| | {} |\n|---|{}\n", titles.join(" | "), "---|".repeat(COLUMNS.len()));
    for (labels, cells) in rows(rule.action) {
        let _ = writeln!(text, "| {} | {cells} |", labels.join("; "));
    }
    text
}

/// The cells of each row; rows that read the same are one.
fn rows(action: Action) -> Vec<(Vec<&'static str>, String)> {
    let mut rows: Vec<(Vec<&str>, String)> = Vec::new();
    for (label, status, charge) in ROWS {
        let facts = staged(*status, *charge);
        let cells: Vec<_> = COLUMNS.iter().map(|(_, who)| cell(action, &facts, &somebody(*who))).collect();
        let cells = cells.join(" | ");
        match rows.iter_mut().find(|(_, others)| *others == cells) {
            Some((labels, _)) => labels.push(label),
            None => rows.push((vec![*label], cells)),
        }
    }
    rows
}

/// What happens when this person does this, asked of the product.
fn cell(action: Action, facts: &Facts, who: &Person) -> String {
    let is_absent = who.id == PersonId(HOLDER) && facts.ticket.holder != Some(who.id);
    if is_absent {
        return "–".to_owned();
    }
    if sight(who, facts).is_none() {
        return "404".to_owned();
    }
    if let Err(refusal) = right::check(action, facts, who) {
        return format!("`{}`", refusal.key().trim_start_matches("refusal-"));
    }
    let to = facts.assignable(who.id).first().map_or(PersonId(0), |target| target.person.id);
    let order = command(action, to, false, said(MessageScope::Default));
    let events = decide(facts, &Actor::on_page(who.clone()), &order, organisation::NOW).expect("the right was checked");
    let status = events.last().expect("a command that is allowed makes an event").status;
    format!("→ {}", status.code().replace('_', " "))
}

fn somebody(id: i64) -> Person {
    Person { is_admin: id == ADMINISTRATOR, ..person(id) }
}

fn staged(status: Status, charge: Charge) -> Facts {
    let bare = Manager { privileges: Privileges::from_iter([]), ..manager(person(BARE)) };
    let holder = match charge {
        Charge::Nobody => None,
        Charge::Somebody => Some(PersonId(HOLDER)),
        Charge::Gone => Some(PersonId(GONE)),
    };
    facts(&person(OWNER), vec![manager(person(HOLDER)), manager(person(COLLEAGUE)), bare], status, holder)
}

fn name(action: Action) -> &'static str {
    match action {
        Action::Take => "Prendre en charge",
        Action::TakeAndClose => "… et clore",
        Action::TakeAndAsk => "… et demander info.",
        Action::Assign => "Assigner",
        Action::Release => "Libérer",
        Action::Comment => "Commenter",
        Action::Ask => "Demander une information",
        Action::Close => "Clore",
        Action::CloseOwn => "Clore mon ticket",
        Action::Approve => "Approuver la clôture",
        Action::RefuseClosure => "Refuser la clôture",
        Action::Reopen => "Ré-ouvrir",
    }
}

fn number(action: Action) -> &'static str {
    match action {
        Action::Take => "A2",
        Action::TakeAndClose => "A3",
        Action::TakeAndAsk => "A4",
        Action::Assign => "A5",
        Action::Release => "A6",
        Action::Comment => "A7",
        Action::Ask => "A8",
        Action::CloseOwn => "A13",
        Action::Close => "A14",
        Action::Approve => "A15",
        Action::RefuseClosure => "A16",
        Action::Reopen => "A17",
    }
}

fn from(rule: &Rule) -> &'static str {
    match rule.from {
        Start::AnyOpen => "any open ticket: free, in progress, incomplete or postponed",
        Start::Held => "an open ticket that somebody has in charge",
        Start::AwaitingApproval => "a closed ticket whose owner has not answered yet",
        Start::AnyClosed => "a ticket closed in any way, until it is archived",
        Start::AnyNotArchived => "any ticket, until it is archived",
    }
}

fn to(rule: &Rule) -> String {
    match rule.to {
        To::Becomes(status) => status.code().replace('_', " "),
        To::InProgressIfFree => "in progress when it was free; else the same status".to_owned(),
        To::InProgressIfAnswered => {
            "in progress when it was incomplete and its owner or its holder speaks; else the same status".to_owned()
        }
        To::HeldOrFree => "in progress with its holder; free when nobody has it in charge, or nobody who still \
             manages the department"
            .to_owned(),
    }
}

fn who(rule: &Rule) -> &'static str {
    match rule.who {
        Who::Holder => "the manager who has the ticket in charge",
        Who::Owner => "the owner",
        Who::Taker => {
            "a manager of the department who does not have it in charge already: with `take_free` when nobody has, \
             with `take_held` when somebody has"
        }
        Who::Assigner => {
            "a manager of the department with `assign`, holder or not, when another manager is available: neither \
             himself nor the present holder"
        }
        Who::Commenter => "the owner, the managers of the department, the administrators",
        Who::Reopener => "the owner, the holder, the managers of the department with `reopen_any`",
    }
}

fn words(rule: &Rule) -> &'static str {
    match rule.words {
        Words::Optional => "may be added",
        Words::Mandatory => "mandatory",
    }
}
