//! What becomes of an open ticket whose holder manages its department no more, or is no member of its category any more
//! (spec.md §2.3).

use super::{Decision, invalid};
use crate::ticket::lifecycle::To;
use crate::ticket::{Action, Event, EventKind, Status, arrivals};
use crate::{Actor, Counter, Facts, Field, MessageScope, Moment, PersonId, Refusal, codes};

codes! {
    /// What is done with the open tickets of a manager who leaves.
    pub enum Fate {
        /// They stay with who holds them, and still manages the department.
        Kept = "keep",
        /// The algorithm of each category chooses, without that manager.
        Algorithm = "algorithm",
        /// All go to one other manager.
        Assigned = "assign",
        /// All are free again.
        Released = "release",
    }
}

impl Fate {
    /// Is there such a choice? Only who still reads the tickets can keep them.
    pub fn is_offered(self, may_keep: bool) -> bool {
        self != Self::Kept || may_keep
    }
}

/// What happens to the ticket, and by whom: a choice is its author's, that of an algorithm the application's. `facts`
/// still count `leaver`, its holder, among the managers; `to` is the manager chosen, if one is.
///
/// # Errors
/// Nobody is chosen, or somebody to whom it cannot go.
pub fn relinquished(
    facts: &Facts,
    counter: &Counter,
    leaver: PersonId,
    (fate, to): (Fate, Option<PersonId>),
    author: &Actor,
    (draw, now): (u64, Moment),
) -> Decision<(Actor, Vec<Event>)> {
    let by = |actor: &Actor, kind, status| Event {
        kind,
        by: actor.id(),
        at: now,
        text: None,
        scope: MessageScope::Default,
        status,
    };
    let released = || vec![by(author, EventKind::Released { from: leaver }, Status::Free)];
    match fate {
        Fate::Kept => Ok((author.clone(), Vec::new())),
        Fate::Released => Ok((author.clone(), released())),
        Fate::Algorithm => Ok(match arrivals::chosen_again(counter, draw, leaver, now) {
            events if events.is_empty() => (author.clone(), released()),
            events => (Actor::Application, events),
        }),
        Fate::Assigned => {
            let to = receiver(facts, counter, to, leaver)?;
            let status = match Action::Assign.rule().to {
                To::InProgressIfFree if facts.ticket.status == Status::Free => Status::InProgress,
                _ => facts.ticket.status,
            };
            Ok((author.clone(), vec![by(author, EventKind::Assigned { to, from: Some(leaver) }, status)]))
        }
    }
}

/// The manager chosen: there today, not who leaves, and of a confidential category a member.
fn receiver(facts: &Facts, counter: &Counter, to: Option<PersonId>, leaver: PersonId) -> Decision<PersonId> {
    let today = counter.installation.today;
    let find = |id: PersonId| counter.managers.iter().find(|manager| manager.person.id == id);
    let chosen = to.ok_or_else(|| invalid(Field::Assignee, Refusal::AssigneeMissing))?;
    let is_there = |manager: &&crate::Manager| manager.is_there(today) && manager.person.id != leaver;
    let department = || counter.lineage.department.label.clone();
    let manager = find(chosen).filter(is_there);
    let manager =
        manager.ok_or_else(|| invalid(Field::Assignee, Refusal::NotAssignable { department: department() }))?;
    if facts.manager(chosen).is_none() {
        let (name, place) = (manager.person.name.clone(), counter.lineage.place());
        return Err(invalid(Field::Assignee, Refusal::CannotReceive { name, place }));
    }
    Ok(chosen)
}
