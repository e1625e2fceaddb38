//! A command for every action, with what the program would read for it.

use domain::{
    Act, Action, Closing, Command, Computer, Counter, Event, EventId, EventKind, FileId, FileName, Message,
    MessageScope, Moment, Named, Origin, Person, PersonId, Place, Priority, Said, SpentTime, Status, Subject, TicketId,
    TicketScope, Transfer, Upload,
};

use super::NOW;

/// The answers to everything that a form may ask.
#[derive(Debug, Clone)]
pub struct Demand {
    pub action: Action,
    /// To whom it is assigned, who is invited, whose invitation is taken back, who becomes owner.
    pub to: Person,
    pub release: bool,
    /// "Devenir utilisateur invité".
    pub stay: bool,
    pub until: Option<Moment>,
    pub spent: Option<SpentTime>,
    pub link: Option<TicketId>,
    pub scope: TicketScope,
    pub said: Said,
    /// Where a transfer goes, or where "Retour à l'envoyeur" leads.
    pub destination: Option<Counter>,
    /// A group's people (A29).
    pub group: Vec<Person>,
    pub message: Option<(EventId, Event)>,
    pub is_last_word: bool,
    pub allows_editing: bool,
    /// Files that go with it.
    pub files: Vec<Upload>,
    pub draw: u64,
}

impl Demand {
    /// Complete and ordinary: as it stands, only a right or a status can refuse it.
    pub fn new(action: Action, to: Person, said: Said) -> Self {
        Self {
            action,
            group: vec![to.clone()],
            to,
            release: false,
            stay: false,
            until: None,
            spent: SpentTime::new(0, 1, 30),
            link: None,
            scope: TicketScope::SubjectOnly,
            said,
            destination: None,
            message: None,
            is_last_word: false,
            allows_editing: true,
            files: if action == Action::Attach { vec![plan()] } else { Vec::new() },
            draw: 0,
        }
    }

    pub fn act(&self) -> Act {
        let to = self.to.id;
        let closing = Closing { release: self.release, spent: self.spent, link: self.link };
        let about = self.message.as_ref().map_or(EventId(0), |(id, _)| *id);
        match self.action {
            Action::Take => Act::Take,
            Action::TakeAndClose => Act::TakeAndClose(closing),
            Action::TakeAndAsk => Act::TakeAndAsk,
            Action::Assign => Act::Assign(to),
            Action::Release => Act::Release,
            Action::Comment => Act::Comment,
            Action::Ask => Act::Ask,
            Action::Postpone => Act::Postpone(self.until),
            Action::Recall => Act::Recall,
            Action::Close => Act::Close(closing),
            Action::Refuse => Act::Refuse(self.spent),
            Action::Transfer => {
                Act::Transfer(Transfer { to: self.place(), release: self.release, stay: self.stay, follow: false })
            }
            Action::SendBack => Act::SendBack,
            Action::Invite => Act::Invite(vec![to]),
            Action::InviteGroup => Act::InviteGroup(self.place()),
            Action::Uninvite => Act::Uninvite(to),
            Action::ChangeOwner => Act::ChangeOwner(to),
            Action::ChangeSubject => Act::ChangeSubject(Subject::stored(format!("Panne {}", self.draw))),
            Action::ChangeScope => Act::ChangeScope(self.scope),
            Action::ChangePriority => Act::ChangePriority(Priority::new(5).expect("1 to 5")),
            Action::ChangeOrigin => Act::ChangeOrigin(Origin::Phone),
            Action::ChangeComputer => Act::ChangeComputer(Computer::stored("pc-b12".to_owned())),
            Action::ChangeSpentTime => Act::ChangeSpentTime(self.spent),
            Action::EditComment => Act::EditComment(about),
            Action::ChangeReaders => Act::ChangeReaders(about),
            Action::Attach => Act::Attach,
            Action::DeleteFile => Act::DeleteFile(about),
            Action::CloseOwn => Act::CloseOwn,
            Action::Cancel => Act::Cancel,
            Action::Approve => Act::Approve,
            Action::RefuseClosure => Act::RefuseClosure,
            Action::Reopen => Act::Reopen,
            Action::Expire => Act::Expire,
            Action::Archive => Act::Archive,
        }
    }

    fn place(&self) -> Place {
        Place::Category(self.destination.as_ref().map_or(domain::CategoryId(0), |to| to.lineage.category().id))
    }

    pub fn command(&self) -> Command {
        Command::new(self.act(), self.said.clone()).with(self.files.iter().map(|file| file.id).collect())
    }

    /// What is read for it in its transaction.
    pub fn named(&self) -> Named {
        let destination = match self.action {
            Action::Transfer | Action::SendBack => self.destination.clone(),
            _ => None,
        };
        let mut people = match self.action {
            Action::Invite | Action::ChangeOwner => vec![self.to.clone()],
            Action::InviteGroup => self.group.clone(),
            _ => Vec::new(),
        };
        people.retain(|person| person.is_enabled);
        people.extend(destination.iter().flat_map(|counter| counter.permanent_invitees.iter().cloned()));
        Named {
            people,
            destination,
            nowhere: None,
            sees_link: true,
            message: self.message.clone(),
            is_last_word: self.is_last_word,
            allows_editing: self.allows_editing,
            files: self.files.clone(),
            draw: self.draw,
        }
    }
}

/// A file that waits for its sender.
pub fn plan() -> Upload {
    Upload { id: FileId(41), name: FileName::parse("plan.pdf"), size: 4096 }
}

/// A file that somebody attached.
pub fn attached(by: Option<PersonId>, scope: MessageScope) -> (EventId, Event) {
    let Upload { id: file, name, size } = plan();
    let kind = EventKind::Uploaded { file, name, size };
    (EventId(32), Event { kind, by, at: NOW, text: None, scope, status: Status::InProgress })
}

/// A message that somebody wrote, as it reads now.
pub fn message(by: Option<PersonId>, scope: MessageScope) -> (EventId, Event) {
    let text = Message::parse("Ce qui fut dit.").expect("a short message");
    (EventId(31), Event { kind: EventKind::Commented, by, at: NOW, text, scope, status: Status::InProgress })
}
