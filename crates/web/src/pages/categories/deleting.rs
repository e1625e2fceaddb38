//! Deleting a category, once it is said where its tickets go.

use app::Error;
use app::edits::{Ground, category, delete_category};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::category::Trees;
use domain::{CategoryId, DepartmentId};
use store::categories;
use store::people::fold;

use super::{Why, both};
use crate::extract::{Fields, Page, Seat, Segments};
use crate::problem::{OrProblem, html};
use crate::view::{Choice, Denied, DepartmentHead, ErrorView, Tab, error_view};

#[derive(Template)]
#[template(path = "category_delete.html")]
struct DeletePage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    label: String,
    url: String,
    /// What is in the way.
    stays: Option<String>,
    /// All of them, archived ones too.
    tickets: i64,
    places: Vec<Choice>,
    errors: Vec<ErrorView>,
    refusal: Option<String>,
}

impl DeletePage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

pub async fn ask(seat: Seat, Segments(segments): Segments<(String, String)>) -> Result<Response, Response> {
    let place = both(&segments).or_problem(|| seat.page.clone_bare())?;
    answer(seat, place, None, Why::default()).await
}

pub async fn delete(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, id) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let to = fields.id::<CategoryId>("to");
    match delete_category(&seat.page.app, &seat.me, department, id, to).await {
        Ok(()) => Ok(Redirect::to(&format!("/departments/{department}/categories?deleted=1")).into_response()),
        Err(error) => {
            let why = Why::of(&seat.page, error)?;
            answer(seat, (department, id), to, why).await
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
        let (gone, all) = category(&mut conn, &ground, id).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Categories).await?;
        let trees = Trees { categories: &all, fold };
        let stays = trees.may_go(&gone).err().map(|why| seat.page.words.refusal(&why));
        let tickets = categories::tickets_in(&mut conn, id).await?;
        let lineages = categories::lineages(&mut conn).await?;
        let mut places = Vec::new();
        // Those of its own department first.
        let (here, elsewhere): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.department == department);
        for other in here.into_iter().chain(elsewhere) {
            let is_place = other.id != id && other.takes_tickets() && other.redirects_to.is_none();
            let managed = match Ground::of(&mut conn, &seat.me, other.department).await {
                Err(Error::NotFound) => continue,
                ground => ground?.allows(&seat.me, Duty::ManageCategories).is_ok(),
            };
            if is_place && managed {
                places.push(Choice {
                    code: other.id.to_string(),
                    label: lineages.get(&other.id).map(domain::Lineage::place).unwrap_or_default(),
                    hint: String::new(),
                    warning: String::new(),
                    is_chosen: chosen == Some(other.id),
                });
            }
        }
        Ok::<_, Error>((head, denied, gone.label, stays, tickets, places))
    };
    let (head, denied, label, stays, tickets, places) = read.await.or_problem(|| seat.page.clone_bare())?;
    let status = why.status();
    let page = seat.page;
    let errors = why.errors.iter().map(|error| error_view(&page, error)).collect();
    let url = format!("/departments/{department}/categories/{id}");
    let refusal = why.refusal.filter(|_| denied.is_none() && stays.is_none());
    Ok(html(status, &DeletePage { page, head, denied, label, url, stays, tickets, places, errors, refusal }))
}
