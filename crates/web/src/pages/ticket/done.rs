//! What the reader has just done, said on top of the page that it leads to.

use domain::{Action, Coded, Facts, Person};
use store::events::Entry;
use store::outbox::Fate;

use crate::extract::{Fields, Page, id};

pub struct Done {
    pub said: String,
    /// « Odile recevra un mail », or nobody.
    pub told: String,
    /// Those whom an invitation named and who were invited already; empty for none.
    pub passed_over: String,
}

/// What the address says was done, if the last command is that, given by this person: an address alone asserts nothing.
pub fn done(
    page: &Page,
    me: &Person,
    facts: &Facts,
    asked: &Fields,
    entries: &[Entry],
    fates: &[Fate],
) -> Option<Done> {
    let (last, code) = (entries.last()?, asked.get("done"));
    let batch = || entries.iter().filter(|entry| entry.batch == last.batch);
    let is_it = batch().any(|entry| entry.event.by == Some(me.id) && Some(entry.event.kind.code()) == event_of(code));
    is_it.then(|| Done {
        said: page.say1(&format!("done-{code}"), "number", facts.ticket.id.to_string()),
        told: told(page, me, facts, last.batch, fates),
        passed_over: passed_over(page, me, facts, asked.get("over")),
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

/// The code of the event by which an action is recognised.
pub fn event_of(asked: &str) -> Option<&'static str> {
    if asked == "create" {
        return Some("created");
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

/// Whom the command mailed: their names, or how many they are where names are hidden.
fn told(page: &Page, me: &Person, facts: &Facts, batch: i64, fates: &[Fate]) -> String {
    let told: Vec<&Fate> = fates.iter().filter(|fate| fate.batch == batch).collect();
    let known = |fate: &&&Fate| domain::visibility::may_name(me, facts, fate.person);
    let names: Vec<String> = told.iter().filter(known).map(|fate| fate.name.clone()).collect();
    match (told.len(), names.len()) {
        (0, _) => page.say("done-told-nobody"),
        (count, known) if known < count => page.say1("told-count", "count", count),
        (count, _) => page.say2("done-told", "names", page.words.list(&names), "count", count),
    }
}
