//! Inviting people to follow a ticket, and taking invitations back (A28–A30).

use super::{Decision, No, Scene, invalid};
use crate::ticket::{Action, Event, EventKind, Said};
use crate::visibility::may_name;
use crate::{Actor, Facts, Field, PersonId, Refusal};

/// People invited by one command, at most.
pub const MOST_PEOPLE: usize = 100;

impl Scene<'_> {
    /// One invitation a person; the comment is kept on the first. Those already invited are passed over.
    pub(super) fn invited(&self, people: &[PersonId], said: Said) -> Decision<Vec<Event>> {
        let refuse = |why| Err(invalid(Field::People, why));
        if people.len() > MOST_PEOPLE {
            return refuse(Refusal::TooManyPeople { found: people.len(), max: MOST_PEOPLE });
        }
        if people.is_empty() {
            return refuse(Refusal::PeopleMissing);
        }
        if people.iter().any(|person| self.actor.is(*person)) {
            return refuse(Refusal::InvitesOneself);
        }
        // Whoever may not know who they are is told neither who owns the ticket nor who is invited (spec.md §5.4).
        let knows = |id: PersonId| self.actor.person().is_some_and(|me| may_name(me, self.facts, id));
        let owner = &self.facts.owner;
        if people.contains(&owner.id) && knows(owner.id) {
            return refuse(Refusal::InvitesOwner { owner: owner.name.clone() });
        }
        if let Some(gone) = people.iter().find(|person| !self.named.people.iter().any(|named| named.id == **person)) {
            return refuse(Refusal::UnknownPerson { typed: gone.to_string() });
        }
        if !people.iter().any(|person| self.facts.can_be_invited(*person)) {
            if !people.iter().all(|person| knows(*person)) {
                return refuse(Refusal::NobodyToInvite);
            }
            let names: Vec<_> = self.named.people.iter().map(|person| person.name.as_str()).collect();
            return refuse(Refusal::AlreadyInvited { names: names.join(", ") });
        }
        Ok(self.invitations(people, said))
    }

    /// Everybody of a group who is neither there already, nor the owner, nor who invites.
    pub(super) fn group_invited(&self, said: Said) -> Decision<Vec<Event>> {
        let people: Vec<PersonId> = self.named.people.iter().map(|person| person.id).collect();
        if let Some(why) = self.named.nowhere.clone() {
            return Err(invalid(Field::Destination, why));
        }
        let events = self.invitations(&people, said);
        if events.len() > MOST_PEOPLE {
            let why = Refusal::TooManyPeople { found: events.len(), max: MOST_PEOPLE };
            return Err(invalid(Field::Destination, why));
        }
        if events.is_empty() { Err(invalid(Field::Destination, Refusal::NobodyToInvite)) } else { Ok(events) }
    }

    fn invitations(&self, people: &[PersonId], said: Said) -> Vec<Event> {
        let mut said = Some(said);
        let mut events: Vec<Event> = Vec::new();
        for person in people {
            let is_new = !events.iter().any(|event| event.people().next() == Some(*person));
            if is_new && self.facts.can_be_invited(*person) && !self.actor.is(*person) {
                let kind = EventKind::Invited { person: *person, permanent: false };
                events.push(self.event(kind, said.take().unwrap_or(Said::NOTHING), self.target(Action::Invite)));
            }
        }
        events
    }

    pub(super) fn uninvited(&self, person: PersonId, said: Said) -> Decision<Vec<Event>> {
        if !self.facts.is_invited(person) {
            return Err(invalid(Field::Person, Refusal::NotInvited));
        }
        if !may_uninvite(self.facts, self.actor, person) {
            return Err(No::Refused(Refusal::OnlyOwnInvitation));
        }
        Ok(vec![self.event(EventKind::Uninvited { person }, said, self.target(Action::Uninvite))])
    }
}

/// Owner, managers and administrators take back anybody's invitation; an invitee only their own (A30).
pub fn may_uninvite(facts: &Facts, actor: &Actor, person: PersonId) -> bool {
    let standing = actor.standing(facts);
    standing.is_owner || standing.is_manager() || standing.is_admin || actor.is(person)
}
