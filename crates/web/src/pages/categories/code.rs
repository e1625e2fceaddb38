//! The QR code of the address that opens the creation form in a category: to be printed on a door (spec.md §6.6).

use app::Error;
use app::edits::{Ground, category};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use qrcode::QrCode;
use qrcode::render::svg;

use super::both;
use crate::extract::{Seat, Segments};
use crate::problem::OrProblem;

pub async fn show(seat: Seat, Segments(segments): Segments<(String, String)>) -> Result<Response, Response> {
    let read = async {
        let (department, id) = both(&segments)?;
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let (found, _) = category(&mut conn, &ground, id).await?;
        let address = seat.page.app.url(&format!("/tickets/new?category={}", found.id));
        let code = QrCode::new(address).map_err(|error| Error::Broken(error.into()))?;
        let black = svg::Color("#000");
        Ok::<_, Error>(code.render().min_dimensions(240, 240).dark_color(black).light_color(svg::Color("#fff")).build())
    };
    let drawn = read.await.or_problem(|| seat.page.clone_bare())?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], drawn).into_response())
}
