//! `kill -9` while files arrive: what was acknowledged is there, what was half received goes away (guarantees P1).

use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};
use std::{env, fs, thread};

use super::installation::{self, Installation};
use store::db::q;
use store::{Db, Source};

const KILLS: u64 = 5;

fn is_killed_again_and_again(database: &str, source: &Source, folder: &Path) {
    let installation = Installation::new(folder, database);
    let mut all = Vec::new();
    for kill in 0..KILLS {
        let server = installation.serve(&[]);
        let lost = installation.lost(&server, &all);
        assert!(lost.is_empty(), "after {kill} kills, of {} files: {lost:?}", all.len());
        let senders = installation.send_files(&server, kill + 1);
        senders.after(10, Duration::from_millis(37 * kill));
        server.kill();
        let acknowledged = senders.end();
        assert!(acknowledged.len() >= 10, "{} files", acknowledged.len());
        all.extend(acknowledged);
    }
    let server = installation.serve(&[]);
    assert!(installation.lost(&server, &all).is_empty());
    eprintln!("{KILLS} kills: {} files acknowledged, none lost", all.len());
    leaves_nothing_half_received(&installation, server, source);
    let server = installation.serve(&[]);
    let lost = installation.lost(&server, &all);
    assert!(lost.is_empty(), "the clean-up removed {lost:?}");
}

fn leaves_nothing_half_received(installation: &Installation, server: installation::Server, source: &Source) {
    let is_there = |path: &Path| fs::metadata(path).is_ok_and(|it| it.len() > 0);
    let coming = server.begins_to_receive(installation);
    until("it arrives", || installation.incoming().iter().any(|path| is_there(path)));
    server.kill();
    drop(coming);
    let left = installation.incoming();
    assert!(!left.is_empty());
    for path in &left {
        let file = fs::File::options().write(true).open(path).expect("there");
        // Long ago.
        file.set_modified(UNIX_EPOCH + Duration::from_hours(24)).expect("dated");
    }
    forget_the_schedule(source);
    let server = installation.serve(&[]);
    until("it is removed", || installation.incoming().is_empty());
    drop(server);
}

/// Everything is due at once.
fn forget_the_schedule(source: &Source) {
    run(async {
        let db = Db::open(source).await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        tx.exec(q("DELETE FROM schedule")).await.expect("forgotten");
        tx.commit().await.expect("committed");
    });
}

pub fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..6000 {
        if is_so() {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("in vain: {what}");
}

pub fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

#[test]
fn on_sqlite_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::Sqlite { path: folder.path().join("guichet.db") };
    is_killed_again_and_again("url = \"sqlite:guichet.db\"", &source, folder.path());
}

#[test]
fn on_postgresql_nothing_acknowledged_is_lost() {
    on_postgresql("killed", is_killed_again_and_again);
}

/// Does this in a database of its own; says so by name when there is no server.
pub fn on_postgresql(what: &str, test: impl FnOnce(&str, &Source, &Path)) {
    let Some(url) = env::var("GUICHET_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) else {
        assert!(env::var_os("GUICHET_ALL").is_none(), "no PostgreSQL, and GUICHET_ALL=1 wants everything run");
        eprintln!("not run: no PostgreSQL");
        return;
    };
    let server: tokio_postgres::Config = url.parse().expect("the URL of a server");
    let name = format!("guichet_{what}_{}", std::process::id());
    let password = String::from_utf8(server.get_password().unwrap_or_default().to_vec()).expect("UTF-8");
    let (user, port) = (server.get_user().expect("an account"), server.get_ports()[0]);
    let folder = tempfile::tempdir().expect("a folder");
    installation::secret(&folder.path().join("secret"), &password);
    run(order(&server, &format!("CREATE DATABASE {name}")));
    let mut config = Box::new(server.clone());
    config.dbname(&name);
    let source = Source::Postgres { config, tls: false, max_connections: 2 };
    let lines = format!("url = \"postgres://{user}@127.0.0.1:{port}/{name}\"\npassword_file = \"secret\"");
    let test = std::panic::AssertUnwindSafe(|| test(&lines, &source, folder.path()));
    let told = std::panic::catch_unwind(test);
    run(order(&server, &format!("DROP DATABASE {name} WITH (FORCE)")));
    told.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

async fn order(server: &tokio_postgres::Config, sql: &str) {
    let (client, connection) = server.connect(tokio_postgres::NoTls).await.expect("a server");
    tokio::spawn(connection);
    client.batch_execute(sql).await.expect(sql);
}
