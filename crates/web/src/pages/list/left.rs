//! What the list says on top: an action that took a ticket out of its author's sight, a number that is none.

use app::Error;
use domain::visibility::Reach;
use domain::{Person, TicketId};
use store::db::Conn;
use store::{events, tickets, undos};

use crate::extract::{Fields, Page};
use crate::pages::number;
use crate::pages::ticket::event_of;
use crate::pages::undo::UndoForm;

/// What a list, or a home, says of where its reader comes from.
#[derive(Default)]
pub struct Notes {
    /// What was done to a ticket that they no longer see.
    pub left: Option<String>,
    /// How to call it back, while there is time.
    pub undo: Option<UndoForm>,
    /// What was typed instead of a number.
    pub wrong_number: Option<String>,
}

/// Reads them in an address. It asserts nothing by itself: the last thing that happened to the ticket is what it says,
/// done by this person, who indeed sees it no longer.
pub async fn notes(conn: &mut Conn, page: &Page, me: &Person, reach: &Reach, asked: &Fields) -> Result<Notes, Error> {
    let wrong_number = number::wrong(page, asked);
    let (Some(ticket), Some(wanted)) = (asked.id::<TicketId>("left"), event_of(asked.get("done"))) else {
        return Ok(Notes { wrong_number, ..Notes::default() });
    };
    if tickets::within_reach(conn, reach, ticket).await?.is_some() {
        return Ok(Notes { wrong_number, ..Notes::default() });
    }
    let entries = events::of_ticket(conn, ticket).await?;
    let last = entries.last().map(|entry| entry.batch);
    let batch = entries.iter().filter(|entry| Some(entry.batch) == last);
    let is_it = batch.map(|entry| &entry.event).any(|event| event.by == Some(me.id) && event.kind.code() == wanted);
    let said = || page.say1(&format!("done-{}", asked.get("done")), "number", ticket.to_string());
    let undo = undos::of_ticket(conn, ticket).await?.filter(|_| is_it);
    let undo = UndoForm::of(page, me, ticket, last.unwrap_or(0), undo.as_ref());
    Ok(Notes { left: is_it.then(said), undo, wrong_number })
}
