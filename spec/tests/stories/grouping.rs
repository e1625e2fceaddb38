//! Mails that leave together: what somebody does on one ticket while it can be undone, and what a manager lets wait.

use domain::Manager;
use domain::monitoring::{Grid, Level, Pace};
use spec::story;
use spec::world::{CHLOE, Mail, Ticket, World};
use store::departures::{self, Room};
use store::outbox::State;

use crate::undoing::{is_over, nothing_leaves, ticket, ticket_held_by, window};

/// Hears of everything in Services Généraux, at this pace.
async fn hears_of_everything(world: &World, name: &str, pace: Pace) {
    let monitoring = Grid::preset(Level::Complete).expect("a preset");
    world.manager_is(name, world.places.sg, |manager| Manager { monitoring, pace, ..manager }).await;
}

async fn states(world: &World, ticket: Ticket, name: &str) -> Vec<State> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let fates = store::outbox::of_ticket(&mut conn, ticket.id()).await.expect("mails");
    let person = Some(world.person(name));
    fates.into_iter().filter(|fate| fate.person == person).map(|fate| fate.state).collect()
}

/// Who said what, in the order of the mail.
fn in_order(mail: &Mail, words: &[&str]) {
    let places: Vec<_> = words.iter().map(|words| mail.text.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words:?} at {places:?} in\n{}", mail.text);
}

story!(fn what_one_person_does_within_the_window_leaves_as_one_mail, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    alice.does("comment", ticket, "Je suis devant la porte.").await;
    world.clock.advance_seconds(5);
    alice.does("comment", ticket, "Elle est ouverte.").await;
    world.clock.advance_seconds(5);
    alice.does("close", ticket, "C’est réparé.").await;
    world.clock.advance_seconds(9);
    assert_eq!(world.mailed().await, Vec::<String>::new());
    world.clock.advance_seconds(1);
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    assert!(mail.subject.starts_with("[clôture Services Généraux"), "{}", mail.subject);
    in_order(&mail, &["Je suis devant la porte.", "Elle est ouverte.", "C’est réparé.", "Approuvez-vous la clôture"]);
    mail.says("Ce ticket est le vôtre.");
    assert_eq!(mail.text.matches("Ce ticket est le vôtre.").count(), 1, "the rule is said once");
    assert_eq!(states(&world, ticket, "odile").await[..], [State::Sent; 4][..], "one taking, three commands");
    nothing_leaves_again(&world).await;
});

async fn nothing_leaves_again(world: &World) {
    world.forget_mail();
    nothing_leaves(world).await;
}

story!(fn undoing_one_of_them_leaves_the_others, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    alice.does("comment", ticket, "Je suis devant la porte.").await;
    let page = alice.does("comment", ticket, "Mauvais ticket.").await;
    page.form("undo").submit().await;
    is_over_with_one_mail(&world).await;
    let mail = world.mail_to("odile");
    mail.says("Je suis devant la porte.");
    mail.never_says("Mauvais ticket.");
});

async fn is_over_with_one_mail(world: &World) {
    world.clock.advance_seconds(60);
    assert_eq!(world.mailed().await, ["odile"]);
}

story!(fn what_two_people_do_at_once_leaves_as_two_mails, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    alice.does("comment", ticket, "Je passe demain.").await;
    world.bruno().await.does("comment", ticket, "J’ai la clé.").await;
    alice.does("comment", ticket, "Merci.").await;
    world.clock.advance_seconds(60);
    assert_eq!(world.mailed().await, ["alice", "odile", "odile"]);
    let to_odile = world.sent_to("odile");
    in_order(&to_odile[0], &["Je passe demain.", "Merci."]);
    to_odile[1].says("J’ai la clé.");
});

story!(fn what_is_done_later_leaves_later, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    alice.does("comment", ticket, "Je passe demain.").await;
    world.clock.advance_seconds(10);
    alice.does("comment", ticket, "Plutôt jeudi.").await;
    world.clock.advance_seconds(60);
    assert_eq!(world.mailed().await, ["odile", "odile"]);
});

story!(fn a_manager_lets_the_mails_of_a_service_come_together, async |world| {
    hears_of_everything(&world, "chloe", Pace::FiveMinutes).await;
    let ticket = world.odile().await.posts("Électricité", "Le néon clignote", "Salle 12.").await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"], "a creation waits for nothing");
    world.forget_mail();
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    alice.does("take", ticket, "").await;
    world.clock.advance_seconds(120);
    bruno.does("comment", ticket, "J’ai un néon d’avance.").await;
    world.clock.advance_seconds(120);
    alice.does("close", ticket, "C’est changé.").await;
    let others = ["alice", "odile", "odile", "odile"];
    assert_eq!(world.mailed().await, others, "those who let nothing wait");
    world.forget_mail();
    world.clock.advance_seconds(60);
    assert_eq!(world.mailed().await, ["chloe"]);
    let mail = world.mail_to("chloe");
    assert!(mail.subject.starts_with("[clôture"), "{}", mail.subject);
    in_order(&mail, &["a pris le ticket en charge", "J’ai un néon d’avance.", "C’est changé."]);
    mail.says("Vous gérez Services Généraux, niveau Complète");
    nothing_leaves_again(&world).await;
});

story!(fn an_hour_is_an_hour_and_reopening_waits_for_nothing, async |world| {
    hears_of_everything(&world, "chloe", Pace::Hourly).await;
    let ticket = world.ticket_held_by(&world.alice().await).await;
    world.clock.advance_seconds(3600);
    world.mails_are_read().await;
    let alice = world.alice().await;
    alice.does("close", ticket, "C’est réparé.").await;
    world.odile().await.does("refuse-closure", ticket, "Toujours noir.").await;
    assert_eq!(world.mailed().await, ["alice", "odile"]);
    world.forget_mail();
    alice.does("close", ticket, "Cette fois oui.").await;
    alice.does("reopen", ticket, "Non, toujours pas.").await;
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile", "odile"], "a reopening is like a creation");
    world.mail_to("chloe").says("Non, toujours pas.");
    world.forget_mail();
    world.clock.advance_seconds(3599);
    assert_eq!(world.mailed().await, Vec::<String>::new());
    world.clock.advance_seconds(1);
    assert_eq!(world.mailed().await, ["chloe"]);
    in_order(&world.mail_to("chloe"), &["C’est réparé.", "Toujours noir.", "Cette fois oui."]);
});

story!(fn whoever_is_given_a_ticket_hears_of_it_at_once, async |world| {
    hears_of_everything(&world, "chloe", Pace::Hourly).await;
    let ticket = world.ticket().await;
    world.mails_are_read().await;
    let page = world.alice().await.opens(ticket).await;
    page.form("assign").choose("assignee", CHLOE).submit().await;
    assert_eq!(world.mailed().await, ["chloe", "odile"]);
});

story!(fn what_waited_is_not_sent_to_whoever_lost_sight_of_it, async |world| {
    hears_of_everything(&world, "chloe", Pace::Hourly).await;
    let ticket = world.ticket_held_by(&world.alice().await).await;
    world.clock.advance_seconds(3600);
    world.mails_are_read().await;
    let alice = world.alice().await;
    alice.does("comment", ticket, "Le disjoncteur est dans le local fermé.").await;
    alice.transfers(ticket, "DSI").await;
    world.clock.advance_seconds(3600);
    world.run_jobs().await;
    for mail in world.sent_to("chloe") {
        mail.never_says("disjoncteur");
    }
    assert!(states(&world, ticket, "chloe").await.contains(&State::Withheld));
});

// A worker that dies after the relay said yes, before it writes it down: what is said again is what was said.
story!(fn a_retry_says_what_was_first_said, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    alice.does("comment", ticket, "Je passe demain.").await;
    alice.does("comment", ticket, "Vers neuf heures.").await;
    world.clock.advance_seconds(20);
    let now = world.app.now();
    let mut tx = world.app.db.write().await.expect("a connection");
    let taken = departures::claim(&mut tx, now, now.plus_seconds(300), &Room::default()).await.expect("a read");
    tx.commit().await.expect("committed");
    let taken = taken.expect("a mail to Odile");
    assert_eq!(taken.led.len(), 1);
    alice.does("comment", ticket, "Ou dix heures.").await;
    world.clock.advance_seconds(400);
    assert_eq!(world.mailed().await, ["odile", "odile"]);
    let mut mails = world.sent_to("odile");
    mails.sort_by_key(|mail| !mail.header("Message-ID").contains(&taken.message_id));
    assert!(mails[0].header("Message-ID").contains(&taken.message_id));
    let news = mails[0].text.split("Voir le ticket").next().unwrap_or_default();
    assert!(news.contains("Vers neuf heures.") && !news.contains("Ou dix heures."), "{news}");
    mails[1].says("Ou dix heures.");
});

story!(fn a_window_that_is_over_holds_nothing_back, with window, async |world| {
    let ticket = ticket(&world).await;
    world.chloe().await.does("comment", ticket, "Je regarde.").await;
    is_over(&world).await;
    nothing_leaves(&world).await;
});
