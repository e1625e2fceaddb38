//! Random organisations: few people with many parts in them, so that every part meets every other.

use domain::assignment::Algorithm;
use domain::category::{CategorySetting, Defaults};
use domain::department::DepartmentSetting;
use domain::monitoring::{Behaviour, Grid, Watch, WatchLevel};
use domain::{
    Account, Alert, Category, CategoryId, Coded, Counter, Department, DepartmentId, Facts, Flags, Installation,
    Invitee, Lineage, Manager, Person, PersonId, Privilege, Privileges, Status, Ticket, TicketScope,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{DEPARTMENT, ELSEWHERE, category, department, manager, person, ticket};

pub const PEOPLE: i64 = 8;

/// Three places, and everybody with a part in a ticket of the first.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub people: Vec<Person>,
    /// Where the ticket is.
    pub home: Counter,
    /// Another category of the same department.
    pub beside: Counter,
    /// A category of another department.
    pub away: Counter,
    pub owner: Person,
    pub invitees: Vec<Invitee>,
    pub followers: Vec<Person>,
    pub bookmarkers: Vec<Person>,
    pub muted: Vec<PersonId>,
    pub scope: TicketScope,
    pub is_anonymous: bool,
}

impl Organisation {
    pub fn person(&self, id: PersonId) -> &Person {
        self.people.iter().find(|person| person.id == id).expect("everybody is listed")
    }

    /// A ticket at home, as it would be read: those who count for it, and those around it.
    pub fn facts(&self, status: Status, holder: Option<PersonId>) -> Facts {
        let ticket =
            Ticket { scope: self.scope, is_anonymous: self.is_anonymous, ..ticket(self.owner.id, status, holder) };
        Facts {
            invitees: self.invitees.clone(),
            followers: self.followers.clone(),
            bookmarkers: self.bookmarkers.clone(),
            muted: self.muted.clone(),
            ..Facts::at(&self.home, ticket, self.owner.clone())
        }
    }

    pub fn manages(&self, person: PersonId) -> bool {
        self.home.managers.iter().any(|manager| manager.person.id == person)
    }
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let usual = prop::bool::weighted;
    let alerts = prop_oneof![2 => Just(Flags::all()), 1 => flags::<Alert>()];
    let one = (usual(0.1), usual(0.9), usual(0.9), usual(0.2), alerts);
    prop::collection::vec(one, usize::try_from(PEOPLE).expect("few")).prop_map(|drawn| {
        (1..)
            .zip(drawn)
            .map(|(id, (is_admin, is_enabled, has_address, is_external, alerts))| {
                let person = person(id);
                let address = person.address.clone().filter(|_| has_address);
                let account = if is_external { Account::External } else { Account::Directory };
                Person { address, is_admin, is_enabled, account, alerts, ..person }
            })
            .collect()
    })
}

fn flags<T: Coded + Ord + std::fmt::Debug>() -> impl Strategy<Value = Flags<T>> {
    subsequence(T::ALL, 0..=T::ALL.len()).prop_map(|on| on.into_iter().collect())
}

fn some(most: usize) -> impl Strategy<Value = Vec<i64>> {
    subsequence((1..=PEOPLE).collect::<Vec<_>>(), 0..=most)
}

fn behaviour() -> impl Strategy<Value = Behaviour> {
    select(Behaviour::ALL)
}

/// Managers with their settings, inconsistent triples included: the rule holds whatever a database says.
fn managers() -> impl Strategy<Value = Vec<(i64, Manager)>> {
    let grid =
        (behaviour(), behaviour(), behaviour()).prop_map(|(any, category, managed)| Grid { any, category, managed });
    let grid = prop_oneof![Just(Grid::default()), grid];
    let privileges = prop_oneof![
        3 => Just(Privileges::default()),
        1 => subsequence(Privilege::ALL, 0..=Privilege::ALL.len()).prop_map(Privileges::from_iter),
    ];
    let one = (grid, prop::bool::weighted(0.2), prop::bool::weighted(0.8), select(vec![0_u8, 50, 100]), privileges);
    (some(4), prop::collection::vec(one, 4)).prop_map(|(ids, settings)| {
        ids.into_iter()
            .zip(settings)
            .map(|(id, (monitoring, monitoring_suspended, is_available, rate, privileges))| {
                (
                    id,
                    Manager { monitoring, monitoring_suspended, is_available, rate, privileges, ..manager(person(id)) },
                )
            })
            .collect()
    })
}

/// What a node of the tree says: members of its own or not, scope, confidentiality, algorithm.
fn node() -> impl Strategy<Value = Category> {
    let scope = prop_oneof![2 => Just(None), 1 => select(TicketScope::ALL).prop_map(Some)];
    let algorithm = prop_oneof![1 => Just(None), 2 => select(Algorithm::ALL).prop_map(Some)];
    let members = prop_oneof![1 => Just(None), 1 => some(4).prop_map(Some)];
    let settings = prop_oneof![2 => Just(Flags::default()), 1 => flags::<CategorySetting>()];
    (scope, algorithm, members, settings, watch()).prop_map(|(scope, algorithm, members, settings, watch)| Category {
        own_members: members.map(|ids| ids.into_iter().map(PersonId).collect()),
        settings,
        defaults: Defaults { scope, algorithm, watch, ..Defaults::default() },
        ..category()
    })
}

/// Extra monitoring: by an address of nobody, or by somebody's own.
fn watch() -> impl Strategy<Value = Option<Watch>> {
    let address = prop_oneof![
        2 => select(vec!["one@watch.example", "two@watch.example"]).prop_map(str::to_owned),
        1 => (1..=PEOPLE).prop_map(|id| person(id).address.unwrap_or_default().to_uppercase()),
    ];
    let watch = (select(WatchLevel::ALL), address).prop_map(|(level, address)| Watch { level, address });
    prop_oneof![1 => Just(None), 2 => watch.prop_map(Some)]
}

fn house(id: DepartmentId) -> impl Strategy<Value = Department> {
    let tag = select(vec!["", "", "campus"]);
    let settings = prop_oneof![1 => Just(Flags::default()), 2 => flags::<DepartmentSetting>()];
    (tag, settings, prop::bool::weighted(0.9), watch()).prop_map(move |(tag, settings, is_enabled, watch)| Department {
        id,
        label: format!("Service {id}"),
        inter_service_tag: tag.to_owned(),
        settings,
        is_enabled,
        defaults: Defaults { watch, ..Defaults::default() },
        ..department()
    })
}

/// A department: itself, its managers, its permanent invitees, the managers of others with its tag.
type House = (Department, Vec<(i64, Manager)>, Vec<i64>, Vec<i64>);

fn counter(people: &[Person], house: &House, number: i64, nodes: [Category; 2], last: i64) -> Counter {
    let (department, managers, permanent, allies) = house;
    let find = |id: &i64| people.iter().find(|person| person.id.0 == *id && person.is_enabled).cloned();
    let [leaf, root] = nodes;
    let parent = Category { id: CategoryId(number * 10), department: department.id, has_children: true, ..root };
    let leaf = Category { id: CategoryId(number), department: department.id, parent: Some(parent.id), ..leaf };
    let managers = managers
        .iter()
        .filter_map(|(id, manager)| Some(Manager { person: find(id)?, department: department.id, ..manager.clone() }))
        .collect();
    let has_tag = !department.inter_service_tag.is_empty();
    Counter {
        lineage: Lineage::new(vec![leaf, parent], department.clone()).expect("two categories are a chain"),
        managers,
        allies: allies.iter().filter(|_| has_tag).filter_map(find).collect(),
        permanent_invitees: permanent.iter().filter_map(find).collect(),
        last_chosen: Some(PersonId(last)),
        chosen_as: None,
        installation: TicketScope::Private.into(),
    }
}

/// Random departments and parts: anybody may be anything, and several things at once.
pub fn organisations() -> impl Strategy<Value = Organisation> {
    let houses = [DEPARTMENT, ELSEWHERE].map(|id| (house(id), managers(), some(3), some(3)));
    let nodes = prop::collection::vec(node(), 6);
    let muted = prop_oneof![2 => Just(Vec::new()), 1 => some(3)];
    let around = (some(3), prop::collection::vec(any::<bool>(), 3), some(3), some(3), muted);
    let assignee_only = prop::bool::weighted(0.3);
    let ticket = (1..=PEOPLE, select(TicketScope::ALL), prop::bool::weighted(0.2), 1..=PEOPLE, assignee_only);
    (people(), houses, nodes, around, ticket).prop_map(|(people, [here, there], nodes, around, ticket)| {
        let (invitees, permanence, followers, bookmarkers, muted) = around;
        let (owner, scope, is_anonymous, last, tells_assignee_only) = ticket;
        let installation =
            Installation { default_scope: TicketScope::Private, tells_assignee_only, today: domain::Day::default() };
        let find = |ids: &[i64]| -> Vec<Person> {
            people.iter().filter(|person| ids.contains(&person.id.0)).cloned().collect()
        };
        let pair = |first: usize| [nodes[first].clone(), nodes[first + 1].clone()];
        let invited = find(&invitees).into_iter().zip(permanence);
        let invitees = invited.map(|(person, is_permanent)| Invitee { person, is_permanent }).collect();
        Organisation {
            home: Counter { installation, ..counter(&people, &here, 71, pair(0), last) },
            beside: Counter { installation, ..counter(&people, &here, 72, pair(2), last) },
            away: Counter { installation, ..counter(&people, &there, 81, pair(4), last) },
            owner: find(&[owner]).remove(0),
            followers: find(&followers),
            bookmarkers: find(&bookmarkers),
            invitees,
            muted: muted.into_iter().map(PersonId).collect(),
            scope,
            is_anonymous,
            people,
        }
    })
}
