//! Changing what a ticket is: owner, subject, scope, priority, origin, computer, spent time (A22–A26).

use super::{Decision, Scene, invalid};
use crate::ticket::{Act, EventKind};
use crate::{Field, PersonId, Refusal, TicketScope};

impl Scene<'_> {
    pub(super) fn changed(&self, act: &Act) -> Decision<EventKind> {
        let ticket = &self.facts.ticket;
        let (field, kind) = match act {
            Act::ChangeOwner(to) => return self.new_owner(*to),
            Act::ChangeScope(to) => return self.new_scope(*to),
            Act::ChangeSubject(to) => {
                let kind = EventKind::SubjectChanged { from: ticket.subject.clone(), to: to.clone() };
                (Field::Subject, (ticket.subject != *to).then_some(kind))
            }
            Act::ChangePriority(to) => {
                let kind = EventKind::PriorityChanged { from: ticket.priority, to: *to };
                (Field::Priority, (ticket.priority != *to).then_some(kind))
            }
            Act::ChangeOrigin(to) => {
                let kind = EventKind::OriginChanged { from: ticket.origin, to: *to };
                (Field::Origin, (ticket.origin != *to).then_some(kind))
            }
            Act::ChangeComputer(to) => {
                let kind = EventKind::ComputerChanged { from: ticket.computer.clone(), to: to.clone() };
                (Field::Computer, (ticket.computer != *to).then_some(kind))
            }
            Act::ChangeSpentTime(to) => {
                (Field::SpentTime, (ticket.spent != *to).then_some(EventKind::SpentTimeChanged { to: *to }))
            }
            other => unreachable!("{other:?} changes no property"),
        };
        kind.ok_or_else(|| invalid(field, Refusal::Unchanged))
    }

    /// The new owner must differ; the former one is not invited, and may lose sight of the ticket (A22).
    fn new_owner(&self, to: PersonId) -> Decision<EventKind> {
        let from = self.facts.owner.id;
        if to == from {
            let owner = self.facts.owner.name.clone();
            return Err(invalid(Field::Owner, Refusal::SameOwner { owner }));
        }
        if !self.named.people.iter().any(|person| person.id == to) {
            return Err(invalid(Field::Owner, Refusal::UnknownPerson { typed: to.to_string() }));
        }
        Ok(EventKind::OwnerChanged { from, to })
    }

    fn new_scope(&self, to: TicketScope) -> Decision<EventKind> {
        let from = self.facts.ticket.scope;
        if to == from {
            return Err(invalid(Field::Scope, Refusal::Unchanged));
        }
        let after = self.facts.lineage.resolve(to, self.facts.installation.default_scope);
        let narrows = self.facts.effective_scope().is_open() && !after.is_open();
        Ok(EventKind::ScopeChanged { from, to, narrows })
    }
}
