//! One account: what it is, what it has, what can be done with it.

use app::{Error, edits, session};
use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::selection::{Purpose, choose};
use domain::{Department, PersonId};
use store::accounts::{self, Belongings, Card, Titled};
use store::db::Conn;
use store::{departments, managers, people, selection};

use super::marks;
use crate::extract::{Page, Seat, Segments, id};
use crate::pages::departments::wrong;
use crate::problem::{OrProblem, html};
use crate::session::Session;
use crate::view::{Avatar, Wrong, rail_beside};

/// Tickets named on the page, at most, of each kind.
const NAMED: i64 = 10;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    page: Page,
    card: Card,
    avatar: Avatar,
    marks: Vec<String>,
    since: String,
    /// The account that was kept, when this one became it.
    kept: Option<(PersonId, String)>,
    manages: Vec<Department>,
    posts_in: Vec<String>,
    reads: Vec<String>,
    counts: Vec<String>,
    held: Vec<Titled>,
    owned: Vec<Titled>,
    is_me: bool,
    wrong: Wrong,
}

/// Everything the page reads.
struct Around {
    card: Card,
    kept: Option<(PersonId, String)>,
    manages: Vec<Department>,
    posts_in: Vec<String>,
    reads: Vec<String>,
    belongings: Belongings,
    held: Vec<Titled>,
    owned: Vec<Titled>,
}

pub async fn show(seat: Seat, Segments(number): Segments<String>) -> Result<Response, Response> {
    answer(seat, &number, StatusCode::OK, Wrong::default()).await
}

pub async fn disable(seat: Seat, Segments(number): Segments<String>) -> Result<Response, Response> {
    switch(seat, &number, false).await
}

pub async fn enable(seat: Seat, Segments(number): Segments<String>) -> Result<Response, Response> {
    switch(seat, &number, true).await
}

async fn switch(seat: Seat, number: &str, is_enabled: bool) -> Result<Response, Response> {
    let whose = key(&seat, number)?;
    let outcome = edits::set_enabled(&seat.page.app, &seat.me, whose, is_enabled).await;
    done(outcome, seat, number, &format!("/admin/people/{whose}")).await
}

/// From now on the pages are those of somebody else.
pub async fn view(
    seat: Seat,
    Extension(session): Extension<Session>,
    Segments(number): Segments<String>,
) -> Result<Response, Response> {
    let whose = key(&seat, &number)?;
    let token = session.token.unwrap_or_default();
    let outcome = session::view(&seat.page.app, &seat.me, &token, whose).await;
    done(outcome, seat, &number, "/").await
}

/// And one's own again.
pub async fn view_end(seat: Seat, Extension(session): Extension<Session>) -> Result<Response, Response> {
    let token = session.token.unwrap_or_default();
    session::view_own(&seat.page.app, &token).await.or_problem(|| seat.page.clone_bare())?;
    let back = if session.viewer.is_some() { format!("/admin/people/{}", seat.me.id) } else { "/".to_owned() };
    Ok(Redirect::to(&back).into_response())
}

async fn done(outcome: Result<(), Error>, seat: Seat, number: &str, place: &str) -> Result<Response, Response> {
    match outcome {
        Ok(()) => Ok(Redirect::to(place).into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            answer(seat, number, status, wrong).await
        }
    }
}

fn key(seat: &Seat, number: &str) -> Result<PersonId, Response> {
    id(number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())
}

async fn answer(mut seat: Seat, number: &str, status: StatusCode, wrong: Wrong) -> Result<Response, Response> {
    let whose = key(&seat, number)?;
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        Ok::<_, Error>((rail, around(&mut conn, whose).await?))
    };
    let (rail, around) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let page = seat.page;
    let Around { card, kept, manages, posts_in, reads, belongings, held, owned } = around;
    let template = AccountPage {
        avatar: Avatar::of(whose, &card.person.name, !manages.is_empty()),
        marks: marks(&page, &card),
        since: page.dates.day(card.created_at),
        counts: counts(&page, &belongings),
        is_me: seat.me.id == whose,
        card,
        kept,
        manages,
        posts_in,
        reads,
        held,
        owned,
        wrong,
        page,
    };
    Ok(html(status, &template))
}

async fn around(conn: &mut Conn, whose: PersonId) -> Result<Around, Error> {
    let card = accounts::card(conn, whose).await?.ok_or(Error::NotFound)?;
    let kept = match card.merged_into {
        Some(kept) => people::by_id(conn, kept).await?.map(|person| (person.id, person.name)),
        None => None,
    };
    let all = departments::all(conn).await?;
    let managed = managers::departments_of(conn, whose).await?;
    let rules = selection::rules(conn).await?;
    let applicant = selection::applicants(conn, &[whose]).await?.remove(&whose).ok_or(Error::NotFound)?;
    let offered = |purpose| {
        let chosen = choose(&rules, purpose, &applicant, &all).into_iter().map(|chosen| chosen.department);
        let label = |id| all.iter().find(|one| one.id == id).map(|one| one.label.clone());
        chosen.filter_map(label).collect::<Vec<_>>()
    };
    let (posts_in, reads) = (offered(Purpose::TicketCreation), offered(Purpose::TicketView));
    let manages = all.iter().filter(|one| managed.contains(&one.id)).cloned().collect();
    let belongings = accounts::belongings(conn, whose).await?;
    let held = accounts::held(conn, whose, NAMED).await?;
    let owned = accounts::owned(conn, whose, NAMED).await?;
    Ok(Around { card, kept, manages, posts_in, reads, belongings, held, owned })
}

/// What somebody has, in numbers; what there is none of is not said.
pub(super) fn counts(page: &Page, found: &Belongings) -> Vec<String> {
    let counted = [
        ("account-owns", found.owned),
        ("account-holds", found.held),
        ("account-invitations", found.invitations),
        ("account-follows", found.follows),
        ("account-bookmarks", found.bookmarks),
        ("account-departments", found.departments),
        ("account-memberships", found.memberships),
        ("account-permanent", found.permanent_invitations),
        ("account-drafts", found.drafts),
        ("account-responses", found.responses),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(key, count)| page.say1(key, "count", count)).collect()
}
