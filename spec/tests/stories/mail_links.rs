//! The links at the end of a mail: what sent it, and how to get no more of it (spec.md §8.5, RFC 8058).

use domain::monitoring::{Grid, Level};
use domain::report::{Hour, Settings};
use domain::{Alert, Manager};
use reqwest::header::{CONTENT_TYPE, ORIGIN};
use spec::story;
use spec::world::{Mail, Ticket, World};

const RULE: &str = "Changer cette règle";
const MUTE: &str = "Ne plus recevoir de mails sur ce ticket";
const REPORT: &str = "Recevoir plutôt un rapport quotidien";

/// A mail to Chloé, on Moyenne, about a ticket just created.
async fn creation(world: &World) -> (Ticket, Mail) {
    let ticket = world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    world.run_jobs().await;
    let mail = world.mail_to("chloe");
    world.forget_mail();
    (ticket, mail)
}

async fn level(world: &World, name: &str) -> Level {
    let mut conn = world.app.db.read().await.expect("a connection");
    let managers = store::managers::of_department(&mut conn, world.places.sg).await.expect("managers");
    let person = world.person(name);
    managers.into_iter().find(|manager| manager.person.id == person).expect("a manager").monitoring.level()
}

async fn is_muted(world: &World, ticket: Ticket, name: &str) -> bool {
    let mut conn = world.app.db.read().await.expect("a connection");
    store::mutes::of_ticket(&mut conn, ticket.id()).await.expect("mutes").contains(&world.person(name))
}

story!(fn the_rule_of_a_mail_is_changed_in_one_step_once_it_is_shown, async |world| {
    let (_, mail) = creation(&world).await;
    let chloe = world.chloe().await;
    let page = chloe.get(&mail.link(RULE)).await;
    for said in ["Vous gérez Services Généraux, niveau Moyenne", "du niveau Moyenne au niveau Minimale"] {
        assert!(page.text.contains(said), "{said}: {page}");
    }
    // Shown, as often as scanners like: nothing has changed.
    assert_eq!(level(&world, "chloe").await, Level::Medium);
    let done = page.form("rule").submit().await;
    assert!(done.text.contains("C’est fait"), "{done}");
    assert_eq!(level(&world, "chloe").await, Level::Minimal);
    creation_is_silent(&world).await;
    let again = chloe.get(&mail.link(RULE)).await;
    assert!(again.text.contains("C’est déjà fait"), "{again}");
});

async fn creation_is_silent(world: &World) {
    world.odile().await.posts("Électricité", "Encore", "Le palier est noir.").await;
    world.run_jobs().await;
    assert!(world.sent_to("chloe").is_empty());
    world.forget_mail();
}

story!(fn a_report_may_replace_what_a_level_tells, async |world| {
    let (_, mail) = creation(&world).await;
    let page = world.chloe().await.get(&mail.link(REPORT)).await;
    page.shows("Chaque jour ouvré à 8 h, un rapport vous montrera");
    page.shows("ils reprendront, ceux de vos autres services aussi");
    let chloe = world.person("chloe");
    let mut tx = world.app.db.write().await.expect("a transaction");
    let twice = Settings { second_hour: Hour::new(14), weekend: true, ..Settings::default() };
    store::reports::set_settings(&mut tx, world.places.sg, chloe, &twice).await.expect("written");
    tx.commit().await.expect("committed");
    let page = world.chloe().await.get(&mail.link(REPORT)).await;
    page.shows("Chaque jour à 8 h et à 14 h, un rapport vous montrera");
    page.form("report").submit().await;
    assert_eq!(level(&world, "chloe").await, Level::Minimal);
    let mut conn = world.app.db.read().await.expect("a connection");
    let preferences = store::preferences::of_person(&mut conn, world.person("chloe")).await.expect("a read");
    assert!(!preferences.reports_suspended, "her reports are on again");
});

story!(fn each_rule_has_its_own_change, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    // The owner.
    alice.does("comment", ticket, "J’arrive.").await;
    world.run_jobs().await;
    let mail = world.mail_to("odile");
    assert!(mail.links().iter().all(|(words, _)| words != REPORT), "a report is for managers");
    let page = world.odile().await.get(&mail.link(RULE)).await;
    page.form("rule").submit().await;
    assert!(!world.account("odile").await.wants(Alert::Own));
    world.forget_mail();
    // The holder.
    world.odile().await.does("comment", ticket, "Merci.").await;
    world.run_jobs().await;
    let page = world.alice().await.get(&world.mail_to("alice").link(RULE)).await;
    assert!(page.text.contains("du niveau Moyenne au niveau Aucune"), "{page}");
    page.form("rule").submit().await;
    assert_eq!(level(&world, "alice").await, Level::None);
});

story!(fn a_level_changed_since_is_found_as_it_is, async |world| {
    let (_, mail) = creation(&world).await;
    let none = Grid::preset(Level::None).expect("a preset");
    world.manager_is("chloe", world.places.sg, |manager| Manager { monitoring: none, ..manager }).await;
    let page = world.chloe().await.get(&mail.link(RULE)).await;
    assert!(page.text.contains("C’est déjà fait"), "{page}");
    assert_eq!(level(&world, "chloe").await, Level::None);
});

story!(fn a_ticket_is_muted_from_its_mail, async |world| {
    let (ticket, mail) = creation(&world).await;
    let chloe = world.chloe().await;
    let page = chloe.get(&mail.link(MUTE)).await;
    assert!(!is_muted(&world, ticket, "chloe").await, "shown is not done");
    page.form("mute").submit().await;
    assert!(is_muted(&world, ticket, "chloe").await);
    // Used again, it says so.
    let again = chloe.get(&mail.link(MUTE)).await;
    assert!(again.text.contains("C’est déjà fait"), "{again}");
});

story!(fn the_links_of_a_mail_are_its_readers, async |world| {
    let (ticket, mail) = creation(&world).await;
    for link in [RULE, MUTE, REPORT] {
        let path = mail.link(link);
        let bruno = world.bruno().await;
        let page = bruno.get(&path).await;
        assert_eq!(page.status, 403);
        assert!(page.text.contains("Ce lien n’est pas pour vous"), "{page}");
        assert!(!page.text.contains("Panne") && !page.text.contains("Services Généraux, niveau"), "{page}");
        // Nobody signed in: to the counter first, and back.
        let stranger = world.stranger().get(&path).await;
        assert!(stranger.header("location").starts_with("/sign-in?next="), "{}", stranger.header("location"));
        let tampered = format!("{}f/{}", &path[..path.rfind('/').expect("two parts") - 1], path.rsplit('/').next().unwrap_or(""));
        world.chloe().await.get(&tampered).await.is_not_found();
    }
    world.chloe().await.get("/mails//mute").await.is_not_found();
    assert!(!is_muted(&world, ticket, "chloe").await && !is_muted(&world, ticket, "bruno").await);
});

/// What a mail program sends, where its header says.
async fn one_click(world: &World, address: &str, body: &str, origin: Option<&str>) -> (u16, String) {
    let path = address.trim_start_matches(world.app.site.public_url.as_str());
    let url = format!("{}{path}", world.address());
    let mut request = reqwest::Client::new().post(url).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some(origin) = origin {
        request = request.header(ORIGIN, origin);
    }
    let answer = request.body(body.to_owned()).send().await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("a text"))
}

story!(fn the_button_of_a_mail_program_mutes_without_a_session, async |world| {
    let (ticket, mail) = creation(&world).await;
    let address = mail.header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert!(address.ends_with("/mute") && address.starts_with(world.app.site.public_url.as_str()), "{address}");
    // Anything else than what the standard says asks for a session.
    for body in ["", "on=1", "List-Unsubscribe=One-Click&on=1", "list-unsubscribe=one-click"] {
        let (status, _) = one_click(&world, &address, body, None).await;
        assert_ne!(status, 400, "{body}");
        assert!(!is_muted(&world, ticket, "chloe").await, "{body}");
    }
    let (status, _) = one_click(&world, &address, "List-Unsubscribe=One-Click", Some("https://ailleurs.example")).await;
    assert_eq!(status, 400, "a page of another site is no mail program");
    assert!(!is_muted(&world, ticket, "chloe").await);
    let told = one_click(&world, &address, "List-Unsubscribe=One-Click", None).await;
    assert_eq!(told.0, 200);
    assert!(is_muted(&world, ticket, "chloe").await);
    assert_eq!(told, one_click(&world, &address, "List-Unsubscribe=One-Click", None).await, "again");
    // A key that nobody knows is answered as any other, and the other changes want a session.
    let unknown = address.replace(&address[address.len() - 37..address.len() - 5], &"0".repeat(32));
    assert_eq!(told, one_click(&world, &unknown, "List-Unsubscribe=One-Click", None).await);
    let rule = address.replace("/mute", "/rule");
    let (status, _) = one_click(&world, &rule, "List-Unsubscribe=One-Click", None).await;
    assert_ne!(status, 200);
    assert_eq!(level(&world, "chloe").await, Level::Medium);
});

story!(fn a_mail_program_may_send_its_click_in_parts, async |world| {
    let (ticket, mail) = creation(&world).await;
    let address = mail.header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    let url = address.replace(world.app.site.public_url.as_str(), world.address());
    let part = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    let request = reqwest::Client::new().post(url).header(CONTENT_TYPE, "multipart/form-data; boundary=b");
    let answer = request.body(part).send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200);
    assert!(is_muted(&world, ticket, "chloe").await);
});

story!(fn machines_are_told_what_a_mail_is, async |world| {
    let (ticket, mail) = creation(&world).await;
    let host = world.app.site.public_url.host();
    assert_eq!(mail.header("X-Guichet-Ticket"), ticket.to_string());
    assert_eq!(mail.header("X-Guichet-Reason"), "manages-department");
    assert_eq!(mail.header("X-Guichet-Event"), "created");
    assert!(mail.header("List-Id").ends_with(&format!("<department-{}.{host}>", world.places.sg)), "{}", mail.header("List-Id"));
});
