//! E60 and spec.md §12.2: canned responses, written, shared, inserted, counted.

mod inserting;
mod maintaining;

use domain::{Response, ResponseId};
use spec::world::{Client, Page, World};

/// Writes a response through the form; where that leads.
async fn writes(client: &Client, sharing: &str, label: &str, message: &str) -> Page {
    let form = client.get("/responses/new").await.form("responses");
    form.choose("sharing", sharing).fill("label", label).fill("message", message).submit().await
}

/// The response that was just saved.
#[track_caller]
fn saved(page: &Page) -> i64 {
    let place = page.location.as_deref().unwrap_or_default();
    let id = place.strip_prefix("/responses?saved=").and_then(|id| id.parse().ok());
    id.unwrap_or_else(|| panic!("nothing saved: {page}"))
}

async fn row(world: &World, id: i64) -> Option<Response> {
    let mut conn = world.app.db.read().await.expect("a connection");
    store::responses::by_id(&mut conn, ResponseId(id)).await.expect("a read")
}

/// How often a response has served.
async fn uses(world: &World, id: i64) -> i64 {
    row(world, id).await.expect("a response").uses
}
