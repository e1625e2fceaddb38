//! Managers in a real browser: added and given privileges by keyboard alone, removed on a telephone without scripts;
//! taken out of the members of a category while they hold tickets there.

use spec::browser::{Browser, Key, Page};
use spec::demo::Demo;

use super::{is_accessible, tab_to};

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
    demo.become_somebody(&page, "Alice Renaud").await;
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

/// Alice leaves Chauffage to herself alone, while Bruno holds tickets there.
async fn keeps_the_heating_to_herself(page: &Page, demo: &Demo) {
    demo.goto(page, "/departments/1/categories/2").await;
    page.fill("#search_words", "radiateur tiède").await;
    page.click_text("Ceux-ci seulement").await;
    page.click("[name=member][value='3']").await;
    page.click_text("Enregistrer la catégorie").await;
    page.see("Rien n’est encore enregistré").await;
    page.see("Bruno Keller").await;
    page.holds("#search_words", "radiateur tiède").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_holds_is_asked_before_a_category_is_saved() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    keeps_the_heating_to_herself(&page, &demo).await;
    is_accessible(&page).await;
    page.theme(true).await;
    is_accessible(&page).await;
    // To somebody, and to nobody: the question is still there, with what is missing.
    page.click("[name=fate][value=assign]").await;
    page.click(".cat-departing .btn--primary").await;
    page.see("À quel gestionnaire").await;
    page.has(1, "#assignee-error").await;
    is_accessible(&page).await;
    tab_to(&page, "Choisissez un gestionnaire").await;
    page.press("Chloé").await;
    page.click(".cat-departing .btn--primary").await;
    page.see("La catégorie est enregistrée.").await;
    // Only that of the form that came back.
    let errors = page.console_errors().await;
    assert!(errors.iter().all(|error| error.contains("422")), "{errors:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_holds_is_asked_on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(390, 844).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    keeps_the_heating_to_herself(&page, &demo).await;
    page.click("[name=fate][value=release]").await;
    page.click(".cat-departing .btn--primary").await;
    page.see("La catégorie est enregistrée.").await;
    assert_eq!(page.console_errors().await, Vec::<String>::new());
}
