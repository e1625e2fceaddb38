//! Why somebody is not told of something: the question that nobody can answer elsewhere.

use super::{Batch, Reason, candidates, is_reportable, recipients};
use crate::monitoring::Level;
use crate::visibility::sight;
use crate::{Actor, Alert, EventKind, Person};

/// What keeps somebody from being mailed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Did it themselves (spec.md §8.3, then 2).
    Author,
    /// "Ne pas signaler la modification" was ticked (then 6).
    Quiet,
    Disabled,
    /// No mail address (then 9).
    Unreachable,
    /// Asked to hear no more of this ticket.
    Muted,
    /// Does not see the ticket (then 1).
    CannotSee,
    /// May read nothing of what happened (then 4).
    CannotRead,
    /// Suspended the monitoring of all departments (then 1).
    Suspended,
    /// Manages the department, with a level that leaves this out (steps 5 to 7'').
    Level {
        department: String,
        level: Level,
    },
    /// Only the new holder is told of an assignment, among managers (step 7').
    AssigneeOnly,
    /// Switched off the alert that would tell them (steps 8, 9 and 11, then 5).
    AlertOff(Alert),
    /// Followers are not told of assignments (step 10).
    FollowersNotOfAssignments,
    /// Sees it, and has no part in it.
    NoPart,
}

impl WhyNot {
    /// The end of its key in `locales/`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Quiet => "quiet",
            Self::Disabled => "disabled",
            Self::Unreachable => "unreachable",
            Self::Muted => "muted",
            Self::CannotSee => "cannot-see",
            Self::CannotRead => "cannot-read",
            Self::Suspended => "suspended",
            Self::Level { .. } => "level",
            Self::AssigneeOnly => "assignee-only",
            Self::AlertOff(Alert::Own) => "alert-own",
            Self::AlertOff(Alert::Invited) => "alert-invited",
            Self::AlertOff(Alert::Bookmarks) => "alert-bookmarks",
            Self::AlertOff(Alert::Expiry) => "alert-expiry",
            Self::FollowersNotOfAssignments => "followers-not-of-assignments",
            Self::NoPart => "no-part",
        }
    }

    /// One of each, for the words and their tests.
    pub fn samples() -> Vec<Self> {
        let mut all = vec![
            Self::Author,
            Self::Quiet,
            Self::Disabled,
            Self::Unreachable,
            Self::Muted,
            Self::CannotSee,
            Self::CannotRead,
            Self::Suspended,
            Self::Level { department: "Services Généraux".to_owned(), level: Level::Minimal },
            Self::AssigneeOnly,
            Self::FollowersNotOfAssignments,
            Self::NoPart,
        ];
        all.extend([Alert::Own, Alert::Invited, Alert::Bookmarks, Alert::Expiry].map(Self::AlertOff));
        all
    }
}

/// The rule that tells `person` of the batch, or everything that keeps them from it: never empty.
///
/// # Errors
/// Why not, in the order in which it decides.
pub fn why(person: &Person, batch: Batch<'_>, actor: &Actor) -> Result<Reason, Vec<WhyNot>> {
    if let Some(notice) = recipients(batch, actor).into_iter().find(|notice| notice.person.id == person.id) {
        return Ok(notice.reason);
    }
    let whatever_the_ticket = [
        (batch.is_quiet, WhyNot::Quiet),
        (actor.is(person.id), WhyNot::Author),
        (!person.is_enabled, WhyNot::Disabled),
        (person.address.is_none(), WhyNot::Unreachable),
    ];
    let mut found: Vec<WhyNot> = holding(whatever_the_ticket);
    if !found.is_empty() {
        return Err(found);
    }
    let facts = batch.after;
    if sight(person, facts).is_none() {
        return Err(vec![WhyNot::CannotSee]);
    }
    found.extend(facts.muted.contains(&person.id).then_some(WhyNot::Muted));
    if candidates(batch).iter().any(|(candidate, _)| candidate.id == person.id) {
        let expires = batch.contains(|kind| *kind == EventKind::Expired) && !person.wants(Alert::Expiry);
        let reads = batch.events.iter().any(|event| is_reportable(event, person, facts));
        found.extend(expires.then_some(WhyNot::AlertOff(Alert::Expiry)));
        found.extend((!reads && !expires).then_some(WhyNot::CannotRead));
        return Err(found);
    }
    found.extend(parts(person, batch));
    if found.is_empty() {
        found.push(WhyNot::NoPart);
    }
    Err(found)
}

/// What each part that somebody has in the ticket lacks to be told.
fn parts(person: &Person, batch: Batch<'_>) -> Vec<WhyNot> {
    let facts = batch.after;
    let is_assigned = batch.contains(|kind| matches!(kind, EventKind::Assigned { .. }));
    let mut found = Vec::new();
    if let Some(manager) = facts.manager(person.id) {
        let department = facts.lineage.department.label.clone();
        found.push(if manager.monitoring_suspended {
            WhyNot::Suspended
        } else if is_assigned && facts.installation.tells_assignee_only {
            WhyNot::AssigneeOnly
        } else {
            WhyNot::Level { department, level: manager.monitoring.level() }
        });
    }
    let is_there = |people: &[Person]| people.iter().any(|one| one.id == person.id);
    found.extend(holding([
        (facts.is_invited(person.id) && !person.wants(Alert::Invited), WhyNot::AlertOff(Alert::Invited)),
        (is_there(&facts.bookmarkers) && !person.wants(Alert::Bookmarks), WhyNot::AlertOff(Alert::Bookmarks)),
        (is_there(&facts.followers) && is_assigned, WhyNot::FollowersNotOfAssignments),
        (facts.owner.id == person.id && !person.wants(Alert::Own), WhyNot::AlertOff(Alert::Own)),
    ]));
    found
}

fn holding<const N: usize>(lines: [(bool, WhyNot); N]) -> Vec<WhyNot> {
    lines.into_iter().filter_map(|(holds, why)| holds.then_some(why)).collect()
}
