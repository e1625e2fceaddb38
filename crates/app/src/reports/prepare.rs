//! Queues the reports of the hours that have come: exactly one a manager, a department, an hour and a day (guarantees
//! P11). The key of `reports` decides between two programs; `report_slots` says which hours are over with, so that
//! somebody who asks at noon for the report of 8 h gets tomorrow's.

use domain::PersonId;
use store::reports::{self as rows, Asker};

use super::{Slot, late, post, reached};
use crate::jobs::Outcome;
use crate::{App, Result};

/// Queues what is due. After an interruption it goes on where it stopped, over midnight too; days that are past stay past.
///
/// # Errors
/// Broken; what was queued stays queued.
pub async fn prepare(app: &App) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for slot in open(app).await? {
        let failed = one_slot(app, slot, &mut outcome).await?;
        if !failed {
            let mut tx = app.db.write().await?;
            rows::close(&mut tx, &slot.into()).await?;
            tx.commit().await?;
        }
    }
    if outcome.done > 0 {
        app.outbox.notify_one();
    }
    Ok(outcome)
}

/// The hours that have come and are not over with. A new installation begins with those to come.
async fn open(app: &App) -> Result<Vec<Slot>> {
    let (zone, now) = (&app.site.time_zone, app.now());
    let mut slots = late(zone, now);
    slots.extend(reached(zone, now));
    let mut days: Vec<String> = slots.iter().map(|slot| slot.day.to_string()).collect();
    days.dedup();
    let mut conn = app.db.read().await?;
    let closed = rows::closed(&mut conn, &days).await?;
    slots.retain(|slot| !closed.contains(&(*slot).into()));
    if !closed.is_empty() || rows::has_begun(&mut conn).await? {
        return Ok(slots);
    }
    drop(conn);
    let mut tx = app.db.write().await?;
    for slot in &slots {
        rows::close(&mut tx, &(*slot).into()).await?;
    }
    tx.commit().await?;
    Ok(Vec::new())
}

/// Queues the reports of one hour, a transaction a manager; whether one of them failed.
async fn one_slot(app: &App, slot: Slot, outcome: &mut Outcome) -> Result<bool> {
    let mut askers = rows::askers(&mut app.db.read().await?, slot.hour).await?;
    askers.retain(|asker| asker.settings.is_due(slot.hour, slot.is_weekend()));
    let before = outcome.failed;
    for asked in askers.chunk_by(|one, other| one.person == other.person) {
        match of_person(app, slot, asked).await {
            Ok(queued) => outcome.done += queued,
            Err(error) => {
                outcome.failed += 1;
                tracing::error!(person = %asked[0].person, ?error, "a daily report could not be queued");
            }
        }
    }
    Ok(outcome.failed > before)
}

/// Queues the reports of one manager; how many mails that makes.
async fn of_person(app: &App, slot: Slot, asked: &[Asker]) -> Result<u64> {
    loop {
        if let Some(queued) = try_person(app, slot, asked[0].person, asked).await? {
            return Ok(queued);
        }
    }
}

/// The same, unless another program was doing it meanwhile: `None`, and what it did is to be read again.
async fn try_person(app: &App, slot: Slot, person: PersonId, asked: &[Asker]) -> Result<Option<u64>> {
    let slot: rows::Slot = slot.into();
    let mut tx = app.db.write().await?;
    let sent = rows::sent(&mut tx, person, &slot).await?;
    let left: Vec<&Asker> = asked.iter().filter(|asker| !sent.contains(&asker.department)).collect();
    let together = if asked[0].groups { left.len().max(1) } else { 1 };
    let mut queued = 0;
    for mail in left.chunks(together) {
        let departments: Vec<_> = mail.iter().map(|asker| asker.department).collect();
        let id = post(app, &mut tx, person, &mail[0].address, departments.clone(), false).await?;
        for department in departments {
            if !rows::insert(&mut tx, person, department, &slot, id).await? {
                tx.rollback().await;
                return Ok(None);
            }
        }
        queued += 1;
    }
    tx.commit().await?;
    Ok(Some(queued))
}
