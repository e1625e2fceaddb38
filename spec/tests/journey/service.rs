//! A service from nothing to its first ticket, in a real browser: an administrator creates it, somebody asks, its
//! manager reads. By mouse, by keyboard alone, and on a telephone without scripts.

use spec::browser::{Browser, Key, Page};
use spec::demo::Demo;

use super::{is_accessible, tab_to, tab_until};

const SERVICE: &str = "Vie de campus";
const MANAGER: &str = "Paul Jaubert";
const SUBJECT: &str = "Chauffe-eau de la chambre";
const MESSAGE: &str = "Résidence : … Chambre : …";

/// Nothing was wrong behind the page.
async fn is_quiet(page: &Page) {
    assert_eq!(page.console_errors().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_set_up_from_nothing_to_its_first_ticket() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let adam = browser.page(1440, 900).await;
    demo.become_somebody(&adam, "Adam Vasseur").await;
    adam.click_text("Services").await;
    adam.click_text("Nouveau service").await;
    is_accessible(&adam).await;
    adam.fill("#label", SERVICE).await;
    adam.fill("#long_label", "Vie de campus et résidences").await;
    adam.click_text("Créer le service").await;
    adam.see("Le service est créé.").await;
    is_accessible(&adam).await;

    // Each step leads to the next one.
    adam.click_text("lui donner une catégorie").await;
    adam.fill("#label", "Résidences").await;
    adam.click_text("Créer la catégorie").await;
    adam.see("La catégorie est enregistrée.").await;
    adam.click_text("Ajouter").await;
    adam.fill("#label", "Eau chaude").await;
    adam.click_text("Créer la catégorie").await;
    adam.see("La catégorie est enregistrée.").await;
    adam.fill("#subject", SUBJECT).await;
    adam.fill("#message", MESSAGE).await;
    adam.click_text("Enregistrer la catégorie").await;
    adam.see("La catégorie est enregistrée.").await;
    is_accessible(&adam).await;

    adam.click_text("lui donner un gestionnaire").await;
    adam.fill("#identifier", "jaub").await;
    adam.see(MANAGER).await;
    adam.click("[role=option]").await;
    adam.holds("#identifier", "paul.jaubert").await;
    adam.click_text("Ajouter un gestionnaire").await;
    adam.see("Paul Jaubert gère maintenant ce service.").await;
    is_accessible(&adam).await;

    adam.click_text("l’ouvrir aux demandes").await;
    adam.click_text("Ouvert aux demandes").await;
    adam.click_text("Enregistrer les propriétés").await;
    adam.see("ouvert aux demandes").await;
    adam.has(0, ".left-to-do").await;
    is_accessible(&adam).await;

    let odile = browser.page(1440, 900).await;
    demo.become_somebody(&odile, "Odile Fontanel").await;
    odile.click_text("Nouveau ticket").await;
    odile.fill("[data-filter=tree]", "eau chaude").await;
    odile.click_text("Eau chaude").await;
    odile.holds("#subject", SUBJECT).await;
    odile.holds("#message", MESSAGE).await;
    is_accessible(&odile).await;
    odile.click_text("Créer le ticket").await;
    odile.see("Ticket n° 149 créé.").await;

    let paul = browser.page(1440, 900).await;
    demo.become_somebody(&paul, MANAGER).await;
    paul.see(SUBJECT).await;
    is_accessible(&paul).await;
    for page in [&adam, &odile, &paul] {
        is_quiet(page).await;
    }
}

/// Goes to what says this, and presses Enter there.
async fn enters(page: &Page, wanted: &str) {
    tab_to(page, wanted).await;
    page.press(Key::Enter).await;
}

/// Goes to a field, and types.
async fn types(page: &Page, field: &str, text: &str) {
    tab_to(page, field).await;
    page.press(text).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_service_by_keyboard_alone() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    demo.goto(&page, "/demo").await;
    enters(&page, "Adam Vasseur").await;
    tab_until(&page, "Services", |focused| focused == "Services").await;
    page.press(Key::Enter).await;
    page.see("Ce que vous gérez").await;
    enters(&page, "Nouveau service").await;
    types(&page, "label", SERVICE).await;
    enters(&page, "Créer le service").await;
    page.see("Le service est créé.").await;

    enters(&page, "lui donner une catégorie").await;
    page.see("Elle hérite de tout").await;
    types(&page, "label", "Résidences").await;
    enters(&page, "Créer la catégorie").await;
    page.see("La catégorie est enregistrée.").await;
    enters(&page, "Ajouter").await;
    page.see("Elle hérite de tout").await;
    types(&page, "label", "Eau chaude").await;
    enters(&page, "Créer la catégorie").await;
    page.see("La catégorie est enregistrée.").await;
    types(&page, "subject", SUBJECT).await;
    types(&page, "message", MESSAGE).await;
    enters(&page, "Enregistrer la catégorie").await;
    page.see("La catégorie est enregistrée.").await;
    page.holds("#message", MESSAGE).await;

    enters(&page, "lui donner un gestionnaire").await;
    page.see("Qui aurait le prochain ticket").await;
    types(&page, "identifier", "jaub").await;
    page.see(MANAGER).await;
    page.press(Key::Down).await;
    page.press(Key::Enter).await;
    page.holds("#identifier", "paul.jaubert").await;
    enters(&page, "Ajouter un gestionnaire").await;
    page.see("Paul Jaubert gère maintenant ce service.").await;

    enters(&page, "l’ouvrir aux demandes").await;
    tab_to(&page, "enabled").await;
    page.press(" ").await;
    enters(&page, "Enregistrer les propriétés").await;
    page.see("C’est enregistré, et déjà appliqué.").await;
    page.has(0, ".left-to-do").await;

    demo.goto(&page, "/demo").await;
    enters(&page, "Odile Fontanel").await;
    enters(&page, "Nouveau ticket").await;
    enters(&page, SERVICE).await;
    enters(&page, "Résidences").await;
    // A branch is a category too; what is below it is walked through with the arrows.
    tab_to(&page, "category Résidences").await;
    page.press(Key::Down).await;
    assert!(page.focused().await.starts_with("category Eau chaude"), "{}", page.focused().await);
    page.press(Key::Enter).await;
    page.holds("#message", MESSAGE).await;
    enters(&page, "Créer le ticket").await;
    page.see("Ticket n° 149 créé.").await;

    demo.goto(&page, "/demo").await;
    enters(&page, MANAGER).await;
    page.see(SUBJECT).await;
    enters(&page, SUBJECT).await;
    page.see("Gestionnaire\naucun").await;
    is_accessible(&page).await;
    is_quiet(&page).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_service_on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let demo = Demo::start().await;
    let page = browser.page(390, 844).await;
    page.scripts(false).await;
    demo.become_somebody(&page, "Adam Vasseur").await;
    demo.goto(&page, "/departments").await;
    page.click_text("Nouveau service").await;
    page.fill("#label", SERVICE).await;
    page.click_text("Créer le service").await;
    page.see("Le service est créé.").await;

    page.click_text("lui donner une catégorie").await;
    page.fill("#label", "Résidences").await;
    page.click_text("Créer la catégorie").await;
    page.see("La catégorie est enregistrée.").await;
    page.click_text("Ajouter").await;
    page.fill("#label", "Eau chaude").await;
    page.click_text("Créer la catégorie").await;
    page.see("La catégorie est enregistrée.").await;
    page.fill("#subject", SUBJECT).await;
    page.fill("#message", MESSAGE).await;
    page.click_text("Enregistrer la catégorie").await;
    page.see("La catégorie est enregistrée.").await;

    page.click_text("lui donner un gestionnaire").await;
    page.click_text("Chercher dans l’annuaire").await;
    page.fill("[type=search][name=q]", "jaub").await;
    page.click_text("Chercher").await;
    page.click_text("Choisir Paul Jaubert").await;
    page.click_text("Ajouter un gestionnaire").await;
    page.see("Paul Jaubert gère maintenant ce service.").await;

    page.click_text("l’ouvrir aux demandes").await;
    page.click_text("Ouvert aux demandes").await;
    page.click_text("Enregistrer les propriétés").await;
    page.see("ouvert aux demandes").await;
    page.has(0, ".left-to-do").await;

    demo.become_somebody(&page, "Odile Fontanel").await;
    demo.goto(&page, "/tickets/new").await;
    page.click_text(SERVICE).await;
    page.click_text("Résidences").await;
    page.click_text("Eau chaude").await;
    page.click_text("Choisir cette catégorie").await;
    page.holds("#message", MESSAGE).await;
    page.click_text("Créer le ticket").await;
    page.see("Ticket n° 149 créé.").await;

    demo.become_somebody(&page, MANAGER).await;
    page.click_text(SUBJECT).await;
    page.see("Gestionnaire\naucun").await;
    is_quiet(&page).await;
}
