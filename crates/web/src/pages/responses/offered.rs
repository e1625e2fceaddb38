//! `GET /tickets/4812/responses`: what its managers may insert there, for the list that a script opens; the words of
//! one of them, its variables filled in, below it. The forms work without either.

use app::{Error, responses};
use axum::http::header;
use axum::response::{IntoResponse, Response as Answer};
use domain::{Facts, Response, TicketId};
use serde::Serialize;
use store::db::Conn;
use store::{departments, facts};

use super::key;
use super::listed::excerpt;
use crate::extract::{Seat, Segments, id};
use crate::problem::OrProblem;
use crate::view::origin;

/// A response, as the list shows it.
#[derive(Serialize)]
struct Offered {
    id: i64,
    label: String,
    origin: String,
    excerpt: String,
}

pub async fn offered(seat: Seat, Segments(number): Segments<String>) -> Result<Answer, Answer> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let (_, found) = around(&mut conn, &seat, &number).await?;
        let departments = departments::all(&mut conn).await?;
        let offered = |response: &Response| Offered {
            id: response.id.0,
            label: response.wording.label.clone(),
            origin: origin(&seat.page, &departments, response),
            excerpt: excerpt(response.wording.message.as_str()),
        };
        let found: Vec<Offered> = found.iter().map(offered).collect();
        serde_json::to_string(&found).map_err(|error| Error::Broken(error.into()))
    };
    let text = read.await.or_problem(|| seat.page.clone_bare())?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

pub async fn text(seat: Seat, Segments((number, chosen)): Segments<(String, String)>) -> Result<Answer, Answer> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let (facts, found) = around(&mut conn, &seat, &number).await?;
        let id = key(&chosen)?;
        let response = found.iter().find(|response| response.id == id).ok_or(Error::NotFound)?;
        Ok::<_, Error>(responses::said(&seat.page.app, seat.page.words, &seat.me, &facts, &response.wording.message))
    };
    let text = read.await.or_problem(|| seat.page.clone_bare())?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// A ticket in reach, and what its managers may insert there: nothing of the kind exists for anybody else.
async fn around(conn: &mut Conn, seat: &Seat, number: &str) -> Result<(Facts, Vec<Response>), Error> {
    let ticket = id::<TicketId>(number).ok_or(Error::NotFound)?;
    let facts = facts::within(conn, &seat.reach, ticket, seat.page.app.installation()).await?;
    let facts = facts.ok_or(Error::NotFound)?;
    let found = responses::offered(conn, &seat.me, &facts).await?;
    Ok((facts, found))
}
