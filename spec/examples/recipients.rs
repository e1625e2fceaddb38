//! How long it takes to know whom to tell of one event: `cargo run --release -p spec --example recipients`.
//!
//! 100 departments, 1,000 managers, each in ten of them; then one department that all 1,000 manage.

use std::time::{Duration, Instant};

use app::Clock as _;
use domain::category::Defaults;
use domain::monitoring::{Grid, Level, Pace};
use domain::recipients::{Batch, recipients};
use domain::{
    Account, Actor, Category, CategoryId, Computer, Department, DepartmentId, Event, EventKind, Flags, Language,
    Manager, MessageScope, Moment, Origin, PersonId, Priority, Privileges, Status, Subject, Ticket, TicketId,
    TicketScope,
};
use store::db::Tx;
use store::people::{self, NewPerson};
use store::{Db, Source, categories, departments, facts, managers, tickets};

const DEPARTMENTS: usize = 100;
const MANAGERS: usize = 1_000;
const EACH: usize = 10;
const TIMES: usize = 500;
/// What was promised.
const LIMIT: Duration = Duration::from_millis(5);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let db = Db::open(&Source::Sqlite { path: folder.path().join("guichet.db") }).await?;
    let now = app::SystemClock.now();
    store::migrate::migrate(&db, now).await?;
    let mut tx = db.write().await?;
    let (one_of_many, all) = organise(&mut tx, now).await?;
    tx.commit().await?;
    measure(&db, one_of_many, now, "a department among 100").await?;
    measure(&db, all, now, "a department of them all").await
}

/// Reads what is around a ticket, then who is told of an event of it, again and again.
#[expect(clippy::print_stdout, reason = "what it is run for")]
async fn measure(db: &Db, ticket: TicketId, now: Moment, what: &str) -> anyhow::Result<()> {
    let (mut read, mut decided, mut told) = (Vec::new(), Vec::new(), 0);
    for _ in 0..TIMES {
        let start = Instant::now();
        let mut conn = db.read().await?;
        let facts = facts::load(&mut conn, ticket, TicketScope::Private, false).await?.ok_or(store::Error::NoRow)?;
        drop(conn);
        read.push(start.elapsed());
        let event = Event {
            kind: EventKind::Commented,
            by: Some(facts.owner.id),
            at: now,
            text: None,
            scope: MessageScope::Owner,
            status: Status::Free,
        };
        let actor = Actor::Person(facts.owner.clone());
        let start = Instant::now();
        let batch = Batch { before: Some(&facts), after: &facts, events: &[event], is_quiet: false };
        told = recipients(batch, &actor).len();
        decided.push(start.elapsed());
    }
    for (name, mut times) in [("read", read), ("recipients", decided)] {
        times.sort_unstable();
        let (half, most) = (times[TIMES / 2], times[TIMES * 99 / 100]);
        println!("{what}: {told} told, {name}: median {half:?}, 99 % {most:?}");
        anyhow::ensure!(name == "read" || most < LIMIT, "more than {LIMIT:?}");
    }
    Ok(())
}

async fn organise(tx: &mut Tx, now: Moment) -> anyhow::Result<(TicketId, TicketId)> {
    let mut places = Vec::new();
    for number in 0..=DEPARTMENTS {
        places.push(place(tx, &format!("Service {number}")).await?);
    }
    let mut last = PersonId(0);
    for number in 0..=MANAGERS {
        let (name, address) = (format!("Personne {number}"), format!("p{number}@univ.example"));
        let new = NewPerson {
            name: &name,
            address: &address,
            identifier: None,
            affiliation: "",
            account: Account::Directory,
            language: Language::French,
            is_admin: false,
            password_hash: None,
        };
        last = people::insert(tx, &new, now).await?;
        let own = (0..EACH).map(|step| (number + step * 10) % DEPARTMENTS).chain([DEPARTMENTS]);
        // The last one is whoever asks.
        for department in own.filter(|_| number < MANAGERS) {
            manages(tx, last, places[department].0).await?;
        }
    }
    let first = ticket(tx, places[0], last, now).await?;
    Ok((first, ticket(tx, places[DEPARTMENTS], last, now).await?))
}

async fn manages(tx: &mut Tx, person: PersonId, department: DepartmentId) -> anyhow::Result<()> {
    let manager = Manager {
        person: people::by_id(tx, person).await?.ok_or(store::Error::NoRow)?,
        department,
        privileges: Privileges::default(),
        is_available: true,
        rate: 100,
        absence: None,
        monitoring: Grid::preset(Level::Complete).unwrap_or_default(),
        pace: Pace::Immediate,
        monitoring_suspended: false,
    };
    Ok(managers::insert(tx, &manager).await?)
}

async fn place(tx: &mut Tx, label: &str) -> anyhow::Result<(DepartmentId, CategoryId)> {
    let department = Department {
        id: DepartmentId(0),
        label: label.to_owned(),
        long_label: label.to_owned(),
        short_label: label.to_owned(),
        is_enabled: true,
        icon: None,
        settings: Flags::default(),
        inter_service_tag: String::new(),
        redirects_to: None,
        defaults: Defaults::default(),
    };
    let department = departments::insert(tx, &department).await?;
    let category = Category {
        id: CategoryId(0),
        department,
        parent: None,
        label: label.to_owned(),
        long_label: label.to_owned(),
        icon: None,
        search_words: String::new(),
        accepts_tickets: true,
        has_children: false,
        own_members: None,
        settings: Flags::default(),
        redirects_to: None,
        defaults: Defaults::default(),
        questions: None,
    };
    Ok((department, categories::insert(tx, &category).await?))
}

async fn ticket(
    tx: &mut Tx,
    (department, category): (DepartmentId, CategoryId),
    owner: PersonId,
    now: Moment,
) -> anyhow::Result<TicketId> {
    let ticket = Ticket {
        id: TicketId(0),
        department,
        category,
        creation_department: department,
        owner,
        creator: owner,
        holder: None,
        status: Status::Free,
        subject: Subject::stored("Ampoule".to_owned()),
        scope: TicketScope::Private,
        priority: Priority::NORMAL,
        origin: Origin::Web,
        computer: Computer::default(),
        is_anonymous: false,
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: now,
        last_action_at: now,
        closed_at: None,
        version: 1,
    };
    Ok(tickets::insert(tx, &ticket).await?)
}
