//! The worker: takes what is due, several mails at a time but few to one place, fresh ones first (guarantees P8–P10).

use std::sync::Arc;
use std::time::Duration;

use domain::Moment;
use store::departures::{self as rows, Due, Room};
use tokio::task::JoinSet;

use super::Sender;
use super::attempt;
use super::fate::Fate;
use crate::App;
use store::outbox::{INTERNAL, State};

/// For how long a mail being sent is out of other workers' sight: longer than any conversation with a relay.
const LEASE_SECONDS: i64 = 300;
/// Mails on their way at once.
const AT_ONCE: usize = 8;
/// The same to one domain: one that is slow keeps no other waiting.
const TO_ONE_DOMAIN: usize = 2;
/// The same of those that failed once: the others are for fresh ones.
const DEFERRED: usize = 4;
/// Between two looks at the outbox that nobody asked for.
const LOOK: Duration = Duration::from_secs(30);

/// What one look at the outbox did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub taken: usize,
    pub sent: usize,
}

/// A mail on its way.
struct Flight {
    destination: String,
    is_deferred: bool,
}

/// Sends what is due until `stop` is ready: woken by commands, by mails that arrived, and by the clock for retries.
/// Mails being sent are sent and settled before this returns.
pub async fn run(app: Arc<App>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut flights: JoinSet<Flight> = JoinSet::new();
    let mut aloft: Vec<Flight> = Vec::new();
    loop {
        let pause = match depart(&app, &mut flights, &mut aloft).await {
            Ok(()) => until_next(&app).await.min(LOOK),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the outbox could not be read");
                Duration::from_secs(5)
            }
        };
        tokio::select! {
            () = &mut stop => break,
            () = app.outbox.notified() => {}
            Some(Ok(landed)) = flights.join_next() => land(&mut aloft, &landed),
            () = tokio::time::sleep(pause) => {}
        }
    }
    while flights.join_next().await.is_some() {}
}

/// Sends on their way all that may leave now.
async fn depart(app: &Arc<App>, flights: &mut JoinSet<Flight>, aloft: &mut Vec<Flight>) -> anyhow::Result<()> {
    while aloft.len() < AT_ONCE && !matches!(app.sender, Sender::None) {
        let count = |name: &str| aloft.iter().filter(|flight| flight.destination == name).count();
        let full = aloft.iter().map(|flight| &flight.destination).filter(|name| count(name) >= TO_ONE_DOMAIN);
        let full: Vec<String> = full.cloned().collect();
        let fresh_only = aloft.iter().filter(|flight| flight.is_deferred).count() >= DEFERRED;
        let Some(due) = claim(app, &Room { full: &full, fresh_only }).await? else { return Ok(()) };
        let flight = || Flight { destination: due.destination.clone(), is_deferred: due.attempts > 1 };
        aloft.push(flight());
        let (app, flight) = (Arc::clone(app), flight());
        flights.spawn(async move {
            // A task of its own: even one that panics lands.
            let carried = tokio::spawn(async move { carry(&app, &due).await }).await;
            if let Err(error) = carried.map_err(anyhow::Error::from).flatten() {
                // Its lease ends, and it is tried again.
                tracing::error!(error = format!("{error:#}"), "what became of a mail could not be written");
            }
            flight
        });
    }
    Ok(())
}

fn land(aloft: &mut Vec<Flight>, landed: &Flight) {
    let same = |flight: &Flight| flight.destination == landed.destination && flight.is_deferred == landed.is_deferred;
    if let Some(place) = aloft.iter().position(same) {
        aloft.swap_remove(place);
    }
}

async fn claim(app: &App, room: &Room<'_>) -> anyhow::Result<Option<Due>> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    let due = rows::claim(&mut tx, now, now.plus_seconds(LEASE_SECONDS), room).await?;
    tx.commit().await?;
    Ok(due)
}

async fn carry(app: &App, due: &Due) -> anyhow::Result<bool> {
    let fate = attempt::attempt(app, due).await.unwrap_or_else(|error| {
        tracing::error!(mail = due.id, error = format!("{error:#}"), "a mail could not be prepared");
        Fate::Again(INTERNAL.to_owned())
    });
    let is_sent = matches!(fate, Fate::Settled(State::Sent, _));
    attempt::record(app, due, fate).await?;
    Ok(is_sent)
}

/// Sends the mail that is due first, if one is.
pub async fn send_due(app: &App) -> anyhow::Result<Round> {
    if matches!(app.sender, Sender::None) {
        // Nobody tries, so nothing expires: mails wait for the relay that will be configured.
        return Ok(Round::default());
    }
    let Some(due) = claim(app, &Room::default()).await? else { return Ok(Round::default()) };
    let sent = usize::from(carry(app, &due).await?);
    Ok(Round { taken: 1, sent })
}

async fn until_next(app: &App) -> Duration {
    let next = async { rows::next_due(&mut app.db.read().await?).await };
    let wait = |at: Moment| Duration::from_millis(u64::try_from(at.0 - app.now().0).unwrap_or(0));
    match next.await {
        // What is due and did not leave waits for room: a mail that lands makes some.
        Ok(Some(at)) if at > app.now() => wait(at).max(Duration::from_millis(50)),
        Ok(_) => LOOK,
        Err(_) => Duration::from_secs(5),
    }
}
