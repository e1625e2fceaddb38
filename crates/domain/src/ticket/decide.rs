//! From a command to what happens: right, lifecycle, words, events (spec.md §4.2–4.3). Pure.

mod closing;
mod departure;
mod file;
mod invitation;
mod message;
mod movement;
mod property;

pub use departure::{Fate, relinquished};
pub use invitation::{MOST_PEOPLE, may_uninvite};
pub use message::{may_edit, may_rescope};
pub use movement::{may_stay, resettled};

use super::lifecycle::{To, Words};
use super::{Act, Action, Command, Event, EventKind, Named, Said, Status, right};
use crate::{Actor, Facts, Field, FieldError, MessageScope, Moment, PersonId, Refusal, Standing};

/// Why a command is not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum No {
    /// The action itself is not allowed.
    Refused(Refusal),
    /// The action is, but not with this in this field.
    Invalid(FieldError),
}

type Decision<T = Vec<Event>> = Result<T, No>;

/// Whoever acts, on what, and when.
struct Scene<'a> {
    facts: &'a Facts,
    actor: &'a Actor,
    named: &'a Named,
    now: Moment,
}

/// The events of a command, in order.
///
/// # Errors
/// The action is not allowed, or a field does not do.
pub fn decide(facts: &Facts, actor: &Actor, command: &Command, named: &Named, now: Moment) -> Decision {
    let action = command.action();
    right::check_actor(action, facts, actor).map_err(No::Refused)?;
    let scene = Scene { facts, actor, named, now };
    let mut said = scene.readable(&command.said);
    if matches!(action, Action::Ask | Action::TakeAndAsk) && !said.scope.reaches_the_owner() {
        // A question that its owner could not read would wait for ever.
        said.scope = MessageScope::Default;
    }
    let uploads = scene.uploads(command, said.scope)?;
    let is_said = said.text.is_some() || (action == Action::Comment && !uploads.is_empty());
    if action.rule().words == Words::Mandatory && !is_said {
        return Err(invalid(Field::Message, Refusal::MessageMissing));
    }
    let mut events = scene.acted(command, said)?;
    // What happens last says where the ticket is: files change nothing of that.
    let status = events.last().map_or(facts.ticket.status, |event| event.status);
    events.extend(uploads.into_iter().map(|upload| Event { status, ..upload }));
    Ok(events)
}

impl Scene<'_> {
    /// What the action itself makes happen.
    fn acted(&self, command: &Command, said: Said) -> Decision {
        let (scene, facts) = (self, self.facts);
        let action = command.action();
        let target = scene.target(action);
        let one = |kind, said| Ok(vec![scene.event(kind, said, target)]);
        match &command.act {
            Act::Take => Ok(vec![scene.taken(said)]),
            Act::TakeAndAsk => {
                let asked = scene.event(EventKind::InformationRequested, said, target);
                Ok(vec![scene.taken(Said::NOTHING), asked])
            }
            Act::Assign(to) => {
                scene.assignable(*to)?;
                one(EventKind::Assigned { to: *to, from: facts.ticket.holder }, said)
            }
            Act::Release => one(scene.released(), said),
            Act::Comment | Act::Attach if said.text.is_none() => Ok(Vec::new()),
            // Files with words are a comment, and answer like one.
            Act::Comment | Act::Attach => {
                Ok(vec![scene.event(EventKind::Commented, said, scene.target(Action::Comment))])
            }
            Act::Ask => one(EventKind::InformationRequested, said),
            Act::Postpone(until) => {
                one(EventKind::Postponed { until: until.map(|at| scene.future(at)).transpose()? }, said)
            }
            Act::Recall => one(EventKind::Recalled, said),
            Act::TakeAndClose(closing) => {
                let mut events = vec![scene.taken(Said::NOTHING)];
                events.extend(scene.closed(*closing, said)?);
                Ok(events)
            }
            Act::Close(closing) => scene.closed(*closing, said),
            Act::Refuse(spent) => one(EventKind::Refused { spent: scene.spent(*spent)? }, said),
            Act::CloseOwn => one(EventKind::ClosedByOwner, said),
            Act::Cancel => one(EventKind::Cancelled, said),
            Act::Approve => one(EventKind::ClosureApproved, said),
            Act::RefuseClosure => one(EventKind::ClosureRefused, said),
            Act::Reopen => {
                let removed = facts.ticket.holder.filter(|_| facts.holder().is_none());
                one(EventKind::Reopened { removed }, said)
            }
            Act::Transfer(transfer) => scene.moved(transfer, said),
            Act::SendBack => scene.sent_back(said),
            Act::Invite(people) => scene.invited(people, said),
            Act::InviteGroup(_) => scene.group_invited(said),
            Act::Uninvite(person) => scene.uninvited(*person, said),
            Act::ChangeOwner(_)
            | Act::ChangeSubject(_)
            | Act::ChangeScope(_)
            | Act::ChangePriority(_)
            | Act::ChangeOrigin(_)
            | Act::ChangeComputer(_)
            | Act::ChangeSpentTime(_) => one(scene.changed(&command.act)?, said),
            Act::EditComment(event) => Ok(vec![scene.edited(*event, &command.said)?]),
            Act::ChangeReaders(event) => Ok(vec![scene.rescoped(*event, &command.said)?]),
            Act::DeleteFile(event) => Ok(vec![scene.file_deleted(*event, said)?]),
            Act::Expire => one(EventKind::Expired, said),
            Act::Archive => one(EventKind::Archived, said),
        }
    }

    fn standing(&self) -> Standing<'_> {
        self.actor.standing(self.facts)
    }

    fn event(&self, kind: EventKind, said: Said, status: Status) -> Event {
        Event { kind, by: self.actor.id(), at: self.now, text: said.text, scope: said.scope, status }
    }

    fn taken(&self, said: Said) -> Event {
        self.event(EventKind::Taken { from: self.facts.ticket.holder }, said, self.target(Action::Take))
    }

    /// By whoever has it in charge once what comes before in the command has happened: the actor.
    fn released(&self) -> EventKind {
        EventKind::Released { from: self.actor.id().or(self.facts.ticket.holder).unwrap_or(PersonId(0)) }
    }

    /// A scope that the author may not choose becomes the default one (spec.md §5.3).
    fn readable(&self, said: &Said) -> Said {
        let scope = said.scope.allowed_to(&self.standing(), self.facts.effective_scope());
        Said { text: said.text.clone(), scope }
    }

    fn target(&self, action: Action) -> Status {
        let status = self.facts.ticket.status;
        let standing = self.standing();
        match action.rule().to {
            To::Becomes(status) => status,
            To::InProgressIfFree if status == Status::Free => Status::InProgress,
            To::InProgressIfAnswered if status == Status::Incomplete && (standing.is_owner || standing.is_holder) => {
                Status::InProgress
            }
            To::HeldOrFree if self.facts.holder().is_some() => Status::InProgress,
            To::HeldOrFree => Status::Free,
            To::InProgressIfFree | To::InProgressIfAnswered | To::HeldOrFreeThere | To::Unchanged => status,
        }
    }

    fn assignable(&self, to: PersonId) -> Decision<()> {
        let targets = self.actor.id().map(|actor| self.facts.assignable(actor)).unwrap_or_default();
        if targets.iter().any(|manager| manager.person.id == to) {
            return Ok(());
        }
        Err(invalid(Field::Assignee, Refusal::NotAssignable { department: right::label(self.facts) }))
    }
}

fn invalid(field: Field, why: Refusal) -> No {
    No::Invalid(FieldError::new(field, why))
}
