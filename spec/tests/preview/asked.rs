//! Any command on any ticket, by anybody: likely ones more often than hopeless ones.

use domain::ticket::{Closing, Place, Transfer, right, thread::Line};
use domain::{
    Act, Action, Actor, CategoryId, Coded, Command, Computer, EventId, Facts, Message, MessageScope, Moment, Origin,
    Person, PersonId, Priority, Said, SpentTime, Subject, TicketId, TicketScope,
};

use crate::organisation::{Lots, Organisation};

/// Those by which people come and go.
const LIKELY: &[Action] = &[
    Action::Transfer,
    Action::SendBack,
    Action::Invite,
    Action::InviteGroup,
    Action::ChangeOwner,
    Action::ChangeScope,
    Action::Reopen,
];

/// What there is to speak of in a command.
pub struct Scene<'a> {
    pub organisation: &'a Organisation,
    pub facts: &'a Facts,
    pub lines: &'a [Line],
    pub other: TicketId,
    pub now: Moment,
}

impl Scene<'_> {
    /// Who asks for what.
    pub fn asked(&self, lots: &mut Lots) -> (Actor, Command) {
        let action = self.action(lots);
        let actor = self.actor(lots, action);
        let text = lots.often(85).then(|| Message::parse("Quelques mots.").expect("a short message")).flatten();
        let said = Said { text, scope: lots.one(MessageScope::ALL) };
        let command = Command::new(self.act(lots, action, actor.person()), said);
        // The application says by itself what it tells nobody of.
        let is_quiet = actor.person().is_some() && lots.often(30);
        (actor, if is_quiet { command.quietly() } else { command })
    }

    /// Now and then one that the ticket's status does not allow.
    fn action(&self, lots: &mut Lots) -> Action {
        let possible: Vec<Action> = Action::ALL.iter().copied().filter(|action| self.is_possible(*action)).collect();
        // Few actions bring a closed ticket back: a case is not to end there.
        let ends = |action: &Action| {
            matches!(action, Action::Archive | Action::CloseOwn | Action::Cancel | Action::Refuse | Action::Expire)
        };
        let action = match lots.below(20) {
            0 => lots.one(Action::ALL),
            1..6 => lots.one(LIKELY),
            _ => lots.one(&possible),
        };
        if ends(&action) && lots.often(70) { lots.one(&possible) } else { action }
    }

    fn is_possible(&self, action: Action) -> bool {
        action.rule().from.includes(self.facts.ticket.status)
    }

    /// Mostly somebody who may; on schedule, the application.
    fn actor(&self, lots: &mut Lots, action: Action) -> Actor {
        let by_itself =
            matches!(action, Action::Expire | Action::Archive) || action == Action::Recall && lots.often(50);
        if by_itself && lots.often(90) {
            return Actor::Application;
        }
        let able = self.organisation.people.iter().filter(|one| right::check(action, self.facts, one).is_ok());
        let able: Vec<&Person> = able.collect();
        let somebody = if able.is_empty() || lots.often(12) {
            lots.one(&self.organisation.people)
        } else {
            lots.one(&able).clone()
        };
        Actor::Person(somebody)
    }

    fn act(&self, lots: &mut Lots, action: Action, by: Option<&Person>) -> Act {
        let anybody = |lots: &mut Lots| lots.one(&self.organisation.people).id;
        match action {
            Action::Take => Act::Take,
            Action::TakeAndClose => Act::TakeAndClose(self.closing(lots)),
            Action::TakeAndAsk => Act::TakeAndAsk,
            Action::Assign => {
                let targets: Vec<PersonId> =
                    by.map_or(Vec::new(), |by| self.facts.assignable(by.id)).iter().map(|one| one.person.id).collect();
                Act::Assign(if targets.is_empty() { anybody(lots) } else { lots.one(&targets) })
            }
            Action::Release => Act::Release,
            Action::Comment => Act::Comment,
            Action::Ask => Act::Ask,
            Action::Postpone => Act::Postpone(lots.maybe(&[self.now.plus_seconds(3600)], 60)),
            Action::Recall => Act::Recall,
            Action::Close => Act::Close(self.closing(lots)),
            Action::Refuse => Act::Refuse(spent(lots)),
            Action::Transfer => Act::Transfer(Transfer {
                to: self.place(lots),
                release: lots.often(50),
                stay: lots.often(50),
                follow: lots.often(50),
            }),
            Action::SendBack => Act::SendBack,
            Action::Invite => Act::Invite(self.invited(lots)),
            Action::InviteGroup => Act::InviteGroup(self.place(lots)),
            Action::Uninvite => Act::Uninvite(self.invitee(lots).unwrap_or_else(|| anybody(lots))),
            Action::ChangeOwner => Act::ChangeOwner(anybody(lots)),
            Action::ChangeSubject => Act::ChangeSubject(subject(lots)),
            Action::ChangeScope => Act::ChangeScope(lots.one(TicketScope::ALL)),
            Action::ChangePriority => Act::ChangePriority(Priority::new(lots.one(&[0, 1, 5])).expect("0 to 5")),
            Action::ChangeOrigin => Act::ChangeOrigin(lots.one(Origin::ALL)),
            Action::ChangeComputer => Act::ChangeComputer(computer(lots)),
            Action::ChangeSpentTime => Act::ChangeSpentTime(spent(lots)),
            Action::EditComment => Act::EditComment(self.message(lots, by)),
            Action::ChangeReaders => Act::ChangeReaders(self.message(lots, by)),
            Action::Attach => Act::Attach,
            Action::DeleteFile => Act::DeleteFile(self.file(lots)),
            Action::CloseOwn => Act::CloseOwn,
            Action::Cancel => Act::Cancel,
            Action::Approve => Act::Approve,
            Action::RefuseClosure => Act::RefuseClosure,
            Action::Reopen => Act::Reopen,
            Action::Expire => Act::Expire,
            Action::Archive => Act::Archive,
        }
    }

    fn closing(&self, lots: &mut Lots) -> Closing {
        Closing { release: lots.often(50), spent: spent(lots), link: lots.maybe(&[self.other], 30) }
    }

    fn place(&self, lots: &mut Lots) -> Place {
        let elsewhere: Vec<CategoryId> =
            self.organisation.categories.iter().copied().filter(|one| *one != self.facts.ticket.category).collect();
        if lots.often(70) {
            Place::Category(lots.one(&elsewhere))
        } else {
            Place::Department(lots.one(&self.organisation.departments))
        }
    }

    /// One person or several, perhaps invited already.
    fn invited(&self, lots: &mut Lots) -> Vec<PersonId> {
        let many = 1 + lots.below(3);
        let mut people: Vec<PersonId> = (0..many).map(|_| lots.one(&self.organisation.people).id).collect();
        people.dedup();
        people
    }

    fn invitee(&self, lots: &mut Lots) -> Option<PersonId> {
        let invited: Vec<PersonId> = self.facts.invitees.iter().map(|one| one.person.id).collect();
        (!invited.is_empty()).then(|| lots.one(&invited))
    }

    /// The entry that brought a file, or any.
    fn file(&self, lots: &mut Lots) -> EventId {
        let files: Vec<&Line> = self.lines.iter().filter(|line| line.file().is_some() && !line.is_erased).collect();
        if files.is_empty() { lots.one(self.lines).id } else { lots.one(&files).id }
    }

    /// The last word of the actor, or any.
    fn message(&self, lots: &mut Lots, by: Option<&Person>) -> EventId {
        let said: Vec<&Line> = self.lines.iter().filter(|line| line.is_message()).collect();
        let own = said.iter().rev().find(|line| line.event.by == by.map(|by| by.id)).map(|line| line.id);
        let any = lots.one(self.lines).id;
        own.filter(|_| lots.often(70)).unwrap_or(any)
    }
}

fn spent(lots: &mut Lots) -> Option<SpentTime> {
    let minutes = u32::try_from(lots.below(60)).expect("a minute");
    lots.often(75).then(|| SpentTime::new(0, 1, minutes)).flatten()
}

fn subject(lots: &mut Lots) -> Subject {
    Subject::parse(&format!("Panne {}", lots.below(3))).expect("a short subject")
}

fn computer(lots: &mut Lots) -> Computer {
    Computer::parse(&format!("poste-{}", lots.below(3))).expect("a short name")
}
