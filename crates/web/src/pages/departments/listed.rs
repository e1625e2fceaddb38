//! The departments that the reader manages, or all of them for an administrator.

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Department, DepartmentId};
use store::db::Conn;
use store::{departments, managers};

use crate::extract::{Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::rail_beside;

#[derive(Template)]
#[template(path = "departments.html")]
struct DepartmentsPage {
    page: Page,
    lines: Vec<Line>,
}

struct Line {
    id: DepartmentId,
    label: String,
    long_label: String,
    icon: String,
    sub: String,
    is_enabled: bool,
}

pub async fn list(mut seat: Seat) -> Result<Response, Response> {
    let read = async {
        if !seat.page.has_list() {
            return Err(Error::NotFound);
        }
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        let mut lines = Vec::new();
        for department in departments::all(&mut conn).await? {
            if seat.me.is_admin || seat.reach.departments.contains(&department.id) {
                lines.push(line(&mut conn, &seat.page, department).await?);
            }
        }
        Ok((rail, lines))
    };
    let (rail, lines) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    Ok(html(StatusCode::OK, &DepartmentsPage { page: seat.page, lines }))
}

async fn line(conn: &mut Conn, page: &Page, department: Department) -> Result<Line, Error> {
    let sizes = departments::sizes(conn, department.id).await?;
    let managers = managers::of_department(conn, department.id).await?.len();
    let sub = page.words.with(
        "department-sizes",
        &[("categories", &sizes.categories), ("managers", &managers), ("tickets", &sizes.tickets)],
    );
    Ok(Line {
        id: department.id,
        label: department.label,
        long_label: department.long_label,
        icon: department.icon.unwrap_or_else(|| "build".to_owned()),
        sub,
        is_enabled: department.is_enabled,
    })
}
