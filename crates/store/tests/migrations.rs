//! The schema: applied once, from anywhere, never onto a database that this program does not know.

mod engines;

use engines::{NOW, on_each, on_each_empty, opened};
use store::db::q;
use store::{Error, migrate};

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
