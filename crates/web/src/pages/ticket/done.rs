//! What the reader has just done, said on top of the page that it leads to.

use domain::{Action, Coded, Facts, Person};
use store::events::Entry;
use store::outbox::Fate;

use crate::extract::{Fields, Page, id};
use crate::pages::undo::UndoForm;

pub struct Done {
    pub said: String,
    /// « Odile recevra un mail », or nobody.
    pub told: String,
    /// Those whom an invitation named and who were invited already; empty for none.
    pub passed_over: String,
    /// For as long as it can be undone; `told` then says for how long.
    pub undo: Option<UndoForm>,
    /// What `told` is once that is over.
    pub told_after: String,
}

/// What was done, and to what.
pub struct Scene<'a> {
    pub page: &'a Page,
    pub me: &'a Person,
    pub facts: &'a Facts,
    pub asked: &'a Fields,
    pub entries: &'a [Entry],
    pub fates: &'a [Fate],
}

/// What the address says was done, if the last command is that, given by this person: an address alone asserts nothing.
pub fn done(of: &Scene<'_>, undo: Option<UndoForm>) -> Option<Done> {
    let Scene { page, me, facts, asked, entries, .. } = *of;
    let (last, code) = (entries.last()?, asked.get("done"));
    let batch = || entries.iter().filter(|entry| entry.batch == last.batch);
    let is_it = batch().any(|entry| entry.event.by == Some(me.id) && Some(entry.event.kind.code()) == event_of(code));
    is_it.then(|| Done {
        said: page.say1(&format!("done-{code}"), "number", facts.ticket.id.to_string()),
        told: if code == UNDO { String::new() } else { told(of, last.batch, undo.as_ref()) },
        told_after: told(of, last.batch, None),
        passed_over: passed_over(page, me, facts, asked.get("over")),
        undo,
    })
}

/// Names of those passed over, as far as they are invited indeed.
fn passed_over(page: &Page, me: &Person, facts: &Facts, over: &str) -> String {
    let is_over = |person: &&Person| over.split('.').any(|code| id(code) == Some(person.id));
    let is_known = |person: &&Person| domain::visibility::may_name(me, facts, person.id);
    let invitees = facts.invitees.iter().map(|invitee| &invitee.person).filter(is_over).filter(is_known);
    let names: Vec<String> = invitees.map(|person| person.name.clone()).collect();
    if names.is_empty() {
        return String::new();
    }
    page.say2("done-passed-over", "names", page.words.list(&names), "count", names.len())
}

/// As an address says that something was undone.
const UNDO: &str = "undo";

/// The code of the event by which an action is recognised.
pub fn event_of(asked: &str) -> Option<&'static str> {
    if asked == "create" {
        return Some("created");
    }
    if asked == UNDO {
        return Some("undone");
    }
    Some(match Action::from_code(asked)? {
        Action::Take => "taken",
        Action::TakeAndClose | Action::Close => "closed",
        Action::TakeAndAsk | Action::Ask => "information_requested",
        Action::Assign => "assigned",
        Action::Release => "released",
        Action::Comment => "commented",
        Action::Postpone => "postponed",
        Action::Recall => "recalled",
        Action::Refuse => "refused",
        Action::Transfer | Action::SendBack => "moved",
        Action::Invite | Action::InviteGroup => "invited",
        Action::Uninvite => "uninvited",
        Action::ChangeOwner => "owner_changed",
        Action::ChangeSubject => "subject_changed",
        Action::ChangeScope => "scope_changed",
        Action::ChangePriority => "priority_changed",
        Action::ChangeOrigin => "origin_changed",
        Action::ChangeComputer => "computer_changed",
        Action::ChangeSpentTime => "spent_time_changed",
        Action::EditComment => "comment_edited",
        Action::ChangeReaders => "readers_changed",
        Action::Attach => "uploaded",
        Action::DeleteFile => "file_deleted",
        Action::CloseOwn => "closed_by_owner",
        Action::Cancel => "cancelled",
        Action::Approve => "closure_approved",
        Action::RefuseClosure => "closure_refused",
        Action::Reopen => "reopened",
        Action::Expire => "expired",
        Action::Archive => "archived",
    })
}

/// Whom the command mails, and in how long: their names, or how many they are where names are hidden.
fn told(of: &Scene<'_>, batch: i64, undo: Option<&UndoForm>) -> String {
    let Scene { page, me, facts, fates, .. } = *of;
    // People: the addresses that watch the place are in the history.
    let told: Vec<&Fate> = fates.iter().filter(|fate| fate.batch == batch && fate.person.is_some()).collect();
    let known = |fate: &&&Fate| fate.person.is_none_or(|person| domain::visibility::may_name(me, facts, person));
    let names: Vec<String> = told.iter().filter(known).map(|fate| fate.name.clone()).collect();
    let names_said = page.words.list(&names);
    match (told.len(), names.len(), undo.map(|undo| undo.delay(page))) {
        (0, _, None) => page.say("done-told-nobody"),
        (0, _, Some(delay)) => page.say1("undo-told-nobody", "delay", delay),
        (count, known, None) if known < count => page.say1("told-count", "count", count),
        (count, known, Some(delay)) if known < count => page.say2("undo-told-count", "count", count, "delay", delay),
        (count, _, None) => page.say2("done-told", "names", names_said, "count", count),
        (count, _, Some(delay)) => {
            page.words.with("undo-told", &[("names", &names_said), ("count", &count), ("delay", &delay)])
        }
    }
}
