//! `POST /tickets/4812/undo`: takes back what the reader has just done, and gives back what they had written.

use app::undo::{Undone, Wish};
use app::{Error, undo};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Coded, Person, TicketId};
use store::undos::Undo;

use super::ticket::{self, Note, refusal_view, trail_of};
use crate::extract::{Fields, Page, Seat, Segments, id, token};
use crate::problem;

/// The form that takes it back, for as long as it does.
pub struct UndoForm {
    pub ticket: TicketId,
    pub version: i64,
    pub token: String,
    pub trail: String,
    /// Whole seconds that are left.
    pub seconds: i64,
}

impl UndoForm {
    /// The form for what `me` did last to a ticket, which is at `version`; `None` when it is too late.
    pub fn of(page: &Page, me: &Person, ticket: TicketId, version: i64, undo: Option<&Undo>) -> Option<Self> {
        let window = undo.map(|undo| undo.window).filter(|window| window.by == me.id && window.batch == version)?;
        let left = window.until.0 - page.app.now().0;
        let seconds = left.max(0).cast_unsigned().div_ceil(1000).cast_signed();
        (seconds > 0).then(|| Self { ticket, version, token: page.token(), trail: String::new(), seconds })
    }

    /// The same, on the page of a ticket that somebody came to from a list.
    #[must_use]
    pub fn on(self, asked: &Fields) -> Self {
        Self { trail: trail_of(asked).unwrap_or_default(), ..self }
    }

    /// « 8 secondes ».
    pub fn delay(&self, page: &Page) -> String {
        page.say1("undo-delay", "seconds", self.seconds)
    }
}

pub async fn take_back(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let Some(ticket) = id::<TicketId>(&number) else { return Err(problem::of(seat.page, Error::NotFound)) };
    // Somebody else's form takes nothing of this reader's back.
    let token = token(&seat.page, &fields).unwrap_or_default();
    let wish = Wish { ticket, batch: fields.id("version").unwrap_or(0), token };
    let batch = wish.batch;
    match undo(&seat.page.app, seat.me.clone(), wish).await {
        Ok(undone) => Ok(Redirect::to(&back(ticket, batch, &undone, &fields)).into_response()),
        Err(Error::Refused { why, .. }) => {
            let refusal = Some(refusal_view(&seat.page, &why, &[]));
            let is_seen = is_seen(&seat, ticket).await?;
            if !is_seen {
                return Err(problem::too_late(seat.page));
            }
            let note = Note { refusal, ..Note::default() };
            Box::pin(ticket::answer(seat, ticket, &fields.only("trail"), StatusCode::CONFLICT, note)).await
        }
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

/// To the form of the action, when something was said with it; else to the ticket.
fn back(ticket: TicketId, batch: i64, undone: &Undone, fields: &Fields) -> String {
    let trail = trail_of(fields).map(|trail| format!("&trail={trail}")).unwrap_or_default();
    let message = undone.message.map(|message| format!("&event={message}")).unwrap_or_default();
    match undone {
        Undone { sees_it: false, .. } => "/".to_owned(),
        Undone { has_words: true, action, .. } => {
            format!("/tickets/{ticket}/{}?undone={batch}{message}{trail}", action.code())
        }
        _ => format!("/tickets/{ticket}?done=undo{trail}"),
    }
}

async fn is_seen(seat: &Seat, ticket: TicketId) -> Result<bool, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        Ok::<_, Error>(store::tickets::within_reach(&mut conn, &seat.reach, ticket).await?.is_some())
    };
    read.await.map_err(|error| problem::of(seat.page.clone_bare(), error))
}
