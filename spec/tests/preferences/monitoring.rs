//! What managers choose, department by department.

use domain::Manager;
use domain::monitoring::{Behaviour, Grid, Level, Pace};
use domain::report::{Hour, Profile, Settings};
use spec::story;
use spec::world::{Engine, World};

use super::{MONITORING, form, preferred, stored};
use Behaviour::{Always, Creation, Never};

story!(fn s59_a_level_is_that_of_one_department, async |world| {
    world.manages("alice", world.places.dsi).await;
    let page = world.alice().await.get(MONITORING).await;
    let saved = form(&page, world.places.sg).choose("level", "Complète").submit().await.follows().await;
    saved.shows("Réglages enregistrés pour Services Généraux");
    assert_eq!(stored(&world, "alice", world.places.sg).await.0.level(), Level::Complete);
    assert_eq!(stored(&world, "alice", world.places.dsi).await.0.level(), Level::Medium);
    assert_eq!(form(&saved, world.places.dsi).value("level"), "medium");
});

story!(fn s60_a_new_manager_is_on_medium, async |world| {
    world.manages("paul", world.places.sg).await;
    let page = world.paul().await.get(MONITORING).await;
    assert_eq!(form(&page, world.places.sg).value("level"), "medium");
    page.shows("Surveillance Moyenne");
    page.shows("Un mail à chaque nouveau ticket du service");
});

story!(fn s64_custom_has_three_settings_with_three_answers, async |world| {
    let page = world.alice().await.get(MONITORING).await;
    for kind in ["N’importe quel ticket", "Ticket d’une catégorie membre", "Ticket pris en charge"] {
        page.shows(kind);
    }
    let custom = form(&page, world.places.sg).choose("level", "Personnalisée");
    for name in ["any", "member", "managed"] {
        assert_eq!(custom.choices(name), ["Jamais", "Création", "Toujours"], "{name}");
    }
    let custom = custom.choose("any", "Jamais").choose("member", "Création").choose("managed", "Toujours");
    custom.submit().await.follows().await.shows("Réglages enregistrés");
    let grid = stored(&world, "alice", world.places.sg).await.0;
    assert_eq!(grid, Grid { any: Never, category: Creation, managed: Always });
    let page = world.alice().await.get(MONITORING).await;
    let form = form(&page, world.places.sg);
    assert_eq!([form.value("level"), form.value("any"), form.value("member")], ["custom", "never", "creation"]);
});

story!(fn each_thing_of_a_department_is_saved, async |world| {
    let page = world.alice().await.get(MONITORING).await;
    let form = form(&page, world.places.sg).choose("level", "Minimale");
    let form = form.choose("pace", "groupés par ticket, toutes les heures");
    let form = form.choose("report", "les tickets que vous avez en charge");
    let form = form.choose("hour", "7 h").choose("second_hour", "13 h").tick("weekend");
    form.submit().await.follows().await.shows("Surveillance Minimale · rapports à 7 h et 13 h");
    let (grid, report) = stored(&world, "alice", world.places.sg).await;
    assert_eq!(grid.level(), Level::Minimal);
    let hour = |hour| Hour::new(hour).expect("an hour");
    let wanted = Settings { profile: Profile::Managed, hour: hour(7), second_hour: Some(hour(13)), weekend: true };
    assert_eq!(report, wanted);
    let mut conn = world.app.db.read().await.expect("a connection");
    let managers = store::managers::of_department(&mut conn, world.places.sg).await.expect("managers");
    drop(conn);
    let alice = managers.iter().find(|manager| manager.person.id == world.person("alice")).expect("Alice");
    assert_eq!((alice.pace, alice.is_available, alice.rate), (Pace::Hourly, true, 100), "and nothing else");
});

story!(fn the_account_follows_the_setting_and_saves_nothing, async |world| {
    let page = world.chloe().await.get(MONITORING).await;
    // Plomberie is not hers.
    page.shows("Un ticket est créé dans « Plomberie », hors de vos catégories un mail");
    page.shows("Un collègue commente ou clôt un ticket de « Plomberie » rien");
    let custom = form(&page, world.places.sg).choose("level", "Personnalisée").choose("any", "Jamais");
    let seen = custom.forge("preview", "1").submit().await;
    assert_eq!(seen.status, 200, "{seen}");
    seen.shows("Rien n’est encore enregistré");
    seen.shows("Un ticket est créé dans « Plomberie », hors de vos catégories rien");
    seen.shows("Un ticket est créé dans « Électricité » un mail");
    seen.shows("On vous répond sur un ticket de « Électricité » que vous avez pris en charge un mail");
    assert_eq!(stored(&world, "chloe", world.places.sg).await.0, Grid::default());
    // What was looked at can be saved from there.
    form(&seen, world.places.sg).submit().await.follows().await;
    assert_eq!(stored(&world, "chloe", world.places.sg).await.0.any, Never);
});

story!(fn e48_tester_saves_the_setting_and_sends_the_report, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.get(MONITORING).await;
    let asked = form(&page, world.places.sg).choose("report", "tous les tickets ouverts du service").choose("hour", "7 h");
    let tried = asked.forge("try", "1").submit().await.follows().await;
    tried.shows("Réglages enregistrés pour Services Généraux. Le rapport d’essai part maintenant.");
    assert_eq!(stored(&world, "alice", world.places.sg).await.1.hour, Hour::new(7).expect("an hour"));
    assert_eq!(world.mailed().await, ["alice"]);
    world.mail_to("alice").says(&ticket.to_string());
    world.forget_mail();
    // What is asked for no report sends none, and says so; what does not do sends none either.
    let none = form(&tried, world.places.sg).choose("report", "rien").forge("try", "1");
    none.submit().await.follows().await.shows("rien n’est parti");
    let page = world.alice().await.get(MONITORING).await;
    let wrong = form(&page, world.places.sg).forge("hour", "25").forge("try", "1").submit().await;
    assert_eq!(wrong.status, 422, "{wrong}");
    assert!(world.mailed().await.is_empty());
});

story!(fn suspending_keeps_the_settings, async |world| {
    let alice = world.alice().await;
    let page = alice.get(MONITORING).await;
    form(&page, world.places.sg).choose("level", "Complète").submit().await;
    let page = alice.get(MONITORING).await.press("Suspendre la surveillance").await.follows().await;
    page.shows("Surveillance suspendue");
    page.shows("ceci vaudra quand vous l’activerez");
    assert!(preferred(&world, "alice").await.monitoring_suspended);
    assert_eq!(stored(&world, "alice", world.places.sg).await.0.level(), Level::Complete);
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    assert_eq!(world.mailed().await, ["bruno", "chloe"]);
    world.forget_mail();
    alice.get(MONITORING).await.press("Activer la surveillance").await.follows().await.shows("Surveillance active");
    world.odile().await.posts("Électricité", "Encore", "Le hall est noir.").await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn reports_are_suspended_grouped_and_skipped_when_empty, async |world| {
    let alice = world.alice().await;
    let page = alice.get(MONITORING).await.press("Activer les rapports quotidiens").await.follows().await;
    page.shows("Rapports quotidiens actifs");
    assert!(!preferred(&world, "alice").await.reports_suspended);
    let all = page.form("reports");
    assert_eq!((all.is_ticked("group"), all.is_ticked("empty")), (Some(true), Some(true)));
    all.untick("group").untick("empty").submit().await.follows().await.shows("sont enregistrées");
    let present = preferred(&world, "alice").await;
    assert_eq!((present.groups_reports, present.gets_empty_reports), (false, false));
    assert!(!present.reports_suspended && !present.monitoring_suspended, "the switches are left");
    alice.get(MONITORING).await.press("Suspendre les rapports quotidiens").await.follows().await;
    assert!(preferred(&world, "alice").await.reports_suspended);
});

/// What mails lead to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_leads_to_the_settings_of_its_department() {
    let world = World::start(Engine::Sqlite).await.expect("SQLite is always there");
    world.manager_is("alice", world.places.sg, |alice| Manager { ..alice }).await;
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    world.run_jobs().await;
    let change = world.alice().await.follows(&world.mail_to("alice"), "Changer cette règle").await;
    let settings = change.press("Tous vos réglages").await;
    settings.shows("Enregistrer pour Services Généraux");
    assert_eq!(settings.count(&format!("#d{}", world.places.sg)), 1);
    let link = world.mail_to("alice").link("Vos préférences");
    assert!(link.ends_with(&format!("/preferences/monitoring#d{}", world.places.sg)), "{link}");
    world.leave_mail();
}
