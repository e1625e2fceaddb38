//! `/preferences`: what people prefer; `/preferences/monitoring`: what managers are told of, and how (`design/04`).

mod account;
mod card;
mod general;
mod monitoring;
mod typed;

use axum::response::Response;
use domain::{Coded, Person, StartPage};
use store::preferences;

use crate::extract::{Page, Seat};
use crate::problem;
use crate::view::rail_beside;

pub use general::{save as save_general, show};
pub use monitoring::{save, save_reports, show as monitoring, switch};

/// One of a list.
struct Choice {
    code: String,
    label: String,
    is_chosen: bool,
}

/// The choices of an enum, said by `area`.
fn choices<T: Coded + PartialEq>(page: &Page, area: &str, chosen: &str) -> Vec<Choice> {
    let choice = |value: &T| Choice {
        code: value.code().to_owned(),
        label: page.words.code_of(area, *value),
        is_chosen: value.code() == chosen,
    };
    T::ALL.iter().map(choice).collect()
}

/// The page of somebody, with the rail if they have one.
async fn dressed(mut seat: Seat) -> Result<Seat, Response> {
    let read = async { rail_beside(&mut seat.page.app.db.read().await?, &seat).await };
    match read.await {
        Ok(rail) => seat.page.rail = rail,
        Err(error) => return Err(problem::of(seat.page, error)),
    }
    Ok(seat)
}

/// Where somebody arrives once signed in.
///
/// # Errors
/// Broken.
pub async fn start(app: &app::App, person: &Person) -> app::Result<&'static str> {
    let mut conn = app.db.read().await?;
    let start_page = preferences::of_person(&mut conn, person.id).await?.start_page;
    let has_list = person.is_admin || !store::managers::departments_of(&mut conn, person.id).await?.is_empty();
    Ok(match (start_page, has_list) {
        (StartPage::Board, true) => "/tickets",
        (StartPage::Bookmarks, true) => "/tickets?view=bookmarks",
        (StartPage::Bookmarks, false) => "/#home-bookmarks",
        (StartPage::Preferences, _) => "/preferences",
        (StartPage::Home, _) | (StartPage::Board, false) => "/",
    })
}
