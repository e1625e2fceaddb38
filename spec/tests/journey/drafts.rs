//! What is being written outlives its page, its server and its device, in a real browser.

use spec::browser::{Browser, Page, Violation};
use spec::demo::Demo;

const WORDS: &str = "#write textarea";

fn none(violations: &[Violation]) {
    assert!(violations.is_empty(), "{}", violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}

/// Somebody at a device that has never been here.
async fn at(browser: &Browser, demo: &Demo, width: u32, name: &str) -> Page {
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, name).await;
    page.resize(width, 900).await;
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_outlives_a_killed_server_and_is_sent_from_another_device() {
    let Some(browser) = Browser::start().await else { return };
    let mut demo = Demo::start().await;
    let desk = at(&browser, &demo, 1440, "Alice Renaud").await;
    demo.goto(&desk, "/tickets/148").await;
    desk.fill(WORDS, "Je passerai jeudi").await;
    desk.see("Brouillon enregistré à 10 h 40").await;
    none(&desk.axe().await);
    demo.kill().await;
    desk.press(" matin").await;
    desk.see("Brouillon non enregistré").await;
    demo.restart().await;
    desk.press(", vers 9 h.").await;
    desk.see("Brouillon enregistré à 10 h 40").await;
    demo.kill().await;
    demo.restart().await;

    let telephone = at(&browser, &demo, 390, "Alice Renaud").await;
    demo.goto(&telephone, "/tickets/148").await;
    telephone.see("Brouillon de 10 h 40 restauré").await;
    assert_eq!(telephone.value(WORDS).await, "Je passerai jeudi matin, vers 9 h.");
    none(&telephone.axe().await);
    telephone.click("#write button.btn--primary").await;
    telephone.see("Message ajouté au ticket n° 148.").await;
    telephone.see("Je passerai jeudi matin, vers 9 h.").await;
    assert_eq!(telephone.value(WORDS).await, "");
    assert_eq!(telephone.console_errors().await, Vec::<String>::new());

    // The desk learns of it at its next page: nothing comes back there.
    demo.goto(&desk, "/tickets/148").await;
    desk.see("Je passerai jeudi matin, vers 9 h.").await;
    assert_eq!(desk.value(WORDS).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_ticket_is_gone_on_with_elsewhere_then_given_up() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let desk = at(&browser, &demo, 1440, "Odile Fontanel").await;
    demo.goto(&desk, "/tickets/new?category=1").await;
    desk.fill("#subject", "Le radiateur siffle").await;
    desk.fill("#message", "Depuis ce matin, bureau 12.").await;
    // Left before anything was saved: leaving saves, while the next page loads.
    demo.goto(&desk, "/account/password").await;
    demo.goto(&desk, "/").await;
    desk.see("Vos brouillons").await;
    desk.see("Depuis ce matin, bureau 12.").await;
    none(&desk.axe().await);

    let telephone = at(&browser, &demo, 390, "Odile Fontanel").await;
    demo.goto(&telephone, "/tickets/new").await;
    telephone.see("Brouillon de 10 h 40 restauré").await;
    assert_eq!(telephone.value("#subject").await, "Le radiateur siffle");
    assert_eq!(telephone.value("#message").await, "Depuis ce matin, bureau 12.");
    none(&telephone.axe().await);
    telephone.fill("#message", "Depuis hier, en fait.").await;
    telephone.see("Brouillon enregistré à 10 h 40").await;
    telephone.click_text("Effacer").await;
    telephone.see("Expliquez-nous").await;
    assert_eq!(telephone.value("#subject").await, "");
    demo.goto(&telephone, "/tickets/new?category=1").await;
    telephone.see("Expliquez-nous").await;
    assert!(telephone.value("#message").await.starts_with("Bâtiment et salle"), "the text of the category, as it was");
    for page in [&desk, &telephone] {
        assert_eq!(page.console_errors().await, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_offer_each_others_drafts_and_what_is_sent_does_not_come_back() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let (first, second) =
        (at(&browser, &demo, 1440, "Alice Renaud").await, at(&browser, &demo, 1440, "Alice Renaud").await);
    demo.goto(&first, "/tickets/148").await;
    demo.goto(&second, "/tickets/148").await;
    for (page, words) in [(&first, "Du premier onglet."), (&second, "Du second onglet.")] {
        page.fill(WORDS, words).await;
        page.see("Brouillon enregistré à 10 h 40").await;
    }
    let third = at(&browser, &demo, 1440, "Alice Renaud").await;
    demo.goto(&third, "/tickets/148").await;
    let shown = third.value(WORDS).await;
    third.click_text("Un autre brouillon de 10\u{a0}h\u{a0}40").await;
    third.see("Brouillon de 10 h 40 restauré").await;
    let other = third.value(WORDS).await;
    let mut both = [shown, other];
    both.sort();
    assert_eq!(both, ["Du premier onglet.", "Du second onglet."]);

    // Sent at once, before the script had time to save what was added.
    first.fill(WORDS, "Du premier onglet, et envoyé.").await;
    first.click("#write button.btn--primary").await;
    first.see("Message ajouté au ticket n° 148.").await;
    demo.goto(&third, "/tickets/148").await;
    assert_eq!(third.value(WORDS).await, "Du second onglet.");
    assert!(!third.text().await.contains("Un autre brouillon"), "what was sent is offered again");
}
