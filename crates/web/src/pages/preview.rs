//! `POST /preview`: the message being written as it will be shown, for the page that asks for it.

use axum::http::StatusCode;
use axum::response::Response;

use crate::extract::{Fields, Seat};
use crate::problem::html;
use crate::view::Preview;

pub async fn show(seat: Seat, fields: Fields) -> Response {
    html(StatusCode::OK, &Preview::of(&seat.page, fields.get("message")))
}
