//! The schema: numbered scripts, applied once, in order, each in its transaction.

use std::fmt::Write;

use domain::Moment;
use sha2::{Digest, Sha256};

use crate::db::{Conn, Db, Engine, Error, Result, q};

struct Migration {
    version: i64,
    name: &'static str,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, name: "counter", sql: include_str!("../../../migrations/0001_counter.sql") },
    Migration {
        version: 2,
        name: "around_the_ticket",
        sql: include_str!("../../../migrations/0002_around_the_ticket.sql"),
    },
    Migration { version: 3, name: "writing", sql: include_str!("../../../migrations/0003_writing.sql") },
    Migration { version: 4, name: "undo", sql: include_str!("../../../migrations/0004_undo.sql") },
    Migration { version: 5, name: "told", sql: include_str!("../../../migrations/0005_told.sql") },
    Migration { version: 6, name: "journal", sql: include_str!("../../../migrations/0006_journal.sql") },
    Migration { version: 7, name: "search", sql: include_str!("../../../migrations/0007_search.sql") },
    Migration { version: 9, name: "absences", sql: include_str!("../../../migrations/0009_absences.sql") },
    Migration {
        version: 10,
        name: "people_and_selection",
        sql: include_str!("../../../migrations/0010_people_and_selection.sql"),
    },
    Migration { version: 11, name: "report_slots", sql: include_str!("../../../migrations/0011_report_slots.sql") },
    Migration { version: 12, name: "mailroom", sql: include_str!("../../../migrations/0012_mailroom.sql") },
    Migration { version: 13, name: "questions", sql: include_str!("../../../migrations/0013_questions.sql") },
];

/// What the schema needs before this program can work with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub present: i64,
    /// Names of the migrations to apply.
    pub pending: Vec<&'static str>,
}

/// The versions of the database and of this program, compared; changes nothing.
///
/// # Errors
/// The database is newer, or differs from what this program would have made.
pub async fn plan(db: &Db) -> Result<Plan> {
    let mut conn = db.read().await?;
    let applied = if has_table(&mut conn).await? { applied(&mut conn).await? } else { Vec::new() };
    let known = MIGRATIONS.last().map_or(0, |last| last.version);
    let present = applied.last().map_or(0, |(version, _)| *version);
    if present > known {
        return Err(Error::TooNew { found: present, known });
    }
    for (version, checksum) in &applied {
        let same = |migration: &Migration| migration.version == *version && *checksum == migration.checksum();
        if !MIGRATIONS.iter().any(same) {
            return Err(Error::Changed { version: *version });
        }
    }
    // Whichever are missing: numbers are given when work begins, and work does not end in the same order.
    let is_missing = |migration: &&Migration| !applied.iter().any(|(version, _)| *version == migration.version);
    Ok(Plan { present, pending: MIGRATIONS.iter().filter(is_missing).map(|migration| migration.name).collect() })
}

/// Brings the schema up to date. Safe to run twice, and from two machines at once.
pub async fn migrate(db: &Db, now: Moment) -> Result<Plan> {
    let before = plan(db).await?;
    for migration in MIGRATIONS.iter().filter(|migration| before.pending.contains(&migration.name)) {
        let mut tx = db.write().await?;
        if db.engine() == Engine::Postgres {
            // Any constant does: it only has to be the same on every machine.
            tx.script("SELECT pg_advisory_xact_lock(4812)").await?;
        }
        tx.script(
            "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL, \
             checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)",
        )
        .await?;
        if applied(&mut tx).await?.iter().any(|(version, _)| *version == migration.version) {
            continue;
        }
        let sql = migration.sql.replace("{{id}}", db.engine().identity());
        tx.script(&sql.replace("{{search}}", db.engine().search_table())).await?;
        let row = q("INSERT INTO migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)")
            .bind(migration.version)
            .bind(migration.name)
            .bind(migration.checksum())
            .bind(now);
        tx.exec(row).await?;
        tx.commit().await?;
    }
    Ok(before)
}

impl Migration {
    fn checksum(&self) -> String {
        Sha256::digest(self.sql.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

async fn has_table(conn: &mut Conn) -> Result<bool> {
    let tables = conn.engine().migration_tables();
    Ok(conn.one::<i64>(tables).await? > 0)
}

async fn applied(conn: &mut Conn) -> Result<Vec<(i64, String)>> {
    conn.all(q("SELECT version, checksum FROM migrations ORDER BY version")).await
}
