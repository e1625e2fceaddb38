//! A form of questions in a real browser: set up and answered by mouse, by keyboard alone, and without scripts.

use spec::browser::{Browser, Key};
use spec::demo::Demo;

use super::tab_to;

/// « Véhicules et déplacements », which asks.
const TRAVEL: &str = "/tickets/new?category=6";

/// Whether the question at this place can be seen.
fn is_shown(place: usize) -> String {
    format!("return document.querySelector('[name=\"answer-{place}\"]').offsetParent !== null;")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_added_then_asked_when_another_is_answered() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let (alice, odile) = (browser.page(1440, 900).await, browser.page(1440, 900).await);
    demo.become_somebody(&alice, "Alice Renaud").await;
    demo.goto(&alice, "/departments/1/categories/6").await;
    alice.click_text("Voir et modifier les questions").await;
    alice.see("Ajouter une question").await;
    alice.fill("#label", "Siège enfant").await;
    alice.click("#kind option[value=yes_no]").await;
    alice.click("#only_if option[value='0:Réserver un véhicule']").await;
    alice.click(".ask-form button.btn--primary").await;
    alice.see("les prochaines demandes y répondront").await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());

    demo.become_somebody(&odile, "Odile Fontanel").await;
    demo.goto(&odile, TRAVEL).await;
    odile.see("Que vous faut-il").await;
    assert!(!odile.run(&is_shown(4)).await, "a destination is asked before it is known what is wanted");
    odile.click("[name=answer-0][value='Réserver un véhicule']").await;
    assert!(odile.run(&is_shown(4)).await && odile.run(&is_shown(10)).await && !odile.run(&is_shown(8)).await);
    odile.fill("#subject", "Une voiture pour Rouen").await;
    odile.fill("#answer-4", "Rouen").await;
    odile.fill("#message", "Pour un jury.").await;
    // What is asked once another answer is given is required then.
    assert!(odile.run("return document.querySelector('#answer-1').required").await);
    assert!(!odile.run("return document.querySelector('#answer-8').required").await);
    odile.run("document.querySelector('#answer-1').value = '2031-04-05'").await;
    odile.run("document.querySelector('#answer-3').value = '2031-04-06'").await;
    odile.holds("#answer-4", "Rouen").await;
    odile.click(".new-foot .btn--primary").await;
    odile.see("5 avril 2031").await;
    odile.see("Rouen").await;
    assert_eq!(odile.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_set_up_and_answered_by_keyboard_alone() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    demo.goto(&page, "/departments/1/categories/3/questions").await;
    page.see("Aucune question").await;
    tab_to(&page, "label").await;
    page.press("Étage").await;
    tab_to(&page, "Plusieurs lignes").await;
    // The sixth: a number.
    for _ in 0..5 {
        page.press(Key::Down).await;
    }
    tab_to(&page, "required").await;
    page.press(" ").await;
    tab_to(&page, "Ajouter une question").await;
    page.press(Key::Enter).await;
    page.see("les prochaines demandes y répondront").await;

    demo.goto(&page, "/tickets/new?category=3").await;
    tab_to(&page, "subject").await;
    page.press("Fuite").await;
    tab_to(&page, "answer-0").await;
    page.press("deux").await;
    tab_to(&page, "message").await;
    page.press("Sous le lavabo.").await;
    tab_to(&page, "Créer le ticket").await;
    page.press(Key::Enter).await;
    page.see("n’est pas un nombre").await;
    tab_to(&page, "answer-0").await;
    page.press_holding(Key::Control, 'a').await;
    page.press("2").await;
    tab_to(&page, "Créer le ticket").await;
    page.press(Key::Enter).await;
    page.see("Sous le lavabo.").await;
    page.see("Étage").await;
    assert!(page.console_errors().await.iter().all(|error| error.contains("422")), "but for the refusal itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_answered_on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(390, 844).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Odile Fontanel").await;
    demo.goto(&page, TRAVEL).await;
    // Nothing hides: each question says when it is to be answered.
    page.has(9, ".ask-when").await;
    assert!(page.run(&is_shown(8)).await);
    page.fill("#subject", "La borne ne répond plus").await;
    page.click("[name=answer-0][value='Signaler un problème']").await;
    page.fill("#message", "Écran noir.").await;
    page.click(".new-foot .btn--primary").await;
    page.see("« Véhicule ou borne » : Une réponse est nécessaire.").await;
    page.fill("#answer-8", "Borne du parking nord").await;
    page.click(".new-foot .btn--primary").await;
    page.see("Borne du parking nord").await;
    page.see("Écran noir.").await;
}
