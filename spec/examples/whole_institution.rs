//! A whole institution from one file: a hundred departments, a thousand categories six deep, a thousand managers, a
//! hundred thousand people; then once more, with nothing to change; then the page where a ticket begins.
//!
//!     cargo run --release -p spec --example whole_institution
//!
//! On SQLite, and on PostgreSQL when `GUICHET_TEST_POSTGRES` names one.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use app::App;
use app::transport::{self, File, Kind};
use spec::world::{Engine, World};

const DEPARTMENTS: usize = 100;
/// In each department: a chain of six, and four beside.
const CATEGORIES: usize = 10;
const DEEP: usize = 6;
const MANAGERS: usize = 10;
const PEOPLE: usize = 100_000;
const TIMES: usize = 50;

#[tokio::main]
async fn main() {
    let text = institution();
    for (name, engine) in [("SQLite", Engine::Sqlite), ("PostgreSQL", Engine::Postgres)] {
        let Some(world) = World::start(engine).await else { continue };
        let lines = text.lines().count();
        println!("{name}: {PEOPLE} people, {DEPARTMENTS} departments, {lines} lines, {} MB", text.len() / 1_000_000);
        import(&world.app, &text, "imported", PEOPLE).await;
        import(&world.app, &text, "imported again", 0).await;
        let begun = Instant::now();
        let exported = transport::export(&world.app).await.expect("a database");
        println!("  exported: {:?}", begun.elapsed());
        import(&world.app, &exported, "its own export", 0).await;
        tree(&world).await;
    }
}

async fn import(app: &App, text: &str, what: &str, people: usize) {
    let files = [File { name: "org.yaml".to_owned(), bytes: text.as_bytes().to_vec() }];
    let begun = Instant::now();
    let outcome = transport::import(app, &files, false).await.expect("a database");
    let elapsed = begun.elapsed();
    let outcome = outcome.unwrap_or_else(|refused| panic!("{:#?}", &refused.faults[..refused.faults.len().min(9)]));
    let added = |kind| outcome.counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.added);
    assert_eq!(added(Kind::People), people);
    assert_eq!(outcome.differences.is_empty(), people == 0);
    println!("  {what}: {elapsed:?}, {} differences", outcome.differences.len());
    assert!(elapsed < Duration::from_mins(2), "more than two minutes");
}

/// The creation tree, as its reader waits for it.
async fn tree(world: &World) {
    let odile = world.odile().await;
    let mut times = Vec::new();
    let mut size = 0;
    for _ in 0..TIMES {
        let begun = Instant::now();
        let page = odile.get("/tickets/new").await;
        times.push(begun.elapsed());
        assert_eq!(page.status, 200);
        page.shows("Service 99");
        size = page.text.len();
    }
    times.sort();
    println!("  /tickets/new: {:?} (median), {:?} (slowest), {} KB", times[TIMES / 2], times[TIMES - 1], size / 1024);
}

fn institution() -> String {
    let mut out = String::from("people:\n");
    for number in 0..PEOPLE {
        let _ = writeln!(
            out,
            "  - {{ identifier: p{number}, address: p{number}@univ.example, name: Personne {number}, \
             affiliation: \"UFR {}, poste {number}\" }}",
            number % 40
        );
    }
    out.push_str("departments:\n");
    for department in 0..DEPARTMENTS {
        let _ = writeln!(out, "  - label: Service {department}\n    enabled: yes\n    managers:");
        for rank in 0..MANAGERS {
            let _ = writeln!(out, "      - person: p{}", department * MANAGERS + rank);
        }
        out.push_str("    categories:\n");
        for depth in 0..DEEP {
            let margin = " ".repeat(6 + depth * 4);
            let _ = writeln!(out, "{margin}- label: Niveau {depth}\n{margin}  icon: key");
            if depth + 1 < DEEP {
                let _ = writeln!(out, "{margin}  categories:");
            }
        }
        for other in DEEP..CATEGORIES {
            let _ = writeln!(out, "      - label: Demandes {other}\n        members: [p{}]", department * MANAGERS);
        }
    }
    out
}
