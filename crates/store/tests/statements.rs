//! The registry of statements: every one is understood by both engines, and none rewrites the history.

mod engines;
#[path = "statements/source.rs"]
mod source;

use engines::on_each;
use source::{Literal, literals, scan};

/// What the literals given to `q` are, made complete enough to be prepared.
fn statements() -> Vec<(String, String)> {
    let all: Vec<Literal> = literals().into_iter().filter(|literal| !literal.place.starts_with("db/")).collect();
    let mut found = Vec::new();
    for (at, literal) in all.iter().enumerate().filter(|(_, literal)| literal.call == "q") {
        let mut sql = literal.text.clone();
        // A list goes there: `push_in("", ids)`.
        if sql.ends_with("IN ") {
            sql.push_str("(NULL)");
        }
        // Rows go there: `push_rows(rows)`.
        if let Some(columns) = sql.strip_suffix(" VALUES ") {
            let row = vec!["NULL"; columns.matches(',').count() + 1].join(", ");
            sql.extend(["(", row.as_str(), ")"]);
        }
        // What is counted by groups is no statement without its groups, pushed once the filters are.
        let until_next = all[at + 1..].iter().take_while(|later| later.call != "q");
        sql.extend(until_next.filter(|later| later.text.starts_with(" GROUP BY")).map(|later| later.text.as_str()));
        found.push((literal.place.clone(), sql));
    }
    assert!(found.len() >= 40, "only {} statements were found", found.len());
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_understand_every_statement() {
    on_each("both_engines_understand_every_statement", |db| async move {
        for (place, sql) in statements() {
            // One connection each: PostgreSQL understands nothing more after a mistake.
            let mut conn = db.read().await.expect("a connection");
            let understood = conn.check(&sql).await;
            assert!(understood.is_ok(), "{place}: {understood:?}\n{sql}");
        }
    })
    .await;
}

/// The check itself must be able to fail.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_statement_is_found() {
    on_each("a_wrong_statement_is_found", |db| async move {
        for wrong in ["SELECT nickname FROM people", "SELECT id FROM persons", "SELEKT 1"] {
            let mut conn = db.read().await.expect("a connection");
            assert!(conn.check(wrong).await.is_err(), "{wrong}");
        }
    })
    .await;
}

/// The history is append-only (guarantees P6): no text of this crate changes or removes an event.
#[test]
fn no_statement_rewrites_the_history() {
    let mut mentions = 0;
    for literal in literals() {
        let sql = literal.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        mentions += usize::from(sql.contains("insert into events"));
        for rewriting in
            ["update events", "delete from events", "truncate", "drop table", "alter table", "replace into"]
        {
            assert!(!sql.contains(rewriting), "{}: {sql}", literal.place);
        }
    }
    assert!(mentions > 0, "the check reads the statement that writes events");
}

#[test]
fn literals_are_read_as_rust_reads_them() {
    let source = "fn f<'a>(c: char) { let x = '\"'; // q(\"not this\")\n q(\"SELECT \\\n      1 \\\"a\\\"\").push_if(\" AND \\\\\", \
                  None); other(c, \"second\"); let y = '\\u{1f}'; crate::q( \"last\") }";
    let found = scan(source);
    let found: Vec<_> = found.iter().map(|(line, call, text)| (*line, call.as_str(), text.as_str())).collect();
    let expected = vec![(2, "q", "SELECT 1 \"a\""), (3, "push_if", " AND \\"), (3, "", "second"), (3, "q", "last")];
    assert_eq!(found, expected);
}
