//! What an address says after its path, and in it.

use std::sync::Arc;

use app::{App, Error};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use serde::de::DeserializeOwned;

use super::{Fields, Page};
use crate::problem;

/// The query of an address. A name given twice counts once, the first time.
pub struct Asked(pub Fields);

impl FromRequestParts<Arc<App>> for Asked {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let query = parts.uri.query().unwrap_or_default();
        Fields::parse(query.as_bytes()).map(Self).ok_or_else(|| problem::malformed(app, &parts.headers))
    }
}

/// The variable parts of a path. One that cannot be read leads nowhere.
pub struct Segments<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for Segments<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        match Path::<T>::from_request_parts(parts, app).await {
            Ok(Path(segments)) => Ok(Self(segments)),
            Err(_) => Err(problem::of(Page::from_request_parts(parts, app).await?, Error::NotFound)),
        }
    }
}
