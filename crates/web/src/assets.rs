//! Style, scripts and icons: in the binary, joined once, served under an address that changes with them.

use std::fmt::Write;
use std::sync::LazyLock;

use app::Error;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::extract::{Page, Segments};
use crate::problem;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const ICONS: &str = include_str!("../assets/icons.svg");
const FAVICON: &str = include_str!("../assets/favicon.svg");

/// The start of the assets' address: `/assets/3f9c…`, new whenever any of them changes.
pub static BASE: LazyLock<String> = LazyLock::new(|| {
    let digest = Sha256::new().chain_update(CSS).chain_update(JS).chain_update(ICONS).finalize();
    digest.iter().take(8).fold("/assets/".to_owned(), |mut base, byte| {
        let _ = write!(base, "{byte:02x}");
        base
    })
});

pub async fn show(page: Page, Segments((version, file)): Segments<(String, String)>) -> Response {
    let (kind, text) = match file.as_str() {
        "app.css" => ("text/css; charset=utf-8", CSS),
        "app.js" => ("text/javascript; charset=utf-8", JS),
        "icons.svg" => ("image/svg+xml", ICONS),
        _ => return problem::of(page, Error::NotFound),
    };
    // During an upgrade two programs answer: one must not pin its files under the other's address.
    let is_ours = BASE.ends_with(&version);
    let caching = if is_ours { "public, max-age=31536000, immutable" } else { "no-store" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)], text).into_response()
}

pub async fn favicon() -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], FAVICON)
        .into_response()
}
