//! `/departments/{department}/categories`: the tree, and what each category says (`design/05`, spec.md §6).

mod adding;
mod answers;
mod code;
mod deleting;
mod departing;
mod editing;
mod listed;
mod moving;
mod nodes;
mod panel;
mod questions;
mod redirecting;

use app::Error;
use axum::response::Response;
use domain::{CategoryId, DepartmentId, FieldError};

use crate::extract::{Page, id};
use crate::problem;

pub use adding::{add, new};
pub use answers::show as answers;
pub use code::show as code;
pub use deleting::{ask as ask_to_delete, delete};
pub use editing::{edit, show};
pub use listed::{list, redirections};
pub use moving::{ask as ask_where, go, order};
pub use questions::{reform, show as show_questions};
pub use redirecting::{ask as ask_for_another, redirect};

/// What a form came back for.
#[derive(Default)]
pub struct Why {
    errors: Vec<FieldError>,
    /// What is in the way of all of it.
    refusal: Option<String>,
}

impl Why {
    /// What a form can be shown again with; anything else is another page.
    fn of(page: &Page, error: Error) -> Result<Self, Response> {
        match error {
            Error::Invalid(errors) => Ok(Self { errors, refusal: None }),
            Error::Refused { why, .. } => Ok(Self { errors: Vec::new(), refusal: Some(page.words.refusal(&why)) }),
            error => Err(problem::of(page.clone_bare(), error)),
        }
    }

    fn status(&self) -> axum::http::StatusCode {
        use axum::http::StatusCode;
        match (&self.refusal, self.errors.is_empty()) {
            (Some(_), _) => StatusCode::CONFLICT,
            (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (None, true) => StatusCode::OK,
        }
    }
}

fn department(segment: &str) -> Result<DepartmentId, Error> {
    id(segment).ok_or(Error::NotFound)
}

fn both((department, category): &(String, String)) -> Result<(DepartmentId, CategoryId), Error> {
    Ok((id(department).ok_or(Error::NotFound)?, id(category).ok_or(Error::NotFound)?))
}
