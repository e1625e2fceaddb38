//! Keys that the program puts together: a pattern, and everything that can fill it.

use domain::monitoring::{Behaviour, Level};
use domain::recipients::{Reason, Tag};
use domain::{
    Action, CategoryId, Coded, DepartmentId, EventKind, MessageScope, Origin, PersonId, Priority, Privilege, Refusal,
    Status, Subject, TicketScope,
};

/// Every pattern with its values. A pattern that a source uses and that is not here fails; so does a key that is
/// here and has no words.
pub fn families() -> Vec<(&'static str, Vec<String>)> {
    let actions = || codes::<Action>();
    let done = actions().into_iter().chain(["create".to_owned()]).collect();
    let groups = codes::<Status>().into_iter().filter(|code| LIVE.contains(&code.as_str()));
    let groups = groups.chain(["done".to_owned()]).collect();
    let empty: Vec<String> = words(&VIEWS).into_iter().chain(["department".to_owned()]).collect();
    let reasons = || Reason::samples().iter().map(|reason| reason.code().to_owned()).collect();
    let resolved: Vec<String> = codes::<TicketScope>().into_iter().filter(|code| code != "default").collect();
    vec![
        ("status-{}", codes::<Status>()),
        ("priority-{}", numbers(0, 5)),
        ("origin-{}", codes::<Origin>()),
        ("level-{}", codes::<Level>()),
        ("behaviour-{}", codes::<Behaviour>()),
        ("privilege-{}", codes::<Privilege>()),
        ("tag-{}", codes::<Tag>()),
        ("mail-kicker-{}", codes::<Tag>()),
        ("ticket-scope-{}", codes::<TicketScope>()),
        ("ticket-scope-{}-hint", resolved),
        ("message-scope-{}", codes::<MessageScope>()),
        ("message-scope-{}-hint", words(&CHOSEN_SCOPES)),
        ("action-{}", actions()),
        ("action-{}-title", actions()),
        ("action-{}-submit", actions()),
        ("action-{}-message", actions()),
        ("action-{}-consequence", actions()),
        ("done-{}", done),
        ("event-{}", events()),
        ("conflict-{}", events()),
        ("reason-{}", reasons()),
        ("reason-about-{}", reasons()),
        ("month-{}", numbers(1, 12)),
        ("weekday-{}", numbers(1, 7)),
        ("view-{}", words(&VIEWS)),
        ("list-group-{}", groups),
        ("list-empty-{}", empty.clone()),
        ("list-empty-{}-meaning", empty),
        ("problem-{}", words(&PROBLEMS)),
        ("problem-{}-meaning", words(&PROBLEMS)),
        ("password-{}", words(&["present", "wanted", "again"])),
    ]
}

/// The views of the manager's list.
const VIEWS: [&str; 7] = ["free", "mine", "category", "incomplete", "closed", "open", "done"];
const LIVE: [&str; 5] = ["free", "in_progress", "incomplete", "postponed", "closed"];
/// What is answered instead of a page.
const PROBLEMS: [&str; 8] =
    ["not-found", "broken", "malformed", "method", "foreign", "too-large", "too-slow", "unsupported"];
/// Those that an author may choose: the others come with invitations and public tickets.
const CHOSEN_SCOPES: [&str; 3] = ["default", "owner", "manager"];

fn codes<T: Coded>() -> Vec<String> {
    T::ALL.iter().map(|value| value.code().to_owned()).collect()
}

fn words(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn numbers(first: u8, last: u8) -> Vec<String> {
    (first..=last).map(|number| number.to_string()).collect()
}

fn events() -> Vec<String> {
    let somebody = PersonId(1);
    let kinds = [
        EventKind::Created {
            department: DepartmentId(1),
            creation_department: DepartmentId(1),
            category: CategoryId(1),
            owner: somebody,
            subject: Subject::stored(String::new()),
            scope: TicketScope::Default,
            priority: Priority::DEFAULT,
            origin: Origin::Web,
        },
        EventKind::OwnerChanged { from: somebody, to: somebody },
        EventKind::Taken { from: None },
        EventKind::Assigned { to: somebody, from: None },
        EventKind::Released { from: somebody },
        EventKind::Commented,
        EventKind::InformationRequested,
        EventKind::Closed,
        EventKind::ClosedByOwner,
        EventKind::ClosureApproved,
        EventKind::ClosureRefused,
        EventKind::Reopened { removed: None },
    ];
    // A new kind is refused here until it is listed above.
    let code = |kind: &EventKind| match kind {
        EventKind::Created { .. }
        | EventKind::OwnerChanged { .. }
        | EventKind::Taken { .. }
        | EventKind::Assigned { .. }
        | EventKind::Released { .. }
        | EventKind::Commented
        | EventKind::InformationRequested
        | EventKind::Closed
        | EventKind::ClosedByOwner
        | EventKind::ClosureApproved
        | EventKind::ClosureRefused
        | EventKind::Reopened { .. } => kind.code().to_owned(),
    };
    kinds.iter().map(code).collect()
}

/// One of each, with its arguments.
pub fn refusals() -> Vec<Refusal> {
    let (department, status) = (|| "Services Généraux".to_owned(), Status::Closed);
    vec![
        Refusal::TicketIsClosed { status },
        Refusal::TicketIsOpen,
        Refusal::NotAwaitingApproval { status },
        Refusal::NobodyHoldsTheTicket,
        Refusal::YouHoldTheTicket,
        Refusal::OnlyManagers { department: department() },
        Refusal::OnlyTheOwner { owner: "Odile".to_owned() },
        Refusal::OnlyTheHolder { holder: Some("Bruno".to_owned()) },
        Refusal::OnlyTheHolder { holder: None },
        Refusal::OnlyOwnerOrManagers,
        Refusal::LacksPrivilege { privilege: Privilege::Assign, department: department() },
        Refusal::NobodyToAssign { department: department() },
        Refusal::AssigneeMissing,
        Refusal::NotAssignable { department: department() },
        Refusal::CategoryMissing,
        Refusal::CategoryTakesNoTicket { category: "Électricité".to_owned() },
        Refusal::SubjectMissing,
        Refusal::MessageMissing,
        Refusal::TextTooLong { found: 256, max: 255 },
        Refusal::UnknownValue,
        Refusal::UnknownPerson { typed: "x".to_owned() },
        Refusal::ReopenUnanswered,
    ]
}
