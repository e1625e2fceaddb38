//! Canned responses in a real browser, by keyboard alone: two keystrokes insert one.

use spec::browser::{Browser, Key, Page, axe_is_installed};
use spec::demo::Demo;

use super::tab_to;

const ROOM: &str = "Bonjour,\n\nPouvez-vous préciser le bâtiment, l’étage et le numéro de la salle\u{202f}?\n\n\
                    Alice Renaud, Services Généraux";
const TOMORROW: &str = "Bonjour Sabine Walter,\n\nJe passe demain matin entre 8 h et 10 h. Si la salle est occupée, \
                        dites-le-moi ici.\n\nAlice Renaud";

/// Alice at a ticket of her department, in the dark or in the light.
async fn alice_at_a_ticket(browser: &Browser, demo: &Demo, width: u32, dark: bool) -> Page {
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    page.resize(width, 900).await;
    page.theme(dark).await;
    demo.goto(&page, "/tickets/148").await;
    page.see("Réponse enregistrée").await;
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn two_keystrokes_insert_a_response_at_the_caret() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let alice = alice_at_a_ticket(&browser, &demo, 1440, false).await;
    tab_to(&alice, "message").await;
    alice.press("Avant. Après.").await;
    for _ in "Après.".chars() {
        alice.press(Key::Left).await;
    }
    alice.press_holding(Key::Alt, 'r').await;
    alice.see("Passage demain matin").await;
    alice.press("1").await;
    alice.holds("#write textarea", &format!("Avant. {ROOM}Après.")).await;
    assert_eq!(alice.focused().await, "message", "where one was writing");
    // The browser takes it back as it takes back what is typed.
    alice.press_holding(Key::Control, 'z').await;
    alice.holds("#write textarea", "Avant. Après.").await;
    // With arrows, and with nothing chosen.
    alice.press_holding(Key::Alt, 'r').await;
    alice.see("Passage demain matin").await;
    alice.press(Key::Escape).await;
    assert_eq!(alice.focused().await, "message");
    alice.press_holding(Key::Alt, 'r').await;
    alice.see("Pièce commandée").await;
    for key in [Key::Down, Key::Down, Key::Up, Key::End, Key::Home] {
        alice.press(key).await;
    }
    alice.press(Key::Enter).await;
    alice.holds("#write textarea", &format!("Avant. {ROOM}Après.")).await;
    tab_to(&alice, "Commenter").await;
    alice.press(Key::Enter).await;
    alice.see("Message ajouté au ticket n° 148.").await;
    alice.see("Pouvez-vous préciser le bâtiment").await;
    demo.goto(&alice, "/responses").await;
    // Inserted twice in one message, it has served once more.
    alice.see("utilisée 32 fois").await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dialog_of_an_action_has_its_own_list() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let alice = alice_at_a_ticket(&browser, &demo, 390, true).await;
    alice.click_text("Assigner…").await;
    alice.see("À qui").await;
    alice.press_holding(Key::Alt, 'r').await;
    alice.see("Relance avant clôture").await;
    assert_eq!(violations(&alice).await, "");
    alice.press("4").await;
    alice.holds("dialog[open] textarea", TOMORROW).await;
    assert_eq!(alice.focused().await, "message");
    // By the mouse, below what is there.
    alice.click("dialog[open] button[data-responses]").await;
    alice.see("Double de clé").await;
    alice.click("dialog[open] [role=option]:first-child").await;
    alice.holds("dialog[open] textarea", &format!("{TOMORROW}{ROOM}")).await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

/// What axe-core finds, when it is there.
async fn violations(page: &Page) -> String {
    if !axe_is_installed() {
        return String::new();
    }
    page.axe().await.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_open_list_is_accessible() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    for (width, dark) in [(1440, false), (1440, true), (390, false), (390, true)] {
        let alice = alice_at_a_ticket(&browser, &demo, width, dark).await;
        alice.press_holding(Key::Alt, 'r').await;
        alice.see("Relance avant clôture").await;
        assert_eq!(violations(&alice).await, "", "{width} px, {dark}");
        alice.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_list_is_on_the_page_of_the_action() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    page.resize(390, 844).await;
    demo.goto(&page, "/tickets/148").await;
    page.fill("#write textarea", "Bonjour.").await;
    page.click("#write button[data-responses]").await;
    page.click_text("Insérer").await;
    page.holds("form.act textarea", &format!("Bonjour.\n\n{ROOM}")).await;
    page.click("form.act button.btn--primary").await;
    page.see("Message ajouté au ticket n° 148.").await;
}
