//! One ticket from the question to the approved closure, in a real browser: by mouse, by keyboard alone, and on a
//! telephone without scripts.

#[path = "journey/around.rs"]
mod around;
#[path = "journey/attaching.rs"]
mod attaching;
#[path = "journey/drafts.rs"]
mod drafts;
#[path = "journey/live.rs"]
mod live;
#[path = "journey/managers.rs"]
mod managers;
#[path = "journey/marked.rs"]
mod marked;
#[path = "journey/preferences.rs"]
mod preferences;
#[path = "journey/questions.rs"]
mod questions;
#[path = "journey/responses.rs"]
mod responses;
#[path = "journey/service.rs"]
mod service;
#[path = "journey/undoing.rs"]
mod undoing;

use spec::browser::{Browser, Key, Page, axe_is_installed};
use spec::demo::Demo;

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_from_the_question_to_the_approved_closure() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let (odile, alice) = (browser.page(1440, 900).await, browser.page(1440, 900).await);
    demo.become_somebody(&odile, "Odile Fontanel").await;
    demo.become_somebody(&alice, "Alice Renaud").await;

    odile.click_text("Nouveau ticket").await;
    odile.click_text("Chauffage").await;
    odile.see("Expliquez-nous").await;
    odile.fill("#subject", "Le radiateur siffle").await;
    odile.fill("#message", "Depuis ce matin, bureau 12.").await;
    odile.click_text("Créer le ticket").await;
    odile.see("Ticket n° 149 créé.").await;

    demo.goto(&alice, "/tickets?view=free").await;
    alice.click_text("Le radiateur siffle").await;
    alice.see("Gestionnaire\naucun").await;
    alice.click_text("Autres façons de prendre en charge").await;
    alice.click_text("… et demander info.").await;
    alice.see("Destinataires du mail").await;
    alice.fill("dialog[open] textarea", "Siffle-t-il aussi la nuit ?").await;
    alice.click_text("Prendre en charge et demander une information").await;
    alice.see("Odile Fontanel").await;
    alice.see("Incomplet").await;

    demo.goto(&odile, "/").await;
    odile.see("Siffle-t-il aussi la nuit ?").await;
    demo.goto(&odile, "/tickets/149").await;
    odile.fill("#write textarea", "Non, seulement le jour.").await;
    odile.click("#write button.btn--primary").await;
    odile.see("Message ajouté au ticket n° 149.").await;
    odile.see("En cours").await;

    demo.goto(&alice, "/tickets/149").await;
    alice.see("Non, seulement le jour.").await;
    alice.click_text("Clore…").await;
    alice.fill("dialog[open] textarea", "Robinet purgé.").await;
    alice.click_text("Clore le ticket").await;
    alice.see("Ticket n° 149 clos.").await;

    demo.goto(&odile, "/tickets/149").await;
    odile.click_text("Approuver la clôture").await;
    odile.see("Clos, approuvé").await;

    demo.goto(&alice, "/demo/mail").await;
    alice.see("[approbation clôture Services Généraux n°149] Le radiateur siffle").await;
    assert_eq!(odile.console_errors().await, Vec::<String>::new());
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

/// axe-core finds nothing on the page, as it is now.
async fn is_accessible(page: &Page) {
    if axe_is_installed() {
        let found: Vec<String> = page.axe().await.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}: {}", page.url().await, found.join("\n"));
    }
}

/// Moves the focus forward until it is on what is wanted.
async fn tab_to(page: &Page, wanted: &str) {
    // Before the first Tab, or past the last one, the whole page has the focus.
    tab_until(page, wanted, |focused| focused.contains(wanted) && focused.len() < 500).await;
}

/// Moves the focus forward until what has it is as wanted.
async fn tab_until(page: &Page, wanted: &str, is_it: impl Fn(&str) -> bool) {
    for _ in 0..120 {
        page.press(Key::Tab).await;
        if is_it(&page.focused().await) {
            return;
        }
    }
    panic!("no Tab leads to “{wanted}”:\n{}", page.text().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_posted_taken_and_closed_by_keyboard_alone() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    demo.goto(&page, "/demo").await;
    tab_to(&page, "Alice Renaud").await;
    page.press(Key::Enter).await;
    page.see("Libres").await;

    demo.goto(&page, "/tickets/new?category=1").await;
    tab_to(&page, "subject").await;
    page.press("Une prise à remplacer").await;
    tab_to(&page, "message").await;
    page.press("Bureau 14.").await;
    tab_to(&page, "Créer le ticket").await;
    page.press(Key::Enter).await;
    page.see("Ticket n° 149 créé.").await;

    tab_to(&page, "Prendre en charge").await;
    page.press(Key::Enter).await;
    page.see("Vous deviendrez gestionnaire").await;
    tab_to(&page, "message").await;
    page.press("Je m’en occupe.").await;
    tab_to(&page, "Prendre en charge").await;
    page.press(Key::Enter).await;
    page.see("Vous êtes maintenant gestionnaire du ticket n° 149.").await;

    tab_to(&page, "Clore…").await;
    page.press(Key::Enter).await;
    page.see("Ce qui a été fait").await;
    tab_to(&page, "Clore le ticket").await;
    page.press(Key::Enter).await;
    page.see("Ticket n° 149 clos.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_posted_and_taken_on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(390, 844).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Odile Fontanel").await;
    demo.goto(&page, "/tickets/new").await;
    page.click_text("Chauffage").await;
    page.click_text("Choisir cette catégorie").await;
    page.see("Expliquez-nous").await;
    page.fill("#subject", "Le radiateur fuit").await;
    page.fill("#message", "Salle 3.").await;
    page.click_text("Créer le ticket").await;
    page.see("Ticket n° 149 créé.").await;

    demo.become_somebody(&page, "Alice Renaud").await;
    demo.goto(&page, "/tickets?view=free").await;
    page.click_text("Le radiateur fuit").await;
    demo.goto(&page, "/tickets/149/take").await;
    page.see("Destinataires du mail").await;
    page.click_text("Prendre en charge").await;
    page.see("Vous êtes maintenant gestionnaire du ticket n° 149.").await;
}
