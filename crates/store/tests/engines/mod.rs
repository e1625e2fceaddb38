//! A database of one's own on each engine: SQLite in a folder, PostgreSQL where there is a server.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::future::Future;
use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::Moment;
use store::{Db, Source, migrate};
use tokio_postgres::NoTls;

pub const NOW: Moment = Moment(1_773_135_600_000);

/// Runs `test` on both engines, each time with a migrated database of its own.
pub async fn on_each<F, T>(name: &str, test: F)
where
    F: Fn(Db) -> T + Clone + Send + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    let migrated = move |source: Source| {
        let test = test.clone();
        async move {
            let db = opened(&source).await;
            migrate::migrate(&db, NOW).await.expect("an empty database can be migrated");
            test(db).await;
        }
    };
    on_each_empty(name, migrated).await;
}

/// The same before any migration. Each run is a task: when it fails, its database goes all the same.
pub async fn on_each_empty<F, T>(name: &str, test: F)
where
    F: Fn(Source) -> T,
    T: Future<Output = ()> + Send + 'static,
{
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = Source::Sqlite { path: folder.path().join("guichet.db") };
    tokio::spawn(test(source)).await.unwrap_or_else(|panic| panic!("{name}, on SQLite: {panic}"));

    let Some(server) = Server::found(name) else { return };
    let database = server.create_database().await;
    let outcome = tokio::spawn(test(server.source(&database))).await;
    server.drop_database(&database).await;
    outcome.unwrap_or_else(|panic| panic!("{name}, on PostgreSQL: {panic}"));
}

pub async fn opened(source: &Source) -> Db {
    Db::open(source).await.expect("a database can be opened")
}

/// The PostgreSQL server that `GUICHET_TEST_POSTGRES` names.
struct Server(tokio_postgres::Config);

impl Server {
    fn found(test: &str) -> Option<Self> {
        let Some(url) = std::env::var("GUICHET_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) else {
            let line = format!("not run: {test}: no PostgreSQL\n");
            assert!(std::env::var_os("GUICHET_ALL").is_none_or(|all| all != "1"), "{line}");
            // To the stream itself: the test runner keeps what `println!` says to itself when a test passes.
            let _ = std::io::stderr().write_all(line.as_bytes());
            return None;
        };
        Some(Self(url.parse().expect("GUICHET_TEST_POSTGRES is a postgres:// address")))
    }

    fn source(&self, database: &str) -> Source {
        let mut config = self.0.clone();
        config.dbname(database);
        Source::Postgres { config: Box::new(config), tls: false, max_connections: 12 }
    }

    async fn create_database(&self) -> String {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("store_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        self.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        self.run(&format!("CREATE DATABASE {name}")).await;
        name
    }

    async fn drop_database(&self, name: &str) {
        self.run(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    async fn run(&self, sql: &str) {
        let (client, connection) = self.0.connect(NoTls).await.expect("the PostgreSQL server answers");
        let connection = tokio::spawn(connection);
        client.batch_execute(sql).await.expect(sql);
        drop(client);
        connection.await.expect("the connection ends").expect("without an error");
    }
}
