//! What goes wrong for one ticket, and what happens while a job is under way.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::task::Poll;

use app::jobs::run_due;
use app::{App, Dice};
use domain::{Act, Status, TicketId};
use spec::story;
use spec::world::World;
use store::db::{Engine, Tx, q};
use store::{events, tickets};
use tokio::sync::oneshot;

use crate::ground::{DAY, another_app, closed, does, happened, posted_by, ran, status};

story!(fn a_ticket_that_fails_does_not_stop_the_others, async |world: World| {
    let first = closed(&world).await;
    let broken = posted_by(&world, "paul", world.places.elec).await;
    does(&world, "alice", broken, Act::TakeAndClose(domain::ticket::Closing::default())).await;
    let last = closed(&world).await;
    speaks(&world, "xx").await;
    world.clock.advance_seconds(15 * DAY);
    run_due(&world.app).await.expect("the schedule goes on");
    assert_eq!(ran(&world, "expire").await, "done 2, failed 1");
    assert_eq!([status(&world, first).await, status(&world, last).await], [Status::Expired; 2]);
    assert_eq!(happened(&world, broken, "expired").await, 0);
    // Mended, it has its turn, alone.
    speaks(&world, "fr").await;
    world.clock.advance_seconds(3600);
    run_due(&world.app).await.expect("a schedule");
    assert_eq!(ran(&world, "expire").await, "done 1, failed 0");
    assert_eq!(status(&world, broken).await, Status::Expired);
    world.leave_mail();
});

/// A language that nobody knows makes a row that cannot be read.
async fn speaks(world: &World, language: &'static str) {
    let mut tx = world.app.db.write().await.expect("a transaction");
    let query = q("UPDATE people SET language = $1 WHERE id = $2").bind(language).bind(world.person("paul"));
    tx.exec(query).await.expect("a row");
    tx.commit().await.expect("a commit");
}

// More than a batch of them at the head: those behind have their turn all the same.
story!(fn a_batch_that_fails_whole_does_not_hide_those_behind_it, async |world: World| {
    let good = closed(&world).await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    let model = tickets::by_id(&mut tx, good).await.expect("a read").expect("a ticket");
    let history = events::of_ticket(&mut tx, good).await.expect("a history");
    let happened_then: Vec<_> = history.into_iter().map(|entry| entry.event).collect();
    let copy = async |tx: &mut Tx, owner: domain::PersonId| {
        let ticket = tickets::insert(tx, &domain::Ticket { owner, ..model.clone() }).await.expect("a row");
        events::insert(tx, ticket, model.version, &happened_then).await.expect("rows");
        ticket
    };
    for _ in 0..120 {
        copy(&mut tx, world.person("paul")).await;
    }
    let behind = copy(&mut tx, world.person("odile")).await;
    tx.commit().await.expect("a commit");
    speaks(&world, "xx").await;
    world.clock.advance_seconds(15 * DAY);
    run_due(&world.app).await.expect("a schedule");
    assert_eq!(ran(&world, "expire").await, "done 2, failed 120");
    assert_eq!(status(&world, behind).await, Status::Expired);
    speaks(&world, "fr").await;
    world.leave_mail();
});

/// Dice that stop whoever throws them first, until they may go on: a job in the middle of its first ticket.
struct Gate {
    dice: Arc<dyn Dice>,
    shut: Mutex<Option<(oneshot::Sender<()>, mpsc::Receiver<()>)>>,
}

impl Dice for Gate {
    fn fill(&self, bytes: &mut [u8]) {
        let shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((inside, go)) = shut {
            inside.send(()).expect("the story waits for it");
            tokio::task::block_in_place(|| go.recv()).expect("the story lets it go on");
        }
        self.dice.fill(bytes);
    }
}

story!(fn a_comment_saves_a_ticket_that_was_already_chosen_to_expire, async |world: World| {
    let (first, saved) = (closed(&world).await, closed(&world).await);
    world.clock.advance_seconds(15 * DAY);
    let (inside, is_inside) = oneshot::channel();
    let (go, gone) = mpsc::channel();
    let gate = Gate { dice: Arc::clone(&world.app.dice), shut: Mutex::new(Some((inside, gone))) };
    let other = another_app(&world).await;
    let other = Arc::into_inner(other).expect("nobody else has it");
    // The same database as the world's own program: on SQLite, the same queue of writers.
    let job = Arc::new(App { dice: Arc::new(gate), db: world.app.db.clone(), ..other });
    let run = tokio::spawn(async move { run_due(&job).await });
    is_inside.await.expect("the job is at its first ticket: both were chosen");
    let tx = if world.app.db.engine() == Engine::Postgres {
        let tx = world.app.db.write().await.expect("a transaction");
        comments(&world, tx, saved).await;
        go.send(()).expect("the job waits");
        None
    } else {
        // One writer at a time: the comment is the next one, before the job's second ticket.
        let mut queued = pin!(world.app.db.write());
        let is_ready = poll_fn(|cx| Poll::Ready(queued.as_mut().poll(cx).is_ready())).await;
        assert!(!is_ready, "the job is writing");
        go.send(()).expect("the job waits");
        Some(queued.await.expect("a transaction"))
    };
    if let Some(tx) = tx {
        comments(&world, tx, saved).await;
    }
    run.await.expect("no panic").expect("a schedule");
    assert_eq!(status(&world, first).await, Status::Expired);
    assert_eq!(status(&world, saved).await, Status::Closed, "somebody had just spoken");
    assert_eq!(ran(&world, "expire").await, "done 1, failed 0");
    world.leave_mail();
});

/// What a comment of the owner writes.
async fn comments(world: &World, mut tx: Tx, ticket: TicketId) {
    let mut row = tickets::lock(&mut tx, ticket).await.expect("a row").expect("a ticket");
    row.version += 1;
    row.last_action_at = world.app.now();
    let said = domain::Event {
        kind: domain::EventKind::Commented,
        by: Some(row.owner),
        at: row.last_action_at,
        text: domain::Message::parse("Encore en panne.").expect("a short message"),
        scope: domain::MessageScope::Default,
        status: row.status,
    };
    events::insert(&mut tx, ticket, row.version, &[said]).await.expect("an event");
    tickets::update(&mut tx, &row).await.expect("a row");
    tx.commit().await.expect("a commit");
}
