//! `/departments`: the institution's departments and their settings (spec.md §13).

mod delete;
mod journal;
mod listed;
mod properties;

use axum::response::{IntoResponse, Redirect, Response};

use crate::extract::Segments;

pub use delete::{ask as ask_delete, delete};
pub use journal::{all as journal_of_all, show as journal};
pub use listed::list;
pub use properties::{create, new, redirect, save, show as properties, step, wrong};

/// A department opens on its categories.
pub async fn show(Segments(department): Segments<String>) -> Response {
    Redirect::to(&format!("/departments/{department}/categories")).into_response()
}
