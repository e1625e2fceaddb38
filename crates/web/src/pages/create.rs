//! `POST /tickets`: the creation form arrives (A1).

use app::create::{Post, counter, create, wrong_answers};
use app::drafts::Place;
use app::{Error, Result, identify};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::creation::Request;
use domain::{
    CategoryId, Coded, Computer, Field, FieldError, Message, Origin, Person, Priority, Refusal, Subject, TicketScope,
};

use crate::extract::{Fields, Seat, token};
use crate::pages::drafts;
use crate::pages::new::{self, Back, Spot};
use crate::problem;
use crate::view::{is_preview, replies, unseen};

pub async fn create_ticket(seat: Seat, fields: Fields) -> Response {
    let spot = Spot::parse(fields.get("category"));
    let Some(token) = token(&seat.page, &fields) else {
        return new::answer(seat.page, &seat.me, spot, &fields, StatusCode::CONFLICT, Back::OtherPerson).await;
    };
    if is_preview(&fields) {
        let back = Back::Invalid(unseen(&fields));
        return new::answer(seat.page, &seat.me, spot, &fields, StatusCode::OK, back).await;
    }
    let sent = async {
        let request = request(&seat, spot, &fields).await?;
        let (category, chosen_as) = spot.map_or((CategoryId(0), None), |spot| (spot.category, spot.chosen_as));
        let draft = drafts::from(&fields);
        let post = Post { category, chosen_as, token: token.clone(), draft, request, files: fields.files() };
        create(&seat.page.app, seat.me.clone(), post).await
    };
    let (status, back) = match sent.await {
        Ok(done) if !done.sees_it => {
            return Redirect::to(&format!("/tickets?left={}&done=create", done.ticket)).into_response();
        }
        Ok(done) => return Redirect::to(&format!("/tickets/{}?done=create", done.ticket)).into_response(),
        Err(Error::Invalid(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, Back::Invalid(errors)),
        Err(Error::AlreadySent { ticket }) => (StatusCode::CONFLICT, Back::AlreadySent(ticket)),
        Err(other) => return problem::of(seat.page, other),
    };
    let fields = drafts::keep_refused(&seat, &Place::Creation, &token, fields).await;
    new::answer(seat.page, &seat.me, spot, &fields, status, back).await
}

/// Reads every field, so that every error is said at once.
async fn request(seat: &Seat, spot: Option<Spot>, fields: &Fields) -> Result<Request> {
    let mut errors = fields.refused().to_vec();
    let mut refuse = |field, why| errors.push(FieldError::new(field, why));
    if spot.is_none() {
        refuse(Field::Category, Refusal::CategoryMissing);
    }
    let scope = chosen(fields.get("scope"), TicketScope::Default);
    let priority = match fields.get("priority") {
        "" => Some(Priority::DEFAULT),
        typed => typed.parse().ok().and_then(Priority::new),
    };
    let origin = chosen(fields.get("origin"), Origin::Web);
    for (field, is_unknown) in
        [(Field::Scope, scope.is_none()), (Field::Priority, priority.is_none()), (Field::Origin, origin.is_none())]
    {
        if is_unknown {
            refuse(field, Refusal::UnknownValue);
        }
    }
    let subject = Subject::parse(fields.get("subject")).map_err(|error| errors.push(error)).ok();
    let message = Message::parse(fields.get("message")).map_err(|error| errors.push(error)).ok();
    if message == Some(None) {
        errors.push(FieldError::new(Field::Message, Refusal::MessageMissing));
    }
    let owner = owner(seat, spot, fields.get("owner")).await?.map_err(|error| errors.push(error)).ok().flatten();
    let replies = Some(replies(fields));
    let computer = Computer::parse(fields.get("computer")).map_err(|error| errors.push(error)).ok();
    match (subject, message, scope, priority, origin, computer) {
        (Some(subject), Some(message), Some(scope), Some(priority), Some(origin), Some(computer))
            if errors.is_empty() =>
        {
            Ok(Request {
                subject,
                message,
                scope,
                priority,
                origin,
                computer,
                owner,
                files: Vec::new(),
                replies,
                sent: Vec::new(),
            })
        }
        _ => {
            if let Some(Spot { category, chosen_as }) = spot {
                let replies = replies.as_deref().unwrap_or_default();
                errors.extend(wrong_answers(&seat.page.app, &seat.me, (category, chosen_as), replies).await?);
            }
            Err(Error::Invalid(errors))
        }
    }
}

/// The value of a list; nothing chosen is the usual one.
fn chosen<T: Coded>(code: &str, usual: T) -> Option<T> {
    if code.is_empty() { Some(usual) } else { T::from_code(code) }
}

/// Whom the ticket is for, when somebody is named by a manager of the department: whether an address has an account
/// is not for everybody to ask, and from anybody else the field is no field of theirs.
async fn owner(
    seat: &Seat,
    spot: Option<Spot>,
    typed: &str,
) -> Result<std::result::Result<Option<Person>, FieldError>> {
    let (Some(spot), false) = (spot, typed.trim().is_empty()) else { return Ok(Ok(None)) };
    let mut conn = seat.page.app.db.read().await?;
    let counter = counter(&seat.page.app, &mut conn, &seat.me, spot.category, spot.chosen_as, false).await?;
    if !counter.is_some_and(|counter| counter.is_manned_by(&seat.me)) {
        return Ok(Ok(None));
    }
    Ok(identify::person(&mut conn, typed, Field::Owner).await?)
}
