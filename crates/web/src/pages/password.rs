//! Changing one's password: every session of the person ends, this browser gets a new one.

use app::password::MIN_CHARACTERS;
use app::session::{Change, change_password};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::extract::{Fields, Page, Seat};
use crate::problem::{self, html};
use crate::session;

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    page: Page,
    min: usize,
    /// The field that does not do (`present`, `wanted` or `again`), and why.
    error: Option<(&'static str, String)>,
    is_done: bool,
}

pub async fn show(seat: Seat) -> Response {
    answer(seat.page, StatusCode::OK, None, false)
}

pub async fn change(jar: CookieJar, seat: Seat, fields: Fields) -> Response {
    let (page, me) = (seat.page, seat.me);
    let wanted = fields.get("wanted");
    if wanted != fields.get("again") {
        return refuse(page, "again", "password-differs");
    }
    match change_password(&page.app, me.id, fields.get("present"), wanted).await {
        Ok(Change::Done(token)) => {
            let jar = jar.add(session::cookie(&page.app, token, false));
            (jar, answer(page, StatusCode::OK, None, true)).into_response()
        }
        Ok(Change::WrongPresent) => refuse(page, "present", "password-wrong"),
        Ok(Change::TooShort) => refuse(page, "wanted", "password-too-short"),
        Ok(Change::TooLong) => refuse(page, "wanted", "password-too-long"),
        Ok(Change::TooMany) => {
            let text = page.say("sign-in-too-many");
            answer(page, StatusCode::TOO_MANY_REQUESTS, Some(("present", text)), false)
        }
        Err(error) => problem::of(page, error),
    }
}

fn refuse(page: Page, field: &'static str, key: &str) -> Response {
    let text = page.say1(key, "min", MIN_CHARACTERS);
    answer(page, StatusCode::UNPROCESSABLE_ENTITY, Some((field, text)), false)
}

fn answer(page: Page, status: StatusCode, error: Option<(&'static str, String)>, is_done: bool) -> Response {
    html(status, &PasswordPage { page, min: MIN_CHARACTERS, error, is_done })
}
