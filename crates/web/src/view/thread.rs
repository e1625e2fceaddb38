//! The history of a ticket, as letters and lines of a ledger (spec.md §4.7).

use app::outbox::INTERNAL;
use app::sentences::{self, Names};
use domain::{Event, EventKind, Facts, Message, MessageScope, Standing};
use store::events::Entry;
use store::outbox::{Fate, State};

use super::Avatar;
use crate::extract::Page;

/// An entry of the history.
#[derive(Debug, Clone)]
pub struct Item {
    pub id: i64,
    /// A letter in a card; else a line.
    pub is_letter: bool,
    pub icon: &'static str,
    pub avatar: Avatar,
    pub who: String,
    /// « a pris le ticket en charge ».
    pub deed: String,
    /// « propriétaire », « équipe Électricité »; empty for others.
    pub role: String,
    pub when: String,
    pub datetime: String,
    /// Paragraphs of lines.
    pub text: Vec<Vec<String>>,
    /// Somebody said something that the reader may not read.
    pub is_hidden: bool,
    /// Who may read it, when not everybody.
    pub scope: Option<String>,
    /// For managers only.
    pub is_internal: bool,
    /// What became of its mails: for managers, and for who caused them.
    pub mails: Vec<MailView>,
}

/// A mail and where it is.
#[derive(Debug, Clone)]
pub struct MailView {
    pub name: String,
    pub reason: String,
    pub state: String,
    pub is_failed: bool,
}

/// The history, oldest first.
pub fn thread(page: &Page, facts: &Facts, entries: &[Entry], names: &Names, fates: &[Fate]) -> Vec<Item> {
    let last_of = |batch: i64| entries.iter().rev().find(|entry| entry.batch == batch).map(|entry| entry.id);
    entries
        .iter()
        .map(|entry| {
            let mut item = item(page, facts, entry, names);
            if last_of(entry.batch) == Some(entry.id) {
                item.mails = mails(page, facts, entry, fates);
            }
            item
        })
        .collect()
}

fn item(page: &Page, facts: &Facts, entry: &Entry, names: &Names) -> Item {
    let event = &entry.event;
    let who = sentences::author(page.words, names, event.by);
    let is_manager = event.by.is_some_and(|by| facts.manager(by).is_some());
    let is_readable = may_read(page, facts, event);
    let text = event.text.as_ref().filter(|_| is_readable).map(Message::paragraphs).unwrap_or_default();
    Item {
        id: entry.id.0,
        is_letter: is_letter(&event.kind) && event.text.is_some(),
        icon: icon(&event.kind),
        avatar: Avatar::of(event.by.unwrap_or(domain::PersonId(0)), &who, is_manager),
        deed: sentences::deed(page.words, names, event),
        role: role(page, facts, event, is_manager),
        when: page.dates.hour(event.at),
        datetime: page.dates.machine(event.at),
        text,
        is_hidden: event.text.is_some() && !is_readable,
        scope: (event.scope != MessageScope::Default && is_readable)
            .then(|| page.words.code_of("message-scope", event.scope)),
        is_internal: event.scope == MessageScope::Manager && is_readable,
        mails: Vec::new(),
        who,
    }
}

fn may_read(page: &Page, facts: &Facts, event: &Event) -> bool {
    page.me.as_ref().is_some_and(|me| {
        let standing = Standing::of(me, facts);
        event.scope.may_be_read_by(&standing, event.by == Some(me.id), facts.effective_scope())
    })
}

fn role(page: &Page, facts: &Facts, event: &Event, is_manager: bool) -> String {
    if event.by == Some(facts.ticket.owner) {
        page.say("thread-role-owner")
    } else if is_manager {
        page.say1("thread-role-team", "category", facts.lineage.category().label.as_str())
    } else {
        String::new()
    }
}

/// What people write as a letter; the rest are lines of the ledger, with or without a word.
fn is_letter(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Created { .. } | EventKind::Commented | EventKind::InformationRequested)
}

fn icon(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Created { .. } => "plus",
        EventKind::OwnerChanged { .. } => "user",
        EventKind::Taken { .. } => "take",
        EventKind::Assigned { .. } => "assign",
        EventKind::Released { .. } => "release",
        EventKind::Commented => "say",
        EventKind::InformationRequested => "ask",
        EventKind::Closed | EventKind::ClosedByOwner => "s-closed",
        EventKind::ClosureApproved => "s-ok",
        EventKind::ClosureRefused => "s-no",
        EventKind::Reopened { .. } => "reopen",
    }
}

/// The mails of a command: shown to its author, to managers and to administrators.
fn mails(page: &Page, facts: &Facts, entry: &Entry, fates: &[Fate]) -> Vec<MailView> {
    let Some(me) = &page.me else { return Vec::new() };
    let standing = Standing::of(me, facts);
    if !(standing.is_manager() || standing.is_admin || entry.event.by == Some(me.id)) {
        return Vec::new();
    }
    let mail = |fate: &Fate| MailView {
        name: fate.name.clone(),
        reason: sentences::reason_about(page.words, &fate.reason),
        state: match fate.state {
            State::Waiting if fate.outcome.is_empty() => page.say("mail-state-waiting"),
            State::Waiting if fate.outcome == INTERNAL => page.say("mail-state-internal"),
            State::Waiting => page.say1("mail-state-retrying", "words", fate.outcome.as_str()),
            State::Sent => page.say("mail-state-sent"),
            State::Refused => page.say1("mail-state-refused", "words", fate.outcome.as_str()),
            State::Expired => page.say1("mail-state-expired", "words", fate.outcome.as_str()),
            State::Withheld => page.say("mail-state-withheld"),
        },
        is_failed: matches!(fate.state, State::Refused | State::Expired),
    };
    fates.iter().filter(|fate| fate.batch == entry.batch).map(mail).collect()
}
