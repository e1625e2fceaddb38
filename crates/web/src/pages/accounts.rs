//! `/admin/people`: accounts, as administrators look after them.

mod merge;
mod person;

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::PersonId;
use store::accounts::{self, Card};

use crate::extract::{Asked, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::{Avatar, rail_beside};

pub use merge::{ask as ask_merge, confirm as confirm_merge};
pub use person::{disable, enable, show, view, view_end};

/// Accounts that a search shows, at most.
const FOUND: i64 = 50;

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage {
    page: Page,
    asked: String,
    lines: Vec<Line>,
    /// There are more than are shown.
    has_more: bool,
}

struct Line {
    id: PersonId,
    avatar: Avatar,
    name: String,
    /// « odile, odile@…, UFR Sciences »
    about: String,
    marks: Vec<String>,
}

pub async fn list(mut seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let words = asked.get("q").trim().chars().take(200).collect::<String>();
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let found = accounts::find(&mut conn, &words, FOUND + 1).await?;
        Ok::<_, Error>((rail_beside(&mut conn, &seat).await?, found))
    };
    let (rail, mut found) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let page = seat.page;
    let has_more = i64::try_from(found.len()).is_ok_and(|found| found > FOUND);
    found.truncate(usize::try_from(FOUND).unwrap_or(usize::MAX));
    let lines = found.iter().map(|card| line(&page, card)).collect();
    Ok(html(StatusCode::OK, &AccountsPage { page, asked: words, lines, has_more }))
}

fn line(page: &Page, card: &Card) -> Line {
    let person = &card.person;
    let about = [card.identifier.as_str(), person.address.as_deref().unwrap_or_default(), card.affiliation.as_str()];
    let about = about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let avatar = Avatar::of(person.id, &person.name, person.is_admin);
    Line { id: person.id, avatar, name: person.name.clone(), about, marks: marks(page, card) }
}

/// What is particular about an account.
fn marks(page: &Page, card: &Card) -> Vec<String> {
    let marks = [
        (card.person.is_admin, "account-is-administrator"),
        (card.person.account == domain::Account::External, "account-is-external"),
        (card.merged_into.is_some(), "account-is-merged"),
        (!card.person.is_enabled && card.merged_into.is_none(), "account-is-disabled"),
    ];
    marks.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| page.say(key)).collect()
}
