//! The schema: applied once, from anywhere, never onto a database that this program does not know.

mod engines;
#[path = "migrations/first.rs"]
mod first;

use domain::ticket::replay;
use domain::{Account, Alert, Computer, EventKind, Flags, TicketId, TicketScope};
use engines::{NOW, on_each, on_each_empty, opened};
use store::db::{Conn, q};
use store::{
    Db, Error, categories, departments, events, facts, managers, migrate, outbox, people, submissions, tickets,
};

#[tokio::test(flavor = "multi_thread")]
async fn migrating_twice_is_harmless() {
    on_each_empty("migrating_twice_is_harmless", |source| async move {
        let db = opened(&source).await;
        let plan = migrate::plan(&db).await.expect("an empty database can be read");
        assert_eq!(plan.present, 0);
        assert!(!plan.pending.is_empty());
        let first = migrate::migrate(&db, NOW).await.expect("the first time");
        assert_eq!(first, plan, "what was applied is what was planned");
        let second = migrate::migrate(&db, NOW).await.expect("the second time");
        assert!(second.pending.is_empty(), "{second:?}");
        assert!(second.present > 0);
    })
    .await;
}

/// Two machines start at the same instant on the same empty database.
#[tokio::test(flavor = "multi_thread")]
async fn two_may_migrate_at_once() {
    on_each_empty("two_may_migrate_at_once", |source| async move {
        let starts = [source.clone(), source.clone()].map(|source| {
            tokio::spawn(async move {
                let db = opened(&source).await;
                migrate::migrate(&db, NOW).await.map(|_| ())
            })
        });
        for start in starts {
            start.await.expect("no panic").expect("both succeed");
        }
        let mut conn = opened(&source).await.read().await.expect("a connection");
        let applied: i64 = conn.one(q("SELECT COUNT(*) FROM migrations")).await.expect("a count");
        let versions: i64 = conn.one(q("SELECT COUNT(DISTINCT version) FROM migrations")).await.expect("a count");
        assert_eq!(applied, versions);
    })
    .await;
}

/// A database that has later ones gets the one that it lacks.
#[tokio::test(flavor = "multi_thread")]
async fn a_migration_that_came_late_is_not_skipped() {
    on_each("a_migration_that_came_late_is_not_skipped", |db| async move {
        let mut tx = db.write().await.expect("a transaction");
        tx.exec(q("DELETE FROM migrations WHERE version = 9")).await.expect("a row");
        let dropped = [
            q("ALTER TABLE department_managers DROP COLUMN absent_from"),
            q("ALTER TABLE department_managers DROP COLUMN absent_until"),
            q("ALTER TABLE department_managers DROP COLUMN absence_note"),
        ];
        for column in dropped {
            tx.exec(column).await.expect("a column");
        }
        tx.commit().await.expect("a commit");
        assert_eq!(migrate::plan(&db).await.expect("a plan").pending, ["absences"]);
        migrate::migrate(&db, NOW).await.expect("a schema");
        assert!(migrate::plan(&db).await.expect("a plan").pending.is_empty());
        let mut conn = db.read().await.expect("a connection");
        managers::of_department(&mut conn, domain::DepartmentId(1)).await.expect("its columns");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused_with_a_sentence() {
    on_each("a_newer_database_is_refused_with_a_sentence", |db| async move {
        let mut tx = db.write().await.expect("a transaction");
        let newer = q("INSERT INTO migrations (version, name, checksum, applied_at) VALUES (99, 'later', 'x', 0)");
        tx.exec(newer).await.expect("a row");
        tx.commit().await.expect("a commit");
        for refused in [migrate::plan(&db).await.err(), migrate::migrate(&db, NOW).await.err()] {
            let Some(error @ Error::TooNew { found: 99, .. }) = refused else { panic!("{refused:?}") };
            let sentence = error.to_string();
            assert!(sentence.contains("version 99") && sentence.contains("newer guichet"), "{sentence}");
            assert!(sentence.contains("restore a backup"), "it says what to do: {sentence}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_changed_afterwards_is_refused() {
    on_each("a_migration_changed_afterwards_is_refused", |db| async move {
        let mut tx = db.write().await.expect("a transaction");
        tx.exec(q("UPDATE migrations SET checksum = 'edited' WHERE version = 1")).await.expect("a row");
        tx.commit().await.expect("a commit");
        let refused = migrate::plan(&db).await.err();
        let Some(error @ Error::Changed { version: 1 }) = refused else { panic!("{refused:?}") };
        assert!(error.to_string().contains("migration 1"), "{error}");
    })
    .await;
}

/// Nothing of what the first version wrote is lost, and all of it still reads.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_the_first_version_keeps_all_it_has() {
    on_each_empty("a_database_of_the_first_version_keeps_all_it_has", |source| async move {
        let db = first::written(&source).await;
        assert_eq!(migrate::plan(&db).await.expect("a plan").present, 1);
        let plan = migrate::migrate(&db, NOW).await.expect("the first time");
        assert_eq!(plan.pending.first(), Some(&"around_the_ticket"), "{plan:?}");
        assert!(migrate::migrate(&db, NOW).await.expect("the second time").pending.is_empty());
        is_all_there(&db).await;
    })
    .await;
}

/// Two machines start the new version at the same instant.
#[tokio::test(flavor = "multi_thread")]
async fn two_may_bring_an_old_database_up_to_date_at_once() {
    on_each_empty("two_may_bring_an_old_database_up_to_date_at_once", |source| async move {
        let db = first::written(&source).await;
        let starts = [source.clone(), source.clone()].map(|source| {
            tokio::spawn(async move {
                let db = opened(&source).await;
                migrate::migrate(&db, NOW).await.map(|_| ())
            })
        });
        for start in starts {
            start.await.expect("no panic").expect("both succeed");
        }
        is_all_there(&db).await;
    })
    .await;
}

async fn is_all_there(db: &Db) {
    let mut conn = db.read().await.expect("a connection");
    for (question, rows) in first::TABLES {
        assert_eq!(conn.one::<i64>(q(question)).await.expect("a count"), rows, "{question}");
    }
    people_read(&mut conn).await.expect("people");
    places_read(&mut conn).await.expect("places");
    tickets_read(&mut conn).await.expect("tickets");
    drop(conn);
    // New rows get numbers of their own.
    let mut tx = db.write().await.expect("a transaction");
    let model = tickets::by_id(&mut tx, TicketId(2)).await.expect("a read").expect("a ticket");
    assert_eq!(tickets::insert(&mut tx, &model).await.expect("a ticket"), TicketId(3));
    tx.rollback().await;
}

async fn people_read(conn: &mut Conn) -> store::Result<()> {
    let all = people::all(conn).await?;
    let alerts: Vec<_> = all.iter().map(|person| (person.name.as_str(), person.alerts.clone())).collect();
    let others = Flags::<Alert>::all().without(Alert::Own);
    let expected = [("Bruno Lefèvre", others.clone()), ("Odile Caron", Flags::all()), ("Sans adresse", others)];
    assert_eq!(alerts, expected, "whoever did not monitor their own tickets still does not");
    assert!(all.iter().all(|person| person.account == Account::Directory));
    let found = people::by_identifier(conn, "ODILE@univ.example").await?.expect("by address, for want of a name");
    assert_eq!((people::password_hash(conn, found.id).await?.as_deref(), found.is_enabled), (Some("hash"), true));
    let searched = people::search(conn, "caron", 9).await?;
    assert_eq!(searched.iter().map(|one| one.id).collect::<Vec<_>>(), [found.id], "found by a search");
    Ok(())
}

async fn places_read(conn: &mut Conn) -> store::Result<()> {
    let department = departments::all(conn).await?.remove(0);
    assert_eq!(department.defaults.scope, Some(TicketScope::Private));
    assert_eq!((department.settings, department.redirects_to), (Flags::default(), None));
    assert!(department.inter_service_tag.is_empty(), "it shares nothing");
    let managers = managers::of_department(conn, department.id).await?;
    assert!(managers[0].monitoring_suspended && managers[0].person.is_admin);
    let lineage = categories::all(conn).await?;
    assert_eq!(lineage[0].own_members.as_deref(), Some(&[managers[0].person.id][..]));
    assert_eq!((lineage[1].parent, lineage[1].redirects_to), (Some(lineage[0].id), None));
    Ok(())
}

async fn tickets_read(conn: &mut Conn) -> store::Result<()> {
    for id in [TicketId(1), TicketId(2)] {
        let found = facts::load(conn, id, TicketScope::Private, false).await?.expect("facts");
        let history = events::of_ticket(conn, id).await?;
        let events = history.iter().map(|entry| (entry.batch, &entry.event));
        assert_eq!(replay(id, found.ticket.version, events), Some(found.ticket.clone()), "it is its history");
        assert_eq!((found.ticket.computer, found.ticket.is_anonymous), (Computer::default(), false));
    }
    let last = events::last(conn, TicketId(1)).await?.expect("an event").event;
    assert_eq!(last.kind, EventKind::Closed { spent: None, link: None });
    let fates = outbox::of_ticket(conn, TicketId(1)).await?;
    let codes: Vec<_> = fates.iter().map(|fate| (fate.reason.code(), fate.outcome.as_str())).collect();
    assert_eq!(codes, [("manages-department", "250 ok"), ("owns-the-ticket", "")]);
    let odile = people::by_login(conn, "odile@univ.example").await?.expect("somebody");
    assert_eq!(submissions::find(conn, "form", odile.id).await?.map(|form| form.ticket), Some(TicketId(1)));
    Ok(())
}
