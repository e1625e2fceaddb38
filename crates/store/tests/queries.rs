//! Every query function once, on real rows: both engines answer the same.

#[path = "queries/accounts.rs"]
mod accounts;
#[path = "queries/around.rs"]
mod around;
#[path = "queries/branches.rs"]
mod branches;
mod engines;
#[path = "queries/organisation.rs"]
mod organisation;
#[path = "queries/piles.rs"]
mod piles;
#[path = "queries/responses.rs"]
mod responses;
#[path = "queries/searching.rs"]
mod searching;
#[path = "queries/story.rs"]
mod story;
#[path = "queries/writing.rs"]
mod writing;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use engines::on_each;

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_give_the_same_answers() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = Arc::clone(&told);
    on_each("both_engines_give_the_same_answers", move |db| {
        let telling = Arc::clone(&telling);
        async move {
            let answers = story::told(&db).await;
            telling.lock().expect("one at a time").push(answers);
        }
    })
    .await;
    let told = told.lock().expect("finished");
    for (sqlite, postgres) in told[0].iter().zip(told.get(1).into_iter().flatten()) {
        assert_eq!(sqlite, postgres);
    }
    assert!(told.iter().all(|answers| answers.len() == told[0].len()));
}

/// A query that is written without being asked here fails.
#[test]
fn every_query_is_asked() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let asked = [
        include_str!("queries/accounts.rs"),
        include_str!("queries/story.rs"),
        include_str!("queries/around.rs"),
        include_str!("queries/organisation.rs"),
        include_str!("queries/piles.rs"),
        include_str!("queries/branches.rs"),
        include_str!("queries/responses.rs"),
        include_str!("queries/searching.rs"),
        include_str!("queries/writing.rs"),
    ]
    .concat();
    let mut queries = 0;
    for file in files(&source) {
        let module = file.file_stem().and_then(|name| name.to_str()).expect("a name");
        if matches!(module, "lib" | "migrate" | "db") {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("a source");
        for declared in text.split("pub async fn ").skip(1) {
            let name = declared.split(['(', '<']).next().expect("a name");
            assert!(asked.contains(&format!("{module}::{name}(")), "{module}::{name} is never asked");
            queries += 1;
        }
    }
    assert!(queries >= 100, "{queries} queries");
}

/// The sources of this crate, but the layer that runs statements.
fn files(source: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [source.to_owned(), source.join("tickets")] {
        let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        found.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "rs")));
    }
    let folders = std::fs::read_dir(source)
        .expect("a folder")
        .filter(|entry| entry.as_ref().is_ok_and(|one| one.path().is_dir()));
    assert_eq!(folders.count(), 2, "a new folder is read too");
    found
}
