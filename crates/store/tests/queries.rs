//! Every query function once, on real rows: both engines answer the same.

mod engines;
#[path = "queries/story.rs"]
mod story;

use std::path::Path;
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
    let asked = include_str!("queries/story.rs");
    let mut queries = 0;
    for (module, file) in [
        ("captured", "captured.rs"),
        ("categories", "categories.rs"),
        ("departments", "departments.rs"),
        ("events", "events.rs"),
        ("facts", "facts.rs"),
        ("managers", "managers.rs"),
        ("outbox", "outbox.rs"),
        ("people", "people.rs"),
        ("sessions", "sessions.rs"),
        ("submissions", "submissions.rs"),
        ("tickets", "tickets.rs"),
        ("list", "tickets/list.rs"),
    ] {
        let text = std::fs::read_to_string(source.join(file)).expect("a source");
        for declared in text.split("pub async fn ").skip(1) {
            let name = declared.split(['(', '<']).next().expect("a name");
            assert!(asked.contains(&format!("{module}::{name}(")), "{module}::{name} is never asked");
            queries += 1;
        }
    }
    let files = std::fs::read_dir(&source).expect("a folder").count();
    assert_eq!(
        files,
        12 + "db db.rs lib.rs migrate.rs reach.rs tickets/".split(' ').count() - 1,
        "a new file is listed above"
    );
    assert!(queries >= 45, "{queries} queries");
}
