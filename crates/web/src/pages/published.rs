//! `GET /tickets/shared`: the open tickets that are listed to everybody, whole or by their subject (spec.md §5.1).

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use store::categories;
use store::tickets::list::{self, Line};

use super::list::{cursor, place_of, written};
use super::mine::{Mine, Sections};
use crate::extract::{Asked, Page, Seat};
use crate::problem::{OrProblem, html};

/// Tickets of a page.
const SHOWN: usize = 40;

#[derive(Template)]
#[template(path = "published.html")]
struct PublishedPage {
    page: Page,
    lines: Vec<Mine>,
    /// The address of those that follow.
    more: Option<String>,
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let Seat { page, reach, .. } = seat;
    let after = cursor(asked.get("after"));
    let read = async {
        let mut conn = page.app.db.read().await?;
        let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
        let mut lines = list::published(&mut conn, &reach, after, limit).await?;
        let has_more = lines.len() > SHOWN;
        lines.truncate(SHOWN);
        let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
        // Those listed by their subject may be one's own, or one is invited: what one sees is what one opens.
        let seen = list::among(&mut conn, &reach, &ids).await?;
        Ok::<_, Error>((lines, has_more, seen, categories::lineages(&mut conn).await?))
    };
    let (lines, has_more, seen, lineages) = read.await.or_problem(|| page.clone_bare())?;
    let more = lines.last().filter(|_| has_more);
    let more = more.map(|last| format!("/tickets/shared?after={}", written(place_of(last))));
    let sections = Sections { page: &page, reach: &reach, lineages: &lineages };
    let line = |line: &Line| if seen.contains(&line.id) { sections.mine(line) } else { sections.subject_only(line) };
    let lines = lines.iter().map(line).collect();
    Ok(html(StatusCode::OK, &PublishedPage { page, lines, more }))
}
