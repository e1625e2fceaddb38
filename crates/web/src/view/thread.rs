//! The history of a ticket, as letters and lines of a ledger (spec.md §4.7).

use app::answers;
use app::markdown;
use app::outbox::INTERNAL;
use app::sentences::{self, Names};
use domain::ticket;
use domain::ticket::thread::{Line, last_word};
use domain::visibility::may_name;
use domain::{
    Actor, Answer, Answered, Event, EventKind, Facts, Message, MessageScope, Person, PersonId, Standing, Status,
};
use store::files::Stored;
use store::outbox::{Fate, State, UNDONE};
use store::piles::CANCELLED;

use super::files::{FileView, file_of};
use super::{Avatar, told};
use crate::extract::{Fields, Page};

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
    /// What was said, as HTML; empty when nothing was, or when it is for others.
    pub text: String,
    /// Somebody said something that the reader may not read.
    pub is_hidden: bool,
    /// Who may read it, when not everybody.
    pub scope: Option<String>,
    /// For managers only.
    pub is_internal: bool,
    /// Somebody said something, whether the reader may read it or not.
    pub is_said: bool,
    /// « modifié par Alice à 9 h 12 ».
    pub edited: Option<String>,
    /// What it said before each edit, oldest first, as HTML.
    pub earlier: Vec<String>,
    /// Where to quote it, to correct it, to choose who reads it, for whoever may.
    pub quote: Option<String>,
    pub edit: Option<String>,
    pub readers: Option<String>,
    /// What it answers to the questions of its category.
    pub answers: Vec<AnswerView>,
    /// Files that came with it.
    pub files: Vec<FileView>,
    /// What became of its mails: for managers, and for who caused them.
    pub mails: Vec<MailView>,
}

/// A question and its answer.
#[derive(Debug, Clone)]
pub struct AnswerView {
    pub question: String,
    pub text: String,
    pub file: Option<FileView>,
}

/// A mail and where it is.
#[derive(Debug, Clone)]
pub struct MailView {
    pub name: String,
    pub reason: String,
    pub state: String,
    pub is_failed: bool,
}

/// What a history is made from.
#[derive(Clone, Copy)]
pub struct Thread<'a> {
    pub page: &'a Page,
    pub me: &'a Person,
    pub facts: &'a Facts,
    pub lines: &'a [Line],
    /// Names, as the reader may know them.
    pub names: &'a Names,
    pub fates: &'a [Fate],
    /// The files of the ticket.
    pub files: &'a [Stored],
    /// How to show it, as the address says: `order`, `only`.
    pub asked: &'a Fields,
}

/// A history and how it is shown (spec.md §4.7).
pub struct History {
    pub items: Vec<Item>,
    /// The last entry first.
    pub is_reversed: bool,
    /// Only what people said.
    pub is_messages_only: bool,
    /// Entries left out by that.
    pub left_out: usize,
}

/// The history, oldest first unless asked otherwise; notes that are wholly for others are not there.
pub fn thread(of: &Thread<'_>) -> History {
    let last_of = |batch: i64| {
        let of_batch = || of.lines.iter().rev().filter(move |line| line.batch == batch);
        of_batch().find(|line| line.file().is_none()).or_else(|| of_batch().next()).map(|line| line.id)
    };
    let is_shown = |line: &&Line| !line.event.kind.is_for_its_readers() || may_read(of.me, of.facts, &line.event);
    let said_with = |line: &Line| of.lines.iter().rev().find(|said| said.batch == line.batch && said.is_message());
    let last_word = last_word(of.lines);
    let mut items: Vec<Item> = of
        .lines
        .iter()
        .filter(is_shown)
        // A file is shown with what was said in the same breath.
        .filter(|line| line.file().is_none() || said_with(line).is_none())
        .map(|line| {
            let mut item = item(of, line, last_word == Some(line.id));
            let is_here = |file: &&Line| file.id == line.id || said_with(file).is_some_and(|said| said.id == line.id);
            item.files = of
                .lines
                .iter()
                .filter(is_shown)
                .filter(is_here)
                .filter_map(|file| file_of(of.page, of.me, of.facts, file, of.files))
                .collect();
            (item.answers, item.files) = answers(of, line, item.files);
            if last_of(line.batch) == Some(line.id) {
                item.mails = mails(of, line);
            }
            item
        })
        .collect();
    let all = items.len();
    let is_messages_only = of.asked.get("only") == "messages";
    if is_messages_only {
        items.retain(|item| item.is_said);
    }
    let left_out = all - items.len();
    let is_reversed = of.asked.get("order") == "newest";
    if is_reversed {
        items.reverse();
    }
    History { items, is_reversed, is_messages_only, left_out }
}

fn item(of: &Thread<'_>, line: &Line, is_last_word: bool) -> Item {
    let Thread { page, me, facts, names, .. } = *of;
    let event = &line.event;
    let who = sentences::author(page.words, names, event.by);
    let is_known = event.by.is_some_and(|by| may_name(me, facts, by));
    let is_manager = event.by.is_some_and(|by| facts.manager(by).is_some());
    let is_readable = may_read(me, facts, event);
    let text = event.text.as_ref().filter(|_| is_readable);
    let url = |action: &str| format!("/tickets/{}/{action}?event={}", facts.ticket.id, line.id);
    let actor = Actor::Person(me.clone());
    let is_archived = facts.ticket.status == Status::Archived;
    let may_edit = of.page.app.tickets.edits_comments && ticket::may_edit(facts, &actor, event, is_last_word).is_ok();
    let may_rescope = ticket::may_rescope(facts, &actor, event).is_ok();
    let changes = text.is_some() && !is_archived;
    Item {
        id: line.id.0,
        is_letter: is_letter(&event.kind) && event.text.is_some(),
        icon: icon(&event.kind),
        avatar: Avatar::of(event.by.filter(|_| is_known).unwrap_or(PersonId(0)), &who, is_manager),
        deed: sentences::deed(&page.dates, names, event),
        role: role(page, facts, event, is_manager),
        when: page.dates.hour(event.at),
        datetime: page.dates.machine(event.at),
        is_said: event.text.is_some(),
        is_hidden: event.text.is_some() && !is_readable,
        scope: (event.scope != MessageScope::Default && is_readable && event.text.is_some())
            .then(|| page.words.code_of("message-scope", event.scope)),
        is_internal: event.scope == MessageScope::Manager && is_readable,
        answers: Vec::new(),
        files: Vec::new(),
        mails: Vec::new(),
        edited: line.edited.filter(|_| is_readable).map(|(by, at)| {
            page.say2("thread-edited", "who", sentences::author(page.words, names, by), "when", page.dates.hour(at))
        }),
        earlier: earlier(of, line).iter().map(|words| markdown::html(words.as_str())).collect(),
        quote: (text.is_some() && !is_archived).then(|| format!("?quote={}#write", line.id)),
        edit: (changes && may_edit).then(|| url("edit")),
        readers: (changes && may_rescope).then(|| url("readers")),
        text: text.map(|words| markdown::html(words.as_str())).unwrap_or_default(),
        who,
    }
}

/// The answers that came with a message, for whoever reads it; and the files that are no answer.
fn answers(of: &Thread<'_>, line: &Line, files: Vec<FileView>) -> (Vec<AnswerView>, Vec<FileView>) {
    let given = line.event.kind.answers();
    let given = if may_read(of.me, of.facts, &line.event) { given } else { &[] };
    let file_of = |answer: &Answer| files.iter().find(|file| answer.file() == Some(file.id)).cloned();
    let view = |one: &Answered| AnswerView {
        question: one.question.clone(),
        text: answers::said(&of.page.dates, &one.answer),
        file: file_of(&one.answer),
    };
    let views: Vec<AnswerView> = given.iter().map(view).collect();
    let is_answer = |file: &FileView| given.iter().any(|one| one.answer.file() == Some(file.id));
    (views, files.into_iter().filter(|file| !is_answer(file)).collect())
}

/// What a message said before: read by whoever reads it now and could read it then (spec.md §4.5).
fn earlier<'a>(of: &Thread<'a>, line: &'a Line) -> Vec<&'a Message> {
    let reads = |scope| may_read(of.me, of.facts, &Event { scope, ..line.event.clone() });
    let is_readable = reads(line.event.scope);
    line.earlier.iter().filter(|(_, scope)| is_readable && reads(*scope)).map(|(words, _)| words).collect()
}

/// May this person read the words of an event (spec.md §5.3)?
pub fn may_read(me: &Person, facts: &Facts, event: &Event) -> bool {
    let standing = Standing::of(me, facts);
    event.scope.may_be_read_by(&standing, event.by == Some(me.id), facts.effective_scope())
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
        EventKind::Assigned { .. } | EventKind::ChosenBy { .. } => "assign",
        EventKind::Released { .. } => "release",
        EventKind::Commented => "say",
        EventKind::InformationRequested => "ask",
        EventKind::Postponed { .. } => "s-later",
        EventKind::Recalled => "s-progress",
        EventKind::Closed { .. } | EventKind::ClosedByOwner | EventKind::Expired => "s-closed",
        EventKind::ClosureApproved => "s-ok",
        EventKind::ClosureRefused | EventKind::Refused { .. } | EventKind::Cancelled => "s-no",
        EventKind::Reopened { .. } => "reopen",
        EventKind::Archived => "lock",
        EventKind::Moved { .. } => "move",
        EventKind::Invited { .. } | EventKind::Uninvited { .. } => "invite",
        EventKind::ScopeChanged { .. } | EventKind::ReadersChanged { .. } => "eye",
        EventKind::SubjectChanged { .. }
        | EventKind::PriorityChanged { .. }
        | EventKind::OriginChanged { .. }
        | EventKind::ComputerChanged { .. }
        | EventKind::CommentEdited { .. } => "edit",
        EventKind::SpentTimeChanged { .. } => "clock",
        EventKind::Uploaded { .. } => "clip",
        EventKind::FileDeleted { .. } => "trash",
        EventKind::Undone { .. } => "reply",
    }
}

/// The mails of a command: shown to its author, to managers and to administrators, with the names they may know.
fn mails(of: &Thread<'_>, line: &Line) -> Vec<MailView> {
    let Thread { page, me, facts, fates, .. } = *of;
    let standing = Standing::of(me, facts);
    if !(standing.is_manager() || standing.is_admin || line.event.by == Some(me.id)) {
        return Vec::new();
    }
    let mail = |fate: &Fate| MailView {
        name: match fate.person {
            None => told::address(page, facts, me, &fate.name),
            Some(person) if may_name(me, facts, person) => fate.name.clone(),
            Some(_) => page.say("anonymous"),
        },
        reason: sentences::reason_about(page.words, &fate.reason),
        state: match fate.state {
            State::Waiting if fate.outcome.is_empty() => page.say("mail-state-waiting"),
            State::Waiting if fate.outcome == INTERNAL => page.say("mail-state-internal"),
            State::Waiting => page.say1("mail-state-retrying", "words", fate.outcome.as_str()),
            State::Sent => page.say("mail-state-sent"),
            State::Refused => page.say1("mail-state-refused", "words", fate.outcome.as_str()),
            State::Expired if fate.outcome == INTERNAL => page.say("mail-state-expired-here"),
            State::Expired => page.say1("mail-state-expired", "words", fate.outcome.as_str()),
            State::Withheld if fate.outcome == UNDONE => page.say("mail-state-undone"),
            State::Withheld => page.say(match fate.outcome.as_str() {
                CANCELLED => "mail-state-withheld-cancelled",
                "muted" => "mail-state-withheld-muted",
                "unreachable" => "mail-state-withheld-unreachable",
                "unwatched" => "mail-state-withheld-unwatched",
                _ => "mail-state-withheld",
            }),
        },
        is_failed: matches!(fate.state, State::Refused | State::Expired),
    };
    // Of what was undone: that its mails never left.
    let batch = match line.event.kind {
        EventKind::Undone { batch, .. } => batch,
        _ => line.batch,
    };
    fates.iter().filter(|fate| fate.batch == batch).map(mail).collect()
}
