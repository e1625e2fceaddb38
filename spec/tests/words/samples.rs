//! One of each event and of each refusal, with what their sentences need.

use domain::ticket::Stop;
use domain::{
    Action, Algorithm, CategoryId, Computer, DepartmentId, EventId, EventKind, FileId, FileName, Origin, PersonId,
    Priority, Privilege, Refusal, Status, Subject, TicketScope,
};

/// The codes of everything that happens to a ticket.
pub fn events() -> Vec<String> {
    let kinds = lived().into_iter().chain(changed()).map(|kind| kind.code().to_owned());
    let mut codes: Vec<String> = kinds.collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), kinds_of_events(), "a kind of event has no sample, or two");
    codes
}

/// Counted in its source, where each kind has its code.
fn kinds_of_events() -> usize {
    let source = include_str!("../../../crates/domain/src/ticket/event.rs");
    let codes = source.split("pub fn code(&self)").nth(1).and_then(|rest| rest.split("\n    }").next());
    codes.map_or(0, |codes| codes.matches("=> \"").count())
}

/// What happens in the life of a ticket.
fn lived() -> Vec<EventKind> {
    let (department, category, owner) = (DepartmentId(1), CategoryId(1), PersonId(1));
    let subject = Subject::stored(String::new());
    let (scope, priority, origin) = (TicketScope::Default, Priority::DEFAULT, Origin::Web);
    vec![
        EventKind::Created {
            department,
            creation_department: department,
            category,
            owner,
            subject,
            scope,
            priority,
            origin,
            computer: Computer::default(),
            anonymous: false,
            answers: Vec::new(),
        },
        EventKind::Taken { from: None },
        EventKind::Assigned { to: owner, from: None },
        EventKind::ChosenBy { algorithm: Algorithm::First },
        EventKind::Released { from: owner },
        EventKind::Commented,
        EventKind::InformationRequested,
        EventKind::Postponed { until: None },
        EventKind::Recalled,
        EventKind::Closed { spent: None, link: None },
        EventKind::Refused { spent: None },
        EventKind::ClosedByOwner,
        EventKind::Cancelled,
        EventKind::ClosureApproved,
        EventKind::ClosureRefused,
        EventKind::Reopened { removed: None },
        EventKind::Expired,
        EventKind::Archived,
    ]
}

/// What changes around it and in it.
fn changed() -> Vec<EventKind> {
    let somebody = PersonId(1);
    let stop = || Stop { department: DepartmentId(1), category: CategoryId(1), label: String::new() };
    let subject = || Subject::stored(String::new());
    let (scope, priority, origin) = (TicketScope::Default, Priority::DEFAULT, Origin::Web);
    let computer = Computer::default;
    vec![
        EventKind::OwnerChanged { from: somebody, to: somebody },
        EventKind::Moved { from: stop(), to: stop(), removed: None },
        EventKind::Invited { person: somebody, permanent: false },
        EventKind::Uninvited { person: somebody },
        EventKind::SubjectChanged { from: subject(), to: subject() },
        EventKind::ScopeChanged { from: scope, to: scope, narrows: false },
        EventKind::PriorityChanged { from: priority, to: priority },
        EventKind::OriginChanged { from: origin, to: origin },
        EventKind::ComputerChanged { from: computer(), to: computer() },
        EventKind::SpentTimeChanged { to: None },
        EventKind::CommentEdited { event: EventId(1) },
        EventKind::ReadersChanged { event: EventId(1) },
        EventKind::Uploaded { file: FileId(1), name: FileName::parse(""), size: 1 },
        EventKind::FileDeleted { file: FileId(1), name: FileName::parse("") },
        EventKind::Undone { batch: 1, action: Action::Comment },
    ]
}

/// One of each, with its arguments.
pub fn refusals() -> Vec<Refusal> {
    let of_rights = of_rights().into_iter();
    let said = of_rights.chain(of_fields()).chain(of_moves()).chain(of_people()).chain(of_messages());
    let said = said.chain(of_files()).chain(of_undoing()).chain(of_settings());
    let said = said.chain(of_categories()).chain(of_questions());
    said.chain(of_administration()).chain(of_managers()).collect()
}

fn of_managers() -> Vec<Refusal> {
    vec![
        Refusal::DayMissing,
        Refusal::DayUnreadable { typed: "demain".to_owned() },
        Refusal::EndsBeforeItBegins,
        Refusal::AlreadyManager { name: somebody() },
        Refusal::AlreadyPermanentInvitee { name: somebody() },
        Refusal::FateMissing { count: 2 },
        Refusal::CannotReceive { name: somebody(), place: somewhere() },
        Refusal::LastMemberOfConfidential { name: somebody(), places: somewhere() },
        Refusal::NobodyWouldManage { department: somewhere() },
    ]
}

fn of_categories() -> Vec<Refusal> {
    let (category, department) = (somewhere(), somewhere());
    vec![
        Refusal::CategoryLabelMissing,
        Refusal::SiblingLabelTaken { label: somewhere() },
        Refusal::CategoryIsRedirected { category: category.clone() },
        Refusal::BelowItself { category: category.clone() },
        Refusal::TreeTooDeep { max: 20 },
        Refusal::CategoryNotEmpty { category },
        Refusal::RedirectionsEndThere { names: somewhere() },
        Refusal::TicketsNeedAPlace { count: 2 },
        Refusal::ConfidentialNotAllowed { department },
        Refusal::MembersAreManagers,
        Refusal::MembersMissing,
        Refusal::DaysOutOfRange { max: 3650 },
        Refusal::WatchLevelMissing,
        Refusal::AddressUnreadable,
    ]
}

fn of_questions() -> Vec<Refusal> {
    let label = || "Bâtiment".to_owned();
    vec![
        Refusal::AnswerMissing,
        Refusal::NumberUnreadable { typed: "douze".to_owned() },
        Refusal::AnswersLeft { questions: label() },
        Refusal::QuestionsOfAnother { category: somewhere() },
        Refusal::QuestionLabelMissing,
        Refusal::QuestionLabelTaken { question: label() },
        Refusal::TooManyQuestions { max: 30 },
        Refusal::OptionsMissing,
        Refusal::TooManyOptions { max: 200 },
        Refusal::OptionTwice { option: label() },
        Refusal::ConditionLost { question: label(), on: label() },
    ]
}

fn somewhere() -> String {
    "Services Généraux".to_owned()
}

fn somebody() -> String {
    "Odile".to_owned()
}

fn of_rights() -> Vec<Refusal> {
    let status = Status::Closed;
    vec![
        Refusal::TicketIsClosed { status },
        Refusal::TicketIsOpen,
        Refusal::TicketIsArchived,
        Refusal::TicketIsPostponed,
        Refusal::TicketIsNotPostponed,
        Refusal::NotAwaitingApproval { status },
        Refusal::NobodyHoldsTheTicket,
        Refusal::YouHoldTheTicket,
        Refusal::OnlyManagers { department: somewhere() },
        Refusal::OnlyTheOwner { owner: somebody() },
        Refusal::OnlyTheOwner { owner: String::new() },
        Refusal::OnlyTheHolder { holder: Some("Bruno".to_owned()) },
        Refusal::OnlyTheHolder { holder: Some(String::new()) },
        Refusal::OnlyTheHolder { holder: None },
        Refusal::OnlyOwnerOrManagers,
        Refusal::ChangedMeanwhile,
        Refusal::OnlyOwnerOrHolder,
        Refusal::OnlyTheApplication,
        Refusal::LacksPrivilege { privilege: Privilege::Assign, department: somewhere() },
        Refusal::NobodyToAssign { department: somewhere() },
    ]
}

fn of_fields() -> Vec<Refusal> {
    let typed = || "x".to_owned();
    vec![
        Refusal::AssigneeMissing,
        Refusal::NotAssignable { department: somewhere() },
        Refusal::CategoryMissing,
        Refusal::CategoryTakesNoTicket { category: "Électricité".to_owned() },
        Refusal::CategoryHasChildren { category: "Électricité".to_owned() },
        Refusal::SubjectMissing,
        Refusal::MessageMissing,
        Refusal::TextTooLong { found: 256, max: 255 },
        Refusal::UnknownValue,
        Refusal::Unchanged,
        Refusal::ReopenUnanswered,
        Refusal::DateUnreadable { typed: typed() },
        Refusal::DateInThePast,
        Refusal::DateTooFar,
        Refusal::DateMissing,
        Refusal::SpentTimeMissing { department: somewhere() },
        Refusal::SpentTimeUnreadable,
        Refusal::LinkUnknown { typed: typed() },
        Refusal::LinksItself,
    ]
}

fn of_moves() -> Vec<Refusal> {
    vec![
        Refusal::NeverMoved,
        Refusal::DestinationMissing,
        Refusal::AlreadyThere { place: somewhere() },
        Refusal::NoCategoryThere { department: somewhere() },
        Refusal::NobodyToReceive { department: somewhere() },
        Refusal::RedirectionNeverEnds,
        Refusal::LacksTransfer { department: somewhere() },
    ]
}

fn of_people() -> Vec<Refusal> {
    vec![
        Refusal::UnknownPerson { typed: "x".to_owned() },
        Refusal::PeopleMissing,
        Refusal::TooManyPeople { found: 101, max: 100 },
        Refusal::AlreadyInvited { names: somebody() },
        Refusal::InvitesOwner { owner: somebody() },
        Refusal::InvitesOneself,
        Refusal::NobodyToInvite,
        Refusal::NotInvited,
        Refusal::OnlyOwnInvitation,
        Refusal::SameOwner { owner: somebody() },
    ]
}

fn of_administration() -> Vec<Refusal> {
    vec![
        Refusal::DepartmentHasCategories { department: somewhere(), found: 2 },
        Refusal::DepartmentIsTarget { names: somewhere() },
        Refusal::DepartmentLabelTaken,
        Refusal::DepartmentIsVirtual { department: somewhere() },
        Refusal::DepartmentStandsForItself,
        Refusal::AddressMalformed { typed: "x".to_owned() },
        Refusal::NumberOutside { max: 3650 },
        Refusal::AlreadyAdministrator { name: somebody() },
        Refusal::NotAdministrator { name: somebody() },
        Refusal::DismissesOneself,
        Refusal::DisablesOneself,
        Refusal::MergesOneself,
        Refusal::MergesItself,
        Refusal::AccountIsMerged { name: somebody() },
        Refusal::AccountIsDisabled { name: somebody() },
        Refusal::RuleIncomplete { place: 1 },
        Refusal::TooManyRules { max: 100 },
    ]
}

fn of_files() -> Vec<Refusal> {
    let name = || "plan.pdf".to_owned();
    vec![
        Refusal::FileMissing,
        Refusal::FileGone,
        Refusal::FileEmpty { name: name() },
        Refusal::FileTooLarge { name: name(), max: 1 },
        Refusal::FilesTooLarge { max: 1 },
        Refusal::TooManyFiles { max: 20 },
        Refusal::FileCut { name: name() },
        Refusal::FileInfected { name: name(), virus: "Eicar".to_owned() },
        Refusal::FileUnchecked { name: name() },
        Refusal::FileNotStored { name: name() },
    ]
}

fn of_undoing() -> Vec<Refusal> {
    vec![
        Refusal::OnlyItsAuthorUndoes,
        Refusal::CreationStays,
        Refusal::AlreadyUndone,
        Refusal::ActedSince { by: somebody() },
        Refusal::ActedSince { by: String::new() },
        Refusal::MailHasLeft { at: "10 h 41".to_owned() },
        Refusal::TooLateToUndo,
        Refusal::UndoLeadsNowhere,
    ]
}

fn of_settings() -> Vec<Refusal> {
    vec![Refusal::MemberCategoryLessAlerted, Refusal::HeldLessAlerted, Refusal::HourOutOfRange, Refusal::HoursAreEqual]
}

fn of_messages() -> Vec<Refusal> {
    vec![
        Refusal::EditingIsOff,
        Refusal::NotTheAuthor,
        Refusal::NotTheLastWord,
        Refusal::ReadersAreManagersChoice,
        Refusal::MessageGone,
        Refusal::OnlyAdministrators,
        Refusal::ChangedMeanwhile,
        Refusal::LabelMissing,
        Refusal::LabelTaken,
        Refusal::UnknownVariable { names: "@NOM@".to_owned(), known: "@SIGNATURE@".to_owned() },
    ]
}
