//! What the reader has just done, said on top of the page that it leads to.

use domain::{Action, Coded, Facts, Person};
use store::events::Entry;
use store::outbox::Fate;

use crate::extract::Page;

pub struct Done {
    pub said: String,
    /// « Odile recevra un mail », or nobody.
    pub told: String,
}

/// What the address says was done, if the last command is that, given by this person: an address alone asserts nothing.
pub fn done(page: &Page, me: &Person, facts: &Facts, asked: &str, entries: &[Entry], fates: &[Fate]) -> Option<Done> {
    let last = entries.last()?;
    let batch = || entries.iter().filter(|entry| entry.batch == last.batch);
    let is_it = batch().any(|entry| entry.event.by == Some(me.id) && Some(entry.event.kind.code()) == event_of(asked));
    is_it.then(|| Done {
        said: page.say1(&format!("done-{asked}"), "number", facts.ticket.id.to_string()),
        told: told(page, me, facts, last.batch, fates),
    })
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
