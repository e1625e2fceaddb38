//! The answers of a category, as a table to keep.

use app::Error;
use app::answers::table;
use app::edits::{Ground, category};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::both;
use crate::extract::{Seat, Segments};
use crate::problem::OrProblem;

pub async fn show(seat: Seat, Segments(segments): Segments<(String, String)>) -> Result<Response, Response> {
    let read = async {
        let (department, id) = both(&segments)?;
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        category(&mut conn, &ground, id).await?;
        Ok::<_, Error>((table(&mut conn, &seat.reach, id, &seat.page.dates).await?, id))
    };
    let (written, id) = read.await.or_problem(|| seat.page.clone_bare())?;
    let named = format!("attachment; filename=\"{}-{id}.csv\"", seat.page.say("answers-file"));
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, named)];
    Ok((headers, written).into_response())
}
