//! A thousand managers in a hundred departments: how long it takes to say who is told of one event, and to send all of
//! them their report of 8 o'clock through a relay.
//!
//!     cargo bench -p spec --bench thousand_managers
//!
//! On SQLite, and on PostgreSQL when `GUICHET_TEST_POSTGRES` names one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::create::Post;
use domain::creation::Request;
use domain::recipients::{Batch, recipients};
use domain::{
    Account, Actor, CategoryId, Computer, DepartmentId, Event, Language, Message, Moment, Origin, Person, PersonId,
    Preferences, Priority, Subject, TicketId, TicketScope,
};
use spec::world::{Engine, World, category, department, manager};
use store::db::q;
use store::people::NewPerson;
use store::{events, facts, managers, people, preferences};
use tokio::sync::oneshot;

const MANAGERS: usize = 1000;
const DEPARTMENTS: usize = 100;
/// Open ones, in each department.
const TICKETS: usize = 20;
const TIMES: usize = 200;
const HOUR: i64 = 3600;

#[tokio::main]
async fn main() {
    for (name, engine) in [("SQLite", Engine::Sqlite), ("PostgreSQL", Engine::Postgres)] {
        let Some(world) = World::start(engine).await else { continue };
        let (small, large) = institution(&world).await;
        println!("{name}: {MANAGERS} managers, {DEPARTMENTS} departments, {} tickets", DEPARTMENTS * TICKETS);
        told(&world, small, "a department of ten managers").await;
        told(&world, large, "a department that all manage").await;
        reports(&world).await;
        world.leave_mail();
    }
}

/// A ticket of a department with ten managers, and one of a department that everybody manages.
async fn institution(world: &World) -> (TicketId, TicketId) {
    let mut tx = world.app.db.write().await.expect("a transaction");
    let mut staff = Vec::new();
    for number in 0..MANAGERS {
        staff.push(hired(&mut tx, number, world.app.now()).await);
    }
    let mut counters = Vec::new();
    for number in 0..DEPARTMENTS {
        let id = department(&mut tx, &format!("Service {number}"), "S").await.expect("a department");
        for person in staff.iter().skip(number).step_by(DEPARTMENTS) {
            manager(&mut tx, id, *person).await.expect("a manager");
        }
        counters.push(category(&mut tx, id, "Demandes", None).await.expect("a category"));
    }
    let all: DepartmentId = department(&mut tx, "Tous", "T").await.expect("a department");
    for person in &staff {
        manager(&mut tx, all, *person).await.expect("a manager");
    }
    let everybodys = category(&mut tx, all, "Demandes", None).await.expect("a category");
    tx.commit().await.expect("committed");
    let owner = person(world, world.person("odile")).await;
    let mut first = None;
    for counter in counters {
        for _ in 0..TICKETS {
            let ticket = posted(world, &owner, counter).await;
            first.get_or_insert(ticket);
        }
    }
    let large = posted(world, &owner, everybodys).await;
    // Their reports are those of their own department; the mails of the tickets are not measured.
    let mut tx = world.app.db.write().await.expect("a transaction");
    for person in &staff {
        managers::delete(&mut tx, all, *person).await.expect("dismissed");
    }
    tx.exec(q("DELETE FROM outbox")).await.expect("emptied");
    tx.commit().await.expect("committed");
    (first.expect("a ticket"), large)
}

async fn hired(tx: &mut store::db::Tx, number: usize, now: Moment) -> PersonId {
    let (name, address) = (format!("Gestionnaire {number}"), format!("g{number}@deux-rives.example"));
    let person = NewPerson {
        name: &name,
        address: &address,
        identifier: None,
        account: Account::Directory,
        affiliation: "",
        language: if number % 3 == 0 { Language::English } else { Language::French },
        is_admin: false,
        password_hash: None,
    };
    let id = people::insert(tx, &person, now).await.expect("a person");
    let usual = preferences::of_person(tx, id).await.expect("preferences");
    preferences::update(tx, id, &Preferences { reports_suspended: false, ..usual }).await.expect("written");
    id
}

async fn person(world: &World, id: PersonId) -> Person {
    let mut conn = world.app.db.read().await.expect("a connection");
    people::by_id(&mut conn, id).await.expect("a read").expect("somebody")
}

async fn posted(world: &World, author: &Person, category: CategoryId) -> TicketId {
    let request = Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: Message::parse("Tout est noir.").expect("a short message"),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        computer: Computer::default(),
        origin: Origin::Web,
        owner: None,
        files: Vec::new(),
    };
    let token = world.app.dice.nonce();
    let post = Post { category, chosen_as: None, token, draft: None, request, files: Vec::new() };
    app::create(&world.app, author.clone(), post).await.expect("a complete request").ticket
}

/// Reads a ticket's facts and says who is told of its creation, many times.
async fn told(world: &World, ticket: TicketId, place: &str) {
    let mut read = Vec::new();
    let mut chosen = Vec::new();
    let mut count = 0;
    for _ in 0..TIMES {
        let mut conn = world.app.db.read().await.expect("a connection");
        let begun = Instant::now();
        let facts = facts::load(&mut conn, ticket, TicketScope::Private, false).await.expect("a read").expect("facts");
        read.push(begun.elapsed());
        let entries = events::of_ticket(&mut conn, ticket).await.expect("a history");
        let history: Vec<Event> = entries.into_iter().map(|entry| entry.event).collect();
        let actor = Actor::Person(facts.owner.clone());
        let begun = Instant::now();
        let batch = Batch { before: None, after: &facts, events: &history, is_quiet: false };
        count = recipients(batch, &actor).len();
        chosen.push(begun.elapsed());
    }
    println!("  {place}: {count} told; facts read in {:?}, recipients in {:?}", median(read), median(chosen));
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// From 8 o'clock to the last report that the relay has accepted.
async fn reports(world: &World) {
    // A new installation begins with the hours to come.
    world.follow_schedule().await;
    world.clock.set(world.app.now().plus_seconds(23 * HOUR));
    let (stop, stopped) = oneshot::channel::<()>();
    let app = Arc::clone(&world.app);
    let begun = Instant::now();
    let worker = tokio::spawn(app::outbox::run(app, async { drop(stopped.await) }));
    world.follow_schedule().await;
    let queued = begun.elapsed();
    while world.sink.messages().len() < MANAGERS {
        assert!(begun.elapsed() < Duration::from_secs(600), "{} reports arrived", world.sink.messages().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let sent = begun.elapsed();
    drop(stop);
    worker.await.expect("the worker stops");
    println!("  reports of 8 h: {} queued in {queued:?}, all accepted in {sent:?}", world.sink.messages().len());
}
