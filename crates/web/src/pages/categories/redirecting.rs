//! A category stands for another one, or for itself again (spec.md §6.4).

use app::Error;
use app::edits::{Ground, category, redirect_category};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::{CategoryId, DepartmentId, Refusal};
use store::categories;

use super::{Why, both};
use crate::extract::{Fields, Page, Seat, Segments};
use crate::problem::{OrProblem, html};
use crate::view::{Choice, Denied, DepartmentHead, ErrorView, Tab, error_view};

#[derive(Template)]
#[template(path = "category_redirect.html")]
struct RedirectPage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    label: String,
    url: String,
    /// It has sub-categories.
    stays: Option<String>,
    places: Vec<Choice>,
    errors: Vec<ErrorView>,
    refusal: Option<String>,
}

impl RedirectPage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

pub async fn ask(seat: Seat, Segments(segments): Segments<(String, String)>) -> Result<Response, Response> {
    let place = both(&segments).or_problem(|| seat.page.clone_bare())?;
    answer(seat, place, None, Why::default()).await
}

pub async fn redirect(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, id) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let target = match fields.get("to") {
        "" => None,
        // What is no key at all is a category that does not exist.
        _ => Some(fields.id::<CategoryId>("to").unwrap_or(CategoryId(0))),
    };
    let known = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        category(&mut conn, &ground, id).await
    };
    known.await.or_problem(|| seat.page.clone_bare())?;
    match redirect_category(&seat.page.app, &seat.me, id, target).await {
        Ok(()) => Ok(Redirect::to(&format!("/departments/{department}/redirections")).into_response()),
        Err(error) => {
            let why = Why::of(&seat.page, error)?;
            answer(seat, (department, id), target, why).await
        }
    }
}

async fn answer(
    mut seat: Seat,
    (department, id): (DepartmentId, CategoryId),
    chosen: Option<CategoryId>,
    why: Why,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let (edited, all) = category(&mut conn, &ground, id).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Redirections).await?;
        let refusal = Refusal::CategoryHasChildren { category: edited.label.clone() };
        let stays = edited.has_children.then(|| seat.page.words.refusal(&refusal));
        let lineages = categories::lineages(&mut conn).await?;
        let chosen = chosen.or(edited.redirects_to);
        let mut places = Vec::new();
        for other in all.iter().filter(|one| one.id != id && one.takes_tickets()) {
            let Some(lineage) = lineages.get(&other.id) else { continue };
            let is_managed = seat.me.is_admin || seat.page.departments.contains(&other.department);
            let is_open = lineage.department.is_visible_to(&seat.me) && lineage.is_offered_to(&seat.me);
            if is_managed || is_open {
                places.push(Choice {
                    code: other.id.to_string(),
                    label: lineage.place(),
                    hint: String::new(),
                    warning: String::new(),
                    is_chosen: chosen == Some(other.id),
                });
            }
        }
        Ok::<_, Error>((head, denied, edited.label, stays, places))
    };
    let (head, denied, label, stays, places) = read.await.or_problem(|| seat.page.clone_bare())?;
    let status = why.status();
    let page = seat.page;
    let errors = why.errors.iter().map(|error| error_view(&page, error)).collect();
    let url = format!("/departments/{department}/categories/{id}");
    let refusal = why.refusal.filter(|_| denied.is_none());
    Ok(html(status, &RedirectPage { page, head, denied, label, url, stays, places, errors, refusal }))
}
