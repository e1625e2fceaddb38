//! `GET /search?q=…`: tickets found by their words, in what the reader may read; without a word, the last ones that
//! they opened (spec.md §12.3, §12.6).

mod among;
mod hits;
mod recent;

use app::search::{Hits, find};
use app::{Error, Words};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::TicketId;
use domain::search::{Query, Wrong};
use store::db::Conn;
use store::{categories, departments, tickets, visits};

use super::number::number;
use crate::extract::{Asked, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::rail_beside;
use among::{Choice, Wanted};
use hits::{HitView, hit_views};
pub use recent::{forget, visit};

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    /// What was typed.
    typed: String,
    groups: Vec<Choice>,
    departments: Vec<Choice>,
    is_mine: bool,
    /// Why nothing could be looked for.
    wrong: Option<String>,
    /// What was typed is a number that leads nowhere.
    number: Option<(String, String)>,
    /// Something was looked for.
    is_answered: bool,
    /// « 12 tickets », « page 2 ».
    count: String,
    hits: Vec<HitView>,
    /// There are more than are looked at.
    is_cut: bool,
    /// The same words, among all the tickets.
    wider: Option<String>,
    newer: Option<String>,
    older: Option<String>,
    /// The last tickets that the reader opened.
    recent: Vec<HitView>,
}

/// What a search finds, read at once.
struct Answer {
    found: Found,
    number: Option<(String, String)>,
    departments: Vec<Choice>,
    hits: Vec<HitView>,
    recent: Vec<HitView>,
}

/// Where an address leads.
enum Found {
    Nothing,
    Wrong(Wrong),
    Hits(Hits),
}

pub async fn show(mut seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let wanted = Wanted::of(&asked);
    let number = number(&wanted.typed);
    let read = async {
        let app = seat.page.app.clone();
        let mut conn = app.db.read().await?;
        if let Some(number) = number.filter(|_| wanted.is_plain())
            && tickets::within_reach(&mut conn, &seat.reach, number).await?.is_some()
        {
            return Ok::<_, Error>(Err(number));
        }
        seat.page.rail = rail_beside(&mut conn, &seat).await?;
        Ok(Ok(answer(&mut conn, &seat, &wanted, number).await?))
    };
    let Answer { found, number, departments, hits, recent } = match read.await.or_problem(|| seat.page.clone_bare())? {
        Ok(answer) => answer,
        Err(number) => return Ok(Redirect::to(&format!("/tickets/{number}")).into_response()),
    };
    let page = seat.page;
    let wrong = match &found {
        Found::Wrong(wrong) => Some(said(page.words, *wrong)),
        _ => None,
    };
    let found = if let Found::Hits(found) = found { Some(found) } else { None };
    let is_answered = found.is_some();
    let found = found.unwrap_or_default();
    let turn = |at: usize| wanted.address(at);
    let template = SearchPage {
        groups: wanted.groups(page.words),
        is_mine: wanted.is_mine,
        wrong,
        number,
        is_answered,
        count: count(&page, &found, wanted.page),
        hits,
        is_cut: found.is_cut && !found.has_more,
        wider: (!wanted.is_plain()).then(|| wanted.wider()),
        newer: wanted.page.checked_sub(1).filter(|_| is_answered).map(turn),
        older: found.has_more.then(|| turn(wanted.page + 1)),
        recent,
        departments,
        typed: wanted.typed,
        page,
    };
    Ok(html(StatusCode::OK, &template))
}

async fn answer(conn: &mut Conn, seat: &Seat, wanted: &Wanted, number: Option<TicketId>) -> Result<Answer, Error> {
    let (page, reach) = (&seat.page, &seat.reach);
    let all = departments::all(conn).await?;
    let departments = wanted.departments(page.words, &all, reach);
    let lineages = categories::lineages(conn).await?;
    let query = Query::read(&wanted.typed);
    let (found, hits) = match &query {
        Err(Wrong::Empty) => (Found::Nothing, Vec::new()),
        Err(wrong) => (Found::Wrong(*wrong), Vec::new()),
        Ok(query) => {
            let among = wanted.among(&departments);
            let hits = find(&page.app, conn, &seat.me, reach, query, &among, wanted.page).await?;
            let views = hit_views(conn, page, reach, &lineages, &hits.shown, Some(query)).await?;
            (Found::Hits(hits), views)
        }
    };
    let number = match number {
        Some(number) if wanted.is_plain() => Some(nowhere(conn, page, number).await?),
        _ => None,
    };
    let is_looking = matches!(found, Found::Hits(_)) || page.viewer.is_some();
    let recent = if is_looking { Vec::new() } else { recent::hits(&visits::of(conn, reach).await?) };
    let recent = hit_views(conn, page, reach, &lineages, &recent, None).await?;
    Ok(Answer { found, number, departments, hits, recent })
}

/// A number that does not lead to a ticket, and why (E62).
async fn nowhere(conn: &mut Conn, page: &Page, number: TicketId) -> Result<(String, String), Error> {
    let exists = tickets::by_id(conn, number).await?.is_some();
    let (key, meaning) = if exists {
        ("number-not-yours", "number-not-yours-meaning")
    } else {
        ("number-unknown", "number-unknown-meaning")
    };
    Ok((page.say1(key, "number", number.to_string()), page.say(meaning)))
}

fn said(words: Words, wrong: Wrong) -> String {
    words.say(match wrong {
        Wrong::Empty | Wrong::NoWord => "search-wrong-no-word",
        Wrong::TooBroad => "search-wrong-too-broad",
        Wrong::TooLong => "search-wrong-too-long",
    })
}

/// How many there are, when that is known; else where one is among them.
fn count(page: &Page, found: &Hits, at: usize) -> String {
    match found.total {
        Some(total) => page.say1("search-count", "count", total),
        None => page.say1("search-page", "number", at + 1),
    }
}
