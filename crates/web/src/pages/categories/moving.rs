//! Putting a category elsewhere in the tree, in another department, or in another order.

use app::Error;
use app::edits::{Around as Siblings, Ground, Ordering, category, move_category, order_categories};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::category::Trees;
use domain::{CategoryId, Coded, DepartmentId, Field, FieldError, Refusal};
use store::db::Conn;
use store::people::fold;
use store::{categories, departments};

use super::{Why, both, department};
use crate::extract::{Fields, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::{Choice, Denied, DepartmentHead, ErrorView, Tab, error_view};

#[derive(Template)]
#[template(path = "category_move.html")]
struct MovePage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    label: String,
    url: String,
    places: Vec<Choice>,
    errors: Vec<ErrorView>,
    refusal: Option<String>,
}

impl MovePage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

pub async fn ask(seat: Seat, Segments(segments): Segments<(String, String)>) -> Result<Response, Response> {
    let place = both(&segments).or_problem(|| seat.page.clone_bare())?;
    answer(seat, place, "", Why::default()).await
}

pub async fn go(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (from, id) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let to = fields.get("to");
    let read = async { place(&mut seat.page.app.db.read().await?, to).await };
    let moved = match read.await.or_problem(|| seat.page.clone_bare())? {
        Some(there) => move_category(&seat.page.app, &seat.me, from, id, there).await.map(|()| there.0),
        None => Err(vec![FieldError::new(Field::Parent, Refusal::UnknownValue)].into()),
    };
    match moved {
        Ok(there) => Ok(Redirect::to(&format!("/departments/{there}/categories/{id}?saved=1")).into_response()),
        Err(error) => {
            let why = Why::of(&seat.page, error)?;
            answer(seat, (from, id), to, why).await
        }
    }
}

/// `d3`, the root of a department; `c12`, below a category, wherever that is now.
async fn place(conn: &mut Conn, code: &str) -> Result<Option<(DepartmentId, Option<CategoryId>)>, Error> {
    if let Some(department) = code.strip_prefix('d').and_then(id) {
        return Ok(Some((department, None)));
    }
    let Some(parent) = code.strip_prefix('c').and_then(id::<CategoryId>) else { return Ok(None) };
    let lineage = categories::lineage(conn, parent).await?;
    Ok(lineage.map(|lineage| (lineage.department.id, Some(parent))))
}

pub async fn order(seat: Seat, Segments(segment): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let here = department(&segment).or_problem(|| seat.page.clone_bare())?;
    let sibling = fields.id::<CategoryId>("category");
    let around = sibling.map_or(Siblings::Below(None), Siblings::Sibling);
    let ordered = match Ordering::from_code(fields.get("how")) {
        Some(how) => order_categories(&seat.page.app, &seat.me, here, around, how).await,
        None => Err(Error::NotFound),
    };
    let back = match sibling {
        Some(category) => format!("/departments/{here}/categories/{category}"),
        None => format!("/departments/{here}/categories"),
    };
    match ordered {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        // The page of a category says why.
        Err(Error::Refused { .. }) => {
            let page = super::listed::list(seat, Segments(segment), crate::extract::Asked(Fields::default())).await?;
            Ok((axum::http::StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => Err(crate::problem::of(seat.page, error)),
    }
}

async fn answer(
    mut seat: Seat,
    (from, id): (DepartmentId, CategoryId),
    chosen: &str,
    why: Why,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, from).await?;
        let (moved, all) = category(&mut conn, &ground, id).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Categories).await?;
        let trees = Trees { categories: &all, fold };
        let own = moved.parent.map_or_else(|| format!("d{from}"), |parent| format!("c{parent}"));
        let chosen = if chosen.is_empty() { own } else { chosen.to_owned() };
        let choice = |code: String, label: String| {
            let is_chosen = code == chosen;
            Choice { code, label, hint: String::new(), warning: String::new(), is_chosen }
        };
        let lineages = categories::lineages(&mut conn).await?;
        let branch: Vec<CategoryId> = trees.branch(id).iter().map(|below| below.id).collect();
        let mut places = Vec::new();
        for department in departments::all(&mut conn).await? {
            let managed = match Ground::of(&mut conn, &seat.me, department.id).await {
                Err(Error::NotFound) => continue,
                ground => ground?.allows(&seat.me, Duty::ManageCategories).is_ok(),
            };
            if !managed || department.redirects_to.is_some() {
                continue;
            }
            places.push(choice(format!("d{}", department.id), department.label.clone()));
            let inside = all.iter().filter(|one| one.department == department.id && one.redirects_to.is_none());
            for parent in inside.filter(|one| !branch.contains(&one.id)) {
                let label = lineages.get(&parent.id).map(domain::Lineage::place).unwrap_or_default();
                places.push(choice(format!("c{}", parent.id), label));
            }
        }
        Ok::<_, Error>((head, denied, moved.label, places))
    };
    let (head, denied, label, places) = read.await.or_problem(|| seat.page.clone_bare())?;
    let status = why.status();
    let page = seat.page;
    let errors = why.errors.iter().map(|error| error_view(&page, error)).collect();
    let url = format!("/departments/{from}/categories/{id}");
    let refusal = why.refusal.filter(|_| denied.is_none());
    Ok(html(status, &MovePage { page, head, denied, label, url, places, errors, refusal }))
}
