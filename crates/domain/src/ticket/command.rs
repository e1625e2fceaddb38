//! What can be asked of a ticket.

use crate::{Message, MessageScope, PersonId, codes};

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
        /// A14
        Close = "close",
        /// A13
        CloseOwn = "close-own",
        /// A15
        Approve = "approve",
        /// A16
        RefuseClosure = "refuse-closure",
        /// A17
        Reopen = "reopen",
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

/// A demand made of a ticket, complete: what [`super::decide`] accepts or refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Take(Said),
    /// `release`: "Libérer le ticket", the closed ticket keeps nobody in charge.
    TakeAndClose {
        said: Said,
        release: bool,
    },
    TakeAndAsk(Said),
    Assign {
        to: PersonId,
        said: Said,
    },
    Release(Said),
    Comment(Said),
    Ask(Said),
    Close {
        said: Said,
        release: bool,
    },
    CloseOwn(Said),
    Approve(Said),
    RefuseClosure(Said),
    Reopen(Said),
}

impl Command {
    /// The command of an action. `to` is whom an assignment names, without which there is none; `release` is
    /// "Libérer le ticket", for the actions that close.
    pub fn new(action: Action, said: Said, to: Option<PersonId>, release: bool) -> Option<Self> {
        Some(match action {
            Action::Take => Self::Take(said),
            Action::TakeAndClose => Self::TakeAndClose { said, release },
            Action::TakeAndAsk => Self::TakeAndAsk(said),
            Action::Assign => Self::Assign { to: to?, said },
            Action::Release => Self::Release(said),
            Action::Comment => Self::Comment(said),
            Action::Ask => Self::Ask(said),
            Action::Close => Self::Close { said, release },
            Action::CloseOwn => Self::CloseOwn(said),
            Action::Approve => Self::Approve(said),
            Action::RefuseClosure => Self::RefuseClosure(said),
            Action::Reopen => Self::Reopen(said),
        })
    }

    pub fn action(&self) -> Action {
        match self {
            Self::Take(_) => Action::Take,
            Self::TakeAndClose { .. } => Action::TakeAndClose,
            Self::TakeAndAsk(_) => Action::TakeAndAsk,
            Self::Assign { .. } => Action::Assign,
            Self::Release(_) => Action::Release,
            Self::Comment(_) => Action::Comment,
            Self::Ask(_) => Action::Ask,
            Self::Close { .. } => Action::Close,
            Self::CloseOwn(_) => Action::CloseOwn,
            Self::Approve(_) => Action::Approve,
            Self::RefuseClosure(_) => Action::RefuseClosure,
            Self::Reopen(_) => Action::Reopen,
        }
    }

    pub fn said(&self) -> &Said {
        match self {
            Self::Take(said)
            | Self::TakeAndClose { said, .. }
            | Self::TakeAndAsk(said)
            | Self::Assign { said, .. }
            | Self::Release(said)
            | Self::Comment(said)
            | Self::Ask(said)
            | Self::Close { said, .. }
            | Self::CloseOwn(said)
            | Self::Approve(said)
            | Self::RefuseClosure(said)
            | Self::Reopen(said) => said,
        }
    }
}
