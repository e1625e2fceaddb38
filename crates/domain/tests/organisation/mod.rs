//! An invented department to put to the rules, and random ones.

#![allow(dead_code, reason = "each test program uses a part of it")]

use domain::category::Defaults;
use domain::monitoring::{Behaviour, Grid};
use domain::{
    Action, Category, CategoryId, Coded, Command, Department, DepartmentId, Facts, Language, Lineage, Manager, Message,
    MessageScope, Moment, Origin, Person, PersonId, Priority, Privilege, Privileges, Said, Status, Subject, Ticket,
    TicketId, TicketScope,
};
use proptest::prelude::*;

pub const DEPARTMENT: DepartmentId = DepartmentId(7);
pub const NOW: Moment = Moment(1_773_135_600_000);

pub fn person(id: i64) -> Person {
    Person {
        id: PersonId(id),
        name: format!("Person {id}"),
        address: Some(format!("person-{id}@univ.example")),
        language: Language::French,
        is_admin: false,
        is_enabled: true,
        monitors_own: true,
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
        monitoring: Grid::default(),
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
        defaults: Defaults::default(),
    }
}

pub fn lineage() -> Lineage {
    Lineage::new(vec![category()], department()).expect("one category is a chain")
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
        created_at: Moment(NOW.0 - 1000),
        last_action_at: Moment(NOW.0 - 1000),
        closed_at: None,
        version: 1,
    }
}

/// The facts of a ticket whose category's members are every manager.
pub fn facts(owner: &Person, managers: Vec<Manager>, status: Status, holder: Option<PersonId>) -> Facts {
    Facts {
        ticket: ticket(owner.id, status, holder),
        lineage: lineage(),
        members: managers.iter().map(|manager| manager.person.id).collect(),
        managers,
        owner: owner.clone(),
        default_scope: TicketScope::Private,
    }
}

pub fn said(scope: MessageScope) -> Said {
    Said { text: Message::parse("Quelques mots.").expect("a short message"), scope }
}

pub fn command(action: Action, to: PersonId, release: bool, said: Said) -> Command {
    Command::new(action, said, Some(to), release).expect("a command for every action")
}

/// A department with its people, any of whom may own the ticket.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub people: Vec<Person>,
    /// Enabled people only, as [`Facts::managers`] is.
    pub managers: Vec<Manager>,
    pub members: Vec<PersonId>,
    pub owner: Person,
}

impl Organisation {
    pub fn facts(&self, status: Status, holder: Option<PersonId>) -> Facts {
        Facts { members: self.members.clone(), ..facts(&self.owner, self.managers.clone(), status, holder) }
    }

    pub fn manages(&self, person: PersonId) -> bool {
        self.managers.iter().any(|manager| manager.person.id == person)
    }
}

const PEOPLE: usize = 6;

fn people() -> impl Strategy<Value = Vec<Person>> {
    let one = (prop::bool::weighted(0.1), prop::bool::weighted(0.9), prop::bool::weighted(0.9), any::<bool>());
    prop::collection::vec(one, PEOPLE).prop_map(|drawn| {
        (1..)
            .zip(drawn)
            .map(|(id, (is_admin, is_enabled, has_address, monitors_own))| {
                let person = person(id);
                let address = person.address.clone().filter(|_| has_address);
                Person { address, is_admin, is_enabled, monitors_own, ..person }
            })
            .collect()
    })
}

fn behaviour() -> impl Strategy<Value = Behaviour> {
    prop::sample::select(Behaviour::ALL)
}

/// The settings of a manager, inconsistent triples included: the rule holds whatever a database says.
fn settings() -> impl Strategy<Value = (Grid, bool, bool, Vec<Privilege>)> {
    let grid =
        (behaviour(), behaviour(), behaviour()).prop_map(|(any, category, managed)| Grid { any, category, managed });
    let grid = prop_oneof![Just(Grid::default()), grid];
    let flags = prop_oneof![
        3 => Just(Privileges::default().iter().collect()),
        1 => prop::sample::subsequence(Privilege::ALL, 0..=Privilege::ALL.len()),
    ];
    (grid, prop::bool::weighted(0.2), prop::bool::weighted(0.8), flags)
}

/// Random departments: one to four managers among six people, members inherited or not, any owner.
pub fn organisations() -> impl Strategy<Value = Organisation> {
    let managers = prop::collection::vec(settings(), 1..=4);
    let members =
        prop_oneof![Just(None), prop::sample::subsequence((1..=6).collect::<Vec<i64>>(), 0..=4).prop_map(Some)];
    (people(), managers, members, 0..PEOPLE).prop_map(|(people, settings, members, owner)| {
        let managers: Vec<Manager> = people
            .iter()
            .zip(settings)
            .filter(|(person, _)| person.is_enabled)
            .map(|(person, (monitoring, monitoring_suspended, is_available, flags))| Manager {
                monitoring,
                monitoring_suspended,
                is_available,
                privileges: flags.into_iter().collect(),
                ..manager(person.clone())
            })
            .collect();
        let is_listed = |id: PersonId| members.as_ref().is_none_or(|listed| listed.contains(&id.0));
        let members = managers.iter().map(|manager| manager.person.id).filter(|id| is_listed(*id)).collect();
        Organisation { owner: people[owner].clone(), people, managers, members }
    })
}
