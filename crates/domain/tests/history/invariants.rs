//! What is true of a ticket at rest, and of each command carried out (guarantees §2.1, spec.md §3.5).

use domain::recipients::{Batch, recipients};
use domain::ticket::may_stay;
use domain::visibility::{Sight, sight};
use domain::{
    Act, Actor, Alert, Counter, Event, EventKind, Facts, Moment, PersonId, Privilege, Status, Ticket, TicketScope,
    Transfer,
};
use proptest::prelude::*;

/// A command that was carried out.
pub struct Done<'a> {
    pub before: &'a Facts,
    pub after: &'a Facts,
    pub actor: &'a Actor,
    pub act: &'a Act,
    pub events: &'a [Event],
    pub destination: Option<&'a Counter>,
    pub now: Moment,
}

type Check = Result<(), TestCaseError>;

/// spec.md §3.5 and guarantees §2.1, of a ticket at rest; `gone` are those who lost a department meanwhile.
pub fn is_sound(facts: &Facts, gone: &[PersonId]) -> Check {
    let ticket = &facts.ticket;
    // I1: one category, of one department.
    prop_assert_eq!(ticket.category, facts.lineage.category().id);
    prop_assert_eq!(ticket.department, facts.lineage.department.id);
    prop_assert_eq!(ticket.owner, facts.owner.id);
    // D9: nobody in charge if and only if free, or closed without holder.
    match ticket.status {
        Status::Free => prop_assert_eq!(ticket.holder, None),
        status if status.is_open() => prop_assert!(ticket.holder.is_some(), "{status:?} without holder"),
        _ => {}
    }
    // I2: nobody or one current manager; somebody whose department was taken away is for the one who took it.
    if let Some(holder) = ticket.holder.filter(|_| ticket.status.is_open()) {
        prop_assert!(facts.manager(holder).is_some() || gone.contains(&holder), "{holder} manages nothing here");
    }
    prop_assert_eq!(ticket.closed_at.is_some(), !ticket.status.is_open());
    prop_assert!(ticket.recall_at.is_none() || ticket.status == Status::Postponed, "a recall date, not postponed");
    for invitee in &facts.invitees {
        let times = facts.invitees.iter().filter(|other| other.person.id == invitee.person.id).count();
        prop_assert_eq!(times, 1, "invited twice");
    }
    // I20: the owner never loses sight of an own ticket.
    prop_assert!(!facts.owner.is_enabled || sight(&facts.owner, facts).is_some());
    Ok(())
}

/// What one accepted command must have done, and no more.
pub fn is_fair(done: &Done<'_>) -> Check {
    let (was, is) = (&done.before.ticket, &done.after.ticket);
    prop_assert!(!done.events.is_empty(), "nothing changes silently");
    prop_assert_eq!(done.events.last().map(|event| event.status), Some(is.status));
    prop_assert_eq!((is.creator, is.created_at, is.id), (was.creator, was.created_at, was.id));
    prop_assert_eq!(is.creation_department, was.creation_department);
    let moves = matches!(done.act, Act::Transfer(_) | Act::SendBack);
    for event in done.events {
        let is_signed = event.by == done.actor.id();
        prop_assert!(is_signed || (moves && event.by.is_none()), "its author signs: {event:?}");
        prop_assert_eq!(event.at, done.now);
    }
    // Owner and invitees change by the commands that say so.
    prop_assert!(is.owner == was.owner || matches!(done.act, Act::ChangeOwner(to) if *to == is.owner));
    let invites = moves || matches!(done.act, Act::Invite(_) | Act::InviteGroup(_) | Act::Uninvite(_));
    prop_assert!(invites || done.before.invitees == done.after.invitees);
    prop_assert!(moves || (is.category, is.department) == (was.category, was.department));
    // Files come last, and change nothing.
    let is_file = |event: &Event| matches!(event.kind, EventKind::Uploaded { .. });
    let acted: Vec<Event> = done.events.iter().filter(|event| !is_file(event)).cloned().collect();
    prop_assert!(done.events[acted.len()..].iter().all(is_file));
    if acted.is_empty() {
        prop_assert_eq!(is.status, was.status);
        return changed(&Done { act: &Act::Attach, ..*done });
    }
    let done = &Done { events: &acted, ..*done };
    match done.act {
        Act::Transfer(transfer) => transferred(done, transfer),
        Act::SendBack => sent_back(done),
        Act::Invite(_) | Act::InviteGroup(_) => invited(done),
        Act::Uninvite(person) => {
            prop_assert!(!done.after.is_invited(*person));
            Ok(())
        }
        _ => handled(done).and_then(|()| changed(done)),
    }
}

/// Who has it in charge, and in which status (I3 to I7).
fn handled(done: &Done<'_>) -> Check {
    let (was, is) = (&done.before.ticket, &done.after.ticket);
    let by = done.actor.id();
    let kinds: Vec<_> = done.events.iter().map(|event| event.kind.code()).collect();
    let still_manages = |holder: PersonId| done.before.manager(holder).is_some();
    match done.act {
        // I3: the history says who lost the ticket.
        Act::Take => {
            prop_assert_eq!(&done.events[0].kind, &EventKind::Taken { from: was.holder });
            prop_assert_eq!(is.holder, by);
        }
        // I4: one command, one batch.
        Act::TakeAndClose(closing) => {
            prop_assert_eq!(&kinds[..2], &["taken", "closed"]);
            prop_assert_eq!((is.holder, is.status), (by.filter(|_| !closing.release), Status::Closed));
        }
        Act::TakeAndAsk => {
            prop_assert_eq!(&kinds, &["taken", "information_requested"]);
            prop_assert_eq!((is.holder, is.status), (by, Status::Incomplete));
        }
        // I5: to another manager of the department, whether or not one had taken it.
        Act::Assign(to) => {
            prop_assert!(Some(*to) != by && Some(*to) != was.holder && still_manages(*to));
            prop_assert_eq!(is.holder, Some(*to));
        }
        // I6: nobody, and free.
        Act::Release => prop_assert_eq!((is.holder, is.status), (None, Status::Free)),
        Act::Close(closing) => prop_assert_eq!(is.holder, was.holder.filter(|_| !closing.release)),
        // E57.
        Act::Reopen | Act::RefuseClosure => {
            let kept = was.holder.filter(|holder| still_manages(*holder));
            let status = if kept.is_some() { Status::InProgress } else { Status::Free };
            prop_assert_eq!((is.holder, is.status), (kept, status));
        }
        // I7: nothing else puts anybody in charge, or out of it.
        _ => prop_assert_eq!(is.holder, was.holder),
    }
    Ok(())
}

/// A property and nothing else, whatever the command.
fn changed(done: &Done<'_>) -> Check {
    let was = done.before.ticket.clone();
    let expected = match done.act {
        Act::ChangeOwner(to) => Ticket { owner: *to, ..was },
        Act::ChangeSubject(to) => Ticket { subject: to.clone(), ..was },
        Act::ChangeScope(to) => Ticket { scope: *to, ..was },
        Act::ChangePriority(to) => Ticket { priority: *to, ..was },
        Act::ChangeOrigin(to) => Ticket { origin: *to, ..was },
        Act::ChangeComputer(to) => Ticket { computer: to.clone(), ..was },
        Act::ChangeSpentTime(to) => Ticket { spent: *to, ..was },
        Act::Postpone(until) => Ticket { status: Status::Postponed, recall_at: *until, ..was },
        Act::Recall => Ticket { status: Status::InProgress, recall_at: None, ..was },
        Act::Archive => {
            // Its last action is what it was: archiving is none.
            let archived = Ticket { status: Status::Archived, version: was.version + 1, ..was };
            prop_assert_eq!(&done.after.ticket, &archived);
            return Ok(());
        }
        Act::ChangeReaders(_) => {
            prop_assert_eq!(&done.after.ticket, &Ticket { version: was.version + 1, ..was });
            return Ok(());
        }
        Act::EditComment(_) | Act::DeleteFile(_) => was,
        Act::Attach if done.after.ticket.status == was.status => was,
        _ => return Ok(()),
    };
    let expected = Ticket { last_action_at: done.now, version: expected.version + 1, ..expected };
    prop_assert_eq!(&done.after.ticket, &expected);
    Ok(())
}

/// R17–R21, spec.md §4.6.
fn transferred(done: &Done<'_>, transfer: &Transfer) -> Check {
    let there = done.destination.expect("a transfer goes somewhere");
    let was = &done.before.ticket;
    let counts = |person: PersonId| there.staff().iter().any(|manager| manager.person.id == person);
    let kept = was.holder.filter(|holder| !transfer.release && counts(*holder));
    arrived(done, there, kept)?;
    let Some(mover) = done.actor.person() else { return Ok(()) };
    if transfer.stay && may_stay(done.before, there, mover.id) {
        prop_assert!(sight(mover, done.after).is_some(), "R21: who asked to stay has lost sight of the ticket");
    }
    // I9: without the tick, nothing but what they were already, or a ticket open to them.
    let had_a_claim = done.before.owner.id == mover.id || done.before.is_invited(mover.id) || mover.is_admin;
    let is_given_one = there.permanent_invitees.iter().any(|invitee| invitee.id == mover.id);
    if !transfer.stay && !had_a_claim && !is_given_one && !counts(mover.id) {
        let why = sight(mover, done.after);
        prop_assert!(matches!(why, None | Some(Sight::SharesDepartment | Sight::OpenToAll)), "{why:?}");
    }
    Ok(())
}

/// E15: in the hands of whoever moved it, if they still manage there.
fn sent_back(done: &Done<'_>) -> Check {
    let (was, is) = (&done.before.ticket, &done.after.ticket);
    let there = done.destination.expect("it goes back somewhere");
    prop_assert_eq!(Some(is.category), was.moved_from);
    let sender = was.moved_by.filter(|sender| there.staff().iter().any(|manager| manager.person.id == *sender));
    if was.status.is_open()
        && let Some(sender) = sender
    {
        prop_assert_eq!((is.holder, is.status), (Some(sender), Status::InProgress));
        return followed(done, there);
    }
    // A closed ticket keeps its manager, where he may have it (spec.md §4.6).
    let manages = |holder: &PersonId| there.staff().iter().any(|manager| manager.person.id == *holder);
    arrived(done, there, was.holder.filter(|holder| !was.status.is_open() && manages(holder)))
}

/// "INPROGRESS or FREE"; without anybody, whom the algorithm chooses; a closed ticket stays closed.
fn arrived(done: &Done<'_>, there: &Counter, kept: Option<PersonId>) -> Check {
    let (was, is) = (&done.before.ticket, &done.after.ticket);
    prop_assert_eq!(is.category, there.lineage.category().id);
    prop_assert!(is.category != was.category, "it has not moved");
    prop_assert_eq!((is.moved_from, is.moved_by), (Some(was.category), done.actor.id()));
    if !was.status.is_open() {
        prop_assert_eq!((is.status, is.holder), (was.status, kept));
    } else if kept.is_some() {
        prop_assert_eq!((is.status, is.holder), (Status::InProgress, kept));
    } else {
        let status = if is.holder.is_some() { Status::InProgress } else { Status::Free };
        prop_assert_eq!(is.status, status);
        prop_assert!(is.holder.is_none_or(|chosen| there.members().contains(&chosen)), "an algorithm chooses members");
    }
    followed(done, there)
}

/// R41 and guarantees §2.1, b: permanent invitees leave and join with the department, explicit ones stay.
fn followed(done: &Done<'_>, there: &Counter) -> Check {
    let leaves = done.before.ticket.department != done.after.ticket.department;
    let is_permanent_there = |person: PersonId| there.permanent_invitees.iter().any(|one| one.id == person);
    for invitee in &done.before.invitees {
        let person = invitee.person.id;
        let stays = !leaves || !invitee.is_permanent || is_permanent_there(person) || done.actor.is(person);
        prop_assert!(!stays || done.after.is_invited(person) || done.actor.is(person), "{person} had to stay");
        prop_assert!(stays || !done.after.is_invited(person), "{person} had to leave");
    }
    for invitee in there.permanent_invitees.iter().filter(|_| leaves) {
        let joins = invitee.id != done.after.owner.id;
        prop_assert!(!joins || done.after.is_invited(invitee.id), "{} had to join", invitee.name);
    }
    Ok(())
}

/// R24: each once, not the owner, not who invites; "comment kept on the first INVITE of the batch".
fn invited(done: &Done<'_>) -> Check {
    // Whom the department invited may be invited by somebody too, and is theirs from then on (docs/decisions/0007).
    let (stayed, new) = done.after.invitees.split_at(done.after.invitees.len() - done.events.len());
    let is_invited_now = |person: PersonId| new.iter().any(|invitee| invitee.person.id == person);
    let others = done.before.invitees.iter().filter(|invitee| !is_invited_now(invitee.person.id));
    prop_assert!(stayed.iter().eq(others), "the others stay as they were");
    let was_guest =
        |person: PersonId| done.before.invitees.iter().any(|one| one.person.id == person && !one.is_permanent);
    prop_assert!(!new.iter().any(|invitee| was_guest(invitee.person.id)), "invited twice");
    let is_fit = |person: PersonId| person != done.after.owner.id && !done.actor.is(person);
    prop_assert!(new.iter().all(|invitee| is_fit(invitee.person.id) && !invitee.is_permanent));
    prop_assert!(done.events[1..].iter().all(|event| event.text.is_none()));
    prop_assert_eq!(done.after.ticket.status, done.before.ticket.status);
    Ok(())
}

/// I6, I11, I12: the other managers hear of a release, whoever is invited of the invitation, the owner is asked about
/// a closure; the author hears nothing (spec.md §8.3, then 2).
pub fn is_told(done: &Done<'_>) -> Check {
    let batch = Batch { before: Some(done.before), after: done.after, events: done.events, is_quiet: false };
    let told = recipients(batch, done.actor);
    let hears = |id: PersonId| told.iter().any(|notice| notice.person.id == id);
    prop_assert!(told.iter().all(|notice| !done.actor.is(notice.person.id)), "the author is told");
    if matches!(done.act, Act::Release) {
        for manager in done.after.managers.iter().filter(|manager| !done.actor.is(manager.person.id)) {
            let may = manager.person.is_mailable() && !manager.monitoring_suspended && !manager.monitoring.is_silent();
            prop_assert!(!may || hears(manager.person.id), "{} is not told of the release", manager.person.name);
        }
    }
    for event in done.events {
        if let EventKind::Invited { person, permanent: false } = event.kind {
            let invitee = done.after.invitees.iter().find(|invitee| invitee.person.id == person);
            let may = invitee.is_some_and(|invitee| invitee.person.is_mailable()) && !done.actor.is(person);
            prop_assert!(!may || hears(person), "{person} is not told of the invitation");
        }
    }
    let closes = matches!(done.act, Act::Close(_) | Act::TakeAndClose(_));
    let owner = &done.after.owner;
    let may = owner.is_mailable() && owner.wants(Alert::Own) && !done.actor.is(owner.id);
    prop_assert!(!closes || !may || hears(owner.id), "the owner is not asked");
    Ok(())
}

/// I7 and I13: what any manager may do, whoever holds the ticket; and the owner.
pub fn rights_are_open(facts: &Facts, may: impl Fn(Act, &domain::Person) -> bool) -> Check {
    let status = facts.ticket.status;
    if status == Status::Archived {
        return Ok(());
    }
    for manager in &facts.managers {
        prop_assert!(may(Act::Comment, &manager.person), "a manager may comment");
        let reopens = manager.may(Privilege::ReopenAny) && !status.is_open();
        prop_assert!(!reopens || may(Act::Reopen, &manager.person), "a manager may reopen");
    }
    prop_assert!(status.is_open() || may(Act::Reopen, &facts.owner), "the owner may reopen");
    Ok(())
}

/// E30: nothing that everybody could read is left when a ticket is no longer open to them.
pub fn is_narrowed(done: &Done<'_>) -> bool {
    let is_open = |facts: &Facts| matches!(facts.effective_scope(), TicketScope::Public | TicketScope::Intranet);
    matches!(done.act, Act::ChangeScope(_)) && is_open(done.before) && !is_open(done.after)
}
