//! `/departments`: the institution's departments and their settings (spec.md §13).

mod journal;
mod listed;

use axum::response::{IntoResponse, Redirect, Response};

use crate::extract::Segments;

pub use journal::{all as journal_of_all, show as journal};
pub use listed::list;

/// A department opens on its categories.
pub async fn show(Segments(department): Segments<String>) -> Response {
    Redirect::to(&format!("/departments/{department}/categories")).into_response()
}
