//! A comment corrected: by whom, and what it said before (A36, spec.md §4.5).

use domain::{Privilege, Refusal};
use spec::story;
use spec::world::{ADAM, CHLOE, Client, Form, ODILE, Ticket, World, letting, why};

const WRONG: &str = "C’est la salle B 204.";
const RIGHT: &str = "C’est la salle B 205.";

/// Where the message is corrected.
async fn address(world: &World, ticket: Ticket, words: &str) -> String {
    format!("{}?event={}", ticket.action("edit"), world.message(ticket, words).await)
}

async fn form(world: &World, client: &Client, ticket: Ticket, words: &str) -> Form {
    client.get(&address(world, ticket, words).await).await.form("edit")
}

/// A forged correction.
async fn forges(world: &World, client: &Client, ticket: Ticket, words: &str, refusal: &Refusal) {
    let before = world.stored().await;
    let event = world.message(ticket, words).await.to_string();
    let version = world.row(ticket).await.version.to_string();
    let fields = [("version", version.as_str()), ("event", &event), ("scope", "default"), ("message", "Autre chose.")];
    client.post(&ticket.action("edit"), &fields).await.is_refused_with(409, &why(refusal));
    assert_eq!(world.stored().await, before);
}

story!(fn the_author_corrects_the_last_word, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let odile = world.odile().await;
    let page = odile.does("comment", ticket, WRONG).await;
    world.mails_are_read().await;
    assert_eq!(page.count(&format!("a[href='{}']", address(&world, ticket, WRONG).await)), 1, "{page}");
    let form = form(&world, &odile, ticket, WRONG).await;
    assert_eq!(form.value("message"), WRONG);
    let page = form.fill("message", RIGHT).submit().await.follows().await;
    page.history_says(&[ODILE, RIGHT]);
    // What it said before is still there, said to be of before.
    assert_eq!(page.count(".thread blockquote.earlier"), 1, "{page}");
    assert!(page.html.contains(WRONG), "{page}");
    assert_eq!(page.history().len(), 3, "a correction is no entry of its own: {page}");
    assert_eq!(world.mailed().await, ["alice"]);
    world.mail_to("alice").says(RIGHT);
    // Each correction adds one.
    let form = odile.get(&address(&world, ticket, WRONG).await).await.form("edit");
    let page = form.fill("message", "C’est la salle B 206.").submit().await.follows().await;
    assert_eq!(page.count(".thread blockquote.earlier"), 2, "{page}");
    world.leave_mail();
});

story!(fn what_was_between_managers_stays_between_them, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let note = alice.opens(ticket).await.form("comment").fill("message", WRONG).choose("scope", "manager");
    note.submit().await.follows().await;
    let correction = form(&world, &alice, ticket, WRONG).await;
    assert_eq!(correction.value("scope"), "manager", "its readers, unless others are chosen");
    let correction = correction.fill("message", RIGHT).choose("scope", "default");
    let page = correction.submit().await.follows().await;
    page.history_says(&[RIGHT]);
    assert!(page.html.contains(WRONG), "{page}");
    let page = world.odile().await.opens(ticket).await;
    page.history_says(&[RIGHT]);
    assert!(!page.html.contains(WRONG), "{page}");
    world.run_jobs().await;
    assert!(world.sent_to("odile").iter().all(|mail| !mail.text.contains(WRONG) && !mail.html.contains(WRONG)));
});

story!(fn once_somebody_has_spoken_it_is_said, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let odile = world.odile().await;
    odile.does("comment", ticket, WRONG).await;
    alice.does("comment", ticket, "J’y vais.").await;
    world.mails_are_read().await;
    assert_eq!(odile.opens(ticket).await.count("a[href*='/edit?']"), 0);
    forges(&world, &odile, ticket, WRONG, &Refusal::NotTheLastWord).await;
});

story!(fn nobody_corrects_the_words_of_others, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_with_invitees("ines").await;
    alice.does("take", ticket, "").await;
    world.odile().await.does("comment", ticket, WRONG).await;
    world.mails_are_read().await;
    for person in [&alice, &world.bruno().await, &world.ines().await] {
        assert_eq!(person.opens(ticket).await.count("a[href*='/edit?']"), 0);
        forges(&world, person, ticket, WRONG, &Refusal::NotTheAuthor).await;
    }
    let event = world.message(ticket, WRONG).await.to_string();
    let fields = [("version", "4"), ("event", &event), ("message", "Autre chose.")];
    world.paul().await.post(&ticket.action("edit"), &fields).await.is_not_found();
});

story!(fn copy_editors_correct_any_comment, async |world| {
    world.manager_is("chloe", world.places.sg, letting(Privilege::ManageManagers)).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    world.odile().await.does("comment", ticket, WRONG).await;
    alice.does("comment", ticket, "J’y vais.").await;
    world.mails_are_read().await;
    let chloe = world.chloe().await;
    let page = form(&world, &chloe, ticket, WRONG).await.fill("message", RIGHT).submit().await.follows().await;
    // Whose words they are, and who corrected them.
    page.history_says(&[ODILE, RIGHT, CHLOE, WRONG]);
    assert_eq!(world.mailed().await, ["alice", "odile"]);
    world.forget_mail();
    let adam = world.adam().await;
    let page = form(&world, &adam, ticket, "J’y vais.").await.fill("message", "J’y cours.").submit().await;
    page.follows().await.history_says(&["J’y cours.", ADAM]);
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});

story!(fn a_manager_may_correct_without_a_mail, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, WRONG).await;
    world.mails_are_read().await;
    let form = form(&world, &alice, ticket, WRONG).await;
    assert_eq!(form.is_ticked("quiet"), Some(false));
    form.tick("quiet").fill("message", RIGHT).submit().await.follows().await.history_says(&[RIGHT]);
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn corrections_that_do_not_do, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let odile = world.odile().await;
    odile.does("comment", ticket, WRONG).await;
    world.mails_are_read().await;
    let before = world.stored().await;
    let form = async || form(&world, &odile, ticket, WRONG).await;
    form().await.submit().await.is_refused_with(422, &why(&Refusal::Unchanged));
    form().await.fill("message", " \n").submit().await.is_refused_with(422, &why(&Refusal::MessageMissing));
    let long = "é".repeat(8193);
    let page = form().await.fill("message", &long).submit().await;
    page.is_refused_with(422, &why(&Refusal::TextTooLong { found: 8193, max: 8192 }));
    assert_eq!(page.form("edit").value("message"), long);
    // What nobody said cannot be corrected: taking the ticket is no message.
    let taken = world.first_silent_entry(ticket).await.to_string();
    for event in [taken.as_str(), "0", "999999", "", "x"] {
        let page = form().await.forge("event", event).fill("message", RIGHT).submit().await;
        page.is_refused_with(409, &why(&Refusal::MessageGone));
        let page = odile.get(&format!("{}?event={event}", ticket.action("edit"))).await;
        assert!(page.status < 500, "{event}: {page}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn words_between_managers_stay_there_once_corrected, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let comment = alice.opens(ticket).await.form("comment").fill("message", WRONG);
    comment.choose("scope", "manager").submit().await;
    let page = form(&world, &alice, ticket, WRONG).await.fill("message", RIGHT).submit().await.follows().await;
    page.history_says(&[RIGHT, "Gestionnaires"]);
    let odile = world.odile().await;
    let page = odile.opens(ticket).await;
    page.never_says(WRONG);
    page.never_says(RIGHT);
    // Opened by the same hand, what it said before opens with it.
    forges(&world, &odile, ticket, WRONG, &Refusal::MessageGone).await;
    world.run_jobs().await;
    assert!(world.sent_to("odile").is_empty());
});

story!(fn a_mail_that_has_not_left_says_what_was_corrected, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, WRONG).await;
    form(&world, &alice, ticket, WRONG).await.fill("message", RIGHT).tick("quiet").submit().await;
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    mail.says(RIGHT);
    mail.never_says(WRONG);
});
