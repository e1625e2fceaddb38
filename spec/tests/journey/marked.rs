//! A message written with its marks, seen before it is sent.

use spec::browser::{Browser, axe_is_installed};
use spec::demo::Demo;

const PEN: &str = "#write textarea";
/// Pressed with the key after it, and let go.
const CTRL: &str = "\u{e009}";
const NO_MORE: &str = "\u{e000}";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_seen_before_sending_is_what_is_shown_afterwards() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let alice = browser.page(1440, 900).await;
    demo.become_somebody(&alice, "Alice Renaud").await;
    demo.goto(&alice, "/tickets/148").await;

    // The list goes on by itself, and ends on an item left empty.
    alice.fill(PEN, "Le point\n- un\ndeux\n\n\n").await;
    alice.click("#write [data-mark=bold]").await;
    alice.press("fort").await;
    alice.click_text("Aperçu").await;
    let seen = alice.html_of("#write .preview .prose").await;
    assert_eq!(seen, "<p>Le point</p><ul><li>un</li><li>deux</li></ul><p><strong>fort</strong></p>");
    if axe_is_installed() {
        assert!(alice.axe().await.is_empty(), "the preview is accessible");
    }
    alice.click_text("Écrire").await;
    alice.click("#write button.btn--primary").await;
    alice.see("Message ajouté au ticket n° 148.").await;
    assert_eq!(alice.html_of(".thread > li:last-child .prose").await, seen);

    // By keyboard; what a mark did, the browser undoes.
    alice.fill(PEN, &format!("mot{CTRL}a{NO_MORE}{CTRL}b{NO_MORE}")).await;
    alice.click_text("Aperçu").await;
    assert_eq!(alice.html_of("#write .preview .prose").await, "<p><strong>mot</strong></p>");
    alice.click_text("Écrire").await;
    alice.fill(PEN, &format!("mot{CTRL}a{NO_MORE}{CTRL}b{NO_MORE}{CTRL}z{NO_MORE}")).await;
    alice.click_text("Aperçu").await;
    assert_eq!(alice.html_of("#write .preview .prose").await, "<p>mot</p>");
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_seen_before_it_is_sent_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(390, 844).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Odile Fontanel").await;
    demo.goto(&page, "/tickets/new?category=1").await;
    page.fill("#subject", "Une prise").await;
    page.fill("#message", "Bureau **14**").await;
    page.click_text("Aperçu").await;
    assert_eq!(page.html_of(".preview .prose").await, "<p>Bureau <strong>14</strong></p>");
    page.click_text("Créer le ticket").await;
    page.see("Ticket n° 149 créé.").await;
    assert_eq!(page.html_of(".thread .prose").await, "<p>Bureau <strong>14</strong></p>");
}
