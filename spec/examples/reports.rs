//! How long it takes to send a thousand managers, in a hundred departments, their report of 8 o'clock:
//! `cargo run --release -p spec --example reports`; on PostgreSQL too where `GUICHET_TEST_POSTGRES` names one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::{Account, Language, Moment, PersonId, Preferences};
use spec::world::{Engine, World, category, department, manager};
use store::db::q;
use store::people::NewPerson;
use store::{people, preferences};
use tokio::sync::oneshot;

const MANAGERS: usize = 1000;
const DEPARTMENTS: usize = 100;
/// Open ones, in each department.
const TICKETS: usize = 20;
const HOUR: i64 = 3600;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "what it is run for")]
async fn main() {
    for (name, engine) in [("SQLite", Engine::Sqlite), ("PostgreSQL", Engine::Postgres)] {
        let Some(world) = World::start(engine).await else { continue };
        institution(&world).await;
        println!("{name}: {MANAGERS} managers, {DEPARTMENTS} departments, {} open tickets", DEPARTMENTS * TICKETS);
        reports(&world).await;
        world.leave_mail();
    }
}

/// A hundred departments with ten managers and twenty open tickets each.
async fn institution(world: &World) {
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
    tx.commit().await.expect("committed");
    let owner = world.account("odile").await;
    for counter in counters {
        for _ in 0..TICKETS {
            world.posted_by(&owner, counter).await;
        }
    }
    // The mails of the tickets are not what is measured.
    let mut tx = world.app.db.write().await.expect("a transaction");
    tx.exec(q("DELETE FROM outbox")).await.expect("emptied");
    tx.commit().await.expect("committed");
}

async fn hired(tx: &mut store::db::Tx, number: usize, now: Moment) -> PersonId {
    let (name, address) = (format!("Gestionnaire {number}"), format!("g{number}@deux-rives.example"));
    let person = NewPerson {
        name: &name,
        address: &address,
        identifier: None,
        account: Account::Directory,
        affiliation: "",
        language: if number.is_multiple_of(3) { Language::English } else { Language::French },
        is_admin: false,
        password_hash: None,
    };
    let id = people::insert(tx, &person, now).await.expect("a person");
    let usual = preferences::of_person(tx, id).await.expect("preferences");
    preferences::update(tx, id, &Preferences { reports_suspended: false, ..usual }).await.expect("written");
    id
}

/// From 8 o'clock to the last report that the relay has accepted.
#[expect(clippy::print_stdout, reason = "what it is run for")]
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
        assert!(begun.elapsed() < Duration::from_mins(10), "{} reports arrived", world.sink.messages().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let sent = begun.elapsed();
    drop(stop);
    worker.await.expect("the worker stops");
    println!("  reports of 8 h: {} queued in {queued:?}, all accepted in {sent:?}", world.sink.messages().len());
}
