//! Setting up the categories of a department from its pages (spec.md §6, §13): S80–S82, E16–E18, E31, E35, E36.

mod answering;
mod asking;
mod bad_input;
mod deleting;
mod departing;
mod inheriting;
mod moving;
mod ordering;
mod redirecting;
mod sharing;
mod types;

use domain::{Category, CategoryId, DepartmentId};
use spec::world::{Client, Form, Page, World};
use store::categories;

/// The address of the pages of a department.
fn tree(department: DepartmentId) -> String {
    format!("/departments/{department}/categories")
}

/// The page of a category.
async fn opens(client: &Client, world: &World, id: CategoryId) -> Page {
    client.get(&format!("{}/{id}", tree(stored(world, id).await.department))).await
}

/// Its form, as this person finds it.
async fn form(client: &Client, world: &World, id: CategoryId) -> Form {
    let page = opens(client, world, id).await;
    assert_eq!(page.status, 200, "{page}");
    page.form(&id.to_string())
}

/// A category as it is stored.
async fn stored(world: &World, id: CategoryId) -> Category {
    found(world, id).await.expect("a category")
}

async fn found(world: &World, id: CategoryId) -> Option<Category> {
    all(world).await.into_iter().find(|category| category.id == id)
}

async fn all(world: &World) -> Vec<Category> {
    let mut conn = world.app.db.read().await.expect("a connection");
    categories::all_with_questions(&mut conn).await.expect("categories")
}

/// Saves a form that does.
async fn save(form: Form) -> Page {
    let page = form.submit().await;
    let saved = page.follows().await;
    saved.shows("La catégorie est enregistrée.");
    saved
}
