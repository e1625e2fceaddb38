//! Changing one's mind, in a real browser: by mouse, then by keyboard alone, then too late.

use app::config::Tickets;
use spec::browser::{Browser, Key, Page, axe_is_installed};
use spec::world::{Engine, MESSAGE, SUBJECT, Ticket, World};

use super::tab_to;

/// Odile signed in at her ticket, and so long to change her mind.
async fn at_a_ticket(browser: &Browser, seconds: u32) -> (World, Page, Ticket) {
    let settings = |tickets: &mut Tickets| tickets.undo_seconds = seconds;
    let world = World::start_with(Engine::Sqlite, None, settings).await.expect("SQLite is everywhere");
    let address = world.has_password("odile", "une phrase de passe").await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    let taken = world.alice().await.does("take", ticket, "").await;
    assert!(taken.has_form("undo"));
    world.clock.advance_seconds(600);
    world.mails_are_read().await;
    let page = browser.page(1440, 900).await;
    page.goto(&format!("{}/sign-in?next={}", world.address(), ticket.path())).await;
    page.fill("#address", &address).await;
    page.fill("#password", "une phrase de passe").await;
    page.press(Key::Enter).await;
    page.see(SUBJECT).await;
    (world, page, ticket)
}

async fn writes(page: &Page, words: &str) {
    page.fill("#write textarea", words).await;
    page.click("#write button.btn--primary").await;
    page.see("Message ajouté").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_is_undone_before_its_mail_leaves() {
    let Some(browser) = Browser::start().await else { return };
    let (world, page, ticket) = at_a_ticket(&browser, 300).await;
    writes(&page, "Finalement, tout marche.").await;
    page.see("Alice Martin recevra un mail dans 300 secondes.").await;
    page.see("29").await;
    if axe_is_installed() {
        assert!(page.axe().await.is_empty(), "{:?}", page.axe().await);
    }
    page.click(".undo button").await;
    page.see("Action annulée : aucun mail n’en est parti.").await;
    if axe_is_installed() {
        assert!(page.axe().await.is_empty(), "{:?}", page.axe().await);
    }
    assert_eq!(world.mailed().await, Vec::<String>::new());
    assert_eq!(world.sink.messages().len(), 0, "the relay was spoken to");
    // The words are there again: sent as they are, they are in the history.
    page.click("form.act button.btn--primary").await;
    page.see("Message ajouté").await;
    page.see("Finalement, tout marche.").await;
    page.see("a annulé son action (commentaire)").await;

    // Without the mouse.
    tab_to(&page, "Annuler").await;
    page.press(Key::Enter).await;
    page.see("Voici ce que vous aviez écrit.").await;
    page.goto(&format!("{}{}", world.address(), ticket.path())).await;
    page.see("Historique").await;
    assert!(!page.text().await.contains("Finalement"), "it was undone twice");
    assert_eq!(page.console_errors().await, Vec::<String>::new());
    world.clock.advance_seconds(3600);
    assert_eq!(world.mailed().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_that_comes_too_late_says_so() {
    let Some(browser) = Browser::start().await else { return };
    let (world, page, _) = at_a_ticket(&browser, 2).await;
    writes(&page, "Au deuxième étage.").await;
    // The seconds of the page are real ones.
    page.see("Délai passé").await;
    page.see("Alice Martin recevra un mail.").await;
    if axe_is_installed() {
        assert!(page.axe().await.is_empty(), "{:?}", page.axe().await);
    }
    page.click(".undo button").await;
    page.see("Au deuxième étage.").await;
    assert_eq!(page.console_errors().await, Vec::<String>::new());
    // Pressed all the same, from a page where no script counts.
    world.clock.advance_seconds(2);
    assert_eq!(world.mailed().await, ["alice"]);
}
