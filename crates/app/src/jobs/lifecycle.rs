//! What time does to tickets: recalled, expired, archived (A10, A18, A37). Batches of a hundred, a transaction a ticket.

use std::collections::BTreeMap;

use domain::{Act, CategoryId, Command, Facts, Moment, Said, TicketId};
use store::categories;
use store::tickets::due;

use super::Outcome;
use crate::perform::by_application;
use crate::{App, Result};

const BATCH: i64 = 100;
const DAY_SECONDS: i64 = 24 * 3600;

/// Recalls the postponed tickets whose date has come.
pub async fn recall(app: &App) -> Result<Outcome> {
    let now = app.now();
    let mut outcome = Outcome::default();
    let mut last = TicketId(0);
    loop {
        let batch = due::to_recall(&mut app.db.read().await?, now, last, BATCH).await?;
        let is_due = |facts: &Facts| facts.ticket.recall_at.is_some_and(|at| at <= now);
        if !each(app, &batch, Act::Recall, is_due, &mut outcome, &mut last).await {
            return Ok(outcome);
        }
    }
}

/// Expires the closures that nobody has answered for longer than their category allows.
pub async fn expire(app: &App) -> Result<Outcome> {
    let now = app.now();
    let lineages = categories::lineages(&mut app.db.read().await?).await?;
    let mut by_delay: BTreeMap<u32, Vec<CategoryId>> = BTreeMap::new();
    for (category, lineage) in &lineages {
        by_delay.entry(lineage.expiry_days(app.tickets.expiry_days)).or_default().push(*category);
    }
    by_delay.remove(&0);
    let mut outcome = Outcome::default();
    for (days, categories) in by_delay {
        let before = days_before(now, days);
        let mut last = TicketId(0);
        loop {
            let batch = due::to_expire(&mut app.db.read().await?, &categories, before, last, BATCH).await?;
            let is_due = |facts: &Facts| facts.ticket.last_action_at < before;
            if !each(app, &batch, Act::Expire, is_due, &mut outcome, &mut last).await {
                break;
            }
        }
    }
    Ok(outcome)
}

/// Archives the closed tickets that nobody has touched for as long as the installation says.
pub async fn archive(app: &App) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    if app.tickets.archive_days == 0 {
        return Ok(outcome);
    }
    let before = days_before(app.now(), app.tickets.archive_days);
    let mut last = TicketId(0);
    loop {
        let batch = due::to_archive(&mut app.db.read().await?, before, last, BATCH).await?;
        let is_due = |facts: &Facts| facts.ticket.status.is_closed() && facts.ticket.last_action_at < before;
        if !each(app, &batch, Act::Archive, is_due, &mut outcome, &mut last).await {
            return Ok(outcome);
        }
    }
}

fn days_before(now: Moment, days: u32) -> Moment {
    now.plus_seconds(-i64::from(days) * DAY_SECONDS)
}

/// Does it to each ticket for which it is still due; one that fails is logged and passed over. Whether there may be
/// others.
async fn each(
    app: &App,
    batch: &[TicketId],
    act: Act,
    is_due: impl Fn(&Facts) -> bool,
    outcome: &mut Outcome,
    last: &mut TicketId,
) -> bool {
    for ticket in batch {
        *last = *ticket;
        match by_application(app, *ticket, Command::new(act.clone(), Said::NOTHING), &is_due).await {
            Ok(did) => outcome.done += u64::from(did),
            Err(error) => {
                outcome.failed += 1;
                tracing::error!(%ticket, ?error, "a scheduled action failed");
            }
        }
    }
    i64::try_from(batch.len()).is_ok_and(|found| found == BATCH)
}
