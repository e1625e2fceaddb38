//! `/tickets/4812/take` and its siblings: the form of an action on a page of its own, and what it sends.

use app::{Conflict, Error, Order, perform};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{
    Action, Coded, Command, Facts, Field, FieldError, Message, MessageScope, Refusal, Said, TicketId, ticket::right,
};
use store::{facts, people};

use crate::extract::{Fields, Seat, Segments, id, token};
use crate::pages::ticket::{self, Head, Note, head, refusal_view};
use crate::problem::{self, OrProblem, html};
use crate::view::{ActionForm, Kept, RefusalView, rail_beside};

#[derive(Template)]
#[template(path = "act.html")]
struct ActPage {
    page: crate::extract::Page,
    head: Head,
    form: ActionForm,
    /// Somebody acted first: who, when, and that nothing typed is lost (E20).
    conflict: Option<String>,
    /// The action first wanted is not possible: why. The form is then the next best one, with the same words.
    refusal: Option<RefusalView>,
}

/// Where the path leads; an unknown action is an unknown page.
fn target(number: &str, action: &str) -> Option<(TicketId, Action)> {
    Some((id(number)?, Action::from_code(action)?))
}

pub async fn show(seat: Seat, Segments((number, action)): Segments<(String, String)>) -> Result<Response, Response> {
    let Some((ticket, action)) = target(&number, &action) else {
        return Err(problem::of(seat.page, Error::NotFound));
    };
    let facts = load(&seat, ticket).await?;
    if let Some(refusal) = ticket::refusal(&seat.page, &facts, seat.me(), action) {
        let note = Note { refusal: Some(refusal), ..Note::default() };
        return ticket::answer(seat, ticket, StatusCode::OK, note).await;
    }
    answer(seat, facts, action, &Kept::default(), StatusCode::OK, None, None).await
}

pub async fn act(
    seat: Seat,
    Segments((number, action)): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let Some((ticket, action)) = target(&number, &action) else {
        return Err(problem::of(seat.page, Error::NotFound));
    };
    let Some(token) = token(&seat.page, &fields) else {
        let facts = load(&seat, ticket).await?;
        let said = seat.page.say("form-of-somebody-else");
        return again(seat, facts, action, &kept(&fields), StatusCode::CONFLICT, Some(said)).await;
    };
    let outcome = match command(action, &fields) {
        Ok(command) => {
            let seen = fields.id("version").unwrap_or(0);
            let done = command.action().code();
            let order = Order { ticket, seen, token, command };
            perform(&seat.page.app, seat.actor.clone(), order).await.map(|_| done)
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match outcome {
        Ok(done) => Ok(Redirect::to(&format!("/tickets/{ticket}?done={done}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let kept = Kept { errors, ..kept(&fields) };
            let facts = load(&seat, ticket).await?;
            again(seat, facts, action, &kept, StatusCode::UNPROCESSABLE_ENTITY, None).await
        }
        Err(Error::Conflict(conflict)) => {
            let facts = load(&seat, ticket).await?;
            let said = said(&seat, &conflict);
            again(seat, facts, action, &kept(&fields), StatusCode::CONFLICT, Some(said)).await
        }
        Err(Error::Refused { why, who_can }) => {
            let facts = load(&seat, ticket).await?;
            let refusal = refusal_view(&seat.page, &why, &who_can);
            instead(seat, facts, &kept(&fields), refusal, None).await
        }
        Err(other) => Err(problem::of(seat.page, other)),
    }
}

/// The form once more, with what was typed; or, when the action has become impossible, why and what remains.
async fn again(
    seat: Seat,
    facts: Facts,
    action: Action,
    kept: &Kept,
    status: StatusCode,
    conflict: Option<String>,
) -> Result<Response, Response> {
    match ticket::refusal(&seat.page, &facts, seat.me(), action) {
        Some(refusal) => instead(seat, facts, kept, refusal, conflict).await,
        None => answer(seat, facts, action, kept, status, conflict, None).await,
    }
}

/// The action is not possible: words typed are offered as a comment, else the ticket says why.
async fn instead(
    seat: Seat,
    facts: Facts,
    kept: &Kept,
    refusal: RefusalView,
    conflict: Option<String>,
) -> Result<Response, Response> {
    let may_comment = right::check(Action::Comment, &facts, seat.me()).is_ok();
    if !may_comment || kept.message.trim().is_empty() {
        let ticket = facts.ticket.id;
        let note = Note { conflict, refusal: Some(refusal), ..Note::default() };
        return ticket::answer(seat, ticket, StatusCode::CONFLICT, note).await;
    }
    let kept = Kept { errors: Vec::new(), ..kept.clone() };
    answer(seat, facts, Action::Comment, &kept, StatusCode::CONFLICT, conflict, Some(refusal)).await
}

async fn answer(
    mut seat: Seat,
    facts: Facts,
    action: Action,
    kept: &Kept,
    status: StatusCode,
    conflict: Option<String>,
    refusal: Option<RefusalView>,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
        Ok::<_, Error>((affiliation, rail_beside(&mut conn, &seat, &facts).await?))
    };
    let (affiliation, rail) = read.await.or_problem(|| seat.page.clone_bare())?;
    let form = ActionForm::new(&seat.page, &facts, &seat.actor, action, kept);
    let head = head(&seat.page, &facts, affiliation);
    seat.page.rail = rail;
    Ok(html(status, &ActPage { page: seat.page, head, form, conflict, refusal }))
}

async fn load(seat: &Seat, ticket: TicketId) -> Result<Facts, Response> {
    let app = &seat.page.app;
    let read = async {
        let facts = facts::within(&mut app.db.read().await?, &seat.reach, ticket, app.default_scope).await?;
        facts.ok_or(Error::NotFound)
    };
    read.await.or_problem(|| seat.page.clone_bare())
}

/// « Karim Benali a pris le ticket en charge à 10 h 39, pendant que vous écriviez. »
fn said(seat: &Seat, conflict: &Conflict) -> String {
    let words = seat.page.words;
    let by = conflict.by.clone().unwrap_or_else(|| words.say("event-the-application"));
    let when = seat.page.dates.hour(conflict.at);
    let what = words.say(&format!("conflict-{}", conflict.what));
    words.with("conflict", &[("by", &by), ("what", &what), ("when", &when)])
}

fn kept(fields: &Fields) -> Kept {
    Kept {
        message: fields.get("message").to_owned(),
        scope: MessageScope::from_code(fields.get("scope")),
        assignee: fields.id("assignee"),
        release: fields.is_ticked("release"),
        errors: Vec::new(),
    }
}

/// The command that the form asks for. On a closed ticket, a comment says whether to reopen it (A7, E14).
fn command(action: Action, fields: &Fields) -> Result<Command, Vec<FieldError>> {
    let text = Message::parse(fields.get("message")).map_err(|error| vec![error])?;
    let scope = match fields.get("scope") {
        "" => MessageScope::Default,
        code => {
            MessageScope::from_code(code).ok_or_else(|| vec![FieldError::new(Field::Scope, Refusal::UnknownValue)])?
        }
    };
    let action = match (action, fields.get("reopen")) {
        (Action::Comment, "yes") => Action::Reopen,
        (Action::Comment, "" | "no") => Action::Comment,
        (Action::Comment, _) => return Err(vec![FieldError::new(Field::Reopen, Refusal::ReopenUnanswered)]),
        _ => action,
    };
    let missing = || vec![FieldError::new(Field::Assignee, Refusal::AssigneeMissing)];
    Command::new(action, Said { text, scope }, fields.id("assignee"), fields.is_ticked("release")).ok_or_else(missing)
}
