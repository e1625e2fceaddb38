//! Style, scripts and icons: in the binary, joined once, served under an address that changes with them.

use std::fmt::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

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

pub async fn show(Path((_, file)): Path<(String, String)>) -> Response {
    match file.as_str() {
        "app.css" => forever("text/css; charset=utf-8", CSS),
        "app.js" => forever("text/javascript; charset=utf-8", JS),
        "icons.svg" => forever("image/svg+xml", ICONS),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

pub async fn favicon() -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], FAVICON)
        .into_response()
}

fn forever(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], text)
        .into_response()
}
