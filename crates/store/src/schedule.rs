//! Recurring work: one row a job (spec.md §10). A row is leased, not locked: a program that dies gives it back.

use domain::Moment;

use crate::db::{Conn, FromRow, Result, Row, q};

/// A job, as its row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub name: String,
    pub due_at: Moment,
    pub finished_at: Option<Moment>,
    /// What the last run did, or why it failed.
    pub outcome: String,
}

impl FromRow for Job {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { name: row.get()?, due_at: row.moment()?, finished_at: row.maybe_id()?, outcome: row.get()? })
    }
}

/// Makes sure that a job has its row, first due at `due`.
pub async fn declare(conn: &mut Conn, job: &str, due: Moment) -> Result<()> {
    let query = q("INSERT INTO schedule (job, due_at) VALUES ($1, $2) ON CONFLICT (job) DO NOTHING");
    conn.exec(query.bind(job).bind(due)).await?;
    Ok(())
}

/// Takes a job that is due, for as long as the lease; `false` when it is not, or when somebody else has it. An instant
/// after `horizon` was written by a clock that has since been set back: it keeps nobody waiting.
pub async fn claim(conn: &mut Conn, job: &str, now: Moment, lease: Moment, horizon: Moment) -> Result<bool> {
    let query = q("UPDATE schedule SET leased_until = $1 WHERE job = $2 AND (due_at <= $3 OR due_at > $4) \
         AND (leased_until <= $3 OR leased_until > $4)");
    Ok(conn.exec(query.bind(lease).bind(job).bind(now).bind(horizon)).await? == 1)
}

/// Gives a job back, with what it did and when it is due again. Somebody whose lease ended and was taken over by
/// another changes nothing.
pub async fn finish(conn: &mut Conn, job: &str, lease: Moment, next: Moment, outcome: &str, now: Moment) -> Result<()> {
    let query = q("UPDATE schedule SET due_at = $1, leased_until = 0, finished_at = $2, outcome = $3 \
         WHERE job = $4 AND leased_until = $5");
    conn.exec(query.bind(next).bind(now).bind(outcome).bind(job).bind(lease)).await?;
    Ok(())
}

/// Every job, by name.
pub async fn all(conn: &mut Conn) -> Result<Vec<Job>> {
    conn.all(q("SELECT job, due_at, finished_at, outcome FROM schedule ORDER BY job")).await
}
