//! Managers in a real browser: added and given privileges by keyboard alone, removed on a telephone without scripts.

use spec::browser::{Browser, Key};
use spec::demo::Demo;

use super::tab_to;

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_is_added_and_given_privileges_by_keyboard_alone() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    demo.goto(&page, "/departments/1/managers").await;
    page.see("Qui aurait le prochain ticket").await;
    tab_to(&page, "identifier").await;
    page.press("jaub").await;
    // The directory proposes him; choosing fills the field.
    page.see("Paul Jaubert").await;
    page.press(Key::Down).await;
    page.press(Key::Enter).await;
    page.holds("#identifier", "paul.jaubert").await;
    tab_to(&page, "Ajouter un gestionnaire").await;
    page.press(Key::Enter).await;
    page.see("Paul Jaubert gère maintenant ce service.").await;

    tab_to(&page, "privilege-refuse").await;
    page.press(" ").await;
    tab_to(&page, "privilege-manage_managers").await;
    page.press(" ").await;
    tab_to(&page, "rate").await;
    page.press_holding(Key::Control, 'a').await;
    page.press("60").await;
    tab_to(&page, "Mettre à jour le gestionnaire").await;
    page.press(Key::Enter).await;
    page.see("C’est enregistré, et déjà appliqué.").await;
    let saved = "const it = (name) => document.querySelector(`[name='${name}']`);
        return !it('privilege-refuse').checked && it('privilege-manage_managers').checked && it('privilege-assign').checked
            && it('rate').value === '60';";
    assert!(page.run(saved).await, "{}", page.text().await);
    assert_eq!(page.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_is_removed_on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(390, 844).await;
    page.scripts(false).await;
    demo.goto(&page, "/demo").await;
    page.click_text("Alice Renaud").await;
    demo.goto(&page, "/departments/1/managers").await;
    page.click_text("Bruno Keller").await;
    page.see("Taux de disponibilité").await;
    page.click_text("Supprimer le gestionnaire").await;
    page.see("Que deviennent ces tickets").await;
    page.click("button.btn--danger").await;
    page.see("Dites ce que devien").await;
    page.click("[name=fate][value=release]").await;
    page.click("button.btn--danger").await;
    page.see("Cette personne ne gère plus ce service.").await;
}
