//! The worker: takes what is due, checks rights again, sends, and says what became of it (guarantees P8–P10).

use std::sync::Arc;
use std::time::Duration;

use domain::recipients::Reason;
use domain::visibility::sight;
use domain::{Event, Moment, Standing};
use mail::Delivery;
use store::outbox::{self as rows, Due, State};
use store::{events, facts, people, undos};

use super::{Sender, farewell, letter};
use crate::{App, Words, sentences};

/// The outcome of a mail that failed on our side, put into words by whoever shows it; the log has the cause.
pub const INTERNAL: &str = "internal";
/// For how long a mail being sent is out of other workers' sight: longer than any conversation with a relay.
const LEASE_SECONDS: i64 = 300;
/// The pause after each failed attempt; the last one repeats.
const PAUSES_MINUTES: [i64; 5] = [1, 5, 15, 30, 60];
/// After this long, a mail has expired.
const EXPIRY_SECONDS: i64 = 5 * 24 * 3600;

/// What one look at the outbox did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub taken: usize,
    pub sent: usize,
}

/// Sends what is due until `stop` is ready: woken by commands, and by the clock for retries. A mail being sent is
/// sent and settled before this returns.
pub async fn run(app: Arc<App>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        let pause = match send_due(&app).await {
            Ok(Round { taken: 0, .. }) => Duration::from_secs(30),
            Ok(_) => Duration::ZERO,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the outbox could not be read");
                Duration::from_secs(5)
            }
        };
        let pause = if pause.is_zero() { pause } else { pause.min(until_next(&app).await) };
        tokio::select! {
            () = &mut stop => return,
            () = app.outbox.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn until_next(app: &App) -> Duration {
    let next = async { rows::next_due(&mut app.db.read().await?).await };
    match next.await {
        Ok(Some(at)) => {
            Duration::from_millis(u64::try_from(at.0 - app.now().0).unwrap_or(0)).max(Duration::from_millis(50))
        }
        _ => Duration::MAX,
    }
}

/// Sends the mail that is due first, if one is. One at a time: what is claimed is sent well within its lease, and
/// a program asked to stop waits for one mail.
pub async fn send_due(app: &App) -> anyhow::Result<Round> {
    if matches!(app.sender, Sender::None) {
        // Nobody tries, so nothing expires: mails wait for the relay that will be configured.
        return Ok(Round::default());
    }
    let now = app.now();
    let mut tx = app.db.write().await?;
    let due = rows::claim(&mut tx, now, now.plus_seconds(LEASE_SECONDS), 1).await?;
    tx.commit().await?;
    let mut round = Round { taken: due.len(), sent: 0 };
    for mail in &due {
        let fate = attempt(app, mail).await.unwrap_or_else(|error| {
            tracing::error!(mail = mail.id, error = format!("{error:#}"), "a mail could not be prepared");
            Fate::Again(INTERNAL.to_owned())
        });
        round.sent += usize::from(matches!(fate, Fate::Settled(State::Sent, _)));
        record(app, mail, fate).await?;
    }
    Ok(round)
}

enum Fate {
    /// Something done to the ticket may still be undone: not a word about it leaves before that is over.
    Held(Moment),
    Settled(State, String),
    Again(String),
}

async fn attempt(app: &App, due: &Due) -> anyhow::Result<Fate> {
    let mut conn = app.db.read().await?;
    let facts = facts::load(&mut conn, due.ticket, app.tickets.default_scope, false).await?;
    let person = people::by_id(&mut conn, due.person).await?;
    let (Some(facts), Some(person)) = (facts, person) else {
        return Ok(Fate::Settled(State::Withheld, "gone".to_owned()));
    };
    if !person.is_mailable() {
        return Ok(Fate::Settled(State::Withheld, "unreachable".to_owned()));
    }
    // Read after the facts: a command that they know of is known here.
    let undo = undos::of_ticket(&mut conn, due.ticket).await?.map(|undo| undo.window);
    if let Some(window) = undo.filter(|window| due.batch <= window.batch && app.now() < window.until) {
        return Ok(Fate::Held(window.until));
    }
    let history = events::of_ticket(&mut conn, due.ticket).await?;
    let mut names = people::names(&mut conn, history.iter().flat_map(|entry| entry.event.people())).await?;
    let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
    drop(conn);
    // Rights as they are now, not as they were when the mail was queued (guarantees P9).
    let mail = if sight(&person, &facts).is_some() {
        sentences::veil(Words::of(person.language), &person, &facts, &mut names);
        let batch: Vec<Event> =
            history.iter().filter(|entry| entry.batch == due.batch).map(|entry| entry.event.clone()).collect();
        let standing = Standing::of(&person, &facts);
        let is_told = standing.is_manager() || standing.is_admin;
        letter::write(
            app,
            due,
            &letter::Scene {
                app,
                facts: &facts,
                reader: &person,
                batch: &batch,
                lines: &events::lines(&history),
                names: &names,
                affiliation: if is_told { &affiliation } else { "" },
                site: app.site.public_url.as_str(),
            },
        )?
    } else {
        // Who managed the ticket knew the names; who owned it did not (spec.md §5.4).
        if due.reason == Reason::OwnedTheTicket {
            sentences::veil(Words::of(person.language), &person, &facts, &mut names);
        }
        let farewell = farewell::write(app, due, &person, &history, &names)?.filter(|_| due.reason.is_former());
        let Some(farewell) = farewell else {
            return Ok(Fate::Settled(State::Withheld, "lost-sight".to_owned()));
        };
        farewell
    };
    let composed = match mail::compose(&mail, due.created_at.0 / 1000) {
        Ok(composed) => composed,
        Err(malformed) => return Ok(Fate::Settled(State::Refused, malformed.to_string())),
    };
    Ok(match app.sender.deliver(app, due.id, &mail, &composed, app.now()).await? {
        Delivery::Accepted { reply } => Fate::Settled(State::Sent, reply),
        Delivery::Never { why } => Fate::Settled(State::Refused, why),
        Delivery::Later { why } => Fate::Again(why),
    })
}

async fn record(app: &App, due: &Due, fate: Fate) -> anyhow::Result<()> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    match fate {
        Fate::Held(until) => rows::give_back(&mut tx, due.id, until).await?,
        Fate::Settled(state, outcome) => rows::settle(&mut tx, due.id, state, &outcome, now).await?,
        Fate::Again(why) if now.seconds_since(due.created_at) >= EXPIRY_SECONDS => {
            rows::settle(&mut tx, due.id, State::Expired, &why, now).await?;
        }
        Fate::Again(why) => rows::postpone(&mut tx, due.id, retry_at(now, due.attempts), &why).await?,
    }
    Ok(tx.commit().await?)
}

fn retry_at(now: Moment, attempts: i64) -> Moment {
    let index = usize::try_from(attempts - 1).unwrap_or(0).min(PAUSES_MINUTES.len() - 1);
    now.plus_seconds(60 * PAUSES_MINUTES[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_slow_down_to_an_hour() {
        let now = Moment(0);
        let pauses: Vec<_> = [1, 2, 5, 6, 100].map(|attempts| retry_at(now, attempts).0 / 60_000).to_vec();
        assert_eq!(pauses, [1, 5, 60, 60, 60]);
    }
}
