//! Taking back what one has just done: the mails that announce it stay here, the history says so, and the ticket and
//! all that is around it are what they were.

use std::sync::Arc;

use domain::ticket::replay;
use domain::ticket::undo::{Scene, Window, check};
use domain::visibility::sight;
use domain::{Action, Event, EventId, EventKind, Facts, MessageScope, Named, Person, Refusal, Ticket, TicketId};
use store::db::Tx;
use store::events::Entry;
use store::marks::{self, Read};
use store::submissions::{self, Submission};
use store::undos::{self, Choice, Memory, Undo};
use store::{categories, counters, events, facts, files, invitations, outbox, tickets};

use crate::dates::Dates;
use crate::perform::{chosen_in_turn, conflict, end, fingerprint};
use crate::{App, Error, Result, Words, search};

/// Windows that may follow one another on a ticket without its mails leaving between them.
const MOST_WINDOWS: i64 = 6;

/// What makes a command undoable, remembered before it is carried out; `None` when it will not be: the installation
/// does without, or the mails of this ticket have been held back for long enough.
pub(crate) async fn prepared(
    app: &App,
    tx: &mut Tx,
    before: &Facts,
    author: &Person,
    action: Action,
) -> Result<Option<Undo>> {
    let (now, ticket) = (app.now(), before.ticket.id);
    let seconds = i64::from(app.tickets.undo_seconds);
    if seconds == 0 || !action.is_undoable() {
        return Ok(None);
    }
    let previous = undos::of_ticket(tx, ticket).await?;
    let since = previous.filter(|undo| now < undo.window.until).map_or(now, |undo| undo.since);
    if now.seconds_since(since) >= MOST_WINDOWS * seconds {
        return Ok(None);
    }
    let read = marks::read(tx, author.id, &[ticket]).await?;
    let memory = Memory {
        invitations: invitations::rows(tx, ticket).await?,
        read: read.first().map(|read| read.version),
        ..Memory::default()
    };
    let until = now.plus_seconds(seconds);
    let window = Window { batch: before.ticket.version + 1, by: author.id, action, until };
    Ok(Some(Undo { window, since, memory }))
}

/// Whose turn it was at the counter where the ticket arrived.
pub(crate) fn choice(after: &Facts, happened: &[Event], named: &Named) -> Option<Choice> {
    let chosen = chosen_in_turn(after, happened)?;
    let before = named.destination.as_ref().and_then(|counter| counter.last_chosen);
    Some(Choice { category: after.ticket.category, before, chosen })
}

/// A command that its author wants back.
#[derive(Debug, Clone)]
pub struct Wish {
    pub ticket: TicketId,
    /// The version of the ticket that the command made.
    pub batch: i64,
    /// The token of the form: the same one twice does nothing twice.
    pub token: String,
}

/// What was undone.
#[derive(Debug, Clone)]
pub struct Undone {
    pub action: Action,
    /// Something was said or attached with it, which its author may want to send again.
    pub has_words: bool,
    /// The message that it corrected.
    pub message: Option<EventId>,
    /// Its author sees the ticket.
    pub sees_it: bool,
}

/// Takes back what `me` has just done, whole or not at all, in a task of its own.
///
/// # Errors
/// Not found, refused with the reason, or broken; then nothing has happened.
pub async fn undo(app: &Arc<App>, me: Person, wish: Wish) -> Result<Undone> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let mut tx = app.db.write().await?;
        let outcome = in_transaction(&app, &mut tx, &me, &wish).await;
        let outcome = end(&app, tx, outcome).await;
        app.live.touch(wish.ticket);
        outcome
    })
    .await
    .map_err(|panic| Error::Broken(panic.into()))?
}

async fn in_transaction(app: &App, tx: &mut Tx, me: &Person, wish: &Wish) -> Result<Undone> {
    let (now, ticket) = (app.now(), wish.ticket);
    let mut present = facts::load(tx, ticket, app.installation(), true).await?.ok_or(Error::NotFound)?;
    facts::acquaint(tx, &mut present, me.id).await?;
    let sees_it = sight(me, &present).is_some();
    let history = events::of_ticket(tx, ticket).await?;
    let done: Vec<&Entry> = history.iter().filter(|entry| entry.batch == wish.batch).collect();
    // Whoever sent the ticket out of their own sight may still call it back.
    if !sees_it && done.first().is_none_or(|first| first.event.by != Some(me.id)) {
        return Err(Error::NotFound);
    }
    let submission = Submission { ticket, fingerprint: fingerprint(&("undo", wish.batch)) };
    if submissions::find(tx, &wish.token, me.id).await?.as_ref() == Some(&submission)
        && let Some(action) = undone_action(&history, wish.batch)
    {
        return Ok(outcome(action, &done, sees_it));
    }
    let memory = undos::of_ticket(tx, ticket).await?;
    let left = outbox::withhold(tx, ticket, wish.batch, now).await?;
    let window = memory.as_ref().map(|undo| undo.window);
    let dates = Dates { words: Words::of(me.language), zone: app.site.time_zone.clone(), now };
    let scene = Scene {
        history: &history.iter().map(|entry| (entry.batch, &entry.event)).collect::<Vec<_>>(),
        window,
        left: left.map(|at| dates.hour(at)),
        last: conflict(tx, me, &present).await?.by.unwrap_or_default(),
        now,
    };
    let window = check(&scene, me.id, wish.batch).map_err(|why| refused(why, sees_it))?;
    let restored = before(tx, app, &present, &history, window).await?;
    let memory = memory.map(|undo| undo.memory).unwrap_or_default();
    let said = done.iter().find(|entry| entry.event.text.is_some());
    let event = Event {
        kind: EventKind::Undone { batch: window.batch, action: window.action },
        by: Some(me.id),
        at: now,
        text: None,
        // For those who could read what was said, and nobody else.
        scope: said.map_or(MessageScope::Default, |entry| entry.event.scope),
        status: restored.status,
    };
    tickets::update(tx, &restored).await?;
    events::insert(tx, ticket, restored.version, &[event]).await?;
    around(tx, me, &restored, &memory, app).await?;
    for entry in &done {
        if let EventKind::Uploaded { file, .. } = entry.event.kind {
            files::detach(tx, file, now).await?;
        }
    }
    search::index(tx, ticket).await?;
    undos::delete(tx, ticket).await?;
    submissions::insert(tx, &wish.token, me.id, &submission, now).await?;
    let after = facts::load(tx, ticket, app.installation(), false).await?.ok_or(Error::NotFound)?;
    Ok(outcome(window.action, &done, sight(me, &after).is_some()))
}

/// Of a ticket that one no longer sees, one is not told what has become of it.
fn refused(why: Refusal, sees_it: bool) -> Error {
    Error::Refused { why: if sees_it { why } else { Refusal::TooLateToUndo }, who_can: Vec::new() }
}

fn undone_action(history: &[Entry], batch: i64) -> Option<Action> {
    history.iter().find_map(|entry| match entry.event.kind {
        EventKind::Undone { batch: undone, action } if undone == batch => Some(action),
        _ => None,
    })
}

fn outcome(action: Action, done: &[&Entry], sees_it: bool) -> Undone {
    let message = done.iter().find_map(|entry| match entry.event.kind {
        EventKind::CommentEdited { event } => Some(event),
        _ => None,
    });
    let is_content =
        |entry: &&Entry| entry.event.text.is_some() || matches!(entry.event.kind, EventKind::Uploaded { .. });
    Undone { action, has_words: done.iter().any(is_content), message, sees_it }
}

/// The ticket as its history tells it without the command; where it comes back to must still be a place for it.
async fn before(tx: &mut Tx, app: &App, present: &Facts, history: &[Entry], window: Window) -> Result<Ticket> {
    let earlier = history.iter().filter(|entry| entry.batch != window.batch).map(|entry| (entry.batch, &entry.event));
    let ticket = replay(present.ticket.id, present.ticket.version + 1, earlier);
    let mut ticket = ticket.ok_or_else(|| refused(Refusal::TooLateToUndo, true))?;
    if let Some(from) = ticket.moved_from
        && categories::lineage(tx, from).await?.is_none()
    {
        // Deleted since: nothing is sent back there.
        ticket.moved_from = None;
    }
    if ticket.category != present.ticket.category {
        let counter = counters::at(tx, ticket.category, None, app.installation(), false).await?;
        // Redirected since: its tickets have been moved away.
        if counter.is_none_or(|counter| counter.lineage.category().id != ticket.category) {
            return Err(refused(Refusal::UndoLeadsNowhere, true));
        }
    }
    Ok(ticket)
}

/// Puts back, row by row, what was around the ticket.
async fn around(tx: &mut Tx, me: &Person, restored: &Ticket, memory: &Memory, app: &App) -> Result<()> {
    let ticket = restored.id;
    // As the version before the command, so the one after its undoing.
    let (before, after) = (restored.version - 2, restored.version);
    invitations::restore(tx, ticket, &memory.invitations).await?;
    if memory.follows {
        marks::unfollow(tx, ticket, me.id).await?;
    }
    if let Some(Choice { category, before, chosen }) = memory.choice
        // Another ticket may have arrived there since: the turn goes on from that one.
        && categories::last_chosen(tx, category, true).await? == Some(chosen)
    {
        categories::set_last_chosen(tx, category, before).await?;
    }
    match memory.read {
        Some(version) => marks::set_read(tx, me.id, Read { ticket, version }, app.now()).await?,
        None => marks::never_read(tx, me.id, ticket).await?,
    }
    Ok(marks::carry_read(tx, ticket, before, after).await?)
}
