//! Transferring a ticket, and sending it back (A19, A20, spec.md §4.6).

use super::{Decision, Scene, invalid};
use crate::ticket::{Event, EventKind, Named, Said, Status, Stop, Transfer, arrivals};
use crate::{Actor, Counter, Facts, Field, Moment, PersonId, Privilege, Refusal};

/// What happens to a ticket whose category goes to another department, or comes to an end: it follows, whatever its
/// status, archived ones too (spec.md §6.1). Whoever holds it keeps it if they count where it goes.
pub fn resettled(facts: &Facts, named: &Named, now: Moment) -> Vec<Event> {
    let Some(counter) = &named.destination else { return Vec::new() };
    let scene = Scene { facts, actor: &Actor::Application, named, now };
    let keeps = facts.ticket.holder.filter(|holder| manages(counter, *holder));
    let waits_alone = facts.ticket.holder.is_none() && facts.ticket.status != Status::Free;
    let mut events = if keeps.is_some() || waits_alone {
        vec![scene.event(scene.stop(counter, None), Said::NOTHING, facts.ticket.status)]
    } else {
        scene.arrival(counter, None, Said::NOTHING)
    };
    let status = events.last().map_or(facts.ticket.status, |event| event.status);
    events.extend(scene.permanent_invitations(counter, &events, status));
    events
}

impl Scene<'_> {
    /// The move, whom the algorithm of the destination chooses, the mover's own invitation, then those of the
    /// department.
    pub(super) fn moved(&self, transfer: &Transfer, said: Said) -> Decision<Vec<Event>> {
        let counter = self.destination(Refusal::DestinationMissing)?;
        let keeps = self.facts.ticket.holder.filter(|holder| !transfer.release && manages(counter, *holder));
        let mut events = self.arrival(counter, keeps, said);
        let status = events.last().map_or(self.facts.ticket.status, |event| event.status);
        if let Some(mover) = self.actor.id().filter(|mover| transfer.stay && may_stay(self.facts, counter, *mover)) {
            let kind = EventKind::Invited { person: mover, permanent: false };
            events.push(self.event(kind, Said::NOTHING, status));
        }
        events.extend(self.permanent_invitations(counter, &events, status));
        Ok(events)
    }

    /// Back to the category of before, and to whoever moved it from there if they still manage it (E15); else free, no
    /// algorithm chooses.
    pub(super) fn sent_back(&self, said: Said) -> Decision<Vec<Event>> {
        let counter = self.destination(Refusal::NeverMoved)?;
        let sender = self.facts.ticket.moved_by.filter(|sender| manages(counter, *sender));
        let status = self.facts.ticket.status;
        // A closed ticket keeps its manager if he may have it there (spec.md §4.6).
        let keeps = self.facts.ticket.holder.filter(|holder| !status.is_open() && manages(counter, *holder));
        let removed = self.facts.ticket.holder.filter(|_| keeps.is_none());
        let assigned = sender.filter(|_| status.is_open()).map(|to| EventKind::Assigned { to, from: None });
        let arrived = if status.is_open() { Status::Free } else { status };
        let mut events = vec![self.event(self.stop(counter, removed), said, arrived)];
        events.extend(assigned.map(|kind| self.event(kind, Said::NOTHING, Status::InProgress)));
        let status = events.last().map_or(arrived, |event| event.status);
        events.extend(self.permanent_invitations(counter, &events, status));
        Ok(events)
    }

    fn stop(&self, counter: &Counter, removed: Option<PersonId>) -> EventKind {
        let (from, to) = (&self.facts.lineage, &counter.lineage);
        let stop = |lineage: &crate::Lineage| Stop {
            department: lineage.department.id,
            category: lineage.category().id,
            label: lineage.place(),
        };
        EventKind::Moved { from: stop(from), to: stop(to), removed }
    }

    /// An open ticket is in progress with the manager it keeps, or with whom the algorithm chooses; else free. A
    /// closed one stays closed.
    fn arrival(&self, counter: &Counter, keeps: Option<PersonId>, said: Said) -> Vec<Event> {
        let removed = self.facts.ticket.holder.filter(|_| keeps.is_none());
        let is_open = self.facts.ticket.status.is_open();
        let status = match keeps {
            _ if !is_open => self.facts.ticket.status,
            Some(_) => Status::InProgress,
            None => Status::Free,
        };
        let mut events = vec![self.event(self.stop(counter, removed), said, status)];
        if is_open && keeps.is_none() {
            events.extend(arrivals::chosen(counter, self.named.draw, self.now));
        }
        events
    }

    /// Those of the department that the ticket leaves go with it, those of where it comes are invited (guarantees
    /// §2.1, b): within one department, nothing changes.
    fn permanent_invitations(&self, counter: &Counter, so_far: &[Event], status: Status) -> Vec<Event> {
        if counter.lineage.department.id == self.facts.ticket.department {
            return Vec::new();
        }
        let joins = |person: PersonId| counter.permanent_invitees.iter().any(|invitee| invitee.id == person);
        let invitees = &self.facts.invitees;
        let is_just_invited = |person: PersonId| {
            so_far.iter().any(|event| matches!(event.kind, EventKind::Invited { person: other, .. } if other == person))
        };
        let leaving = invitees
            .iter()
            .filter(|invitee| invitee.is_permanent && !joins(invitee.person.id) && !is_just_invited(invitee.person.id));
        let joining = counter.permanent_invitees.iter().filter(|invitee| {
            !self.facts.is_invited(invitee.id) && self.facts.owner.id != invitee.id && !is_just_invited(invitee.id)
        });
        let leaving = leaving.map(|invitee| EventKind::Uninvited { person: invitee.person.id });
        let joining = joining.map(|person| EventKind::Invited { person: person.id, permanent: true });
        leaving.chain(joining).map(|kind| arrivals::by_application(kind, status, self.now)).collect()
    }

    /// Where the ticket goes, if it may (spec.md §4.6, "Tree offered").
    fn destination(&self, missing: Refusal) -> Decision<&Counter> {
        let refuse = |why| invalid(Field::Destination, why);
        let counter =
            self.named.destination.as_ref().ok_or_else(|| refuse(self.named.nowhere.clone().unwrap_or(missing)))?;
        let there = &counter.lineage;
        let department = there.department.label.clone();
        if there.category().id == self.facts.ticket.category {
            return Err(refuse(Refusal::AlreadyThere { place: there.place() }));
        }
        // Of what one may not choose, one is told nothing.
        let mover = self.actor.person();
        let is_manned = mover.is_none_or(|mover| counter.is_manned_by(mover));
        let is_offered = mover
            .is_none_or(|mover| there.is_offered_to(mover) && (there.department.is_visible_to(mover) || is_manned));
        if !is_offered && self.facts.ticket.moved_from != Some(there.category().id) {
            return Err(refuse(Refusal::DestinationMissing));
        }
        counter.takes_tickets().map_err(refuse)?;
        if counter.staff().is_empty() {
            return Err(refuse(Refusal::NobodyToReceive { department }));
        }
        let may_leave = self.standing().manager.is_some_and(|manager| manager.may(Privilege::TransferElsewhere));
        if !is_manned && !may_leave {
            let department = super::right::label(self.facts);
            return Err(refuse(Refusal::LacksTransfer { department }));
        }
        Ok(counter)
    }
}

/// A manager who counts there: of a confidential category, a member.
fn manages(counter: &Counter, person: PersonId) -> bool {
    counter.staff().iter().any(|manager| manager.person.id == person)
}

/// "Devenir utilisateur invité" is for those who do not manage the destination and are neither owner nor guest; it is
/// forced off towards a confidential category (spec.md §4.6). Whom the department that the ticket leaves invites would
/// leave with it.
pub fn may_stay(facts: &Facts, counter: &Counter, mover: PersonId) -> bool {
    facts.can_be_invited(mover) && !manages(counter, mover) && !counter.lineage.is_confidential()
}
