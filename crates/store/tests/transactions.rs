//! What a transaction promises: whole or not at all, and nobody loses an update.

mod engines;

use domain::{Account, Event, EventKind, Language, MessageScope, Moment, Status, TicketId};
use engines::{NOW, on_each};
use store::db::q;
use store::people::{self, NewPerson};
use store::{Db, Error, events, tickets};

const TASKS: i64 = 8;
const WRITES: i64 = 50;

fn somebody(address: &str) -> NewPerson<'_> {
    NewPerson {
        name: "Odile Caron",
        address,
        identifier: None,
        account: Account::Directory,
        affiliation: "",
        language: Language::French,
        is_admin: false,
        password_hash: None,
    }
}

async fn count(db: &Db) -> i64 {
    let mut conn = db.read().await.expect("a connection");
    people::count(&mut conn).await.expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_is_dropped_did_nothing() {
    on_each("a_transaction_that_is_dropped_did_nothing", |db| async move {
        let mut tx = db.write().await.expect("a transaction");
        people::insert(&mut tx, &somebody("dropped@univ.example"), NOW).await.expect("a row");
        drop(tx);
        assert_eq!(count(&db).await, 0, "dropped");

        let mut tx = db.write().await.expect("the next one waits for nobody");
        people::insert(&mut tx, &somebody("undone@univ.example"), NOW).await.expect("a row");
        tx.rollback().await;
        assert_eq!(count(&db).await, 0, "rolled back");

        let mut tx = db.write().await.expect("a transaction");
        people::insert(&mut tx, &somebody("kept@univ.example"), NOW).await.expect("a row");
        tx.commit().await.expect("a commit");
        assert_eq!(count(&db).await, 1, "committed");
    })
    .await;
}

/// A task cut in the middle, as when its client goes away.
#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_is_aborted_did_nothing() {
    on_each("a_task_that_is_aborted_did_nothing", |db| async move {
        let (entered, inside) = tokio::sync::oneshot::channel();
        let theirs = db.clone();
        let task = tokio::spawn(async move {
            let mut tx = theirs.write().await.expect("a transaction");
            people::insert(&mut tx, &somebody("cut@univ.example"), NOW).await.expect("a row");
            entered.send(()).expect("somebody listens");
            std::future::pending::<()>().await;
            drop(tx);
        });
        inside.await.expect("the task is inside");
        task.abort();
        assert!(task.await.is_err_and(|end| end.is_cancelled()));
        assert_eq!(count(&db).await, 0);
        db.write().await.expect("the writer is free again").commit().await.expect("a commit");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unique_value_twice_is_a_duplicate() {
    on_each("a_unique_value_twice_is_a_duplicate", |db| async move {
        let mut tx = db.write().await.expect("a transaction");
        people::insert(&mut tx, &somebody("odile@univ.example"), NOW).await.expect("a row");
        let again = people::insert(&mut tx, &somebody(" ODILE@univ.example "), NOW).await;
        assert!(matches!(again, Err(Error::Duplicate)), "{again:?}");
    })
    .await;
}

async fn ticket(db: &Db) -> TicketId {
    let mut tx = db.write().await.expect("a transaction");
    for statement in [
        q("INSERT INTO people (id, name, created_at) VALUES (1, 'Odile', 0)"),
        q("INSERT INTO departments (id, label, long_label, short_label, position) VALUES (1, 'SG', 'SG', 'SG', 1)"),
        q("INSERT INTO categories (id, department_id, position, label, long_label) VALUES (1, 1, 1, 'ELEC', 'ELEC')"),
        q(
            "INSERT INTO tickets (id, department_id, category_id, creation_department_id, owner_id, creator_id, status, \
           subject, scope, priority, origin, created_at, last_action_at, version) \
           VALUES (1, 1, 1, 1, 1, 1, 'free', 'Panne', 'default', 0, 'web', 0, 0, 0)",
        ),
    ] {
        tx.exec(statement).await.expect("a row");
    }
    tx.commit().await.expect("a commit");
    TicketId(1)
}

async fn comment(db: &Db, ticket: TicketId, at: Moment) -> store::Result<()> {
    let mut tx = db.write().await?;
    let mut current = tickets::lock(&mut tx, ticket).await?.ok_or(Error::NoRow)?;
    current.version += 1;
    current.last_action_at = at;
    let event = Event {
        kind: EventKind::Commented,
        by: Some(current.owner),
        at,
        text: None,
        scope: MessageScope::Default,
        status: Status::Free,
    };
    events::insert(&mut tx, ticket, current.version, &[event]).await?;
    tickets::update(&mut tx, &current).await?;
    tx.commit().await
}

/// 8 tasks × 50 commands on one ticket: none is refused, none is lost, none shares a version.
#[tokio::test(flavor = "multi_thread")]
async fn writers_of_one_ticket_wait_for_each_other() {
    on_each("writers_of_one_ticket_wait_for_each_other", |db| async move {
        let ticket = ticket(&db).await;
        let tasks: Vec<_> = (0..TASKS)
            .map(|task| {
                let db = db.clone();
                tokio::spawn(async move {
                    for write in 0..WRITES {
                        comment(&db, ticket, Moment(1 + task * WRITES + write)).await?;
                    }
                    store::Result::Ok(())
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("no panic").expect("no writer is refused");
        }
        let mut conn = db.read().await.expect("a connection");
        let version = tickets::by_id(&mut conn, ticket).await.expect("a read").expect("the ticket").version;
        assert_eq!(version, TASKS * WRITES);
        let history = events::of_ticket(&mut conn, ticket).await.expect("a history");
        let batches: Vec<i64> = history.iter().map(|entry| entry.batch).collect();
        assert_eq!(batches, (1..=TASKS * WRITES).collect::<Vec<_>>(), "one version each, in order");
    })
    .await;
}
