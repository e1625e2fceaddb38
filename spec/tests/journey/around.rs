//! What surrounds a ticket, in a real browser: transfers, invitations, setting aside, who sees it. By mouse, then by
//! keyboard alone.

use spec::browser::{Browser, Key, Page};
use spec::demo::Demo;

use super::tab_to;

/// A ticket of Odile's among those of Services Généraux, and Alice at her page.
async fn at_a_new_ticket(browser: &Browser, demo: &Demo) -> (Page, Page) {
    let (odile, alice) = (browser.page(1440, 900).await, browser.page(1440, 900).await);
    demo.become_somebody(&odile, "Odile Fontanel").await;
    demo.goto(&odile, "/tickets/new?category=1").await;
    odile.fill("#subject", "Le réseau tombe le matin").await;
    odile.fill("#message", "Vers 9 h, au secrétariat.").await;
    odile.click_text("Créer le ticket").await;
    odile.see("Ticket n° 149 créé.").await;
    demo.become_somebody(&alice, "Alice Renaud").await;
    demo.goto(&alice, "/tickets/149").await;
    alice.see("Le réseau tombe le matin").await;
    (odile, alice)
}

/// The tree, narrowed by a word, and a category in it.
async fn goes_to_the_sockets(alice: &Page) {
    alice.click("#properties a[href='/tickets/149/transfer']").await;
    alice.see("Où transférer ce ticket\u{202f}?").await;
    alice.fill("[data-filter=tree]", "rj45").await;
    alice.click_text("Prises réseau").await;
    alice.click_text("Continuer").await;
    alice.see("Pourquoi le transférer\u{202f}?").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_takes_the_ticket_away_unless_one_stays_invited() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let (odile, alice) = at_a_new_ticket(&browser, &demo).await;
    goes_to_the_sockets(&alice).await;
    alice.see("Qui ne verra plus ce ticket\u{202f}?").await;
    alice.see("Bruno Keller").await;
    alice.see("Chloé Garnier").await;
    alice.see("Éléonore Quint").await;
    alice.fill("form.act textarea", "C’est une prise réseau.").await;
    alice.click("form.act button.btn--primary").await;
    alice.see("Vous ne le voyez plus.").await;
    demo.goto(&alice, "/tickets/149").await;
    alice.see("n’existe pas").await;

    demo.goto(&odile, "/tickets/149").await;
    odile.see("C’est une prise réseau.").await;
    odile.see("DSI").await;

    let david = browser.page(1440, 900).await;
    demo.become_somebody(&david, "David Lemoine").await;
    demo.goto(&david, "/tickets/149/send-back").await;
    david.see("Alice Renaud, qui l’avait transféré, en sera gestionnaire.").await;
    david.click("form.act button.btn--primary").await;
    david.see("Vous ne le voyez plus.").await;

    demo.goto(&alice, "/tickets/149").await;
    alice.see("Gestionnaire\nAlice Renaud").await;
    // Where tickets went lately is proposed first.
    alice.click("#properties a[href='/tickets/149/transfer']").await;
    alice.click_text("DSI, Réseau et Wi-Fi, Prises réseau").await;
    alice.see("Pourquoi le transférer\u{202f}?").await;
    alice.click("form.act [name=stay]").await;
    alice.click("form.act button.btn--primary").await;
    alice.see("Ticket n° 149 transféré.").await;
    alice.see("a rejoint les invités du ticket").await;
    // Only that of the page that is no longer hers.
    let errors = alice.console_errors().await;
    assert!(errors.iter().all(|error| error.contains("/tickets/149 - ") && error.contains("404")), "{errors:?}");
    assert_eq!(david.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_invited_and_removed_and_the_ticket_waits() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let (_, alice) = at_a_new_ticket(&browser, &demo).await;
    alice.click("#properties a[href='/tickets/149/invite']").await;
    alice.see("Qui inviter\u{202f}?").await;
    alice.fill("dialog[open] [name=people]", "simon.ad").await;
    alice.see("Simon Adler").await;
    alice.press(Key::Down).await;
    alice.press(Key::Enter).await;
    alice.fill("dialog[open] textarea", "Ton avis ?").await;
    alice.click("dialog[open] button.btn--primary").await;
    alice.see("a invité Simon Adler").await;
    alice.click("#properties .invitees a").await;
    alice.see("Retirer des invités").await;
    alice.click("dialog[open] button.btn--primary").await;
    alice.see("Personne n’est invité à suivre ce ticket.").await;

    alice.click_text("Prendre en charge…").await;
    alice.click("dialog[open] button.btn--primary").await;
    alice.see("Vous êtes maintenant gestionnaire du ticket n° 149.").await;
    demo.goto(&alice, "/tickets/149/postpone").await;
    alice.click("form.act [name=recall][value=hand]").await;
    alice.fill("form.act textarea", "En attente d’une pièce.").await;
    alice.click("form.act button.btn--primary").await;
    alice.see("Reporté").await;
    alice.click_text("Rappeler…").await;
    alice.click("dialog[open] button.btn--primary").await;
    alice.see("En cours").await;

    alice.click("#properties a[href='/tickets/149/scope']").await;
    alice.click("dialog[open] [value=public]").await;
    alice.see("Des personnes qui n’ont pas de rôle sur le ticket pourront le lire.").await;
    alice.click("dialog[open] button.btn--primary").await;
    alice.see("Tout le monde peut lire le ticket.").await;
    alice.click("#properties a[href='/tickets/149/scope']").await;
    alice.click("dialog[open] [value=private]").await;
    alice.see("ne pourront plus le lire").await;
    alice.click("dialog[open] button.btn--primary").await;
    alice.see("Lu par le propriétaire").await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_by_keyboard_alone() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let (_, alice) = at_a_new_ticket(&browser, &demo).await;
    tab_to(&alice, "Inviter").await;
    alice.press(Key::Enter).await;
    alice.see("Qui inviter\u{202f}?").await;
    tab_to(&alice, "people").await;
    alice.press("simon.adler").await;
    tab_to(&alice, "Inviter").await;
    alice.press(Key::Enter).await;
    alice.see("a invité Simon Adler").await;

    tab_to(&alice, "Prendre en charge").await;
    alice.press(Key::Enter).await;
    alice.see("Vous deviendrez gestionnaire").await;
    tab_to(&alice, "Prendre en charge").await;
    alice.press(Key::Enter).await;
    alice.see("Vous êtes maintenant gestionnaire").await;

    demo.goto(&alice, "/tickets/149/postpone").await;
    tab_to(&alice, "Reporter").await;
    alice.press(Key::Enter).await;
    alice.see("Rappel prévu").await;
    tab_to(&alice, "Rappeler").await;
    alice.press(Key::Enter).await;
    tab_to(&alice, "Rappeler").await;
    alice.press(Key::Enter).await;
    alice.see("En cours").await;

    tab_to(&alice, "Changer la visibilité").await;
    alice.press(Key::Enter).await;
    alice.see("Qui d’autre verra le ticket").await;
    tab_to(&alice, "scope").await;
    alice.press(Key::Down).await;
    alice.see("Des personnes qui n’ont pas de rôle sur le ticket pourront le lire.").await;
    tab_to(&alice, "Changer la visibilité").await;
    alice.press(Key::Enter).await;
    alice.see("Tout le monde peut lire le ticket.").await;

    tab_to(&alice, "Transférer").await;
    alice.press(Key::Enter).await;
    alice.see("Où transférer ce ticket\u{202f}?").await;
    tab_to(&alice, "input").await;
    alice.press("rj45").await;
    tab_to(&alice, "to").await;
    alice.press(" ").await;
    tab_to(&alice, "Continuer").await;
    alice.press(Key::Enter).await;
    alice.see("Pourquoi le transférer\u{202f}?").await;
    tab_to(&alice, "stay").await;
    alice.press(" ").await;
    tab_to(&alice, "Transférer le ticket").await;
    alice.press(Key::Enter).await;
    alice.see("Ticket n° 149 transféré.").await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}
