//! The undo window: for ten seconds, whoever did something may take it back, and nothing has left.

#[path = "undoing/held.rs"]
mod held;
#[path = "undoing/refused.rs"]
mod refused;

use app::config::Tickets;
use domain::ticket::Ticket as Row;
use domain::{Privilege, Status};
use spec::story;
use spec::world::{CHLOE, Client, MESSAGE, ODILE, Page, SUBJECT, Ticket, World, french, letting};
use store::invitations::Invitation;

const SECONDS: i64 = 10;

/// What the installation allows in these stories.
pub fn window(tickets: &mut Tickets) {
    tickets.undo_seconds = 10;
}

/// A ticket with nothing left to undo, its mails read.
pub async fn ticket(world: &World) -> Ticket {
    let ticket = world.ticket().await;
    world.clock.advance_seconds(60);
    ticket
}

/// The same, held by this manager.
pub async fn ticket_held_by(world: &World, manager: &Client) -> Ticket {
    let ticket = ticket(world).await;
    manager.does("take", ticket, "").await;
    is_over(world).await;
    ticket
}

/// Time passes, the mails leave and are read.
pub async fn is_over(world: &World) {
    world.clock.advance_seconds(60);
    world.mails_are_read().await;
}

/// Fails if any mail leaves now, or once the time to undo is long over.
pub async fn nothing_leaves(world: &World) {
    assert_eq!(world.mailed().await, Vec::<String>::new());
    world.clock.advance_seconds(600);
    assert_eq!(world.mailed().await, Vec::<String>::new());
    assert_eq!(world.sink.messages().len(), 0, "the relay was spoken to");
}

/// The ticket but for its version, which only grows.
pub async fn state(world: &World, ticket: Ticket) -> Row {
    Row { version: 0, ..world.row(ticket).await }
}

pub async fn invitations(world: &World, ticket: Ticket) -> Vec<Invitation> {
    let mut conn = world.app.db.read().await.expect("a connection");
    store::invitations::rows(&mut conn, ticket.id()).await.expect("invitations")
}

/// Presses « Annuler » beside what was just done; the page that it leads to.
async fn undo(done: &Page) -> Page {
    done.form("undo").submit().await.follows().await
}

story!(fn a_comment_is_undone_and_its_words_come_back, with window, async |world| {
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"], "a creation is told at once");
    world.forget_mail();
    let before = state(&world, ticket).await;
    let chloe = world.chloe().await;
    let done = chloe.does("comment", ticket, "Ce n’était pas\n\npour vous.").await;
    done.shows("Odile Fontanel recevra un mail dans 10 secondes.");
    world.clock.advance_seconds(9);
    assert_eq!(world.mailed().await, Vec::<String>::new());
    chloe.get(&format!("{}?done=comment", ticket.path())).await.shows("dans 1 seconde.");
    let back = undo(&done).await;
    back.shows(&french("undo-kept"));
    assert_eq!(back.form("comment").value("message"), "Ce n’était pas\n\npour vous.");
    assert_eq!(state(&world, ticket).await, before);
    for reader in [&chloe, &world.odile().await] {
        let page = reader.opens(ticket).await;
        page.never_says("pour vous");
        page.history_says(&[CHLOE, "a annulé son action (commentaire)", "9 h 00"]);
    }
    chloe.opens(ticket).await.history_says(&[ODILE, "non envoyé, action annulée"]);
    nothing_leaves(&world).await;
    // The history keeps both, and the form is ready to be sent again.
    assert_eq!(world.words_in(ticket).await, [MESSAGE, "Ce n’était pas\n\npour vous."]);
    back.form("comment").fill("message", "Nous passons demain.").submit().await.follows().await;
    is_over(&world).await;
    chloe.opens(ticket).await.history_says(&[CHLOE, "Nous passons demain."]);
});

story!(fn taking_and_closing_is_undone_at_once, with window, async |world| {
    let ticket = ticket(&world).await;
    let before = state(&world, ticket).await;
    let alice = world.alice().await;
    let done = alice.does("take-and-close", ticket, "").await;
    assert_eq!(done.status_shown(), "Clos");
    let page = undo(&done).await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("Libre", "aucun"));
    page.shows(&format!("Votre action sur le ticket n° {ticket} est annulée"));
    page.history_says(&["a annulé son action (prise en charge et clôture)"]);
    assert!(!page.has_form("undo"), "an undoing is not undone");
    assert_eq!(state(&world, ticket).await, before);
    nothing_leaves(&world).await;
});

story!(fn a_transfer_is_undone_by_somebody_who_lost_sight_of_it, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    let before = (state(&world, ticket).await, invitations(&world, ticket).await);
    let list = alice.transfers(ticket, "Réseau").await.follows().await;
    list.shows("Vous pouvez annuler pendant 10 secondes.");
    alice.opens(ticket).await.is_not_found();
    assert_eq!(world.david().await.opens(ticket).await.status, 200);
    let page = undo(&list).await;
    assert_eq!(page.property("Service"), "Services Généraux");
    assert_eq!((state(&world, ticket).await, invitations(&world, ticket).await), before);
    world.david().await.opens(ticket).await.is_not_found();
    // Nor is the category proposed as one where tickets went lately.
    let tree = alice.get(&ticket.action("transfer")).await;
    assert!(!tree.text.contains("Destinations récentes"), "{tree}");
    nothing_leaves(&world).await;
});

story!(fn an_invitation_is_undone_and_the_others_stay_as_they_were, with window, async |world| {
    world.always_invites(world.places.sg, "ines").await;
    let ticket = ticket(&world).await;
    let before = invitations(&world, ticket).await;
    // Somebody whom the department invites is invited by a person too, and somebody new.
    let done = world.odile().await.invites(ticket, "ines, paul", "").await.follows().await;
    assert_ne!(invitations(&world, ticket).await, before);
    undo(&done).await;
    assert_eq!(invitations(&world, ticket).await, before);
    world.paul().await.opens(ticket).await.is_not_found();
    assert_eq!(world.ines().await.opens(ticket).await.status, 200);
    nothing_leaves(&world).await;
});

story!(fn a_transfer_with_its_boxes_ticked_leaves_no_invitation_and_no_follower, with window, async |world| {
    let ticket = ticket(&world).await;
    let alice = world.alice().await;
    let page = alice.heads_for(ticket, "Réseau").await;
    let done = page.form("transfer").tick("stay").tick("follow").submit().await.follows().await;
    assert_eq!(invitations(&world, ticket).await.len(), 1);
    undo(&done).await;
    assert_eq!(invitations(&world, ticket).await, []);
    let mut conn = world.app.db.read().await.expect("a connection");
    assert!(store::marks::followers(&mut conn, ticket.id()).await.expect("followers").is_empty());
    drop(conn);
    nothing_leaves(&world).await;
});

story!(fn a_correction_is_undone_and_its_author_corrects_again, with window, async |world| {
    let ticket = ticket(&world).await;
    let chloe = world.chloe().await;
    chloe.does("comment", ticket, "Jeudi.").await;
    is_over(&world).await;
    let event = world.message(ticket, "Jeudi.").await;
    let form = chloe.get(&format!("{}?event={event}", ticket.action("edit"))).await.form("edit");
    let done = form.fill("message", "Vendredi.").submit().await.follows().await;
    done.history_says(&[CHLOE, "Vendredi."]);
    let back = undo(&done).await;
    assert_eq!(back.form("edit").value("message"), "Vendredi.");
    let page = chloe.opens(ticket).await;
    page.history_says(&[CHLOE, "Jeudi."]);
    page.never_says("Vendredi.");
    // It is still the last word, so its author may correct it.
    back.form("edit").fill("message", "Samedi.").submit().await.follows().await.history_says(&[CHLOE, "Samedi."]);
    is_over(&world).await;
});

story!(fn what_was_said_between_managers_leaves_no_trace_for_others, with window, async |world| {
    let ticket = ticket(&world).await;
    let form = world.chloe().await.opens(ticket).await.form("comment").fill("message", "Entre nous.");
    let done = form.choose("scope", "manager").submit().await.follows().await;
    let back = undo(&done).await;
    assert_eq!(back.form("comment").value("scope"), "manager");
    world.bruno().await.opens(ticket).await.history_says(&[CHLOE, "a annulé son action"]);
    let page = world.odile().await.opens(ticket).await;
    page.never_says("a annulé son action");
    page.never_says("Entre nous");
    nothing_leaves(&world).await;
});

story!(fn who_had_read_the_ticket_has_still_read_it, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket(&world).await;
    let bruno = world.bruno().await;
    bruno.opens(ticket).await.form("read").submit().await;
    let unread = |page: &Page| page.count(".tickets tr.t.is-new");
    let counts = async || [unread(&bruno.get("/tickets?view=open").await), unread(&alice.get("/tickets?view=open").await)];
    let before = counts().await;
    let done = alice.does("comment", ticket, "Oups.").await;
    assert_ne!(counts().await, before, "it was news");
    undo(&done).await;
    assert_eq!(counts().await, before);
    nothing_leaves(&world).await;
});

story!(fn a_refusal_that_only_the_author_may_give_is_undone_and_given_again, with window, async |world| {
    world.manager_is("alice", world.places.sg, letting(Privilege::Refuse)).await;
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    let done = alice.does("refuse", ticket, "Hors de nos murs.").await;
    let back = undo(&done).await;
    assert_eq!(back.form("refuse").value("message"), "Hors de nos murs.");
    assert_eq!(world.row(ticket).await.status, Status::InProgress);
    let again = back.form("refuse").submit().await.follows().await;
    assert_eq!(again.status_shown(), "Refusé");
    world.clock.advance_seconds(SECONDS);
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn without_a_window_mails_leave_at_once_and_nothing_is_undone, async |world| {
    let ticket = world.ticket().await;
    let done = world.chloe().await.does("comment", ticket, "Vu.").await;
    done.shows("Odile Fontanel recevra un mail.");
    assert!(!done.has_form("undo"));
    assert_eq!(world.mailed().await, ["odile"]);
});
