//! `/mail`: mails that have not arrived, what the server said of them, and what an administrator may do about it.

mod listed;

use app::{Error, mailroom};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Coded;
use store::piles::Pile;

use crate::extract::{Asked, Fields, Seat, id};
use crate::problem::{self, OrProblem};

/// What of the outbox is shown.
struct Wanted {
    pile: Pile,
    /// To this domain only; empty: to all.
    domain: String,
    before: Option<i64>,
}

impl Wanted {
    fn of(fields: &Fields) -> Self {
        Self {
            pile: Pile::from_code(fields.get("pile")).unwrap_or(Pile::Waiting),
            domain: fields.get("domain").trim().trim_start_matches('@').to_lowercase(),
            before: fields.id("before"),
        }
    }

    fn domain(&self) -> Option<&str> {
        Some(self.domain.as_str()).filter(|domain| !domain.is_empty())
    }

    fn address(&self, pile: Pile) -> String {
        let filter = Fields::default().with("pile", pile.code());
        let filter = if self.domain.is_empty() { filter } else { filter.with("domain", &self.domain) };
        format!("/mail?{}", filter.encoded())
    }
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let said = match asked.get("done") {
        "retried" => Some(seat.page.say1("mailroom-retried", "count", asked.id::<i64>("count").unwrap_or(1))),
        "cancelled" => Some(seat.page.say("mailroom-cancelled")),
        _ => None,
    };
    listed::answer(seat, &Wanted::of(&asked), StatusCode::OK, said).await
}

/// Tries one mail again, or all those of a pile.
pub async fn retry(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let wanted = Wanted::of(&fields);
    let (app, me) = (&seat.page.app, &seat.me);
    let done = if fields.get("mail").is_empty() {
        mailroom::retry_all(app, me, wanted.pile, wanted.domain()).await
    } else {
        let mail = key(&fields).or_problem(|| seat.page.clone_bare())?;
        mailroom::retry(app, me, mail).await.map(i64::from)
    };
    match done {
        Ok(0) => too_late(seat, &wanted).await,
        Ok(count) => Ok(back_to(&wanted, &format!("retried&count={count}"))),
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

/// Keeps one mail from leaving.
pub async fn cancel(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let wanted = Wanted::of(&fields);
    let mail = key(&fields).or_problem(|| seat.page.clone_bare())?;
    match mailroom::cancel(&seat.page.app, &seat.me, mail).await {
        Ok(false) => too_late(seat, &wanted).await,
        Ok(true) => Ok(back_to(&wanted, "cancelled")),
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

fn key(fields: &Fields) -> Result<i64, Error> {
    id::<i64>(fields.get("mail")).ok_or(Error::NotFound)
}

fn back_to(wanted: &Wanted, done: &str) -> Response {
    Redirect::to(&format!("{}&done={done}", wanted.address(wanted.pile))).into_response()
}

async fn too_late(seat: Seat, wanted: &Wanted) -> Result<Response, Response> {
    let said = seat.page.say("mailroom-too-late");
    listed::answer(seat, wanted, StatusCode::CONFLICT, Some(said)).await
}
