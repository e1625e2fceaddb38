//! One attempt at one mail: rights checked again, written, handed over, and what became of it (guarantees P8, P9).

use domain::recipients::{Reason, calls};
use domain::visibility::sight;
use domain::{Event, Moment, Person, Standing};
use mail::{Delivery, Outgoing};
use store::departures::{self as rows, Due};
use store::outbox::{Reader, State};
use store::{events, facts, people, undos};

use super::alert::Alert;
use super::{farewell, letter};
use crate::{App, Words, sentences};

/// The outcome of a mail that failed on our side, put into words by whoever shows it; the log has the cause.
pub const INTERNAL: &str = "internal";
/// The pause after each failed attempt; the last one repeats.
const PAUSES_MINUTES: [i64; 5] = [5, 10, 20, 40, 60];
/// After this long, a mail has expired.
const EXPIRY_SECONDS: i64 = 5 * 24 * 3600;

/// What became of an attempt.
pub enum Fate {
    /// Something done to the ticket may still be undone: not a word about it leaves before that is over.
    Held(Moment),
    Settled(State, String),
    Again(String),
}

impl Fate {
    fn withheld(why: &str) -> Self {
        Self::Settled(State::Withheld, why.to_owned())
    }
}

/// Writes the mail as it must read now, and hands it over.
pub async fn attempt(app: &App, due: &Due) -> anyhow::Result<Fate> {
    let written = match (Alert::of(due), &due.reader) {
        (Some(alert), Reader::Person(person)) => to_person(app, &alert, *person).await?,
        (Some(_) | None, _) => Err(Fate::withheld("gone")),
    };
    let (mail, date) = match written {
        Ok(written) => written,
        Err(fate) => return Ok(fate),
    };
    let composed = match mail::compose(&mail, date.0 / 1000) {
        Ok(composed) => composed,
        Err(malformed) => return Ok(Fate::Settled(State::Refused, malformed.to_string())),
    };
    Ok(match app.sender.deliver(app, due.id, &mail, &composed, app.now()).await? {
        Delivery::Accepted { reply } => Fate::Settled(State::Sent, reply),
        Delivery::Never { why } => Fate::Settled(State::Refused, why),
        Delivery::Later { why } => Fate::Again(why),
    })
}

/// A mail ready to leave with its date, or why it does not.
type Written = Result<(Outgoing, Moment), Fate>;

async fn to_person(app: &App, alert: &Alert<'_>, person: domain::PersonId) -> anyhow::Result<Written> {
    let mut conn = app.db.read().await?;
    let facts = facts::load(&mut conn, alert.ticket, app.tickets.default_scope, false).await?;
    let person = people::by_id(&mut conn, person).await?;
    let (Some(facts), Some(person)) = (facts, person) else { return Ok(Err(Fate::withheld("gone"))) };
    if !person.is_mailable() {
        return Ok(Err(Fate::withheld("unreachable")));
    }
    // Read after the facts: a command that they know of is known here.
    let undo = undos::of_ticket(&mut conn, alert.ticket).await?.map(|undo| undo.window);
    if let Some(window) = undo.filter(|window| alert.first_batch() <= window.batch && app.now() < window.until) {
        return Ok(Err(Fate::Held(window.until)));
    }
    let history = events::of_ticket(&mut conn, alert.ticket).await?;
    let mut names = people::names(&mut conn, history.iter().flat_map(|entry| entry.event.people())).await?;
    let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
    drop(conn);
    let batch: Vec<Event> = alert.events(&history).cloned().collect();
    if facts.muted.contains(&person.id) && !calls(&batch, person.id) {
        return Ok(Err(Fate::withheld("muted")));
    }
    // Rights as they are now, not as they were when the mail was queued (guarantees P9).
    if sight(&person, &facts).is_none() {
        return farewell(app, alert, &person, &facts, &history, &mut names);
    }
    sentences::veil(Words::of(person.language), &person, &facts, &mut names);
    let standing = Standing::of(&person, &facts);
    let is_told = standing.is_manager() || standing.is_admin;
    let scene = letter::Scene {
        app,
        facts: &facts,
        reader: &person,
        batch: &batch,
        lines: &events::lines(&history),
        names: &names,
        affiliation: if is_told { &affiliation } else { "" },
        site: app.site.public_url.as_str(),
    };
    Ok(Ok((letter::write(app, alert, &scene)?, alert.written_at())))
}

/// To whoever lost sight of the ticket by what is announced: that, and nothing else.
fn farewell(
    app: &App,
    alert: &Alert<'_>,
    person: &Person,
    facts: &domain::Facts,
    history: &[events::Entry],
    names: &mut sentences::Names,
) -> anyhow::Result<Written> {
    // Who managed the ticket knew the names; who owned it did not (spec.md §5.4).
    if alert.reasons.contains(&&Reason::OwnedTheTicket) {
        sentences::veil(Words::of(person.language), person, facts, names);
    }
    let farewell = if alert.is_farewell() { farewell::write(app, alert, person, history, names)? } else { None };
    Ok(farewell.map(|mail| (mail, alert.written_at())).ok_or_else(|| Fate::withheld("lost-sight")))
}

/// Writes down what became of an attempt.
pub async fn record(app: &App, due: &Due, fate: Fate) -> anyhow::Result<()> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    match fate {
        Fate::Held(until) => rows::give_back(&mut tx, due.id, until).await?,
        Fate::Settled(state, outcome) => rows::settle(&mut tx, due.id, state, &outcome, now).await?,
        Fate::Again(why) if now.seconds_since(due.leaves_at) >= EXPIRY_SECONDS => {
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
        assert_eq!(pauses, [5, 10, 60, 60, 60]);
    }
}
