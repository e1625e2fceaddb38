//! From a command to what happens: right, lifecycle, words, events (spec.md §4.2–4.3). Pure.

use super::lifecycle::{To, Words};
use super::{Action, Command, Event, EventKind, Said, Status, right};
use crate::{Actor, Facts, Field, FieldError, Moment, PersonId, Refusal, Standing};

/// Why a command is not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum No {
    /// The action itself is not allowed.
    Refused(Refusal),
    /// The action is, but not with this in this field.
    Invalid(FieldError),
}

/// The events of a command, in order.
///
/// # Errors
/// The action is not allowed, or a field does not do.
pub fn decide(facts: &Facts, actor: &Actor, command: &Command, now: Moment) -> Result<Vec<Event>, No> {
    let action = command.action();
    right::check(action, facts, &actor.person).map_err(No::Refused)?;
    let said = readable(command.said(), facts, actor);
    if action.rule().words == Words::Mandatory && said.text.is_none() {
        return Err(invalid(Field::Message, Refusal::MessageMissing));
    }
    let target_of = |action| target(action, facts, actor);
    let target = target_of(action);
    let entry = |kind, said: Said, status| Event {
        kind,
        by: Some(actor.person.id),
        at: now,
        text: said.text,
        scope: said.scope,
        status,
    };
    let from = facts.ticket.holder;
    let taken = |said| entry(EventKind::Taken { from }, said, target_of(Action::Take));
    Ok(match command {
        Command::Take(_) => vec![taken(said)],
        Command::TakeAndClose { release, .. } => {
            let mut events = vec![taken(Said::NOTHING), entry(EventKind::Closed, said, target)];
            events.extend(release.then(|| released(&entry, actor.person.id, target)));
            events
        }
        Command::TakeAndAsk(_) => {
            vec![taken(Said::NOTHING), entry(EventKind::InformationRequested, said, target)]
        }
        Command::Assign { to, .. } => {
            assignable(facts, actor, *to)?;
            vec![entry(EventKind::Assigned { to: *to, from }, said, target)]
        }
        Command::Release(_) => vec![entry(EventKind::Released { from: actor.person.id }, said, target)],
        Command::Comment(_) => vec![entry(EventKind::Commented, said, target)],
        Command::Ask(_) => vec![entry(EventKind::InformationRequested, said, target)],
        Command::Close { release, .. } => {
            let mut events = vec![entry(EventKind::Closed, said, target)];
            events.extend(release.then(|| released(&entry, actor.person.id, target)));
            events
        }
        Command::CloseOwn(_) => vec![entry(EventKind::ClosedByOwner, said, target)],
        Command::Approve(_) => vec![entry(EventKind::ClosureApproved, said, target)],
        Command::RefuseClosure(_) => vec![entry(EventKind::ClosureRefused, said, target)],
        Command::Reopen(_) => {
            let removed = from.filter(|_| facts.holder().is_none());
            vec![entry(EventKind::Reopened { removed }, said, target)]
        }
    })
}

/// "Libérer le ticket" while closing: nobody in charge any more, the status stays (A14).
fn released(entry: &impl Fn(EventKind, Said, Status) -> Event, from: PersonId, status: Status) -> Event {
    entry(EventKind::Released { from }, Said::NOTHING, status)
}

/// A scope that the author may not choose becomes the default one (spec.md §5.3).
fn readable(said: &Said, facts: &Facts, actor: &Actor) -> Said {
    let standing = Standing::of(&actor.person, facts);
    Said { text: said.text.clone(), scope: said.scope.allowed_to(&standing) }
}

fn target(action: Action, facts: &Facts, actor: &Actor) -> Status {
    let status = facts.ticket.status;
    let standing = Standing::of(&actor.person, facts);
    match action.rule().to {
        To::Becomes(status) => status,
        To::InProgressIfFree if status == Status::Free => Status::InProgress,
        To::InProgressIfAnswered if status == Status::Incomplete && (standing.is_owner || standing.is_holder) => {
            Status::InProgress
        }
        To::InProgressIfFree | To::InProgressIfAnswered => status,
        To::HeldOrFree if facts.holder().is_some() => Status::InProgress,
        To::HeldOrFree => Status::Free,
    }
}

fn assignable(facts: &Facts, actor: &Actor, to: PersonId) -> Result<(), No> {
    if facts.assignable(actor.person.id).iter().any(|manager| manager.person.id == to) {
        return Ok(());
    }
    Err(invalid(Field::Assignee, Refusal::NotAssignable { department: facts.lineage.department.label.clone() }))
}

fn invalid(field: Field, why: Refusal) -> No {
    No::Invalid(FieldError::new(field, why))
}
