//! `GET /tickets/number?n=12`: straight to a ticket, or why not (spec.md §12.5, E62).

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::TicketId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::tickets;

use crate::extract::{Asked, Fields, Page, Seat, id};
use crate::problem::{OrProblem, html};

/// Why a number leads nowhere.
#[derive(Template)]
#[template(path = "number.html")]
struct NumberPage {
    page: Page,
    title: String,
    meaning: String,
}

/// Characters of a number typed, at most: the rest of a text pasted there by mistake is nobody's.
const LONGEST: usize = 40;

/// The number that people say: « 12 », « n° 12 », « #12 ».
pub fn number(typed: &str) -> Option<TicketId> {
    let marks = ['n', 'N', '°', 'º', '#', ' ', '\u{a0}', '\u{202f}'];
    id(typed.trim().trim_start_matches(marks))
}

/// What to say of an address that carries something typed instead of a number.
pub fn wrong(page: &Page, asked: &Fields) -> Option<String> {
    let typed = asked.all("n").next()?.trim();
    match typed {
        "" => Some(page.say("number-missing")),
        typed if number(typed).is_some() => None,
        typed => Some(page.say1("number-unreadable", "typed", typed.chars().take(LONGEST).collect::<String>())),
    }
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let Seat { page, reach, .. } = seat;
    let typed: String = asked.get("n").chars().take(LONGEST).collect();
    let Some(wanted) = number(&typed) else {
        let home = if page.has_list() { "/tickets" } else { "/" };
        let typed = utf8_percent_encode(&typed, NON_ALPHANUMERIC);
        return Ok(Redirect::to(&format!("{home}?n={typed}")).into_response());
    };
    let read = async {
        let mut conn = page.app.db.read().await?;
        let is_seen = tickets::within_reach(&mut conn, &reach, wanted).await?.is_some();
        Ok::<_, Error>((is_seen, is_seen || tickets::by_id(&mut conn, wanted).await?.is_some()))
    };
    let (is_seen, exists) = read.await.or_problem(|| page.clone_bare())?;
    if is_seen {
        return Ok(Redirect::to(&format!("/tickets/{wanted}")).into_response());
    }
    let key = if exists { "number-not-yours" } else { "number-unknown" };
    let title = page.say1(key, "number", wanted.to_string());
    let meaning = page.say(if exists { "number-not-yours-meaning" } else { "number-unknown-meaning" });
    Ok(html(StatusCode::NOT_FOUND, &NumberPage { page, title, meaning }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_say_it() {
        for typed in ["4812", " 4812 ", "n° 4812", "N°\u{a0}4812", "#4812"] {
            assert_eq!(number(typed), Some(TicketId(4812)), "{typed:?}");
        }
        for typed in ["", "n°", "amphi", "-1", "0", "48 12", "9223372036854775808"] {
            assert_eq!(number(typed), None, "{typed:?}");
        }
    }
}
