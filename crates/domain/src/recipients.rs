//! Who hears of what just happened, and why (spec.md §8.2–8.4). Pure: the mails that leave and the list that a
//! form shows beforehand both come from here.

mod reason;
mod tag;

pub use reason::Reason;
pub use tag::Tag;

use crate::monitoring::Behaviour;
use crate::visibility::sight;
use crate::{Actor, Event, EventKind, Facts, Manager, Person, PersonId, Standing};

/// One mail to one person: at most one a person and command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub person: Person,
    pub reason: Reason,
}

/// One command that was carried out: the ticket before (none before its creation), after, and the events between.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    pub before: Option<&'a Facts>,
    pub after: &'a Facts,
    pub events: &'a [Event],
}

impl Batch<'_> {
    fn is_creation_like(&self) -> bool {
        self.events.iter().any(|event| event.kind.is_creation_like())
    }

    fn frees(&self) -> bool {
        self.events.iter().any(|event| matches!(event.kind, EventKind::Released { .. }))
    }

    /// What a mail about this batch is called (spec.md §8.5).
    pub fn tag(&self) -> Tag {
        Tag::of(self.events)
    }

    /// Does `behaviour` ask to be told of this batch?
    fn concerns(&self, behaviour: Behaviour) -> bool {
        match behaviour {
            Behaviour::Always => true,
            Behaviour::Creation => self.is_creation_like(),
            Behaviour::Never => false,
        }
    }
}

/// The people to mail, each once, with the first rule of spec.md §8.3 that selects them. Never the author.
pub fn recipients(batch: Batch<'_>, actor: &Actor) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for (person, reason) in candidates(batch) {
        let is_told = notices.iter().any(|notice| notice.person.id == person.id);
        if !is_told && person.id != actor.person.id && is_told_of(person, batch) {
            notices.push(Notice { person: person.clone(), reason });
        }
    }
    notices
}

/// May this person be mailed about this batch: reachable, sees the ticket, may read something of it
/// (spec.md §8.3, then 1, 4 and 9)?
fn is_told_of(person: &Person, batch: Batch<'_>) -> bool {
    let standing = Standing::of(person, batch.after);
    let scope = batch.after.effective_scope();
    let reportable = |event: &Event| {
        !matches!(event.kind, EventKind::Commented)
            || event.scope.may_be_read_by(&standing, event.by == Some(person.id), scope)
    };
    person.is_mailable() && sight(person, batch.after).is_some() && batch.events.iter().any(reportable)
}

/// Steps 3 to 11 of spec.md §8.3, in order: the first that selects a person gives the reason.
fn candidates(batch: Batch<'_>) -> Vec<(&Person, Reason)> {
    let after = batch.after;
    let department = || after.lineage.department.label.clone();
    let managers = |applies: &dyn Fn(&Manager) -> Option<Reason>| -> Vec<(&Person, Reason)> {
        let awake = after.managers.iter().filter(|manager| !manager.monitoring_suspended);
        awake.filter_map(|manager| Some((&manager.person, applies(manager)?))).collect()
    };
    let level = |manager: &Manager| manager.monitoring.level();

    let former = former_holder(batch);
    let mut found = managers(&|manager| {
        let told = former == Some(manager.person.id) && manager.monitoring.managed == Behaviour::Always;
        told.then(|| Reason::HeldTheTicket { department: department(), level: level(manager) })
    });
    let former_owner = former_owner(batch).and_then(|from| after.person(from));
    found.extend(former_owner.filter(|person| person.monitors_own).map(|person| (person, Reason::OwnedTheTicket)));
    found.extend(managers(&|manager| {
        let behaviour = manager.monitoring.any;
        let reason = || Reason::ManagesDepartment { department: department(), level: level(manager), behaviour };
        batch.concerns(behaviour).then(reason)
    }));
    found.extend(managers(&|manager| {
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
    found.extend(managers(&|manager| {
        let told = after.ticket.holder == Some(manager.person.id) && batch.concerns(manager.monitoring.managed);
        told.then(|| Reason::HoldsTheTicket { department: department(), level: level(manager) })
    }));
    found.extend(managers(&|manager| {
        let told = batch.frees() && !manager.monitoring.is_silent();
        told.then(|| Reason::ToldOfReleases { department: department() })
    }));
    found.extend(after.owner.monitors_own.then_some((&after.owner, Reason::OwnsTheTicket)));
    found
}

/// Who held the ticket before this batch and no longer does.
fn former_holder(batch: Batch<'_>) -> Option<PersonId> {
    batch.before?.ticket.holder.filter(|holder| batch.after.ticket.holder != Some(*holder))
}

fn former_owner(batch: Batch<'_>) -> Option<PersonId> {
    let owner = batch.before?.ticket.owner;
    (owner != batch.after.ticket.owner).then_some(owner)
}
