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
        /// Where a transfer goes.
        Destination = "to",
        /// Identifiers of people to invite.
        People = "people",
        /// The person whose invitation is taken back.
        Person = "person",
        /// When a postponed ticket comes back.
        Until = "until",
        SpentTime = "spent",
        /// The number of another ticket.
        Link = "link",
        Computer = "computer",
        /// The message to edit.
        Event = "event",
        /// Files that go with an action.
        Files = "file",
        /// The name of a canned response.
        Label = "label",
        /// Whose a canned response is.
        Sharing = "sharing",
        /// How much a manager is told of a department, one of the presets.
        Level = "level",
        /// How much of a kind of ticket: any, of a member category, held.
        Any = "any",
        MemberCategory = "member",
        Managed = "managed",
        Pace = "pace",
        /// What a daily report holds, and its hours.
        Report = "report",
        Hour = "hour",
        SecondHour = "second_hour",
        Language = "language",
        StartPage = "start",
        LongLabel = "long_label",
        Icon = "icon",
        SearchWords = "search_words",
        Confidential = "confidential",
        Members = "members",
        ShortLabel = "short_label",
        Tag = "inter_service_tag",
        Algorithm = "algorithm",
        ExpiryDays = "expiry_days",
        WatchLevel = "watch_level",
        WatchAddress = "watch_address",
        /// Below what a category is.
        Parent = "parent",
        /// An identifier or an address.
        Identifier = "identifier",
        /// The rules of the selection.
        Rules = "rules",
        /// The account that is kept when two become one.
        Kept = "kept",
        Privileges = "privilege",
        Rate = "rate",
        AbsentFrom = "absent_from",
        AbsentUntil = "absent_until",
        AbsenceNote = "absence_note",
        /// What becomes of the tickets of a manager who leaves.
        Fate = "fate",
        /// The answer to a question of the form ([`FieldError::of`] says which).
        Answer = "answer",
        /// The questions of a form, as a whole.
        Questions = "questions",
        /// Of one question: how to answer, what an answer is, its options, when it is asked.
        Help = "help",
        Kind = "kind",
        Options = "options",
        OnlyIf = "only_if",
    }
}

/// Why something is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    TicketIsClosed {
        status: Status,
    },
    TicketIsOpen,
    NotAwaitingApproval {
        status: Status,
    },
    NobodyHoldsTheTicket,
    YouHoldTheTicket,
    OnlyManagers {
        department: String,
    },
    OnlyTheOwner {
        owner: String,
    },
    OnlyTheHolder {
        holder: Option<String>,
    },
    OnlyOwnerOrManagers,
    LacksPrivilege {
        privilege: Privilege,
        department: String,
    },
    NobodyToAssign {
        department: String,
    },
    AssigneeMissing,
    NotAssignable {
        department: String,
    },
    CategoryMissing,
    CategoryTakesNoTicket {
        category: String,
    },
    SubjectMissing,
    MessageMissing,
    TextTooLong {
        found: usize,
        max: usize,
    },
    UnknownValue,
    UnknownPerson {
        typed: String,
    },
    ReopenUnanswered,
    TicketIsArchived,
    TicketIsPostponed,
    TicketIsNotPostponed,
    OnlyOwnerOrHolder,
    OnlyTheApplication,
    NeverMoved,
    DestinationMissing,
    AlreadyThere {
        place: String,
    },
    NoCategoryThere {
        department: String,
    },
    NobodyToReceive {
        department: String,
    },
    RedirectionNeverEnds,
    /// Of the department that the ticket would leave.
    LacksTransfer {
        department: String,
    },
    PeopleMissing,
    TooManyPeople {
        found: usize,
        max: usize,
    },
    /// Named, and of no use here: those already invited, the owner, oneself.
    AlreadyInvited {
        names: String,
    },
    InvitesOwner {
        owner: String,
    },
    InvitesOneself,
    NobodyToInvite,
    NotInvited,
    OnlyOwnInvitation,
    SameOwner {
        owner: String,
    },
    DateUnreadable {
        typed: String,
    },
    DateInThePast,
    DateTooFar,
    DateMissing,
    SpentTimeMissing {
        department: String,
    },
    SpentTimeUnreadable,
    LinkUnknown {
        typed: String,
    },
    LinksItself,
    EditingIsOff,
    NotTheAuthor,
    NotTheLastWord,
    ReadersAreManagersChoice,
    MessageGone,
    CategoryHasChildren {
        category: String,
    },
    Unchanged,
    FileMissing,
    /// It is not there to be attached: sent by somebody else, given to a ticket already, or forgotten.
    FileGone,
    FileEmpty {
        name: String,
    },
    FileTooLarge {
        name: String,
        /// Bytes.
        max: u64,
    },
    /// Together, the files of a message.
    FilesTooLarge {
        /// Bytes.
        max: u64,
    },
    TooManyFiles {
        max: usize,
    },
    /// It broke off before its end.
    FileCut {
        name: String,
    },
    FileInfected {
        name: String,
        virus: String,
    },
    FileUnchecked {
        name: String,
    },
    FileNotStored {
        name: String,
    },
    OnlyAdministrators,
    /// What a form of the organisation showed is no longer what is there.
    ChangedMeanwhile,
    /// A narrower kind of ticket is less alerted than a wider one (spec.md §8.1, E45).
    MemberCategoryLessAlerted,
    HeldLessAlerted,
    HourOutOfRange,
    HoursAreEqual,
    LabelMissing,
    /// Another canned response of the same people bears it.
    LabelTaken,
    /// Of a canned response: those that do not exist, and those that do.
    UnknownVariable {
        names: String,
        known: String,
    },
    CategoryLabelMissing,
    SiblingLabelTaken {
        label: String,
    },
    /// It stands for another one: nothing goes below it.
    CategoryIsRedirected {
        category: String,
    },
    BelowItself {
        category: String,
    },
    TreeTooDeep {
        max: usize,
    },
    /// It has sub-categories, and is not deleted.
    CategoryNotEmpty {
        category: String,
    },
    /// These stand for it.
    RedirectionsEndThere {
        names: String,
    },
    /// Where the tickets of what is deleted go.
    TicketsNeedAPlace {
        count: usize,
    },
    ConfidentialNotAllowed {
        department: String,
    },
    MembersAreManagers,
    MembersMissing,
    DaysOutOfRange {
        max: usize,
    },
    WatchLevelMissing,
    AddressUnreadable,
    OnlyItsAuthorUndoes,
    CreationStays,
    AlreadyUndone,
    /// Who; empty where names are hidden.
    ActedSince {
        by: String,
    },
    /// The time of day, as its reader writes it.
    MailHasLeft {
        at: String,
    },
    TooLateToUndo,
    /// The category that it left takes it back no more.
    UndoLeadsNowhere,
    DepartmentHasCategories {
        department: String,
        found: usize,
    },
    /// Others stand for it.
    DepartmentIsTarget {
        names: String,
    },
    /// Another department bears it, case and accents aside.
    DepartmentLabelTaken,
    DepartmentIsVirtual {
        department: String,
    },
    DepartmentStandsForItself,
    AddressMalformed {
        typed: String,
    },
    NumberOutside {
        max: usize,
    },
    AlreadyAdministrator {
        name: String,
    },
    NotAdministrator {
        name: String,
    },
    DismissesOneself,
    DisablesOneself,
    MergesOneself,
    MergesItself,
    /// Kept as a pointer to another account, nothing of it is left.
    AccountIsMerged {
        name: String,
    },
    AccountIsDisabled {
        name: String,
    },
    /// Of a rule of the selection: its place, from 1.
    RuleIncomplete {
        place: usize,
    },
    TooManyRules {
        max: usize,
    },
    DayMissing,
    DayUnreadable {
        typed: String,
    },
    EndsBeforeItBegins,
    AlreadyManager {
        name: String,
    },
    AlreadyPermanentInvitee {
        name: String,
    },
    /// Of the tickets held by a manager who leaves.
    FateMissing {
        count: usize,
    },
    /// A manager to whom these tickets cannot go: not a member of a confidential category.
    CannotReceive {
        name: String,
        place: String,
    },
    /// Confidential categories of which nobody else is a member: without one, everybody would read them.
    LastMemberOfConfidential {
        name: String,
        places: String,
    },
    /// Nobody at all could look after its managers any more.
    NobodyWouldManage {
        department: String,
    },
    /// A question that must be answered is not.
    AnswerMissing,
    NumberUnreadable {
        typed: String,
    },
    /// Answers to questions that are not asked, or not any more, or not so.
    AnswersLeft {
        questions: String,
    },
    /// A category that stands for another asks what the other one does.
    QuestionsOfAnother {
        category: String,
    },
    QuestionLabelMissing,
    QuestionLabelTaken {
        question: String,
    },
    TooManyQuestions {
        max: usize,
    },
    OptionsMissing,
    TooManyOptions {
        max: usize,
    },
    OptionTwice {
        option: String,
    },
    /// A question would wait for what `on` could not bring any more, or not before it.
    ConditionLost {
        question: String,
        on: String,
    },
}

/// An argument of a refusal, for its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(usize),
    /// A size in bytes.
    Size(u64),
}

impl Refusal {
    /// The key of its sentence, after `refusal-`.
    #[expect(clippy::too_many_lines, reason = "a table, one line a refusal")]
    pub fn key(&self) -> &'static str {
        match self {
            Self::TicketIsClosed { .. } => "refusal-ticket-is-closed",
            Self::TicketIsOpen => "refusal-ticket-is-open",
            Self::NotAwaitingApproval { .. } => "refusal-not-awaiting-approval",
            Self::NobodyHoldsTheTicket => "refusal-nobody-holds-the-ticket",
            Self::YouHoldTheTicket => "refusal-you-hold-the-ticket",
            Self::OnlyManagers { .. } => "refusal-only-managers",
            Self::OnlyTheOwner { owner } if owner.is_empty() => "refusal-only-its-owner",
            Self::OnlyTheOwner { .. } => "refusal-only-the-owner",
            Self::OnlyTheHolder { holder: Some(name) } if name.is_empty() => "refusal-only-its-holder",
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
            Self::TicketIsArchived => "refusal-ticket-is-archived",
            Self::TicketIsPostponed => "refusal-ticket-is-postponed",
            Self::TicketIsNotPostponed => "refusal-ticket-is-not-postponed",
            Self::OnlyOwnerOrHolder => "refusal-only-owner-or-holder",
            Self::OnlyTheApplication => "refusal-only-the-application",
            Self::NeverMoved => "refusal-never-moved",
            Self::DestinationMissing => "refusal-destination-missing",
            Self::AlreadyThere { .. } => "refusal-already-there",
            Self::NoCategoryThere { .. } => "refusal-no-category-there",
            Self::NobodyToReceive { .. } => "refusal-nobody-to-receive",
            Self::RedirectionNeverEnds => "refusal-redirection-never-ends",
            Self::LacksTransfer { .. } => "refusal-lacks-transfer",
            Self::PeopleMissing => "refusal-people-missing",
            Self::TooManyPeople { .. } => "refusal-too-many-people",
            Self::AlreadyInvited { .. } => "refusal-already-invited",
            Self::InvitesOwner { .. } => "refusal-invites-owner",
            Self::InvitesOneself => "refusal-invites-oneself",
            Self::NobodyToInvite => "refusal-nobody-to-invite",
            Self::NotInvited => "refusal-not-invited",
            Self::OnlyOwnInvitation => "refusal-only-own-invitation",
            Self::SameOwner { .. } => "refusal-same-owner",
            Self::DateUnreadable { .. } => "refusal-date-unreadable",
            Self::DateInThePast => "refusal-date-in-the-past",
            Self::DateTooFar => "refusal-date-too-far",
            Self::DateMissing => "refusal-date-missing",
            Self::SpentTimeMissing { .. } => "refusal-spent-time-missing",
            Self::SpentTimeUnreadable => "refusal-spent-time-unreadable",
            Self::LinkUnknown { .. } => "refusal-link-unknown",
            Self::LinksItself => "refusal-links-itself",
            Self::EditingIsOff => "refusal-editing-is-off",
            Self::NotTheAuthor => "refusal-not-the-author",
            Self::NotTheLastWord => "refusal-not-the-last-word",
            Self::ReadersAreManagersChoice => "refusal-readers-are-managers-choice",
            Self::MessageGone => "refusal-message-gone",
            Self::CategoryHasChildren { .. } => "refusal-category-has-children",
            Self::Unchanged => "refusal-unchanged",
            Self::FileMissing => "refusal-file-missing",
            Self::FileGone => "refusal-file-gone",
            Self::FileEmpty { .. } => "refusal-file-empty",
            Self::FileTooLarge { .. } => "refusal-file-too-large",
            Self::FilesTooLarge { .. } => "refusal-files-too-large",
            Self::TooManyFiles { .. } => "refusal-too-many-files",
            Self::FileCut { .. } => "refusal-file-cut",
            Self::FileInfected { .. } => "refusal-file-infected",
            Self::FileUnchecked { .. } => "refusal-file-unchecked",
            Self::FileNotStored { .. } => "refusal-file-not-stored",
            Self::OnlyAdministrators => "refusal-only-administrators",
            Self::ChangedMeanwhile => "refusal-changed-meanwhile",
            Self::MemberCategoryLessAlerted => "refusal-member-category-less-alerted",
            Self::HeldLessAlerted => "refusal-held-less-alerted",
            Self::HourOutOfRange => "refusal-hour-out-of-range",
            Self::HoursAreEqual => "refusal-hours-are-equal",
            Self::LabelMissing => "refusal-label-missing",
            Self::LabelTaken => "refusal-label-taken",
            Self::UnknownVariable { .. } => "refusal-unknown-variable",
            Self::CategoryLabelMissing => "refusal-category-label-missing",
            Self::SiblingLabelTaken { .. } => "refusal-sibling-label-taken",
            Self::CategoryIsRedirected { .. } => "refusal-category-is-redirected",
            Self::BelowItself { .. } => "refusal-below-itself",
            Self::TreeTooDeep { .. } => "refusal-tree-too-deep",
            Self::CategoryNotEmpty { .. } => "refusal-category-not-empty",
            Self::RedirectionsEndThere { .. } => "refusal-redirections-end-there",
            Self::TicketsNeedAPlace { .. } => "refusal-tickets-need-a-place",
            Self::ConfidentialNotAllowed { .. } => "refusal-confidential-not-allowed",
            Self::MembersAreManagers => "refusal-members-are-managers",
            Self::MembersMissing => "refusal-members-missing",
            Self::DaysOutOfRange { .. } => "refusal-days-out-of-range",
            Self::WatchLevelMissing => "refusal-watch-level-missing",
            Self::AddressUnreadable => "refusal-address-unreadable",
            Self::OnlyItsAuthorUndoes => "refusal-only-its-author-undoes",
            Self::CreationStays => "refusal-creation-stays",
            Self::AlreadyUndone => "refusal-already-undone",
            Self::ActedSince { by } if by.is_empty() => "refusal-acted-since",
            Self::ActedSince { .. } => "refusal-somebody-acted-since",
            Self::MailHasLeft { .. } => "refusal-mail-has-left",
            Self::TooLateToUndo => "refusal-too-late-to-undo",
            Self::UndoLeadsNowhere => "refusal-undo-leads-nowhere",
            Self::DepartmentHasCategories { .. } => "refusal-department-has-categories",
            Self::DepartmentIsTarget { .. } => "refusal-department-is-target",
            Self::DepartmentLabelTaken => "refusal-department-label-taken",
            Self::DepartmentIsVirtual { .. } => "refusal-department-is-virtual",
            Self::DepartmentStandsForItself => "refusal-department-stands-for-itself",
            Self::AddressMalformed { .. } => "refusal-address-malformed",
            Self::NumberOutside { .. } => "refusal-number-outside",
            Self::AlreadyAdministrator { .. } => "refusal-already-administrator",
            Self::NotAdministrator { .. } => "refusal-not-administrator",
            Self::DismissesOneself => "refusal-dismisses-oneself",
            Self::DisablesOneself => "refusal-disables-oneself",
            Self::MergesOneself => "refusal-merges-oneself",
            Self::MergesItself => "refusal-merges-itself",
            Self::AccountIsMerged { .. } => "refusal-account-is-merged",
            Self::AccountIsDisabled { .. } => "refusal-account-is-disabled",
            Self::RuleIncomplete { .. } => "refusal-rule-incomplete",
            Self::TooManyRules { .. } => "refusal-too-many-rules",
            Self::DayMissing => "refusal-day-missing",
            Self::DayUnreadable { .. } => "refusal-day-unreadable",
            Self::EndsBeforeItBegins => "refusal-ends-before-it-begins",
            Self::AlreadyManager { .. } => "refusal-already-manager",
            Self::AlreadyPermanentInvitee { .. } => "refusal-already-permanent-invitee",
            Self::FateMissing { .. } => "refusal-fate-missing",
            Self::CannotReceive { .. } => "refusal-cannot-receive",
            Self::LastMemberOfConfidential { .. } => "refusal-last-member-of-confidential",
            Self::NobodyWouldManage { .. } => "refusal-nobody-would-manage",
            Self::AnswerMissing => "refusal-answer-missing",
            Self::NumberUnreadable { .. } => "refusal-number-unreadable",
            Self::AnswersLeft { .. } => "refusal-answers-left",
            Self::QuestionsOfAnother { .. } => "refusal-questions-of-another",
            Self::QuestionLabelMissing => "refusal-question-label-missing",
            Self::QuestionLabelTaken { .. } => "refusal-question-label-taken",
            Self::TooManyQuestions { .. } => "refusal-too-many-questions",
            Self::OptionsMissing => "refusal-options-missing",
            Self::TooManyOptions { .. } => "refusal-too-many-options",
            Self::OptionTwice { .. } => "refusal-option-twice",
            Self::ConditionLost { .. } => "refusal-condition-lost",
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
            Self::OnlyTheOwner { owner } if !owner.is_empty() => vec![text("owner", owner)],
            Self::OnlyTheHolder { holder: Some(holder) } if !holder.is_empty() => vec![text("holder", holder)],
            Self::LacksPrivilege { privilege, department } => {
                vec![text("privilege", privilege.code()), text("department", department)]
            }
            Self::CategoryTakesNoTicket { category }
            | Self::CategoryHasChildren { category }
            | Self::CategoryIsRedirected { category }
            | Self::QuestionsOfAnother { category }
            | Self::BelowItself { category }
            | Self::CategoryNotEmpty { category } => vec![text("category", category)],
            Self::SiblingLabelTaken { label } => vec![text("label", label)],
            Self::TreeTooDeep { max } | Self::DaysOutOfRange { max } => vec![("max", Arg::Number(*max))],
            Self::TicketsNeedAPlace { count } | Self::FateMissing { count } => vec![("count", Arg::Number(*count))],
            Self::RedirectionsEndThere { names } => vec![text("names", names)],
            Self::ConfidentialNotAllowed { department } => vec![text("department", department)],
            Self::NoCategoryThere { department }
            | Self::NobodyToReceive { department }
            | Self::LacksTransfer { department }
            | Self::NobodyWouldManage { department }
            | Self::SpentTimeMissing { department } => vec![text("department", department)],
            Self::AlreadyThere { place } => vec![text("place", place)],
            Self::UnknownVariable { names, known } => vec![text("names", names), text("known", known)],
            Self::AlreadyInvited { names } => vec![text("names", names)],
            Self::InvitesOwner { owner } | Self::SameOwner { owner } => vec![text("owner", owner)],
            Self::DateUnreadable { typed }
            | Self::DayUnreadable { typed }
            | Self::NumberUnreadable { typed }
            | Self::LinkUnknown { typed } => vec![text("typed", typed)],
            Self::AnswersLeft { questions } => vec![text("questions", questions)],
            Self::QuestionLabelTaken { question } => vec![text("question", question)],
            Self::OptionTwice { option } => vec![text("option", option)],
            Self::ConditionLost { question, on } => vec![text("question", question), text("on", on)],
            Self::TextTooLong { found, max } | Self::TooManyPeople { found, max } => {
                vec![("found", Arg::Number(*found)), ("max", Arg::Number(*max))]
            }
            Self::FileEmpty { name }
            | Self::FileCut { name }
            | Self::FileUnchecked { name }
            | Self::FileNotStored { name } => vec![text("name", name)],
            Self::FileTooLarge { name, max } => vec![text("name", name), ("max", Arg::Size(*max))],
            Self::FilesTooLarge { max } => vec![("max", Arg::Size(*max))],
            Self::TooManyFiles { max } | Self::TooManyQuestions { max } | Self::TooManyOptions { max } => {
                vec![("max", Arg::Number(*max))]
            }
            Self::FileInfected { name, virus } => vec![text("name", name), text("virus", virus)],
            Self::UnknownPerson { typed } => vec![text("typed", typed)],
            Self::ActedSince { by } if !by.is_empty() => vec![text("by", by)],
            Self::MailHasLeft { at } => vec![text("at", at)],
            Self::DepartmentHasCategories { department, found } => {
                vec![text("department", department), ("found", Arg::Number(*found))]
            }
            Self::DepartmentIsTarget { names } => vec![text("names", names)],
            Self::DepartmentIsVirtual { department } => vec![text("department", department)],
            Self::AddressMalformed { typed } => vec![text("typed", typed)],
            Self::NumberOutside { max } | Self::TooManyRules { max } => vec![("max", Arg::Number(*max))],
            Self::RuleIncomplete { place } => vec![("place", Arg::Number(*place))],
            Self::CannotReceive { name, place } => vec![text("name", name), text("place", place)],
            Self::LastMemberOfConfidential { name, places } => vec![text("name", name), text("places", places)],
            Self::AlreadyAdministrator { name }
            | Self::AlreadyManager { name }
            | Self::AlreadyPermanentInvitee { name }
            | Self::NotAdministrator { name }
            | Self::AccountIsMerged { name }
            | Self::AccountIsDisabled { name } => vec![text("name", name)],
            _ => Vec::new(),
        }
    }
}

/// A refusal about one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: Field,
    /// Which one, of several of the kind: the label of a question.
    pub of: Option<String>,
    pub why: Refusal,
}

impl FieldError {
    pub fn new(field: Field, why: Refusal) -> Self {
        Self { field, of: None, why }
    }

    /// The same, about this one.
    #[must_use]
    pub fn of(self, which: &str) -> Self {
        Self { of: Some(which.to_owned()), ..self }
    }
}
