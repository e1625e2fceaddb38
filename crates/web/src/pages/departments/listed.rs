//! The departments that the reader manages, or all of them for an administrator.

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::administration::is_managed;
use domain::{Department, DepartmentId};
use store::db::Conn;
use store::{departments, managers};

use crate::extract::{Asked, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::rail_beside;

#[derive(Template)]
#[template(path = "departments.html")]
struct DepartmentsPage {
    page: Page,
    lines: Vec<Line>,
    is_deleted: bool,
}

struct Line {
    id: DepartmentId,
    label: String,
    long_label: String,
    icon: String,
    sub: String,
    is_enabled: bool,
    /// « renvoie à Services Généraux », for a virtual one.
    stands_for: String,
    /// Nobody there looks after the managers; said to administrators, who alone can.
    is_orphan: bool,
}

pub async fn list(mut seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let read = async {
        if !seat.page.has_list() {
            return Err(Error::NotFound);
        }
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        let mut lines = Vec::new();
        let all = departments::all(&mut conn).await?;
        for department in &all {
            if seat.me.is_admin || seat.reach.departments.contains(&department.id) {
                let target = all.iter().find(|one| Some(one.id) == department.redirects_to);
                lines.push(line(&mut conn, &seat.page, department.clone(), target).await?);
            }
        }
        Ok((rail, lines))
    };
    let (rail, lines) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    Ok(html(StatusCode::OK, &DepartmentsPage { page: seat.page, lines, is_deleted: asked.is_ticked("deleted") }))
}

async fn line(
    conn: &mut Conn,
    page: &Page,
    department: Department,
    target: Option<&Department>,
) -> Result<Line, Error> {
    let sizes = departments::sizes(conn, department.id).await?;
    let managed = managers::of_department(conn, department.id).await?;
    let sub = page.words.with(
        "department-sizes",
        &[("categories", &sizes.categories), ("managers", &managed.len()), ("tickets", &sizes.tickets)],
    );
    Ok(Line {
        id: department.id,
        label: department.label,
        long_label: department.long_label,
        icon: department.icon.unwrap_or_else(|| "build".to_owned()),
        sub,
        is_enabled: department.is_enabled,
        is_orphan: page.is_admin() && department.redirects_to.is_none() && !is_managed(&managed),
        stands_for: target
            .map(|target| page.say1("department-stands-for", "name", target.label.as_str()))
            .unwrap_or_default(),
    })
}
