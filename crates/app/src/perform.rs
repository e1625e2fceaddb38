//! The one door through which anything happens to a ticket, whoever asks and however.

use std::sync::Arc;

use domain::recipients::{Batch, Notice, recipients};
use domain::ticket::{Fate, No, decide, relinquished, right};
use domain::visibility::sight;
use domain::{
    Act, Action, Actor, Algorithm, Command, Counter, Event, EventKind, Facts, Field, FieldError, FileId, FileName,
    Moment, Named, Person, PersonId, Refusal, TicketId, Upload,
};
use sha2::{Digest, Sha256};
use store::db::{Conn, Tx};
use store::marks::{self, Read};
use store::submissions::{self, Submission};
use store::{categories, counters, events, facts, files, invitations, people, tickets, undos};

use crate::drafts::{self, Restored};
use crate::named::{draw, named};
use crate::{App, Conflict, Error, Result, dice, outbox, search, undo};

/// A command on its way to a ticket.
#[derive(Debug, Clone)]
pub struct Order {
    pub ticket: TicketId,
    /// The version of the ticket that the person saw.
    pub seen: i64,
    /// The token of the form: the same one twice does nothing twice.
    pub token: String,
    /// The draft that the form was filled from: forgotten once it is sent.
    pub draft: Option<Restored>,
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
    /// Whoever asked still sees the ticket.
    pub sees_it: bool,
    /// Named in an invitation, and invited already.
    pub passed_over: Vec<PersonId>,
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
    let done = end(app, tx, outcome).await?;
    app.live.touch(order.ticket);
    Ok(done)
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
    let person = actor.person().ok_or(Error::NotFound)?;
    let mut before = facts::load(tx, order.ticket, app.installation(), true).await?.ok_or(Error::NotFound)?;
    facts::acquaint(tx, &mut before, person.id).await?;
    let sees_it = sight(person, &before).is_some();
    let files = contents(tx, person, &order.command.files).await?;
    let said = Command { files: Vec::new(), ..order.command.clone() };
    let submission = Submission { ticket: order.ticket, fingerprint: fingerprint(&(said, files)) };
    // Before the right to see it: a transfer sent twice has taken that away the first time.
    if submissions::find(tx, &order.token, person.id).await?.as_ref() == Some(&submission) {
        drafts::sent(tx, person.id, &order.token, order.draft.as_ref()).await?;
        return Ok(Done { ticket: order.ticket, told: Vec::new(), is_repeat: true, sees_it, passed_over: Vec::new() });
    }
    if !sees_it {
        return Err(Error::NotFound);
    }
    if order.seen != before.ticket.version {
        return Err(Error::Conflict(conflict(tx, person, &before).await?));
    }
    let mut named = named(app, tx, &before, actor, &order.command.act, &order.token, true).await?;
    named.files = uploads(app, tx, person, &order.command.files).await?;
    let happened = decide(&before, actor, &order.command, &named, now)
        .map_err(|no| refused(no, order.command.action(), person, &before))?;
    submissions::insert(tx, &order.token, person.id, &submission, now).await?;
    drafts::sent(tx, person.id, &order.token, order.draft.as_ref()).await?;
    let is_quiet = is_quiet(&before, actor, &order.command);
    let mut undo = undo::prepared(app, tx, &before, person, order.command.action()).await?;
    let leaves_at = undo.as_ref().map_or(now, |undo| undo.window.until);
    let command = Carried { actor, named: &named, is_quiet, leaves_at };
    let (after, told) = happen(app, tx, &before, &happened, &command).await?;
    let sees_it = sight(person, &after).is_some();
    let mut follows = false;
    if sees_it {
        if let Act::Transfer(transfer) = &order.command.act
            && transfer.follow
        {
            follows = marks::follow(tx, order.ticket, person.id).await?;
        }
        marks::set_read(tx, person.id, Read { ticket: order.ticket, version: after.ticket.version }, now).await?;
    }
    if let Some(undo) = &mut undo {
        undo.memory.follows = follows;
        undo.memory.choice = undo::choice(&after, &happened, &named);
        undos::set(tx, order.ticket, undo).await?;
    }
    let passed_over = passed_over(&order.command.act, &happened);
    Ok(Done { ticket: order.ticket, told, is_repeat: false, sees_it, passed_over })
}

/// Of those whom an invitation names, the ones it does not bring (A28).
fn passed_over(act: &Act, events: &[Event]) -> Vec<PersonId> {
    let Act::Invite(people) = act else { return Vec::new() };
    let brings = |person: &PersonId| {
        events.iter().any(|event| event.kind == EventKind::Invited { person: *person, permanent: false })
    };
    people.iter().copied().filter(|person| !brings(person)).collect()
}

/// What the application does to a ticket by itself, if `still` holds once nobody else can change it; whether it did.
/// Safe to ask twice, and from two machines.
///
/// # Errors
/// Broken, or the ticket refuses; then nothing has happened.
pub async fn by_application(
    app: &App,
    ticket: TicketId,
    command: Command,
    still: impl Fn(&Facts) -> bool,
) -> Result<bool> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let before = facts::load(&mut tx, ticket, app.installation(), true).await?.ok_or(Error::NotFound)?;
        if !still(&before) {
            return Ok(false);
        }
        apply(app, &mut tx, &before, &command).await?;
        Ok(true)
    }
    .await;
    let is_done = end(app, tx, outcome).await?;
    if is_done {
        app.live.touch(ticket);
    }
    Ok(is_done)
}

/// Carries out a command of the application's in a transaction that has more to do.
pub(crate) async fn apply(app: &App, tx: &mut Tx, before: &Facts, command: &Command) -> Result<()> {
    let actor = &Actor::Application;
    let named = named(app, tx, before, actor, &command.act, &app.dice.nonce(), true).await?;
    let now = app.now();
    let happened = decide(before, actor, command, &named, now)?;
    // Nobody is there to undo it: its mails leave at once.
    let command = Carried { actor, named: &named, is_quiet: command.is_quiet, leaves_at: now };
    happen(app, tx, before, &happened, &command).await?;
    Ok(())
}

/// A ticket follows its category, or leaves one that comes to an end, in the transaction that has more to do. `before`
/// says where it was; nobody asked for that, so nobody is mailed.
pub(crate) async fn resettle(app: &App, tx: &mut Tx, before: &Facts, counter: Counter) -> Result<()> {
    let people = counter.permanent_invitees.clone();
    let named = Named { draw: draw(&app.dice.nonce()), destination: Some(counter), people, ..Named::default() };
    let now = app.now();
    let events = domain::ticket::resettled(before, &named, now);
    let command = Carried { actor: &Actor::Application, named: &named, is_quiet: true, leaves_at: now };
    happen(app, tx, before, &events, &command).await?;
    Ok(())
}

/// Of what the holder of a ticket is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaves {
    /// They count as a manager until it has been said who gets it, and are told nothing as one.
    Department,
    /// They may manage its department all the same, and are told what managers are told.
    Category,
}

/// An open ticket goes from its holder, who leaves, in the transaction that makes them leave.
///
/// # Errors
/// Invalid when it cannot go to whoever was chosen.
pub(crate) async fn relinquish(
    app: &App,
    tx: &mut Tx,
    ticket: TicketId,
    (leaver, leaves): (PersonId, Leaves),
    fate: (Fate, Option<PersonId>),
    author: &Actor,
) -> Result<()> {
    let installation = app.installation();
    let mut before = facts::load(tx, ticket, installation, true).await?.ok_or(Error::NotFound)?;
    // Taken from them, or closed, just before it was locked.
    if before.ticket.holder != Some(leaver) || !before.ticket.status.is_open() {
        return Ok(());
    }
    let counter = counters::at(tx, before.ticket.category, None, installation, true).await?.ok_or(Error::NotFound)?;
    let (draw, now) = (draw(&app.dice.nonce()), app.now());
    let (actor, events) = relinquished(&before, &counter, leaver, fate, author, (draw, now))?;
    if events.is_empty() {
        return Ok(());
    }
    if leaves == Leaves::Department {
        before.managers.retain(|manager| manager.person.id != leaver);
        before.members.retain(|member| *member != leaver);
    }
    let named = Named::default();
    let command = Carried { actor: &actor, named: &named, is_quiet: false, leaves_at: now };
    happen(app, tx, &before, &events, &command).await?;
    Ok(())
}

/// How a command is carried out.
struct Carried<'a> {
    actor: &'a Actor,
    named: &'a Named,
    is_quiet: bool,
    /// When its mails leave.
    leaves_at: Moment,
}

/// Writes what a command makes happen: the ticket, its history, its invitations, the mails.
async fn happen(
    app: &App,
    tx: &mut Tx,
    before: &Facts,
    events: &[Event],
    command: &Carried<'_>,
) -> Result<(Facts, Vec<Notice>)> {
    let Carried { actor, named, is_quiet, leaves_at } = *command;
    let after = before.after(events, &named.people, named.destination.as_ref());
    tickets::update(tx, &after.ticket).await?;
    events::insert(tx, after.ticket.id, after.ticket.version, events).await?;
    write_around(tx, Some(before), &after, events, app.now()).await?;
    search::index(tx, after.ticket.id).await?;
    let batch = Batch { before: Some(before), after: &after, events, is_quiet };
    let told = recipients(batch, actor);
    outbox::post(app, tx, batch, &told, actor, leaves_at).await?;
    Ok((after, told))
}

/// Of the files that a form brings, those that wait for whoever sends it.
pub(crate) async fn uploads(app: &App, tx: &mut Tx, sender: &Person, asked: &[FileId]) -> Result<Vec<Upload>> {
    let found = files::waiting(tx, sender.id, asked).await?;
    let found: Vec<Upload> = found.into_iter().map(|file| file.upload).collect();
    crate::files::check(&app.files.limits, &found).map_err(|why| vec![FieldError::new(Field::Files, why)])?;
    Ok(found)
}

/// The names and the digests of the files that a form brings: sent again, the form sends them again, and the same files
/// have other keys.
pub(crate) async fn contents(
    conn: &mut Conn,
    sender: &Person,
    asked: &[FileId],
) -> Result<Vec<(FileName, Option<String>)>> {
    let sent = files::sent_by(conn, sender.id, asked).await?;
    Ok(sent.into_iter().map(|file| (file.upload.name, file.digest)).collect())
}

/// Gives its files to the ticket, and erases those that are deleted.
async fn write_files(tx: &mut Tx, ticket: TicketId, events: &[Event]) -> Result<()> {
    for event in events {
        match &event.kind {
            EventKind::Uploaded { file, .. } if !files::attach(tx, *file, ticket).await? => {
                // Another form got it first.
                return Err(vec![FieldError::new(Field::Files, Refusal::FileGone)].into());
            }
            EventKind::FileDeleted { file, .. } => files::erase(tx, *file).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Writes what changed around a ticket: who is invited, whom an algorithm chose.
pub(crate) async fn write_around(
    tx: &mut Tx,
    before: Option<&Facts>,
    after: &Facts,
    events: &[Event],
    now: Moment,
) -> Result<()> {
    let ticket = after.ticket.id;
    write_files(tx, ticket, events).await?;
    let invited_before = before.map(|before| before.invitees.as_slice()).unwrap_or_default();
    for invitee in invited_before {
        if !after.invitees.contains(invitee) {
            invitations::delete(tx, ticket, invitee.person.id).await?;
        }
    }
    for invitee in &after.invitees {
        if !invited_before.contains(invitee) {
            let is_it =
                |event: &&Event| matches!(event.kind, EventKind::Invited { person, .. } if person == invitee.person.id);
            let by = events.iter().find(is_it).and_then(|event| event.by);
            invitations::insert(tx, ticket, invitee, by, now).await?;
        }
    }
    if let Some(chosen) = chosen_in_turn(after, events) {
        categories::set_last_chosen(tx, after.ticket.category, Some(chosen)).await?;
    }
    Ok(())
}

/// Whom the cyclical algorithm of its category gave the ticket.
pub(crate) fn chosen_in_turn(after: &Facts, events: &[Event]) -> Option<PersonId> {
    let is_cyclical = events.iter().any(|event| event.kind == EventKind::ChosenBy { algorithm: Algorithm::Cyclical });
    after.ticket.holder.filter(|_| is_cyclical)
}

/// "Ne pas signaler la modification", heard where it is offered and from whom it is (spec.md §4.2, 5).
pub(crate) fn is_quiet(facts: &Facts, actor: &Actor, command: &Command) -> bool {
    command.is_quiet && command.action().quiet().is_some() && actor.standing(facts).is_manager()
}

/// Recognises the same form sent twice: what it said, beside its token.
pub(crate) fn fingerprint(what: &impl std::fmt::Debug) -> String {
    dice::hex(&Sha256::digest(format!("{what:?}").as_bytes()))
}

fn refused(no: No, action: Action, person: &Person, facts: &Facts) -> Error {
    match no {
        No::Refused(why) => {
            let able = right::able(action, facts).into_iter();
            let names = able.filter(|able| domain::visibility::may_name(person, facts, able.id));
            Error::Refused { why, who_can: names.map(|able| able.name.clone()).collect() }
        }
        invalid @ No::Invalid(_) => invalid.into(),
    }
}

pub(crate) async fn conflict(tx: &mut Tx, reader: &Person, facts: &Facts) -> Result<Conflict> {
    let last = events::last(tx, facts.ticket.id).await?.ok_or(Error::NotFound)?;
    let by = match last.event.by {
        Some(person) => people::by_id(tx, person).await?,
        None => None,
    };
    let is_hidden = by.as_ref().is_some_and(|by| !domain::visibility::may_name(reader, facts, by.id));
    let by = by.filter(|_| !is_hidden).map(|person| person.name);
    Ok(Conflict { by, is_hidden, at: last.event.at, what: last.event.kind.code() })
}
