//! `/administrators`: who administers everything; managers may read it (spec.md §2.3).

use app::{Error, edits};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Coded, Field, PersonId};
use store::accounts;

use super::departments::wrong;
use crate::extract::{Fields, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::{Avatar, Wrong, rail_beside};

#[derive(Template)]
#[template(path = "administrators.html")]
struct AdministratorsPage {
    page: Page,
    lines: Vec<Line>,
    typed: String,
    wrong: Wrong,
}

struct Line {
    id: PersonId,
    avatar: Avatar,
    name: String,
    address: String,
    is_me: bool,
    is_enabled: bool,
}

pub async fn list(seat: Seat) -> Result<Response, Response> {
    answer(seat, String::new(), StatusCode::OK, Wrong::default()).await
}

pub async fn add(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let typed = fields.get(Field::Identifier.code()).to_owned();
    done(edits::add_administrator(&seat.page.app, &seat.me, &typed).await.map(|_| ()), seat, typed).await
}

pub async fn dismiss(seat: Seat, Segments(number): Segments<String>) -> Result<Response, Response> {
    let whom = id::<PersonId>(&number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    done(edits::dismiss_administrator(&seat.page.app, &seat.me, whom).await, seat, String::new()).await
}

async fn done(outcome: Result<(), Error>, seat: Seat, typed: String) -> Result<Response, Response> {
    match outcome {
        Ok(()) => Ok(Redirect::to("/administrators").into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            answer(seat, typed, status, wrong).await
        }
    }
}

async fn answer(mut seat: Seat, typed: String, status: StatusCode, wrong: Wrong) -> Result<Response, Response> {
    let read = async {
        if !seat.page.has_list() {
            return Err(Error::NotFound);
        }
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        Ok((rail, accounts::administrators(&mut conn).await?))
    };
    let (rail, found) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let line = |person: domain::Person| Line {
        id: person.id,
        avatar: Avatar::of(person.id, &person.name, true),
        is_me: person.id == seat.me.id,
        is_enabled: person.is_enabled,
        address: person.address.unwrap_or_default(),
        name: person.name,
    };
    let lines = found.into_iter().map(line).collect();
    Ok(html(status, &AdministratorsPage { page: seat.page, lines, typed, wrong }))
}
