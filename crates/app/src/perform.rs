//! The one door through which anything happens to a ticket, whoever asks and however.

use std::sync::Arc;

use domain::recipients::{Batch, Notice, recipients};
use domain::ticket::{No, apply, decide, right};
use domain::visibility::sight;
use domain::{Actor, Command, Event, Facts, Person, TicketId};
use sha2::{Digest, Sha256};
use store::db::Tx;
use store::submissions::{self, Submission};
use store::{events, facts, people, tickets};

use crate::{App, Conflict, Error, Result, dice, outbox};

/// A command on its way to a ticket.
#[derive(Debug, Clone)]
pub struct Order {
    pub ticket: TicketId,
    /// The version of the ticket that the person saw.
    pub seen: i64,
    /// The token of the form: the same one twice does nothing twice.
    pub token: String,
    pub command: Command,
}

/// What a command did.
#[derive(Debug, Clone)]
pub struct Done {
    pub ticket: TicketId,
    /// The people who are mailed about it.
    pub told: Vec<Notice>,
    /// This form had been carried out before: nothing happened this time.
    pub is_repeat: bool,
}

/// Carries out a command: facts, decision, ticket and events, notices, outbox, in one transaction.
///
/// It runs in a task of its own: somebody who hangs up does not cut it in half.
///
/// # Errors
/// Not found, refused, invalid, in conflict, or broken; then nothing has happened.
pub async fn perform(app: &Arc<App>, actor: Actor, order: Order) -> Result<Done> {
    let app = Arc::clone(app);
    tokio::spawn(async move { carry_out(&app, &actor, &order).await })
        .await
        .map_err(|panic| Error::Broken(panic.into()))?
}

async fn carry_out(app: &App, actor: &Actor, order: &Order) -> Result<Done> {
    let mut tx = app.db.write().await?;
    let outcome = in_transaction(app, &mut tx, actor, order).await;
    end(app, tx, outcome).await
}

/// Makes what was done durable and wakes the worker, or undoes all of it.
pub(crate) async fn end<T>(app: &App, tx: Tx, outcome: Result<T>) -> Result<T> {
    if outcome.is_ok() {
        tx.commit().await?;
        app.outbox.notify_one();
    } else {
        tx.rollback().await;
    }
    outcome
}

async fn in_transaction(app: &App, tx: &mut Tx, actor: &Actor, order: &Order) -> Result<Done> {
    let now = app.now();
    let before = facts::load(tx, order.ticket, app.default_scope, true).await?.ok_or(Error::NotFound)?;
    sight(&actor.person, &before).ok_or(Error::NotFound)?;
    let submission = Submission { ticket: order.ticket, fingerprint: fingerprint(&order.command) };
    if submissions::find(tx, &order.token, actor.person.id).await?.as_ref() == Some(&submission) {
        return Ok(Done { ticket: order.ticket, told: Vec::new(), is_repeat: true });
    }
    if order.seen != before.ticket.version {
        return Err(Error::Conflict(conflict(tx, order.ticket).await?));
    }
    let happened = decide(&before, actor, &order.command, now).map_err(|no| refused(no, &order.command, &before))?;
    let after = after(&before, &happened);
    submissions::insert(tx, &order.token, actor.person.id, &submission, now).await?;
    tickets::update(tx, &after.ticket).await?;
    events::insert(tx, order.ticket, after.ticket.version, &happened).await?;
    let batch = Batch { before: Some(&before), after: &after, events: &happened };
    let told = recipients(batch, actor);
    outbox::post(app, tx, batch, &told).await?;
    Ok(Done { ticket: order.ticket, told, is_repeat: false })
}

/// Recognises the same form sent twice: what it said, beside its token.
pub(crate) fn fingerprint(what: &impl std::fmt::Debug) -> String {
    dice::hex(&Sha256::digest(format!("{what:?}").as_bytes()))
}

/// The facts once `events` have happened.
pub(crate) fn after(before: &Facts, events: &[Event]) -> Facts {
    let mut after = before.clone();
    for event in events {
        apply(&mut after.ticket, event);
    }
    after.ticket.version += 1;
    after
}

fn refused(no: No, command: &Command, facts: &Facts) -> Error {
    match no {
        No::Refused(why) => {
            let able = right::able(command.action(), facts);
            Error::Refused { why, who_can: able.into_iter().map(|person: &Person| person.name.clone()).collect() }
        }
        invalid @ No::Invalid(_) => invalid.into(),
    }
}

async fn conflict(tx: &mut Tx, ticket: TicketId) -> Result<Conflict> {
    let last = events::last(tx, ticket).await?.ok_or(Error::NotFound)?;
    let by = match last.event.by {
        Some(person) => people::by_id(tx, person).await?.map(|person| person.name),
        None => None,
    };
    Ok(Conflict { by, at: last.event.at, what: last.event.kind.code() })
}
