//! `POST /drafts`: what is being typed, kept by the script of a form; and `POST /drafts/discard`, to be rid of it.

use app::Error;
use app::create::counter;
use app::drafts::{self, Place, Restored, Sheet, Typed};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Action, Message, Subject, TicketId};
use store::drafts::Draft;

use crate::extract::{Fields, Seat, id, token};
use crate::pages::new::Spot;
use crate::problem::{self, OrProblem};
use crate::view::{DraftView, replies};

/// Keeps what a form holds. Says when, as the form will show it.
pub async fn save(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let place = Place::parse(fields.get("place")).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    // Opened by somebody else, or by no page of ours: it is not this person's text.
    let Some(token) = token(&seat.page, &fields).filter(|token| token == fields.get("token")) else {
        return Err(problem::of(seat.page, Error::NotFound));
    };
    let typed = typed(&fields);
    if !typed.fits() {
        return Ok(StatusCode::PAYLOAD_TOO_LARGE.into_response());
    }
    let kept = keep(&seat, &place, &token, &fields).await.or_problem(|| seat.page.clone_bare())?;
    let Some(draft) = kept else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let (_, hour) = seat.page.dates.day_and_hour(draft.saved_at);
    let said = seat.page.say1("draft-saved", "hour", hour);
    let view = DraftView { from: Restored::of(&draft).to_string(), place: draft.place, ..DraftView::default() };
    let kept = serde_json::json!({ "said": said, "discard": view.discard() });
    Ok(([(header::CONTENT_TYPE, "application/json")], kept.to_string()).into_response())
}

/// Forgets the draft that a form was filled from, and shows the form without it.
pub async fn discard(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let (draft, place) = fields.get("draft").split_once(' ').unwrap_or_default();
    let draft = async {
        let Some(draft) = Restored::parse(draft) else { return Ok(None) };
        drafts::discard(&seat.page.app, seat.me.id, &draft).await
    };
    let draft = draft.await.or_problem(|| seat.page.clone_bare())?;
    let category = draft.as_ref().map(|draft| draft.category.as_str()).unwrap_or_default();
    Ok(Redirect::to(&form_of(place, category)).into_response())
}

/// Where the form of a draft is shown.
pub fn form_of(place: &str, category: &str) -> String {
    match Place::parse(place) {
        Some(Place::Creation) if Spot::parse(category).is_some() => format!("/tickets/new?category={category}"),
        Some(Place::Creation) => "/tickets/new".to_owned(),
        Some(Place::Action { ticket, action: Action::Comment, .. }) => format!("/tickets/{ticket}#write"),
        Some(place @ Place::Action { .. }) => place.to_string(),
        None => "/".to_owned(),
    }
}

/// What the reader wrote in the forms of a ticket.
pub async fn of_ticket(seat: &Seat, ticket: TicketId) -> Result<Vec<Draft>, Error> {
    Ok(store::drafts::of_ticket(&mut seat.page.app.db.read().await?, seat.page.writer(), ticket).await?)
}

/// What the reader wrote in forms of that place.
pub async fn of_place(seat: &Seat, place: &Place) -> Result<Vec<Draft>, Error> {
    Ok(store::drafts::of_place(&mut seat.page.app.db.read().await?, seat.page.writer(), &place.to_string()).await?)
}

/// Keeps what a refused form holds, whatever becomes of the page that gives it back. The fields of that page.
pub async fn keep_refused(seat: &Seat, place: &Place, token: &str, fields: Fields) -> Fields {
    if !typed(&fields).fits() {
        return fields;
    }
    match keep(seat, place, token, &fields).await {
        Ok(Some(draft)) => fields.instead("from", &Restored::of(&draft).to_string()),
        Ok(None) => fields.without("from"),
        Err(error) => {
            // The text is in the answer all the same.
            tracing::warn!(?error, "a refused form was not kept as a draft");
            fields
        }
    }
}

async fn keep(seat: &Seat, place: &Place, token: &str, fields: &Fields) -> Result<Option<Draft>, Error> {
    let fresh = fresh(seat, place, fields).await?;
    let sheet = Sheet { token: token.to_owned(), from: from(fields) };
    drafts::save(&seat.page.app, &seat.me, &seat.reach, &sheet, place, &typed(fields), &fresh).await
}

/// The draft that a form was filled from.
pub fn from(fields: &Fields) -> Option<Restored> {
    Restored::parse(fields.get("from"))
}

fn typed(fields: &Fields) -> Typed {
    let text = |name| fields.get(name).to_owned();
    Typed {
        category: text("category"),
        scope: text("scope"),
        subject: text("subject"),
        message: text("message"),
        files: fields.all("file").filter_map(id).collect(),
        answers: replies(fields),
    }
}

/// What the form holds before anybody types in it: the texts that its category proposes.
async fn fresh(seat: &Seat, place: &Place, fields: &Fields) -> Result<Typed, Error> {
    let spot = Spot::parse(fields.get("category")).filter(|_| *place == Place::Creation);
    let Some(spot) = spot else { return Ok(Typed::default()) };
    let mut conn = seat.page.app.db.read().await?;
    let counter = counter(&seat.page.app, &mut conn, &seat.me, spot.category, spot.chosen_as, false).await?;
    let Some(lineage) = counter.map(|counter| counter.lineage) else { return Ok(Typed::default()) };
    Ok(Typed {
        subject: lineage.subject_template().as_ref().map(Subject::as_str).unwrap_or_default().to_owned(),
        message: lineage.message_template().as_ref().map(Message::as_str).unwrap_or_default().to_owned(),
        ..Typed::default()
    })
}
