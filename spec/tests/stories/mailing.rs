//! S5–S9, E40, E42: who hears of what, once each, and what the mail says (R4–R6).

use domain::monitoring::{Grid, Level};
use spec::story;
use spec::world::{HTTPS, MESSAGE, ODILE, SUBJECT, Ticket, World};

/// S5: Odile has just posted a ticket in Électricité, and the mails have left.
async fn a_ticket_just_posted(world: &World) -> Ticket {
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.run_jobs().await;
    ticket
}

story!(fn s05_the_managers_of_the_service_are_mailed_of_a_new_ticket, async |world| {
    world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn s06_the_mail_shows_author_subject_and_content, async |world| {
    let ticket = a_ticket_just_posted(&world).await;
    let mail = world.mail_to("alice");
    assert_eq!(mail.subject, format!("[création Services Généraux n°{ticket}] {SUBJECT}"));
    for words in [ODILE, SUBJECT, MESSAGE] {
        mail.says(words);
    }
});

story!(fn s07_the_mail_contains_a_link_to_the_ticket, async |world| {
    let ticket = a_ticket_just_posted(&world).await;
    let mail = world.mail_to("alice");
    let address = format!("{}{}", world.address(), ticket.path());
    assert!(mail.links().contains(&("Voir le ticket".to_owned(), address.clone())), "{:?}", mail.links());
    assert!(mail.text.lines().any(|line| line == address), "{}", mail.text);
});

story!(fn s07_the_link_is_the_public_address_behind_a_proxy, at HTTPS, async |world| {
    let ticket = a_ticket_just_posted(&world).await;
    let mail = world.mail_to("alice");
    let address = format!("https://guichet.example{}", ticket.path());
    assert!(mail.links().contains(&("Voir le ticket".to_owned(), address.clone())), "{:?}", mail.links());
    assert!(mail.text.lines().any(|line| line == address), "{}", mail.text);
    assert!(!mail.text.contains(world.address()), "{}", mail.text);
});

story!(fn s08_the_manager_of_another_service_is_not_mailed, async |world| {
    a_ticket_just_posted(&world).await;
    assert_eq!(world.sent().len(), 3);
    assert!(world.sent_to("david").is_empty());
});

story!(fn s09_the_author_is_not_mailed_of_her_own_ticket, async |world| {
    a_ticket_just_posted(&world).await;
    assert_eq!(world.sent().len(), 3);
    assert!(world.sent_to("odile").is_empty());
});

story!(fn e40_nobody_is_mailed_of_what_they_did_themselves, async |world| {
    let complete = Grid::preset(Level::Complete).expect("a preset");
    for name in ["alice", "bruno"] {
        world.manager_is(name, world.places.sg, |manager| domain::Manager { monitoring: complete, ..manager }).await;
    }
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, "Je passe demain.").await;
    // Bruno, on the same level, shows that the level asks for this mail.
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn e42_taking_and_closing_makes_one_mail_about_the_closure, async |world| {
    let ticket = world.ticket().await;
    world.alice().await.does("take-and-close", ticket, "C’est réparé.").await;
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    assert_eq!(mail.subject, format!("[clôture Services Généraux n°{ticket}] {SUBJECT}"));
    mail.says("a pris le ticket en charge");
    mail.says("a clos le ticket");
    mail.says("C’est réparé.");
});

story!(fn a_mail_says_which_rule_sent_it_and_belongs_to_its_thread, async |world| {
    let ticket = a_ticket_just_posted(&world).await;
    let mail = world.mail_to("alice");
    mail.says("Vous gérez Services Généraux, niveau Moyenne : créations");
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert!(mail.header("Message-ID").starts_with(&format!("<{ticket}.1.")), "{}", mail.header("Message-ID"));
    assert!(mail.header("References").starts_with(&format!("<ticket-{ticket}@")), "{}", mail.header("References"));
    assert_eq!(mail.header("In-Reply-To"), mail.header("References"));
});

story!(fn each_reader_is_written_to_in_their_own_language, async |world| {
    let page = world.alice().await.get("/").await.form("language").submit().await.follows().await;
    assert!(page.html.contains("<html lang=\"en\""), "{page}");
    let ticket = a_ticket_just_posted(&world).await;
    let (english, french) = (world.mail_to("alice"), world.mail_to("bruno"));
    assert_eq!(english.subject, format!("[creation Services Généraux no. {ticket}] {SUBJECT}"));
    assert_eq!(english.link("Open the ticket"), ticket.path());
    assert_eq!(french.link("Voir le ticket"), ticket.path());
});

story!(fn who_has_lost_sight_of_the_ticket_meanwhile_is_not_written_to, async |world| {
    world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    store::managers::delete(&mut tx, world.places.sg, world.person("bruno")).await.expect("written");
    tx.commit().await.expect("committed");
    assert_eq!(world.mailed().await, ["alice", "chloe"]);
});
