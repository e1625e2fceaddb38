//! Who hears of what just happened, and why (spec.md §8.2–8.4). Pure: the mails that leave and the list that a
//! form shows beforehand both come from here.

mod foresight;
mod occasion;
mod quieter;
mod reason;
mod tag;
mod watchers;
mod why_not;

pub use foresight::{Case, Month, Past};
pub use occasion::{Occasion, would_tell};
pub use quieter::Remedy;
pub use reason::Reason;
pub use tag::Tag;
pub use watchers::{Watcher, watchers};
pub use why_not::{WhyNot, why};

use crate::monitoring::{Behaviour, Pace};
use crate::visibility::sight;
use crate::{Actor, Alert, Event, EventKind, Facts, Manager, Person, PersonId, Standing};

/// One mail to one person: at most one a person and command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub person: Person,
    pub reason: Reason,
    /// How long the mail waits for others about the same ticket.
    pub pace: Pace,
}

/// One command that was carried out: the ticket before (none before its creation), after, and the events between.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    pub before: Option<&'a Facts>,
    pub after: &'a Facts,
    pub events: &'a [Event],
    /// "Ne pas signaler la modification" was ticked by somebody who may (spec.md §8.3, then 6).
    pub is_quiet: bool,
}

impl<'a> Batch<'a> {
    fn contains(&self, is_it: impl Fn(&EventKind) -> bool) -> bool {
        self.events.iter().any(|event| is_it(&event.kind))
    }

    /// What a mail about this batch is called (spec.md §8.5).
    pub fn tag(&self) -> Tag {
        Tag::of(self.events)
    }

    /// Does it invite this person, or give them the ticket? Somebody called by name hears of it, even of a ticket that
    /// they had muted.
    pub fn calls(&self, person: PersonId) -> bool {
        calls(self.events, person)
    }

    /// Does `behaviour` ask to be told of this batch?
    fn concerns(&self, behaviour: Behaviour) -> bool {
        match behaviour {
            Behaviour::Always => true,
            Behaviour::Creation => self.contains(EventKind::is_creation_like),
            Behaviour::Never => false,
        }
    }

    /// The ticket of before, when it was of another department.
    fn left_department(&self) -> Option<&'a Facts> {
        self.before.filter(|before| before.ticket.department != self.after.ticket.department)
    }

    /// The ticket of before, when it was of another category.
    fn left_category(&self) -> Option<&'a Facts> {
        self.before.filter(|before| before.ticket.category != self.after.ticket.category)
    }
}

/// Do these events invite somebody, or give them the ticket?
pub fn calls(events: &[Event], person: PersonId) -> bool {
    let is_call = |event: &Event| match event.kind {
        EventKind::Invited { person: called, permanent } => called == person && !permanent,
        EventKind::Assigned { to, .. } => to == person,
        _ => false,
    };
    events.iter().any(is_call)
}

/// The people to mail, each once, with the first rule of spec.md §8.3 that selects them. Never the author.
pub fn recipients(batch: Batch<'_>, actor: &Actor) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for (person, reason) in candidates(batch) {
        let is_told = notices.iter().any(|notice| notice.person.id == person.id);
        if !is_told && !batch.is_quiet && !actor.is(person.id) && is_told_of(person, &reason, batch) {
            let pace = pace(person, &reason, batch);
            notices.push(Notice { person: person.clone(), reason, pace });
        }
    }
    notices
}

/// The pace that a manager chose for the department; creations, and what calls somebody by name, do not wait.
fn pace(person: &Person, reason: &Reason, batch: Batch<'_>) -> Pace {
    let is_urgent = batch.contains(EventKind::is_creation_like) || batch.calls(person.id);
    let manager = batch.after.manager(person.id).filter(|_| reason.is_of_manager() && !is_urgent);
    manager.map_or(Pace::Immediate, |manager| manager.pace)
}

/// May this person be mailed about this batch: reachable, sees the ticket (or saw it until now, for whoever is told
/// as what they were), may hear of something of it (spec.md §8.3, then 1, 4, 5 and 9)?
fn is_told_of(person: &Person, reason: &Reason, batch: Batch<'_>) -> bool {
    let seen = if reason.is_former() { batch.before.unwrap_or(batch.after) } else { batch.after };
    let is_muted = seen.muted.contains(&person.id) && !batch.calls(person.id);
    person.is_mailable()
        && !is_muted
        && sight(person, seen).is_some()
        && batch.events.iter().any(|event| is_reportable(event, person, seen))
}

/// Of what anybody does, all but comments that one may not read; of what the application does, what is listed
/// (spec.md §8.3, then 4).
fn is_reportable(event: &Event, person: &Person, facts: &Facts) -> bool {
    match event.kind {
        EventKind::Commented
        | EventKind::CommentEdited { .. }
        | EventKind::Uploaded { .. }
        | EventKind::FileDeleted { .. } => {
            let standing = Standing::of(person, facts);
            event.scope.may_be_read_by(&standing, event.by == Some(person.id), facts.effective_scope())
        }
        EventKind::Expired => person.wants(Alert::Expiry),
        EventKind::ReadersChanged { .. } | EventKind::Archived => false,
        EventKind::Assigned { .. }
        | EventKind::Recalled
        | EventKind::Created { .. }
        | EventKind::ClosedByOwner
        | EventKind::OwnerChanged { .. } => true,
        _ => event.by.is_some(),
    }
}

type Candidate<'a> = (&'a Person, Reason);

/// Whoever was invited by somebody in this very command, then steps 1 to 11 of spec.md §8.3, in order: the first that
/// selects a person gives the reason.
fn candidates(batch: Batch<'_>) -> Vec<Candidate<'_>> {
    let mut found = invited_now(batch);
    found.extend(managing(batch));
    let after = batch.after;
    let invitees = after.invitees.iter().map(|invitee| &invitee.person);
    let invitees = invitees.filter(|person| person.wants(Alert::Invited)).map(|person| (person, Reason::IsInvited));
    let marked = after.bookmarkers.iter().filter(|person| person.wants(Alert::Bookmarks));
    let is_assigned = batch.contains(|kind| matches!(kind, EventKind::Assigned { .. }));
    let followers = after.followers.iter().filter(|_| !is_assigned);
    let owner = Some(&after.owner).filter(|owner| owner.wants(Alert::Own));
    found.extend(invitees);
    found.extend(marked.map(|person| (person, Reason::KeepsBookmark)));
    found.extend(followers.map(|person| (person, Reason::FollowsTheTicket)));
    found.extend(owner.map(|person| (person, Reason::OwnsTheTicket)));
    found
}

/// Steps 1 to 7'': the managers, those of before included, and the former owner.
fn managing(batch: Batch<'_>) -> Vec<Candidate<'_>> {
    let is_assigned = batch.contains(|kind| matches!(kind, EventKind::Assigned { .. }));
    if is_assigned && batch.after.installation.tells_assignee_only {
        return assignee(batch);
    }
    let mut found = former(batch);
    found.extend(managers(batch));
    found
}

/// Step 7': where only the new holder is told of an assignment, unless they asked to hear of nothing that they hold.
fn assignee(batch: Batch<'_>) -> Vec<Candidate<'_>> {
    let after = batch.after;
    let told = |manager: &&Manager| {
        after.ticket.holder == Some(manager.person.id) && manager.monitoring.managed != Behaviour::Never
    };
    let department = || after.lineage.department.label.clone();
    let level = |manager: &Manager| manager.monitoring.level();
    let holds = |manager| Reason::HoldsTheTicket { department: department(), level: level(manager) };
    awake(after).filter(told).map(|manager| (&manager.person, holds(manager))).collect()
}

/// The invitation mail (spec.md §8.6): whatever the preferences of whom somebody invites.
fn invited_now(batch: Batch<'_>) -> Vec<Candidate<'_>> {
    let is_invited =
        |person: &Person| batch.contains(|kind| *kind == EventKind::Invited { person: person.id, permanent: false });
    let invitees = batch.after.invitees.iter().map(|invitee| &invitee.person);
    invitees.filter(|person| is_invited(person)).map(|person| (person, Reason::InvitedNow)).collect()
}

/// Steps 1 to 4: those who lose something by this command, as they were just before it.
fn former(batch: Batch<'_>) -> Vec<Candidate<'_>> {
    use Behaviour::Always;
    let mut found = Vec::new();
    found.extend(batch.left_department().into_iter().flat_map(|before| {
        awake(before).filter(|manager| manager.monitoring.any == Always).map(|manager| {
            let department = before.lineage.department.label.clone();
            (&manager.person, Reason::ManagedDepartment { department, level: manager.monitoring.level() })
        })
    }));
    found.extend(batch.left_category().into_iter().flat_map(|before| {
        let told = |manager: &&Manager| before.is_member(manager.person.id) && manager.monitoring.category == Always;
        awake(before).filter(told).map(|manager| {
            let department = before.lineage.department.label.clone();
            let category = before.lineage.category().label.clone();
            let level = manager.monitoring.level();
            (&manager.person, Reason::MemberOfFormerCategory { department, category, level })
        })
    }));
    let holder = batch.before.and_then(|before| before.ticket.holder);
    let left = holder.filter(|holder| batch.after.ticket.holder != Some(*holder));
    found.extend(batch.before.into_iter().flat_map(|before| {
        let told = move |manager: &&Manager| Some(manager.person.id) == left && manager.monitoring.managed == Always;
        awake(before).filter(told).map(|manager| {
            let department = before.lineage.department.label.clone();
            (&manager.person, Reason::HeldTheTicket { department, level: manager.monitoring.level() })
        })
    }));
    let owner = batch.before.map(|before| &before.owner).filter(|owner| owner.id != batch.after.owner.id);
    found.extend(owner.filter(|owner| owner.wants(Alert::Own)).map(|owner| (owner, Reason::OwnedTheTicket)));
    found
}

/// Steps 5 to 7'': the managers of the present department, by what each asked to be told.
fn managers(batch: Batch<'_>) -> Vec<Candidate<'_>> {
    let after = batch.after;
    let department = || after.lineage.department.label.clone();
    let told = |applies: &dyn Fn(&Manager) -> Option<Reason>| -> Vec<Candidate<'_>> {
        awake(after).filter_map(|manager| Some((&manager.person, applies(manager)?))).collect()
    };
    let level = |manager: &Manager| manager.monitoring.level();
    let mut found = told(&|manager| {
        let behaviour = manager.monitoring.any;
        let reason = || Reason::ManagesDepartment { department: department(), level: level(manager), behaviour };
        batch.concerns(behaviour).then(reason)
    });
    found.extend(told(&|manager| {
        let behaviour = manager.monitoring.category;
        let told = after.is_member(manager.person.id) && batch.concerns(behaviour);
        let category = || after.lineage.category().label.clone();
        told.then(|| Reason::MemberOfCategory {
            department: department(),
            category: category(),
            level: level(manager),
            behaviour,
        })
    }));
    found.extend(told(&|manager| {
        let told = after.ticket.holder == Some(manager.person.id) && batch.concerns(manager.monitoring.managed);
        told.then(|| Reason::HoldsTheTicket { department: department(), level: level(manager) })
    }));
    let is_freed = batch.contains(|kind| matches!(kind, EventKind::Released { .. }));
    found.extend(told(&|manager| {
        let told = is_freed && !manager.monitoring.is_silent();
        told.then(|| Reason::ToldOfReleases { department: department() })
    }));
    found
}

/// The managers who have not suspended their monitoring.
fn awake(facts: &Facts) -> impl Iterator<Item = &Manager> {
    facts.managers.iter().filter(|manager| !manager.monitoring_suspended)
}
