//! The mails of reports: grouped or not, tried, suspended from the mail itself (E47, E48, E50, spec.md §9.4).

use domain::Preferences;
use domain::report::Profile;
use reqwest::header::CONTENT_TYPE;
use spec::story;
use spec::world::{Mail, World};

use crate::ground::{activates, asks, at, begins, comes, is_suspended, prefers, tomorrow, wants};

const SUSPEND: &str = "Suspendre les rapports quotidiens";

/// Alice manages both departments, each with a ticket, and wants her reports.
async fn two_departments(world: &World) {
    world.manages("alice", world.places.dsi).await;
    let odile = world.odile().await;
    odile.posts("Électricité", "Prise arrachée", "Voir le sujet.").await;
    odile.posts("Réseau", "Borne muette", "Voir le sujet.").await;
    begins(world).await;
    activates(world, "alice").await;
}

story!(fn e47_reports_due_together_come_in_one_mail, async |world| {
    two_departments(&world).await;
    let mail = tomorrow(&world, "alice").await;
    assert_eq!(mail.subject, "Rapport journalier");
    for said in ["Services Généraux", "Prise arrachée", "DSI", "Borne muette"] {
        mail.says(said);
    }
});

story!(fn e47_ungrouped_each_department_has_its_mail, async |world| {
    two_departments(&world).await;
    prefers(&world, "alice", |chosen| chosen.groups_reports = false).await;
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice", "alice"]);
    let mut subjects: Vec<String> = world.sent_to("alice").into_iter().map(|mail| mail.subject).collect();
    subjects.sort();
    assert_eq!(subjects, ["[DSI] Rapport journalier", "[Services Généraux] Rapport journalier"]);
});

story!(fn e48_tester_sends_at_once, async |world| {
    two_departments(&world).await;
    world.clock.set(at(&world, "2026-03-10T17:00"));
    let alice = world.account("alice").await;
    // Even suspended: she asked for this one.
    prefers(&world, "alice", |chosen| chosen.reports_suspended = true).await;
    assert_eq!(app::reports::send_now(&world.app, &alice, world.places.sg).await.expect("a report"), 1);
    assert_eq!(world.mailed().await, ["alice"]);
    let mail = world.mail_to("alice");
    assert_eq!(mail.subject, "[Services Généraux] Rapport journalier");
    mail.says("Vous avez demandé ce rapport d’essai.");
    mail.never_says("Borne muette");
    // It is none of the hours': the next one comes all the same.
    activates(&world, "alice").await;
    tomorrow(&world, "alice").await;
    // Nothing of what is set to Aucun, nor of somebody else's department.
    world.forget_mail();
    asks(&world, "alice", world.places.sg, |chosen| chosen.profile = Profile::None).await;
    assert_eq!(app::reports::send_now(&world.app, &alice, world.places.sg).await.expect("none"), 0);
    let odile = world.account("odile").await;
    assert!(app::reports::send_now(&world.app, &odile, world.places.sg).await.is_err());
    assert!(world.mailed().await.is_empty());
});

story!(fn e50_the_link_of_a_report_suspends_reports_once_confirmed, async |world| {
    two_departments(&world).await;
    let mail = tomorrow(&world, "alice").await;
    let alice = world.alice().await;
    for _ in 0..2 {
        let page = alice.get(&mail.link(SUSPEND)).await;
        assert!(page.text.contains("Vous ne recevrez plus aucun rapport quotidien"), "{page}");
        assert!(page.text.contains("Vous avez demandé ce rapport quotidien."), "{page}");
        assert!(!is_suspended(&world, "alice").await, "shown, not done");
    }
    let done = alice.get(&mail.link(SUSPEND)).await.form("suspend").submit().await;
    assert!(done.text.contains("C’est fait"), "{done}");
    assert!(is_suspended(&world, "alice").await);
    let again = alice.get(&mail.link(SUSPEND)).await;
    assert!(again.text.contains("C’est déjà fait"), "{again}");
    world.forget_mail();
    assert!(comes(&world, "2026-03-12T08:00").await.is_empty());
    // Somebody else's link changes nothing of theirs.
    let bruno = world.bruno().await.get(&mail.link(SUSPEND)).await;
    assert!(bruno.text.contains("Ce lien n’est pas pour vous"), "{bruno}");
});

/// What a mail program sends when its reader wants no more of these.
async fn one_click(world: &World, mail: &Mail) -> u16 {
    let address = mail.header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    let url = address.replace(world.app.site.public_url.as_str(), world.address());
    let request = reqwest::Client::new().post(url).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body("List-Unsubscribe=One-Click").send().await.expect("an answer").status().as_u16()
}

story!(fn the_button_of_a_mail_program_suspends_reports, async |world| {
    two_departments(&world).await;
    let mail = tomorrow(&world, "alice").await;
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert_eq!(mail.header("X-Guichet-Reason"), "daily-report");
    assert!(mail.header("List-Id").contains("<reports."), "{}", mail.header("List-Id"));
    assert_eq!(one_click(&world, &mail).await, 200);
    assert!(is_suspended(&world, "alice").await);
});

story!(fn a_report_says_why_it_came_and_where_to_change_it, async |world| {
    two_departments(&world).await;
    let mail = tomorrow(&world, "alice").await;
    mail.says("Pourquoi ce mail ?");
    mail.says("Vous gérez DSI : chaque jour ouvré à 8 h, les vôtres, ceux de vos catégories, puis tous ceux du service.");
    assert_eq!(mail.link("Vos préférences de gestionnaire"), "/preferences/monitoring");
    assert!(mail.text.contains(&mail.link(SUSPEND)), "{}", mail.text);
});

story!(fn rights_are_those_of_the_moment_at_which_it_leaves, async |world| {
    two_departments(&world).await;
    world.clock.set(at(&world, "2026-03-11T08:00"));
    world.follow_schedule().await;
    world.manages_no_more("alice", world.places.dsi).await;
    assert_eq!(world.mailed().await, ["alice"]);
    world.mail_to("alice").never_says("Borne muette");
    // Nothing is left to tell: not a word leaves.
    world.forget_mail();
    world.clock.set(at(&world, "2026-03-12T08:00"));
    world.follow_schedule().await;
    world.manages_no_more("alice", world.places.sg).await;
    assert!(world.mailed().await.is_empty());
});

story!(fn suspended_before_it_leaves_it_does_not, async |world| {
    two_departments(&world).await;
    world.clock.set(at(&world, "2026-03-11T08:00"));
    world.follow_schedule().await;
    prefers(&world, "alice", |chosen| chosen.reports_suspended = true).await;
    assert!(world.mailed().await.is_empty());
});

story!(fn an_empty_report_follows_the_preference, async |world| {
    begins(&world).await;
    for name in ["alice", "bruno"] {
        wants(&world, name, Profile::Managed).await;
    }
    prefers(&world, "bruno", |chosen: &mut Preferences| chosen.gets_empty_reports = false).await;
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice"]);
});
