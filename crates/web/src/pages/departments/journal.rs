//! What was changed in a department, or anywhere, when and by whom; newest first.

use app::Error;
use app::edits::{Ground, administrator};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::DepartmentId;
use domain::administration::Duty;
use store::audit;
use store::db::Conn;

use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::{DepartmentHead, JournalLine, Tab, rail_beside};

/// Lines a page.
const LINES: i64 = 50;

#[derive(Template)]
#[template(path = "journal.html")]
struct JournalPage {
    page: Page,
    /// `None`: the journal of the whole installation.
    head: Option<DepartmentHead>,
    lines: Vec<JournalLine>,
    /// The address of what is older.
    older: Option<String>,
}

/// Of one department.
pub async fn show(
    mut seat: Seat,
    Segments(department): Segments<String>,
    Asked(asked): Asked,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let department = id::<DepartmentId>(&department).ok_or(Error::NotFound)?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        // A page that is nothing but what one may not read does not exist.
        ground.allows(&seat.me, Duty::ReadJournal).map_err(|_| Error::NotFound)?;
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Journal).await?;
        let (lines, older) = lines(&mut conn, &seat.page, Some(department), &asked).await?;
        Ok::<_, Error>((head, lines, older))
    };
    let (head, lines, older) = read.await.or_problem(|| seat.page.clone_bare())?;
    Ok(html(StatusCode::OK, &JournalPage { page: seat.page, head: Some(head), lines, older }))
}

/// Of the whole installation.
pub async fn all(mut seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let read = async {
        administrator(&seat.me)?;
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        Ok::<_, Error>((rail, lines(&mut conn, &seat.page, None, &asked).await?))
    };
    let (rail, (lines, older)) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    Ok(html(StatusCode::OK, &JournalPage { page: seat.page, head: None, lines, older }))
}

async fn lines(
    conn: &mut Conn,
    page: &Page,
    department: Option<DepartmentId>,
    asked: &Fields,
) -> Result<(Vec<JournalLine>, Option<String>), Error> {
    let mut found = audit::page(conn, department, asked.id("before"), LINES + 1).await?;
    let has_more = i64::try_from(found.len()).is_ok_and(|found| found > LINES);
    found.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let older = found.last().filter(|_| has_more).map(|last| match department {
        Some(department) => format!("/departments/{department}/journal?before={}", last.id),
        None => format!("/journal?before={}", last.id),
    });
    Ok((found.iter().map(|line| JournalLine::of(page, line)).collect(), older))
}
