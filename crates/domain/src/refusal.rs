//! Every way to say no: a key and its arguments, never a sentence. `locales/*/refusals.ftl` has the words.

use crate::{Coded, Privilege, Status, codes};

codes! {
    /// The field of a form that a refusal is about.
    pub enum Field {
        Category = "category",
        Subject = "subject",
        Message = "message",
        Scope = "scope",
        Priority = "priority",
        Origin = "origin",
        Owner = "owner",
        Assignee = "assignee",
        /// "Ré-ouvrir le ticket ?", asked when commenting a closed ticket (A7).
        Reopen = "reopen",
    }
}

/// Why something is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    TicketIsClosed { status: Status },
    TicketIsOpen,
    NotAwaitingApproval { status: Status },
    NobodyHoldsTheTicket,
    YouHoldTheTicket,
    OnlyManagers { department: String },
    OnlyTheOwner { owner: String },
    OnlyTheHolder { holder: Option<String> },
    OnlyOwnerOrManagers,
    LacksPrivilege { privilege: Privilege, department: String },
    NobodyToAssign { department: String },
    AssigneeMissing,
    NotAssignable { department: String },
    CategoryMissing,
    CategoryTakesNoTicket { category: String },
    SubjectMissing,
    MessageMissing,
    TextTooLong { found: usize, max: usize },
    UnknownValue,
    UnknownPerson { typed: String },
    ReopenUnanswered,
}

/// An argument of a refusal, for its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(usize),
}

impl Refusal {
    /// The key of its sentence, after `refusal-`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TicketIsClosed { .. } => "refusal-ticket-is-closed",
            Self::TicketIsOpen => "refusal-ticket-is-open",
            Self::NotAwaitingApproval { .. } => "refusal-not-awaiting-approval",
            Self::NobodyHoldsTheTicket => "refusal-nobody-holds-the-ticket",
            Self::YouHoldTheTicket => "refusal-you-hold-the-ticket",
            Self::OnlyManagers { .. } => "refusal-only-managers",
            Self::OnlyTheOwner { .. } => "refusal-only-the-owner",
            Self::OnlyTheHolder { holder: Some(_) } => "refusal-only-the-holder",
            Self::OnlyTheHolder { holder: None } => "refusal-only-a-holder",
            Self::OnlyOwnerOrManagers => "refusal-only-owner-or-managers",
            Self::LacksPrivilege { .. } => "refusal-lacks-privilege",
            Self::NobodyToAssign { .. } => "refusal-nobody-to-assign",
            Self::AssigneeMissing => "refusal-assignee-missing",
            Self::NotAssignable { .. } => "refusal-not-assignable",
            Self::CategoryMissing => "refusal-category-missing",
            Self::CategoryTakesNoTicket { .. } => "refusal-category-takes-no-ticket",
            Self::SubjectMissing => "refusal-subject-missing",
            Self::MessageMissing => "refusal-message-missing",
            Self::TextTooLong { .. } => "refusal-text-too-long",
            Self::UnknownValue => "refusal-unknown-value",
            Self::UnknownPerson { .. } => "refusal-unknown-person",
            Self::ReopenUnanswered => "refusal-reopen-unanswered",
        }
    }

    /// The arguments of its sentence. Codes (`status`, `privilege`) are translated by whoever says it.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |name, value: &str| (name, Arg::Text(value.to_owned()));
        match self {
            Self::TicketIsClosed { status } | Self::NotAwaitingApproval { status } => {
                vec![text("status", status.code())]
            }
            Self::OnlyManagers { department }
            | Self::NobodyToAssign { department }
            | Self::NotAssignable { department } => vec![text("department", department)],
            Self::OnlyTheOwner { owner } => vec![text("owner", owner)],
            Self::OnlyTheHolder { holder: Some(holder) } => vec![text("holder", holder)],
            Self::LacksPrivilege { privilege, department } => {
                vec![text("privilege", privilege.code()), text("department", department)]
            }
            Self::CategoryTakesNoTicket { category } => vec![text("category", category)],
            Self::TextTooLong { found, max } => {
                vec![("found", Arg::Number(*found)), ("max", Arg::Number(*max))]
            }
            Self::UnknownPerson { typed } => vec![text("typed", typed)],
            _ => Vec::new(),
        }
    }
}

/// A refusal about one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: Field,
    pub why: Refusal,
}

impl FieldError {
    pub fn new(field: Field, why: Refusal) -> Self {
        Self { field, why }
    }
}
