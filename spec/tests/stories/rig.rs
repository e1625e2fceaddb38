//! The world itself: it fails the stories that it should.

use spec::world::{Engine, MESSAGE, SUBJECT, World};

async fn world() -> World {
    World::start(Engine::Sqlite).await.expect("SQLite is always there")
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "3 mails wait in the outbox")]
async fn a_mail_that_the_story_does_not_speak_of() {
    world().await.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "no field to type colour in")]
async fn a_field_that_the_page_does_not_offer() {
    let form = world().await.odile().await.writes("Électricité", SUBJECT, MESSAGE).await;
    form.fill("colour", "green");
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "category can be [\"Électricité\"")]
async fn a_choice_that_the_page_does_not_offer() {
    let form = world().await.odile().await.get("/tickets/new").await.form("new");
    form.choose("category", "Services Généraux");
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "no form for release")]
async fn a_form_that_the_page_does_not_offer() {
    let world = world().await;
    let ticket = world.ticket().await;
    world.alice().await.does("release", ticket, "").await;
}
