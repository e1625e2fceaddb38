//! The organisation as a file: out, in, in again, and everything that can be wrong with it.

mod bad_input;
mod encodings;
mod journal;
mod once;
mod redirecting;
mod round_trip;
mod tables;

use app::App;
use app::transport::{self, File, Kind, Outcome};
use spec::world::World;

/// A file of this name.
fn file(name: &str, text: impl AsRef<[u8]>) -> File {
    File { name: name.to_owned(), bytes: text.as_ref().to_vec() }
}

fn yaml(text: impl AsRef<[u8]>) -> Vec<File> {
    vec![file("org.yaml", text)]
}

/// A table of these lines.
fn table(header: &str, rows: impl IntoIterator<Item = String>) -> String {
    std::iter::once(header.to_owned()).chain(rows).map(|row| row + "\n").collect()
}

/// Imports what does.
async fn imports(app: &App, files: &[File]) -> Outcome {
    let outcome = transport::import(app, files, false).await.expect("a database");
    outcome.unwrap_or_else(|refused| panic!("{refused:#?}"))
}

/// What a dry run shows.
async fn foreseen(app: &App, files: &[File]) -> Outcome {
    let outcome = transport::import(app, files, true).await.expect("a database");
    outcome.unwrap_or_else(|refused| panic!("{refused:#?}"))
}

/// Imports what does not do: the faults, the same in a dry run, and nothing is written.
async fn refused(world: &World, files: &[File]) -> Vec<String> {
    let before = everything(&world.app).await;
    let mut faults = Vec::new();
    for is_dry in [true, false] {
        let outcome = transport::import(&world.app, files, is_dry).await.expect("a database");
        let refused = outcome.expect_err("it is wrong");
        assert!(faults.is_empty() || faults == refused.faults);
        faults = refused.faults;
    }
    assert!(!faults.is_empty());
    assert_eq!(everything(&world.app).await, before, "something was written");
    faults
}

/// The one fault of a file.
async fn fault(world: &World, files: &[File]) -> String {
    let faults = refused(world, files).await;
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults[0].clone()
}

async fn exported(app: &App) -> String {
    transport::export(app).await.expect("a database")
}

/// The organisation with its journal.
async fn everything(app: &App) -> (String, usize) {
    let mut conn = app.db.read().await.expect("a connection");
    let lines = store::audit::page(&mut conn, None, None, 100_000).await.expect("a journal").len();
    drop(conn);
    (exported(app).await, lines)
}

/// Every table.
async fn tables(app: &App) -> Vec<File> {
    let mut files = Vec::new();
    for kind in Kind::ALL {
        let text = transport::export_table(app, kind).await.expect("a database");
        files.push(file(&format!("{}.csv", kind.name()), text));
    }
    files
}

/// New, changed, as they were.
fn count(outcome: &Outcome, kind: Kind) -> (usize, usize, usize) {
    let count = outcome.counts.iter().find(|count| count.kind == kind).expect("counted");
    (count.added, count.changed, count.unchanged)
}
