//! One attempt at one mail: rights checked again, written, handed over, and what became of it (guarantees P8, P9).

use domain::recipients::{Reason, calls};
use domain::visibility::sight;
use domain::{Account, Event, EventKind, Facts, Flags, Lineage, Moment, Person, PersonId, Standing};
use mail::{Delivery, Outgoing};
use store::db::Conn;
use store::departures::{self as rows, Due};
use store::events::Entry;
use store::outbox::{Reader, State};
use store::{categories, events, facts, people, undos};

use super::alert::Alert;
use super::fate::{Fate, Written};
use super::{farewell, letter, redirect, report};
use crate::sentences::Names;
use crate::{App, Words, sentences};

/// The pause after each failed attempt; the last one repeats.
const PAUSES_MINUTES: [i64; 5] = [5, 10, 20, 40, 60];
/// After this long, a mail has expired.
const EXPIRY_SECONDS: i64 = 5 * 24 * 3600;

/// Writes the mail as it must read now, and hands it over.
pub async fn attempt(app: &App, due: &Due) -> anyhow::Result<Fate> {
    let written = match (Alert::of(due), &due.reader) {
        (Some(alert), Reader::Person(person)) => to_person(app, &alert, *person).await?,
        (Some(alert), Reader::Address(address)) => to_address(app, &alert, address).await?,
        (None, Reader::Person(person)) => report::write(app, due, *person).await?,
        (None, Reader::Address(_)) => Err(Fate::withheld("gone")),
    };
    let (mail, date) = match written {
        Ok(written) => written,
        Err(fate) => return Ok(fate),
    };
    let mail = redirect::redirected(app, mail);
    let composed = match app.sender.seal(&mail, date.0 / 1000) {
        Ok(composed) => composed,
        Err(why) => return Ok(Fate::Settled(State::Refused, why)),
    };
    Ok(match app.sender.deliver(app, due.id, &mail, &composed, app.now()).await? {
        Delivery::Accepted { reply } => Fate::Settled(State::Sent, reply),
        Delivery::Never { why } => Fate::Settled(State::Refused, why),
        Delivery::Later { why } => Fate::Again(why),
    })
}

async fn to_person(app: &App, alert: &Alert<'_>, person: PersonId) -> anyhow::Result<Written> {
    let mut conn = app.db.read().await?;
    let person = people::by_id(&mut conn, person).await?;
    let Some(person) = person else { return Ok(Err(Fate::withheld("gone"))) };
    if !person.is_mailable() {
        return Ok(Err(Fate::withheld("unreachable")));
    }
    let mut ground = match ground(app, &mut conn, alert).await? {
        Ok(ground) => ground,
        Err(fate) => return Ok(Err(fate)),
    };
    facts::acquaint(&mut conn, &mut ground.facts, person.id).await?;
    drop(conn);
    let facts = &ground.facts;
    if facts.muted.contains(&person.id) && !calls(&ground.batch, person.id) {
        return Ok(Err(Fate::withheld("muted")));
    }
    // Rights as they are now, not as they were when the mail was queued (guarantees P9).
    if sight(&person, facts).is_none() {
        // Who managed the ticket knew the names; who owned it did not (spec.md §5.4).
        if alert.reasons.contains(&&Reason::OwnedTheTicket) {
            ground.veil(&person);
        }
        let farewell = if alert.is_farewell() { ground.farewell(app, alert, &person)? } else { None };
        return Ok(farewell.unwrap_or_else(|| Err(Fate::withheld("lost-sight"))));
    }
    ground.veil(&person);
    Ok(Ok(ground.letter(app, alert, &person)?))
}

/// To an address that watches the place, and still does: nobody in particular, who reads what anybody may.
async fn to_address(app: &App, alert: &Alert<'_>, address: &str) -> anyhow::Result<Written> {
    let mut conn = app.db.read().await?;
    let mut ground = match ground(app, &mut conn, alert).await? {
        Ok(ground) => ground,
        Err(fate) => return Ok(Err(fate)),
    };
    let watches = |lineage: &Lineage| lineage.watch().is_some_and(|watch| watch.address.eq_ignore_ascii_case(address));
    let nobody = nobody(app, address);
    ground.veil(&nobody);
    if watches(&ground.facts.lineage) {
        return Ok(Ok(ground.letter(app, alert, &nobody)?));
    }
    for event in &ground.batch {
        if let EventKind::Moved { from, .. } = &event.kind
            && let Some(left) = categories::lineage(&mut conn, from.category).await?
            && watches(&left)
        {
            return Ok(ground.farewell(app, alert, &nobody)?.unwrap_or_else(|| Err(Fate::withheld("unwatched"))));
        }
    }
    Ok(Err(Fate::withheld("unwatched")))
}

/// Whoever reads a watching address: no account, and no part in any ticket.
fn nobody(app: &App, address: &str) -> Person {
    Person {
        id: PersonId(0),
        name: String::new(),
        address: Some(address.to_owned()),
        language: app.site.language,
        is_admin: false,
        is_enabled: true,
        account: Account::External,
        alerts: Flags::default(),
    }
}

/// What a mail is written from.
struct Ground {
    facts: Facts,
    history: Vec<Entry>,
    batch: Vec<Event>,
    names: Names,
    affiliation: String,
}

async fn ground(app: &App, conn: &mut Conn, alert: &Alert<'_>) -> anyhow::Result<Result<Ground, Fate>> {
    let facts = facts::load(conn, alert.ticket, app.tickets.installation(), false).await?;
    let Some(facts) = facts else { return Ok(Err(Fate::withheld("gone"))) };
    // Read after the facts: a command that they know of is known here.
    let undo = undos::of_ticket(conn, alert.ticket).await?.map(|undo| undo.window);
    if let Some(window) = undo.filter(|window| alert.first_batch() <= window.batch && app.now() < window.until) {
        return Ok(Err(Fate::Held(window.until)));
    }
    let history = events::of_ticket(conn, alert.ticket).await?;
    let batch = alert.events(&history).cloned().collect();
    let names = people::names(conn, history.iter().flat_map(|entry| entry.event.people())).await?;
    let affiliation = people::affiliation(conn, facts.owner.id).await?;
    Ok(Ok(Ground { facts, history, batch, names, affiliation }))
}

impl Ground {
    /// Leaves the names that this reader may know.
    fn veil(&mut self, reader: &Person) {
        sentences::veil(Words::of(reader.language), reader, &self.facts, &mut self.names);
    }

    fn letter(&self, app: &App, alert: &Alert<'_>, reader: &Person) -> anyhow::Result<(Outgoing, Moment)> {
        let standing = Standing::of(reader, &self.facts);
        let is_told = standing.is_manager() || standing.is_admin;
        let scene = letter::Scene {
            app,
            facts: &self.facts,
            reader,
            batch: &self.batch,
            lines: &events::lines(&self.history),
            names: &self.names,
            affiliation: if is_told { &self.affiliation } else { "" },
            site: app.site.public_url.as_str(),
        };
        Ok((letter::write(app, alert, &scene)?, alert.written_at()))
    }

    /// What took the ticket away from this reader, and nothing else; `None` when nothing announced did.
    fn farewell(&self, app: &App, alert: &Alert<'_>, reader: &Person) -> anyhow::Result<Option<Written>> {
        let mail = farewell::write(app, alert, reader, &self.history, &self.names)?;
        Ok(mail.map(|mail| Ok((mail, alert.written_at()))))
    }
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
