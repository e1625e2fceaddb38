//! Two accounts of one person become one: which is kept, what would move, then the act.

use app::Error;
use app::edits::{self, Merge, seal};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Coded, Field, PersonId};
use store::accounts;

use super::person::counts;
use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::pages::departments::wrong;
use crate::problem::{OrProblem, html};
use crate::view::{Wrong, rail_beside};

#[derive(Template)]
#[template(path = "account_merge.html")]
struct MergePage {
    page: Page,
    from: PersonId,
    name: String,
    address: String,
    typed: String,
    /// What would happen, once it is known which account is kept.
    dry: Option<Dry>,
    wrong: Wrong,
}

struct Dry {
    kept: String,
    kept_address: String,
    counts: Vec<String>,
    loses_administration: bool,
    seen: String,
}

pub async fn ask(seat: Seat, Segments(number): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let typed = asked.get(Field::Kept.code()).trim().to_owned();
    answer(seat, &number, typed, StatusCode::OK, Wrong::default()).await
}

pub async fn confirm(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let from = id::<PersonId>(&number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    let typed = fields.get(Field::Kept.code()).trim().to_owned();
    match edits::merge(&seat.page.app, &seat.me, from, &typed, fields.get("seen")).await {
        Ok(kept) => Ok(Redirect::to(&format!("/admin/people/{kept}")).into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            answer(seat, &number, typed, status, wrong).await
        }
    }
}

async fn answer(
    mut seat: Seat,
    number: &str,
    typed: String,
    status: StatusCode,
    given: Wrong,
) -> Result<Response, Response> {
    let read = async {
        let from = id::<PersonId>(number).ok_or(Error::NotFound)?;
        let mut conn = seat.page.app.db.read().await?;
        let card = accounts::card(&mut conn, from).await?.ok_or(Error::NotFound)?;
        let rail = rail_beside(&mut conn, &seat).await?;
        let foreseen =
            if typed.is_empty() { None } else { Some(edits::foresee(&mut conn, &seat.me, from, &typed).await) };
        Ok::<_, Error>((card, rail, foreseen))
    };
    let (card, rail, foreseen) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let page = seat.page;
    let (dry, status, wrong) = match foreseen {
        None => (None, status, given),
        Some(Ok(merge)) => (Some(dry(&page, merge)), status, given),
        Some(Err(error)) => {
            let (status, found) = wrong(&page, error)?;
            (None, status, found)
        }
    };
    let template = MergePage {
        from: card.person.id,
        name: card.person.name,
        address: card.person.address.unwrap_or_default(),
        typed,
        dry,
        wrong,
        page,
    };
    Ok(html(status, &template))
}

fn dry(page: &Page, merge: Merge) -> Dry {
    Dry {
        seen: seal(&merge.shown()),
        counts: counts(page, &merge.moves),
        loses_administration: merge.from.is_admin && !merge.kept.is_admin,
        kept_address: merge.kept.address.unwrap_or_default(),
        kept: merge.kept.name,
    }
}
