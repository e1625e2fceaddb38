//! `POST /tickets`: the creation form arrives (A1).

use app::create::{Post, counter, create};
use app::{Error, Result};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::creation::Request;
use domain::{CategoryId, Coded, Field, FieldError, Message, Origin, Person, Priority, Refusal, Subject, TicketScope};
use store::people;

use crate::extract::{Fields, Seat, token};
use crate::pages::new::{self, Back};
use crate::problem;

pub async fn create_ticket(seat: Seat, fields: Fields) -> Response {
    let category = fields.id::<CategoryId>("category");
    let Some(token) = token(&seat.page, &fields) else {
        return new::answer(seat.page, &seat.actor, category, &fields, StatusCode::CONFLICT, Back::OtherPerson).await;
    };
    let sent = async {
        let request = request(&seat, category, &fields).await?;
        let post = Post { category: category.unwrap_or(CategoryId(0)), token, request };
        create(&seat.page.app, seat.actor.clone(), post).await
    };
    let (status, back) = match sent.await {
        Ok(done) => return Redirect::to(&format!("/tickets/{}?done=create", done.ticket)).into_response(),
        Err(Error::Invalid(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, Back::Invalid(errors)),
        Err(Error::AlreadySent { ticket }) => (StatusCode::CONFLICT, Back::AlreadySent(ticket)),
        Err(other) => return problem::of(seat.page, other),
    };
    new::answer(seat.page, &seat.actor, category, &fields, status, back).await
}

/// Reads every field, so that every error is said at once.
async fn request(seat: &Seat, category: Option<CategoryId>, fields: &Fields) -> Result<Request> {
    let mut errors = Vec::new();
    let mut refuse = |field, why| errors.push(FieldError::new(field, why));
    if category.is_none() {
        refuse(Field::Category, Refusal::CategoryMissing);
    }
    // No other scope is offered yet: one is a choice that does not exist.
    let scope = chosen(fields.get("scope"), TicketScope::Default).filter(|scope| *scope == TicketScope::Default);
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
    let owner = owner(seat, category, fields.get("owner")).await?.map_err(|error| errors.push(error)).ok().flatten();
    match (subject, message, scope, priority, origin) {
        (Some(subject), Some(message), Some(scope), Some(priority), Some(origin)) if errors.is_empty() => {
            Ok(Request { subject, message, scope, priority, origin, owner })
        }
        _ => Err(Error::Invalid(errors)),
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
    category: Option<CategoryId>,
    typed: &str,
) -> Result<std::result::Result<Option<Person>, FieldError>> {
    let typed = typed.trim();
    let (Some(category), false) = (category, typed.is_empty()) else { return Ok(Ok(None)) };
    let mut conn = seat.page.app.db.read().await?;
    let counter = counter(&seat.page.app, &mut conn, &seat.actor, category).await?;
    if !counter.is_some_and(|counter| counter.is_manned_by(seat.me())) {
        return Ok(Ok(None));
    }
    let found = people::by_login(&mut conn, typed).await?.filter(|person| person.is_enabled);
    let unknown = || FieldError::new(Field::Owner, Refusal::UnknownPerson { typed: typed.chars().take(100).collect() });
    Ok(found.map(Some).ok_or_else(unknown))
}
