//! Recurring work, on one schedule table: safe to run twice, and on two machines (spec.md §10).

mod forget;
mod lifecycle;

use std::sync::Arc;
use std::time::Duration;

use domain::{Coded, Moment, codes};
use store::schedule;

use crate::files::clean;
use crate::{App, Result, reports, search};

codes! {
    /// What is done again and again.
    pub enum Job {
        /// Postponed tickets whose date has come are recalled (A10).
        Recall = "recall",
        /// Closures without an answer expire (A18).
        Expire = "expire",
        /// Closed tickets that nobody touches become read-only (A37).
        Archive = "archive",
        /// Daily reports whose hour has come are queued (spec.md §9).
        Report = "report",
        /// What no longer serves is forgotten.
        Forget = "forget",
        /// Files that nothing refers to are removed.
        Clean = "clean",
        /// The index of search is made again when its words are not read as they were.
        Index = "index",
    }
}

impl Job {
    /// The furthest instant that a clock like ours may have written in a job's row: two programs may differ a little.
    const fn horizon(self, now: Moment) -> Moment {
        now.plus_seconds(self.period() + 2 * LEASE_SECONDS)
    }

    /// Seconds between two runs.
    const fn period(self) -> i64 {
        match self {
            // Each hour has its reports once: looked for every minute, so that they come when they are expected.
            Self::Recall | Self::Report | Self::Index => 60,
            Self::Expire | Self::Archive | Self::Forget | Self::Clean => 3600,
        }
    }
}

/// For how long a job is its runner's alone. A run that lasts longer may be joined by another one: each ticket is
/// looked at again once it is locked, so nothing happens twice.
const LEASE_SECONDS: i64 = 900;
/// Between two looks at the schedule.
const LOOK: Duration = Duration::from_secs(20);

/// What a run of a job did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    pub done: u64,
    /// Logged one by one; the others were done all the same.
    pub failed: u64,
}

/// Runs what is due until `stop` is ready. A ticket being changed is changed before this returns.
pub async fn run(app: Arc<App>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        if let Err(error) = run_due(&app).await {
            tracing::error!(?error, "the schedule could not be followed");
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Runs each job that is due and that nobody else is running; how many there were.
///
/// # Errors
/// The schedule cannot be read or written. A job that fails says so in its row.
pub async fn run_due(app: &Arc<App>) -> Result<usize> {
    let mut run = 0;
    // Most looks find nothing due: they write nothing.
    let known = schedule::all(&mut app.db.read().await?).await?;
    for job in Job::ALL {
        let now = app.now();
        let horizon = job.horizon(now);
        if known.iter().any(|row| row.name == job.code() && row.due_at > now && row.due_at <= horizon) {
            continue;
        }
        let lease = now.plus_seconds(LEASE_SECONDS);
        let mut tx = app.db.write().await?;
        schedule::declare(&mut tx, job.code(), now).await?;
        let is_mine = schedule::claim(&mut tx, job.code(), now, lease, horizon).await?;
        tx.commit().await?;
        if is_mine {
            run += 1;
            let outcome = carry_out(app, *job).await;
            finish(app, *job, lease, outcome).await?;
        }
    }
    Ok(run)
}

async fn carry_out(app: &App, job: Job) -> Result<Outcome> {
    match job {
        Job::Recall => lifecycle::recall(app).await,
        Job::Expire => lifecycle::expire(app).await,
        Job::Archive => lifecycle::archive(app).await,
        Job::Report => reports::prepare(app).await,
        Job::Forget => forget::forget(app).await,
        Job::Clean => clean::clean(app).await,
        Job::Index => search::renew(app).await,
    }
}

async fn finish(app: &App, job: Job, lease: Moment, outcome: Result<Outcome>) -> Result<()> {
    let said = match &outcome {
        Ok(Outcome { done, failed }) => format!("done {done}, failed {failed}"),
        Err(error) => {
            tracing::error!(job = job.code(), ?error, "a job failed");
            "failed".to_owned()
        }
    };
    let now = app.now();
    let mut tx = app.db.write().await?;
    schedule::finish(&mut tx, job.code(), lease, now.plus_seconds(job.period()), &said, now).await?;
    Ok(tx.commit().await?)
}
