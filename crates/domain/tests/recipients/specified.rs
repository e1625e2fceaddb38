//! spec.md §8.3 in other words: who is told of what happened, step by step, without asking the product's rules.

use std::collections::BTreeMap;

use domain::monitoring::{Behaviour, Grid};
use domain::{Alert, Coded, Counter, Event, EventKind, Manager, Person, PersonId, Status};

use crate::organisation::random::Organisation;
use crate::organisation::view::View;

/// A command that was carried out, on the ticket of an organisation.
#[derive(Debug, Clone)]
pub struct Deed<'a> {
    /// `None` is the application.
    pub by: Option<PersonId>,
    pub holder_before: Option<PersonId>,
    pub events: &'a [Event],
    /// Where the ticket is afterwards.
    pub place: &'a Counter,
}

/// What changed hands, read from the history.
struct Now {
    holder: Option<PersonId>,
    owner: PersonId,
    invitees: Vec<PersonId>,
    scope: domain::TicketScope,
}

fn now(organisation: &Organisation, deed: &Deed<'_>) -> Now {
    let mut now = Now {
        holder: deed.holder_before,
        owner: organisation.owner.id,
        invitees: organisation.invitees.iter().map(|invitee| invitee.person.id).collect(),
        scope: organisation.scope,
    };
    for event in deed.events {
        match &event.kind {
            EventKind::Created { owner, scope, .. } => {
                (now.owner, now.scope) = (*owner, *scope);
                now.invitees.clear();
            }
            EventKind::OwnerChanged { to, .. } => now.owner = *to,
            EventKind::ScopeChanged { to, .. } => now.scope = *to,
            EventKind::Taken { .. } => now.holder = event.by,
            EventKind::Assigned { to, .. } => now.holder = Some(*to),
            EventKind::Released { .. } => now.holder = None,
            EventKind::Moved { removed: Some(_), .. } | EventKind::Reopened { removed: Some(_) } => now.holder = None,
            EventKind::ClosureRefused if event.status == Status::Free => now.holder = None,
            EventKind::Invited { person, .. } => now.invitees.push(*person),
            EventKind::Uninvited { person } => now.invitees.retain(|other| other != person),
            _ => {}
        }
    }
    now
}

/// Each person told, with the code of the first step that names them.
pub fn told(organisation: &Organisation, deed: &Deed<'_>) -> BTreeMap<PersonId, &'static str> {
    let now = now(organisation, deed);
    let then = View {
        place: &organisation.home,
        owner: organisation.owner.id,
        invitees: organisation.invitees.iter().map(|invitee| invitee.person.id).collect(),
        scope: organisation.scope,
    };
    let after = View { place: deed.place, owner: now.owner, invitees: now.invitees.clone(), scope: now.scope };
    let is_creation = deed.events.iter().any(|event| matches!(event.kind, EventKind::Created { .. }));
    let is_assigned = deed.events.iter().any(|event| matches!(event.kind, EventKind::Assigned { .. }));
    // Step 7': "steps 1-7 replaced by the new TM alone".
    let only_assignee = is_assigned && deed.place.installation.tells_assignee_only;
    let former = if is_creation || only_assignee { Vec::new() } else { former(organisation, deed, &then, &now) };
    let former = former.into_iter().map(|(person, step)| (person, step, &then));
    let present = present(organisation, deed, &after, &now).into_iter().map(|(person, step)| (person, step, &after));
    let invited = invited_now(deed, &now).into_iter().map(|person| (person, "invited-now", &after));
    let mut told = BTreeMap::new();
    for (id, step, view) in invited.chain(former).chain(present) {
        // Then, 2 and 9.
        let person = organisation.person(id);
        // A muted ticket, but for what calls somebody by name (docs/decisions/0014).
        let is_called = deed.events.iter().any(|event| match &event.kind {
            EventKind::Assigned { to, .. } => *to == id,
            EventKind::Invited { person, permanent: false } => *person == id,
            _ => false,
        });
        let is_deaf = organisation.muted.contains(&id) && !is_creation && !is_called;
        let may = deed.by != Some(id) && person.is_enabled && person.address.is_some() && !is_deaf;
        // Then, 1: everybody must see it, those of steps 1–4 just before the action.
        if may && view.sight(person).is_some() && deed.events.iter().any(|event| is_reportable(event, person, view)) {
            told.entry(id).or_insert(step);
        }
    }
    told
}

/// §8.6: "each invited person except the author, whatever his monitoring preference"; permanent invitees have "no
/// separate mail".
fn invited_now(deed: &Deed<'_>, now: &Now) -> Vec<PersonId> {
    let invited = deed.events.iter().filter_map(|event| match event.kind {
        EventKind::Invited { person, permanent: false } => Some(person),
        _ => None,
    });
    invited.filter(|person| now.invitees.contains(person)).collect()
}

/// Then, 1: "steps 1-7'' skip people whose manager monitoring is suspended".
fn awake<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Manager> {
    view.managers().filter(|manager| !manager.monitoring_suspended)
}

/// Steps 1 to 4.
fn former(organisation: &Organisation, deed: &Deed<'_>, then: &View<'_>, now: &Now) -> Vec<(PersonId, &'static str)> {
    let always = Behaviour::Always;
    let (from, to) = (&then.place.lineage, &deed.place.lineage);
    let mut named = Vec::new();
    if from.department.id != to.department.id {
        let told = awake(then).filter(|manager| manager.monitoring.any == always);
        named.extend(told.map(|manager| (manager.person.id, "managed-department")));
    }
    if from.category().id != to.category().id {
        let is_member = |manager: &&Manager| then.is_member(manager.person.id);
        let told = awake(then).filter(is_member).filter(|manager| manager.monitoring.category == always);
        named.extend(told.map(|manager| (manager.person.id, "member-of-former-category")));
    }
    if deed.holder_before != now.holder {
        let held = awake(then).filter(|manager| Some(manager.person.id) == deed.holder_before);
        let told = held.filter(|manager| manager.monitoring.managed == always);
        named.extend(told.map(|manager| (manager.person.id, "held-the-ticket")));
    }
    if organisation.owner.id != now.owner && organisation.owner.alerts.has(Alert::Own) {
        named.push((organisation.owner.id, "owned-the-ticket"));
    }
    named
}

/// Steps 5 to 11.
fn present(organisation: &Organisation, deed: &Deed<'_>, view: &View<'_>, now: &Now) -> Vec<(PersonId, &'static str)> {
    let is_creation_like = deed.events.iter().any(|event| is_creation_like(&event.kind));
    let wants = |behaviour| match behaviour {
        Behaviour::Always => true,
        Behaviour::Creation => is_creation_like,
        Behaviour::Never => false,
    };
    let is_deaf = |grid: Grid| [grid.any, grid.category, grid.managed] == [Behaviour::Never; 3];
    let has = |is_it: fn(&EventKind) -> bool| deed.events.iter().any(|event| is_it(&event.kind));
    let is_freed = has(|kind| matches!(kind, EventKind::Released { .. }));
    let is_assigned = has(|kind| matches!(kind, EventKind::Assigned { .. }));
    let mut named = Vec::new();
    let only_assignee = is_assigned && deed.place.installation.tells_assignee_only;
    if only_assignee {
        let holds = |manager: &&Manager| now.holder == Some(manager.person.id);
        let told = awake(view).filter(holds).filter(|manager| manager.monitoring.managed != Behaviour::Never);
        named.extend(told.map(|manager| (manager.person.id, "holds-the-ticket")));
    }
    let mut step = |code, applies: &dyn Fn(&Manager) -> bool| {
        if only_assignee {
            return;
        }
        named.extend(awake(view).filter(|manager| applies(manager)).map(|manager| (manager.person.id, code)));
    };
    step("manages-department", &|manager| wants(manager.monitoring.any));
    step("member-of-category", &|manager| view.is_member(manager.person.id) && wants(manager.monitoring.category));
    step("holds-the-ticket", &|manager| now.holder == Some(manager.person.id) && wants(manager.monitoring.managed));
    step("told-of-releases", &|manager| is_freed && !is_deaf(manager.monitoring));
    let mut person = |id: PersonId, alert: Option<Alert>, code| {
        if alert.is_none_or(|alert| organisation.person(id).alerts.has(alert)) {
            named.push((id, code));
        }
    };
    now.invitees.iter().for_each(|id| person(*id, Some(Alert::Invited), "is-invited"));
    if !has(|kind| matches!(kind, EventKind::Created { .. })) {
        let marked = organisation.bookmarkers.iter();
        marked.for_each(|marker| person(marker.id, Some(Alert::Bookmarks), "keeps-bookmark"));
        let followers = organisation.followers.iter().filter(|_| !is_assigned);
        followers.for_each(|follower| person(follower.id, None, "follows-the-ticket"));
    }
    person(now.owner, Some(Alert::Own), "owns-the-ticket");
    named
}

/// §8.2: "CREATE, REOPEN, CHANGE_DEPARTMENT, CANCEL_POSTPONEMENT".
fn is_creation_like(kind: &EventKind) -> bool {
    match kind {
        EventKind::Created { .. } | EventKind::Reopened { .. } | EventKind::Recalled => true,
        EventKind::Moved { from, to, .. } => from.department != to.department,
        _ => false,
    }
}

/// Then, 4 and 5.
fn is_reportable(event: &Event, person: &Person, view: &View<'_>) -> bool {
    match event.kind {
        EventKind::ClosureApproved
        | EventKind::Assigned { .. }
        | EventKind::Cancelled
        | EventKind::Recalled
        | EventKind::OwnerChanged { .. }
        | EventKind::Closed { .. }
        | EventKind::ClosedByOwner
        | EventKind::Created { .. }
        | EventKind::Released { .. }
        | EventKind::Postponed { .. }
        | EventKind::Refused { .. }
        | EventKind::ClosureRefused
        | EventKind::Reopened { .. }
        | EventKind::InformationRequested
        | EventKind::Taken { .. } => true,
        EventKind::Expired => person.alerts.has(Alert::Expiry),
        // §8.3, then 4: "a comment one may not read"; a file has its name in its sentence.
        EventKind::Commented
        | EventKind::CommentEdited { .. }
        | EventKind::Uploaded { .. }
        | EventKind::FileDeleted { .. } => view.reads(person, event.scope, event.by == Some(person.id)),
        // "no action written" (A27), "none" (A37).
        EventKind::ReadersChanged { .. } | EventKind::Archived => false,
        _ => event.by.is_some(),
    }
}

/// §6.7, its table read line by line: the addresses mailed besides these people.
pub fn watching(organisation: &Organisation, deed: &Deed<'_>, told: &[PersonId]) -> Vec<String> {
    let free = deed.events.last().is_some_and(|event| event.status == Status::Free);
    let creation = deed.events.iter().any(|event| is_creation_like(&event.kind));
    let freed = deed.events.iter().any(|event| matches!(event.kind, EventKind::Released { .. }));
    let plain = deed.events.iter().all(|event| {
        matches!(
            event.kind,
            EventKind::Commented
                | EventKind::CommentEdited { .. }
                | EventKind::Uploaded { .. }
                | EventKind::FileDeleted { .. }
                | EventKind::ReadersChanged { .. }
                | EventKind::Archived
        )
    });
    let is_created = deed.events.iter().any(|event| matches!(event.kind, EventKind::Created { .. }));
    let (here, before) = (&deed.place.lineage, &organisation.home.lineage);
    let mut places = vec![(here, creation)];
    if !is_created && here.category().id != before.category().id {
        // "On a move the former category is evaluated too, never as a creation."
        places.push((before, false));
    }
    let mut mailed: Vec<String> = Vec::new();
    for (place, creation) in places {
        // The nearest word on the way up; "jamais" is one.
        let own = place.path().collect::<Vec<_>>().into_iter().rev().find_map(|node| node.defaults.watch.clone());
        let Some(watch) = own.or_else(|| place.department.defaults.watch.clone()) else { continue };
        let hears = match watch.level.code() {
            "creation" => creation,
            "creation_or_release" => creation || freed,
            "creation_and_free" => creation || (free && !plain),
            "always" => !plain,
            _ => false,
        };
        let same = |address: &Option<String>| {
            address.as_ref().is_some_and(|one| one.to_lowercase() == watch.address.to_lowercase())
        };
        let is_somebody = told.iter().copied().chain(deed.by).any(|id| same(&organisation.person(id).address));
        if hears && !is_somebody && !mailed.iter().any(|known| same(&Some(known.clone()))) {
            mailed.push(watch.address);
        }
    }
    mailed
}
