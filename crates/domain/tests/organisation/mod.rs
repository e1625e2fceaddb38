//! An invented department to put to the rules; random ones are in [`random`].

#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod demand;
pub mod random;
pub mod view;

use domain::category::Defaults;
use domain::monitoring::{Grid, Pace};
use domain::{
    Account, Category, CategoryId, Computer, Counter, Department, DepartmentId, Facts, Flags, Invitee, Language,
    Lineage, Manager, Message, MessageScope, Moment, Origin, Person, PersonId, Priority, Privileges, Said, Status,
    Subject, Ticket, TicketId, TicketScope,
};

pub const DEPARTMENT: DepartmentId = DepartmentId(7);
/// Where tickets are transferred.
pub const ELSEWHERE: DepartmentId = DepartmentId(8);
pub const NOW: Moment = Moment(1_773_135_600_000);

pub fn person(id: i64) -> Person {
    Person {
        id: PersonId(id),
        name: format!("Person {id}"),
        address: Some(format!("person-{id}@univ.example")),
        language: Language::French,
        is_admin: false,
        is_enabled: true,
        account: Account::Directory,
        alerts: Flags::all(),
    }
}

/// A new manager, as the specification makes them (spec.md §2.2).
pub fn manager(person: Person) -> Manager {
    Manager {
        person,
        department: DEPARTMENT,
        privileges: Privileges::default(),
        is_available: true,
        rate: 100,
        absence: None,
        monitoring: Grid::default(),
        pace: Pace::Immediate,
        monitoring_suspended: false,
    }
}

pub fn department() -> Department {
    Department {
        id: DEPARTMENT,
        label: "Services Généraux".to_owned(),
        long_label: "Services Généraux".to_owned(),
        short_label: "SG".to_owned(),
        is_enabled: true,
        icon: None,
        settings: Flags::default(),
        inter_service_tag: String::new(),
        redirects_to: None,
        defaults: Defaults::default(),
    }
}

pub fn category() -> Category {
    Category {
        id: CategoryId(71),
        department: DEPARTMENT,
        parent: None,
        label: "Électricité".to_owned(),
        long_label: "Électricité".to_owned(),
        icon: None,
        search_words: String::new(),
        accepts_tickets: true,
        has_children: false,
        own_members: None,
        settings: Flags::default(),
        redirects_to: None,
        defaults: Defaults::default(),
        questions: None,
    }
}

pub fn lineage() -> Lineage {
    Lineage::new(vec![category()], department()).expect("one category is a chain")
}

/// A place with nobody around but its managers.
pub fn counter(managers: Vec<Manager>) -> Counter {
    Counter {
        lineage: lineage(),
        managers,
        allies: Vec::new(),
        permanent_invitees: Vec::new(),
        last_chosen: None,
        chosen_as: None,
        installation: TicketScope::Private.into(),
    }
}

/// A category of another department.
pub fn counter_elsewhere(managers: Vec<Manager>) -> Counter {
    let department = Department { id: ELSEWHERE, label: "DSI".to_owned(), ..department() };
    let category = Category { id: CategoryId(81), department: ELSEWHERE, label: "Réseau".to_owned(), ..category() };
    let managers = managers.into_iter().map(|manager| Manager { department: ELSEWHERE, ..manager }).collect();
    let lineage = Lineage::new(vec![category], department).expect("one category is a chain");
    Counter { lineage, ..counter(managers) }
}

pub fn ticket(owner: PersonId, status: Status, holder: Option<PersonId>) -> Ticket {
    Ticket {
        id: TicketId(4812),
        department: DEPARTMENT,
        category: category().id,
        creation_department: DEPARTMENT,
        owner,
        creator: owner,
        holder,
        status,
        subject: Subject::parse("Panne en salle B12").expect("a short subject"),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: Origin::Web,
        computer: Computer::default(),
        is_anonymous: false,
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: Moment(NOW.0 - 1000),
        last_action_at: Moment(NOW.0 - 1000),
        closed_at: (!status.is_open()).then_some(Moment(NOW.0 - 1000)),
        version: 1,
    }
}

/// The facts of a ticket whose category's members are every manager, and around which there is nobody else.
pub fn facts(owner: &Person, managers: Vec<Manager>, status: Status, holder: Option<PersonId>) -> Facts {
    Facts {
        ticket: ticket(owner.id, status, holder),
        lineage: lineage(),
        members: managers.iter().map(|manager| manager.person.id).collect(),
        managers,
        owner: owner.clone(),
        invitees: Vec::new(),
        allies: Vec::new(),
        followers: Vec::new(),
        bookmarkers: Vec::new(),
        muted: Vec::new(),
        views: domain::selection::Views::default(),
        installation: TicketScope::Private.into(),
    }
}

pub fn invitee(person: Person) -> Invitee {
    Invitee { person, is_permanent: false }
}

pub fn said(scope: MessageScope) -> Said {
    Said { text: Message::parse("Quelques mots.").expect("a short message"), scope }
}
