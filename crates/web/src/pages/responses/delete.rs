//! Deleting a response, once it is confirmed.

use app::{Error, responses};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response as Answer};
use domain::{Response, Sharing};

use super::editing::said;
use super::{dressed, key};
use crate::extract::{Fields, Page, Seat, Segments};
use crate::problem::{self, OrProblem, html};

#[derive(Template)]
#[template(path = "response_delete.html")]
struct DeletePage {
    page: Page,
    response: Response,
    /// Others lose it too.
    is_shared: bool,
    /// Somebody changed it since it was read.
    conflict: Option<String>,
}

pub async fn ask(seat: Seat, Segments(number): Segments<String>) -> Result<Answer, Answer> {
    answer(seat, &number, StatusCode::OK, None).await
}

pub async fn delete(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Answer, Answer> {
    let id = key(&number).or_problem(|| seat.page.clone_bare())?;
    let version = fields.id("version").unwrap_or(0);
    match responses::delete(&seat.page.app, &seat.me, id, version).await {
        Ok(()) => Ok(Redirect::to(&format!("/responses?deleted={id}")).into_response()),
        Err(Error::Conflict(conflict)) => {
            let conflict = said(&seat.page, &conflict);
            answer(seat, &number, StatusCode::CONFLICT, Some(conflict)).await
        }
        // Its own page says why.
        Err(Error::Refused { .. }) => Ok(Redirect::to(&format!("/responses/{id}")).into_response()),
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

async fn answer(seat: Seat, number: &str, status: StatusCode, conflict: Option<String>) -> Result<Answer, Answer> {
    let id = key(number).or_problem(|| seat.page.clone_bare())?;
    let read = async { responses::find(&mut seat.page.app.db.read().await?, &seat.me, id).await };
    let (responder, response) = read.await.or_problem(|| seat.page.clone_bare())?;
    if !responder.maintains(response.sharing) {
        return Ok(Redirect::to(&format!("/responses/{id}")).into_response());
    }
    let is_shared = !matches!(response.sharing, Sharing::Private(_));
    let Seat { page, .. } = dressed(seat).await?;
    Ok(html(status, &DeletePage { page, response, is_shared, conflict }))
}
