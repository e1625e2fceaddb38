//! Tickets on which time will act, and other programs on the same database.

use std::sync::Arc;

use app::clock::FrozenClock;
use app::config::Tickets;
use app::outbox::Sender;
use app::{App, Order, perform};
use domain::ticket::Closing;
use domain::{Act, Actor, CategoryId, Command, Facts, Message, Moment, Said, Status, TicketId};
use spec::world::World;
use store::db::{Engine, q};
use store::{Db, Source, events, facts, outbox, schedule};
use tokio::sync::Notify;

pub const DAY: i64 = 24 * 3600;

/// Another program, as on another machine: its own connections, the same clock.
pub async fn another_app(world: &World) -> Arc<App> {
    app(world, world.app.tickets, Arc::clone(&world.app.clock)).await
}

/// As [`another_app`], where it is later.
pub async fn app_at(world: &World, moment: Moment) -> Arc<App> {
    app(world, world.app.tickets, Arc::new(FrozenClock::at(moment))).await
}

/// As [`another_app`], with other defaults.
pub async fn app_with(world: &World, tickets: Tickets) -> Arc<App> {
    app(world, tickets, Arc::clone(&world.app.clock)).await
}

async fn app(world: &World, tickets: Tickets, clock: Arc<dyn app::Clock>) -> Arc<App> {
    Arc::new(App {
        db: Db::open(&source(world).await).await.expect("the world's database"),
        clock,
        dice: Arc::clone(&world.app.dice),
        site: world.app.site.clone(),
        sessions: world.app.sessions,
        tickets,
        files: world.files().await,
        sender: Sender::None,
        outbox: Notify::new(),
        live: app::live::Hub::default(),
        is_demo: false,
    })
}

/// Where the world keeps its data, as the database itself says.
async fn source(world: &World) -> Source {
    let mut conn = world.app.db.read().await.expect("a connection");
    if conn.engine() == Engine::Sqlite {
        let file = q("SELECT file FROM pragma_database_list WHERE name = 'main'");
        let path: String = conn.one(file).await.expect("a file");
        return Source::Sqlite { path: path.into() };
    }
    let name: String = conn.one(q("SELECT CAST(current_database() AS TEXT)")).await.expect("a name");
    let server = std::env::var("GUICHET_TEST_POSTGRES").expect("the server of this world");
    let mut config: tokio_postgres::Config = server.parse().expect("its address");
    config.dbname(name);
    Source::Postgres { config: Box::new(config), tls: false, max_connections: 4 }
}

/// A ticket of Odile's, in that category.
pub async fn posted(world: &World, category: CategoryId) -> TicketId {
    posted_by(world, "odile", category).await
}

pub async fn posted_by(world: &World, author: &str, category: CategoryId) -> TicketId {
    world.posted_by(&world.account(author).await, category).await
}

pub async fn does(world: &World, by: &str, ticket: TicketId, act: Act) {
    let text = matches!(act, Act::Comment).then(|| Message::parse("Quelques mots.").expect("short")).flatten();
    let command = Command::new(act, Said::to_all(text));
    let seen = read(world, ticket).await.ticket.version;
    let order = Order { ticket, seen, token: world.app.dice.nonce(), draft: None, command };
    perform(&world.app, Actor::Person(world.account(by).await), order).await.expect("they may");
}

/// A ticket that Alice closed; Odile's answer is awaited.
pub async fn closed(world: &World) -> TicketId {
    closed_in(world, world.places.elec).await
}

pub async fn closed_in(world: &World, category: CategoryId) -> TicketId {
    let ticket = posted(world, category).await;
    does(world, "alice", ticket, Act::TakeAndClose(Closing::default())).await;
    ticket
}

pub async fn approved(world: &World, ticket: TicketId) {
    does(world, "odile", ticket, Act::Approve).await;
}

/// A ticket that Alice set aside for so many seconds.
pub async fn postponed(world: &World, seconds: i64) -> TicketId {
    let ticket = posted(world, world.places.elec).await;
    does(world, "alice", ticket, Act::Take).await;
    does(world, "alice", ticket, Act::Postpone(Some(world.app.now().plus_seconds(seconds)))).await;
    ticket
}

pub async fn read(world: &World, ticket: TicketId) -> Facts {
    let mut conn = world.app.db.read().await.expect("a connection");
    let found = facts::load(&mut conn, ticket, world.app.installation(), false).await.expect("facts");
    found.expect("the ticket")
}

pub async fn status(world: &World, ticket: TicketId) -> Status {
    read(world, ticket).await.ticket.status
}

/// How many entries of its history are of this kind.
pub async fn happened(world: &World, ticket: TicketId, kind: &str) -> usize {
    let mut conn = world.app.db.read().await.expect("a connection");
    let history = events::of_ticket(&mut conn, ticket).await.expect("a history");
    history.iter().filter(|entry| entry.event.kind.code() == kind).count()
}

/// Mails about the last thing that happened to it.
pub async fn mails(world: &World, ticket: TicketId) -> usize {
    let version = read(world, ticket).await.ticket.version;
    let mut conn = world.app.db.read().await.expect("a connection");
    let fates = outbox::of_ticket(&mut conn, ticket).await.expect("an outbox");
    fates.iter().filter(|fate| fate.batch == version).count()
}

/// What the last run of a job said.
pub async fn ran(world: &World, job: &str) -> String {
    let mut conn = world.app.db.read().await.expect("a connection");
    let jobs = schedule::all(&mut conn).await.expect("the jobs");
    jobs.into_iter().find(|one| one.name == job).expect("a job").outcome
}
