//! What a manager is told, chosen in a real browser: by the mouse, by keyboard alone, on a telephone without scripts.

use spec::browser::{Browser, Key, Page, axe_is_installed};
use spec::demo::Demo;

use super::tab_to;

const COMPLETE: &str = "Un mail pour chaque événement de chaque ticket du service";
const MEDIUM: &str = "Un mail à chaque nouveau ticket du service";

async fn alice(browser: &Browser, demo: &Demo, width: u32, height: u32) -> Page {
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    page.resize(width, height).await;
    page
}

/// Is the choice of this value made under this name?
async fn is_chosen(page: &Page, name: &str, value: &str) -> bool {
    page.run(&format!("return document.querySelector('.svc-form [name={name}][value={value}]').checked")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_account_follows_the_mouse() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let alice = alice(&browser, &demo, 1440, 900).await;
    demo.goto(&alice, "/tickets").await;
    alice.click_text("Préférences").await;
    alice.click_text("Editer vos préférences de gestionnaire").await;
    alice.see(MEDIUM).await;
    alice.click("[name=level][value=complete]").await;
    alice.see(COMPLETE).await;
    // The three settings are there when they are wanted (S64), and keep their constraint by themselves (E45).
    alice.click("[name=level][value=custom]").await;
    alice.see("N’importe quel ticket").await;
    alice.click(".kind:nth-of-type(1) .seg label:nth-child(3)").await;
    assert!(is_chosen(&alice, "member", "always").await && is_chosen(&alice, "managed", "always").await);
    alice.click(".kind:nth-of-type(3) .seg label:nth-child(1)").await;
    assert!(is_chosen(&alice, "any", "never").await && is_chosen(&alice, "member", "never").await);
    alice.see("Aucun mail").await;
    alice.click_text("Annuler").await;
    alice.see(MEDIUM).await;
    alice.click("[name=level][value=complete]").await;
    alice.click_text("Enregistrer pour Services Généraux").await;
    alice.see("Réglages enregistrés pour Services Généraux").await;
    alice.see("Surveillance Complète").await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_is_chosen_by_keyboard_alone() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let alice = alice(&browser, &demo, 1440, 900).await;
    demo.goto(&alice, "/preferences").await;
    tab_to(&alice, "Editer vos préférences de gestionnaire").await;
    alice.press(Key::Enter).await;
    alice.see("Niveau de surveillance").await;
    tab_to(&alice, "level").await;
    alice.press(Key::Right).await;
    alice.see(COMPLETE).await;
    tab_to(&alice, "Enregistrer pour Services Généraux").await;
    alice.press(Key::Enter).await;
    alice.see("Réglages enregistrés pour Services Généraux").await;
    tab_to(&alice, "Suspendre la surveillance").await;
    alice.press(Key::Enter).await;
    alice.see("Surveillance suspendue").await;
    assert_eq!(alice.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    page.resize(390, 844).await;
    demo.goto(&page, "/preferences/monitoring").await;
    page.click("[name=level][value=complete]").await;
    page.click_text("Voir ce que je recevrais").await;
    page.see("Rien n’est encore enregistré").await;
    page.see(COMPLETE).await;
    page.click("[name=level][value=custom]").await;
    page.click(".kind:nth-of-type(2) .seg label:nth-child(1)").await;
    page.click_text("Enregistrer pour Services Généraux").await;
    page.see("ne peut pas prévenir moins que").await;
    page.click(".kind:nth-of-type(1) .seg label:nth-child(1)").await;
    page.click_text("Enregistrer pour Services Généraux").await;
    page.see("Réglages enregistrés pour Services Généraux").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_grid_and_its_errors_are_accessible_at_every_width() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    for (width, dark) in [(1440, false), (1440, true), (390, false), (390, true), (320, false)] {
        let alice = alice(&browser, &demo, width, 900).await;
        alice.theme(dark).await;
        demo.goto(&alice, "/preferences/monitoring").await;
        alice.click("[name=level][value=custom]").await;
        alice.see("N’importe quel ticket").await;
        let is_wider = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
        assert!(!alice.run(is_wider).await, "nothing sticks out at {width} px");
        // Past the script, as a forged form would.
        alice.run("document.querySelector('[name=member][value=never]').checked = true").await;
        alice.run("document.querySelector('[name=any][value=always]').checked = true").await;
        alice.click_text("Enregistrer pour Services Généraux").await;
        alice.see("ne peut pas prévenir moins que").await;
        if axe_is_installed() {
            let found = alice.axe().await.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            assert_eq!(found, "", "{width} px, dark: {dark}");
        }
        alice.close().await;
    }
}
