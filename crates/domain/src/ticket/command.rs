//! What can be asked of a ticket.

use super::Origin;
use crate::{
    CategoryId, Computer, Counter, DepartmentId, Event, EventId, FileId, Message, MessageScope, Moment, Person,
    PersonId, Priority, Refusal, SpentTime, Subject, TicketId, TicketScope, Upload, codes,
};

codes! {
    /// The actions of spec.md §4.3, by the word of their address (`POST /tickets/4812/take`).
    pub enum Action {
        /// A2
        Take = "take",
        /// A3
        TakeAndClose = "take-and-close",
        /// A4
        TakeAndAsk = "take-and-ask",
        /// A5
        Assign = "assign",
        /// A6
        Release = "release",
        /// A7
        Comment = "comment",
        /// A8
        Ask = "ask",
        /// A9
        Postpone = "postpone",
        /// A10
        Recall = "recall",
        /// A14
        Close = "close",
        /// A12
        Refuse = "refuse",
        /// A19
        Transfer = "transfer",
        /// A20
        SendBack = "send-back",
        /// A28
        Invite = "invite",
        /// A29
        InviteGroup = "invite-group",
        /// A30
        Uninvite = "uninvite",
        /// A22
        ChangeOwner = "owner",
        /// A23
        ChangeSubject = "subject",
        /// A24
        ChangeScope = "scope",
        /// A25
        ChangePriority = "priority",
        /// A26
        ChangeOrigin = "origin",
        /// A26
        ChangeComputer = "computer",
        /// A26
        ChangeSpentTime = "spent-time",
        /// A36
        EditComment = "edit",
        /// A27
        ChangeReaders = "readers",
        /// A31
        Attach = "attach",
        /// A32
        DeleteFile = "delete-file",
        /// A13
        CloseOwn = "close-own",
        /// A11
        Cancel = "cancel",
        /// A15
        Approve = "approve",
        /// A16
        RefuseClosure = "refuse-closure",
        /// A17
        Reopen = "reopen",
        /// A18
        Expire = "expire",
        /// A37
        Archive = "archive",
    }
}

/// The words that go with an action, and who may read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: Option<Message>,
    pub scope: MessageScope,
}

impl Said {
    pub const NOTHING: Self = Self { text: None, scope: MessageScope::Default };

    pub fn to_all(text: Option<Message>) -> Self {
        Self { text, scope: MessageScope::Default }
    }
}

/// What goes with a closure (A14).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Closing {
    /// "Libérer le ticket": the closed ticket keeps nobody in charge.
    pub release: bool,
    pub spent: Option<SpentTime>,
    /// "Lier à un ticket" (A21).
    pub link: Option<TicketId>,
}

/// What goes with a transfer (spec.md §4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    pub to: Place,
    /// "Libérer le ticket"
    pub release: bool,
    /// "Devenir utilisateur invité pour le ticket" (R21)
    pub stay: bool,
    /// "Suivre le ticket par courrier électronique"
    pub follow: bool,
}

/// A node of the tree of services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Category(CategoryId),
    /// A department alone (D5), or all of its managers (A29).
    Department(DepartmentId),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Take,
    TakeAndClose(Closing),
    TakeAndAsk,
    Assign(PersonId),
    Release,
    Comment,
    Ask,
    /// Until an instant, or until somebody recalls it.
    Postpone(Option<Moment>),
    Recall,
    Close(Closing),
    Refuse(Option<SpentTime>),
    Transfer(Transfer),
    SendBack,
    Invite(Vec<PersonId>),
    InviteGroup(Place),
    Uninvite(PersonId),
    ChangeOwner(PersonId),
    ChangeSubject(Subject),
    ChangeScope(TicketScope),
    ChangePriority(Priority),
    ChangeOrigin(Origin),
    ChangeComputer(Computer),
    ChangeSpentTime(Option<SpentTime>),
    EditComment(EventId),
    ChangeReaders(EventId),
    Attach,
    /// The event that brought it.
    DeleteFile(EventId),
    CloseOwn,
    Cancel,
    Approve,
    RefuseClosure,
    Reopen,
    Expire,
    Archive,
}

impl Act {
    pub fn action(&self) -> Action {
        match self {
            Self::Take => Action::Take,
            Self::TakeAndClose(_) => Action::TakeAndClose,
            Self::TakeAndAsk => Action::TakeAndAsk,
            Self::Assign(_) => Action::Assign,
            Self::Release => Action::Release,
            Self::Comment => Action::Comment,
            Self::Ask => Action::Ask,
            Self::Postpone(_) => Action::Postpone,
            Self::Recall => Action::Recall,
            Self::Close(_) => Action::Close,
            Self::Refuse(_) => Action::Refuse,
            Self::Transfer(_) => Action::Transfer,
            Self::SendBack => Action::SendBack,
            Self::Invite(_) => Action::Invite,
            Self::InviteGroup(_) => Action::InviteGroup,
            Self::Uninvite(_) => Action::Uninvite,
            Self::ChangeOwner(_) => Action::ChangeOwner,
            Self::ChangeSubject(_) => Action::ChangeSubject,
            Self::ChangeScope(_) => Action::ChangeScope,
            Self::ChangePriority(_) => Action::ChangePriority,
            Self::ChangeOrigin(_) => Action::ChangeOrigin,
            Self::ChangeComputer(_) => Action::ChangeComputer,
            Self::ChangeSpentTime(_) => Action::ChangeSpentTime,
            Self::EditComment(_) => Action::EditComment,
            Self::ChangeReaders(_) => Action::ChangeReaders,
            Self::Attach => Action::Attach,
            Self::DeleteFile(_) => Action::DeleteFile,
            Self::CloseOwn => Action::CloseOwn,
            Self::Cancel => Action::Cancel,
            Self::Approve => Action::Approve,
            Self::RefuseClosure => Action::RefuseClosure,
            Self::Reopen => Action::Reopen,
            Self::Expire => Action::Expire,
            Self::Archive => Action::Archive,
        }
    }
}

/// A demand made of a ticket, complete: what [`super::decide`] accepts or refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    pub act: Act,
    pub said: Said,
    /// "Ne pas signaler la modification": heard only from a manager, where it is offered (spec.md §4.2, 5).
    pub is_quiet: bool,
    /// Files sent beforehand that go with it, in order.
    pub files: Vec<FileId>,
}

impl Command {
    pub fn new(act: Act, said: Said) -> Self {
        Self { act, said, is_quiet: false, files: Vec::new() }
    }

    #[must_use]
    pub fn quietly(self) -> Self {
        Self { is_quiet: true, ..self }
    }

    #[must_use]
    pub fn with(self, files: Vec<FileId>) -> Self {
        Self { files, ..self }
    }

    pub fn action(&self) -> Action {
        self.act.action()
    }
}

/// What a command names besides its ticket, read in the same transaction.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Enabled people whom it invites or makes owner, in the order named.
    pub people: Vec<Person>,
    /// Where it moves the ticket.
    pub destination: Option<Counter>,
    /// Why there is no destination, when one was asked for.
    pub nowhere: Option<Refusal>,
    /// Whether the ticket that it links exists and the actor sees it (A21).
    pub sees_link: bool,
    /// The message that it edits, as it reads now.
    pub message: Option<(EventId, Event)>,
    /// Whether that message is the last thing said (spec.md §4.5).
    pub is_last_word: bool,
    /// The installation lets comments be edited (spec.md §4.5).
    pub allows_editing: bool,
    /// Of the files that it brings, those that wait for their sender, the actor.
    pub files: Vec<Upload>,
    /// The lot of the algorithm that draws.
    pub draw: u64,
}
