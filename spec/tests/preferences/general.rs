//! Language, start page, alerts; who finds the page, and how.

use domain::Alert;
use domain::preferences::StartPage;
use spec::story;
use spec::world::{World, french};

use super::preferred;

const PASSWORD: &str = "une phrase assez longue";

/// Signs somebody in at a new browser; where that leads.
async fn arrives(world: &World, name: &str) -> String {
    let address = world.has_password(name, PASSWORD).await;
    let page = world.stranger().signs_in(&address, PASSWORD).await;
    page.location.clone().unwrap_or_else(|| panic!("not signed in: {page}"))
}

story!(fn s58_the_way_to_the_preferences_of_a_manager, async |world| {
    let alice = world.alice().await;
    let list = alice.get("/tickets").await;
    let general = list.press("Préférences").await;
    let manager = general.press("Editer vos préférences de gestionnaire").await;
    assert_eq!(manager.status, 200, "{manager}");
    manager.shows("Surveillance et rapports");
    manager.shows("Enregistrer pour Services Généraux");
});

story!(fn a_requester_has_general_preferences_alone, async |world| {
    let odile = world.odile().await;
    let page = odile.get("/").await.press("Préférences").await;
    page.shows("Page de démarrage");
    page.never_says("Editer vos préférences de gestionnaire");
    odile.get("/preferences/monitoring").await.is_not_found();
    for path in ["/preferences/monitoring", "/preferences/monitoring/reports"] {
        odile.post(path, &[("switch", "monitoring_off")]).await.is_not_found();
    }
    world.adam().await.get("/preferences/monitoring").await.is_not_found();
});

story!(fn alerts_that_are_refused_are_not_sent, async |world| {
    let odile = world.odile().await;
    let form = odile.get("/preferences").await.form("preferences");
    for alert in ["own", "invited", "bookmarks", "expiry"] {
        assert_eq!(form.is_ticked(&format!("alert-{alert}")), Some(true), "{alert} is on at first");
    }
    form.untick("alert-own").untick("alert-expiry").submit().await.follows().await.shows("sont enregistrées");
    let mut conn = world.app.db.read().await.expect("a connection");
    let person = store::people::by_id(&mut conn, world.person("odile")).await.expect("a read").expect("Odile");
    drop(conn);
    let wants = [Alert::Own, Alert::Invited, Alert::Bookmarks, Alert::Expiry].map(|alert| person.wants(alert));
    assert_eq!(wants, [false, true, true, false]);
    let form = odile.get("/preferences").await.form("preferences");
    assert_eq!((form.is_ticked("alert-own"), form.is_ticked("alert-invited")), (Some(false), Some(true)));
    let ticket = world.ticket().await;
    world.mails_are_read().await;
    world.alice().await.does("comment", ticket, "Je passe demain.").await;
    assert!(!world.mailed().await.contains(&"odile".to_owned()), "she asked not to hear of her own tickets");
});

story!(fn the_language_is_that_of_the_pages_at_once, async |world| {
    let odile = world.odile().await;
    let form = odile.get("/preferences").await.form("preferences").choose("language", "English");
    let page = form.submit().await.follows().await;
    page.shows("Start page");
    assert_eq!(odile.cookie("guichet-language").as_deref(), Some("en"));
});

story!(fn the_start_page_is_where_one_arrives, async |world| {
    assert_eq!(arrives(&world, "alice").await, "/");
    for (choice, code, place) in [
        ("Tableau de bord", StartPage::Board, "/tickets"),
        ("Signets", StartPage::Bookmarks, "/tickets?view=bookmarks"),
        ("Préférences", StartPage::Preferences, "/preferences"),
        ("Mes tickets", StartPage::Home, "/"),
    ] {
        let form = world.alice().await.get("/preferences").await.form("preferences");
        form.choose("start", choice).submit().await.follows().await;
        assert_eq!(preferred(&world, "alice").await.start_page, code);
        assert_eq!(arrives(&world, "alice").await, place);
    }
    // Nobody is offered a board that they do not have.
    let form = world.odile().await.get("/preferences").await.form("preferences");
    assert_eq!(form.choices("start"), ["Mes tickets", "Signets", "Préférences"]);
    form.choose("start", "Signets").submit().await.follows().await;
    assert_eq!(arrives(&world, "odile").await, "/#home-bookmarks");
});

story!(fn general_preferences_that_are_no_choice_of_ours_are_refused, async |world| {
    let odile = world.odile().await;
    let page = odile.get("/preferences").await;
    for (field, value) in [("language", "de"), ("start", "nowhere"), ("start", "")] {
        let sent = page.form("preferences").untick("alert-own").forge(field, value).submit().await;
        assert_eq!(sent.status, 422, "{sent}");
        sent.shows(&french("refusal-unknown-value"));
        assert_eq!(sent.form("preferences").is_ticked("alert-own"), Some(false), "what was chosen is kept");
    }
    // Changed on another screen meanwhile.
    page.form("preferences").untick("alert-invited").submit().await.follows().await;
    let late = page.form("preferences").untick("alert-own").submit().await;
    late.is_refused_with(409, &french("refusal-changed-meanwhile"));
    late.form("preferences").submit().await.follows().await.shows("sont enregistrées");
});
