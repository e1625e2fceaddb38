//! Deleting a department, once it says what goes with it and what stands in the way (spec.md §2.3).

use app::Error;
use app::edits::{self, Ground, seal};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::DepartmentId;
use domain::administration::Duty;
use store::departments;

use super::properties::wrong;
use crate::extract::{Fields, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::{DepartmentHead, Tab, Wrong};

#[derive(Template)]
#[template(path = "department_delete.html")]
struct DeletePage {
    page: Page,
    head: DepartmentHead,
    seen: String,
    /// What goes with it, or changes.
    touched: Vec<String>,
    /// What stands in the way.
    obstacle: Option<String>,
    wrong: Wrong,
}

pub async fn ask(seat: Seat, Segments(number): Segments<String>) -> Result<Response, Response> {
    answer(seat, &number, StatusCode::OK, Wrong::default()).await
}

pub async fn delete(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let department = id::<DepartmentId>(&number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    match edits::delete_department(&seat.page.app, &seat.me, department, fields.get("seen")).await {
        Ok(()) => Ok(Redirect::to("/departments?deleted=1").into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            answer(seat, &number, status, wrong).await
        }
    }
}

async fn answer(mut seat: Seat, number: &str, status: StatusCode, wrong: Wrong) -> Result<Response, Response> {
    let read = async {
        let department = id::<DepartmentId>(number).ok_or(Error::NotFound)?;
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        // The page of what one may not do does not exist; the form sent to it says who could.
        if wrong.refusal.is_empty() {
            ground.allows(&seat.me, Duty::DeleteDepartment).map_err(|_| Error::NotFound)?;
        }
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Properties).await?;
        let found = departments::belongings(&mut conn, department).await?;
        let obstacle = edits::keeps_department(&mut conn, &ground.department).await?;
        Ok::<_, Error>((ground.department, head, found, obstacle))
    };
    let (department, head, found, obstacle) = read.await.or_problem(|| seat.page.clone_bare())?;
    let page = seat.page;
    let counted = [
        ("department-delete-managers", found.managers),
        ("department-delete-invitees", found.invitees),
        ("department-delete-responses", found.responses),
        ("department-delete-born", found.born_here),
    ];
    let touched = counted.into_iter().filter(|(_, count)| *count > 0);
    let template = DeletePage {
        touched: touched.map(|(key, count)| page.say1(key, "count", count)).collect(),
        seen: seal(&(&department, found)),
        obstacle: obstacle.map(|why| page.words.refusal(&why)),
        head,
        wrong,
        page,
    };
    Ok(html(status, &template))
}
