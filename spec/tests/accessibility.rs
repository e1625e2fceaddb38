//! axe-core on every page, light and dark, on a desk and on a telephone: no violation at all (guarantees P41).

#[path = "accessibility/visits.rs"]
mod visits;

use spec::browser::{Browser, Page, axe_is_installed, not_run};
use spec::demo::Demo;
use visits::Visit;

/// A desk and a telephone.
const VIEWPORTS: [(u32, u32); 2] = [(1440, 900), (390, 844)];

/// The addresses of two tickets of Alice's that are found by their subjects: one transferred with an invitee, one
/// postponed.
async fn found(page: &Page, demo: &Demo) -> [(&'static str, String); 2] {
    let mut places = Vec::new();
    for subject in ["Prises de courant inaccessibles dans l’amphi Curie", "Deux prises de plus pour les bornes"] {
        demo.goto(page, "/tickets?view=mine").await;
        page.click_text(subject).await;
        page.see("Historique").await;
        let url = page.url().await;
        let number = url.split('/').next_back().and_then(|last| last.split('?').next()).unwrap_or_default();
        places.push(format!("/tickets/{number}"));
    }
    let [curie, bikes] = places.try_into().expect("two tickets");
    [("/tickets/CURIE", curie), ("/tickets/BIKES", bikes)]
}

async fn violations(page: &Page, path: &str, view: &str) -> Vec<String> {
    page.axe().await.into_iter().map(|violation| format!("{path} ({view}): {violation}")).collect()
}

async fn audit(visits: &[Visit]) {
    let Some(browser) = Browser::start().await else { return };
    if !axe_is_installed() {
        return not_run("axe-core is not installed");
    }
    let demo = Demo::start().await;
    let mut found = Vec::new();
    let alice = browser.page(1440, 900).await;
    demo.become_somebody(&alice, "Alice Renaud").await;
    let places = self::found(&alice, &demo).await;
    alice.close().await;
    for ((person, paths), (width, height)) in visits.iter().flat_map(|visit| VIEWPORTS.map(|size| (visit, size))) {
        let page = browser.page(width, height).await;
        if !person.is_empty() {
            demo.become_somebody(&page, person).await;
        }
        for path in *paths {
            let path = places.iter().fold((*path).to_owned(), |path, (name, place)| path.replace(name, place));
            demo.goto(&page, &path).await;
            for dark in [false, true] {
                page.theme(dark).await;
                let view = format!("{width} px, {}", if dark { "dark" } else { "light" });
                found.extend(violations(&page, &path, &view).await);
            }
        }
        page.close().await;
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_counter() {
    audit(visits::AT_THE_COUNTER).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists() {
    audit(visits::LISTS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tickets() {
    audit(visits::TICKETS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn actions() {
    audit(visits::ACTIONS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_ones_own() {
    audit(visits::OWN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn categories() {
    audit(visits::CATEGORIES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn managers() {
    audit(visits::MANAGERS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn administration() {
    audit(visits::ADMINISTRATION).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_links_of_mails_lead() {
    let Some(browser) = Browser::start().await else { return };
    if !axe_is_installed() {
        return not_run("axe-core is not installed");
    }
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    let mut found = Vec::new();
    demo.become_somebody(&page, "Alice Renaud").await;
    page.resize(390, 844).await;
    for (mail, changes) in [("création", &["rule", "mute", "report"][..]), ("Rapport journalier", &["suspend"])] {
        demo.goto(&page, "/demo/mail").await;
        let newest = format!(
            "const all = [...document.querySelectorAll('a[href^=\"/demo/mail/\"]')];\
             all.find((one) => one.innerText.includes('alice.renaud') && one.innerText.includes('{mail}')).click();\
             return true"
        );
        assert!(page.run(&newest).await);
        page.has(1, &format!("iframe[title*='{mail}']")).await;
        let html = format!("{}/html", page.url().await);
        for change in changes {
            page.goto(&html).await;
            page.click(&format!("a[href$='/{change}']")).await;
            page.has(1, "form.act").await;
            found.extend(violations(&page, &format!("{mail}: {change}"), "390 px").await);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_with_errors_and_open_dialogs() {
    let Some(browser) = Browser::start().await else { return };
    if !axe_is_installed() {
        return not_run("axe-core is not installed");
    }
    let demo = Demo::start().await;
    let page = browser.page(1440, 900).await;
    demo.become_somebody(&page, "Alice Renaud").await;
    let mut found = Vec::new();

    demo.goto(&page, "/tickets/new?category=1").await;
    page.fill("#subject", "\u{3000}\u{200b}").await;
    page.click_text("Créer le ticket").await;
    page.see("Donnez un sujet").await;
    found.extend(violations(&page, "/tickets", "refused").await);

    demo.goto(&page, "/tickets/148").await;
    page.click_text("Assigner…").await;
    page.see("À qui").await;
    found.extend(violations(&page, "/tickets/148", "a dialog open").await);

    demo.goto(&page, "/tickets/148").await;
    page.click("#properties a[href='/tickets/148/invite']").await;
    page.see("Qui inviter").await;
    found.extend(violations(&page, "/tickets/148", "a dialog fetched").await);
    demo.goto(&page, "/tickets/148/invite").await;
    page.fill("form.act [name=people]", "personne.du.tout").await;
    page.click("form.act button.btn--primary").await;
    page.see("personne.du.tout").await;
    found.extend(violations(&page, "/tickets/148/invite", "refused").await);

    demo.goto(&page, "/tickets?view=free").await;
    let other = browser.page(1440, 900).await;
    demo.become_somebody(&other, "Bruno Keller").await;
    page.click_text("Prendre").await;
    page.see("Et ensuite").await;
    let late = page.url().await;
    other.goto(&late).await;
    other.click("form.act button.btn--primary").await;
    other.see("Vous êtes maintenant gestionnaire").await;
    page.fill("form.act textarea", "Je passe ce matin.").await;
    page.click("form.act button.btn--primary").await;
    page.see("a été modifié").await;
    found.extend(violations(&page, &late, "a conflict").await);

    let stranger = browser.page(1440, 900).await;
    demo.goto(&stranger, "/sign-in").await;
    stranger.fill("[name=address]", "personne@deux-rives.example").await;
    stranger.fill("[name=password]", "au hasard").await;
    stranger.click("form button.btn--primary").await;
    found.extend(violations(&stranger, "/sign-in", "refused").await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
