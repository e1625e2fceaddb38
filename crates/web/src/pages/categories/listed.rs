//! The tree alone, and the list of redirections (spec.md §6.4).

use app::Error;
use app::edits::Ground;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::CategoryId;
use domain::administration::Duty;
use store::{categories, departments};

use super::department;
use super::nodes::{Around, TreeView, tree};
use crate::extract::{Asked, Page, Seat, Segments};
use crate::problem::{OrProblem, html};
use crate::view::{Denied, DepartmentHead, Tab};

#[derive(Template)]
#[template(path = "categories.html")]
struct CategoriesPage {
    page: Page,
    head: DepartmentHead,
    tree: TreeView,
    denied: Option<Denied>,
    current: Option<(CategoryId, String)>,
    is_deleted: bool,
}

pub async fn list(
    mut seat: Seat,
    Segments(segment): Segments<String>,
    Asked(asked): Asked,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department(&segment)?).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Categories).await?;
        let is_movable = denied.is_none();
        let around = Around { page: &seat.page, department: &ground.department, current: None, is_movable };
        let tree = tree(&mut conn, &around).await?;
        Ok::<_, Error>((head, tree, denied))
    };
    let (head, tree, denied) = read.await.or_problem(|| seat.page.clone_bare())?;
    let is_deleted = asked.is_ticked("deleted");
    Ok(html(StatusCode::OK, &CategoriesPage { page: seat.page, head, tree, denied, current: None, is_deleted }))
}

#[derive(Template)]
#[template(path = "redirections.html")]
struct RedirectionsPage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    /// The department for which this one stands.
    stands_for: Option<String>,
    /// Categories of here that stand for others.
    out: Vec<Line>,
    /// Categories that stand for those of here.
    arriving: Vec<Line>,
}

struct Line {
    url: String,
    from: String,
    to: String,
}

pub async fn redirections(mut seat: Seat, Segments(segment): Segments<String>) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department(&segment)?).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Redirections).await?;
        let (mut out, mut arriving) = (Vec::new(), Vec::new());
        let lineages = categories::lineages(&mut conn).await?;
        for category in categories::all(&mut conn).await? {
            let Some(target) = category.redirects_to.and_then(|target| lineages.get(&target)) else { continue };
            let Some(source) = lineages.get(&category.id) else { continue };
            let url = format!("/departments/{}/categories/{}/redirect", category.department, category.id);
            let line = || Line { url: url.clone(), from: source.place(), to: target.place() };
            if category.department == ground.department.id {
                out.push(line());
            } else if target.department.id == ground.department.id {
                arriving.push(line());
            }
        }
        let stands_for = match ground.department.redirects_to {
            Some(real) => departments::by_id(&mut conn, real).await?.map(|real| real.label),
            None => None,
        };
        Ok::<_, Error>((head, denied, stands_for, out, arriving))
    };
    let (head, denied, stands_for, out, arriving) = read.await.or_problem(|| seat.page.clone_bare())?;
    let page = RedirectionsPage { page: seat.page, head, denied, stands_for, out, arriving };
    Ok(html(StatusCode::OK, &page))
}
