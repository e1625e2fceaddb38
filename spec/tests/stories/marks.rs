//! A33, A34: who follows a ticket or bookmarks it is told of it, and sees no more than before (spec.md §5.2, §8.3).

use spec::story;
use spec::world::{Client, MESSAGE, SUBJECT, Ticket, World};

/// T, public: Paul reads it without any part in it.
async fn public(world: &World) -> Ticket {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    world.odile().await.sets(ticket, "scope", "public").await;
    world.mails_are_read().await;
    ticket
}

/// Presses the button of a mark, on or off.
async fn marks(client: &Client, ticket: Ticket, mark: &str) {
    let page = client.opens(ticket).await.form(mark).submit().await;
    assert_eq!(page.status, 303, "{page}");
}

story!(fn who_follows_a_ticket_is_told_of_it, async |world| {
    let ticket = public(&world).await;
    let paul = world.paul().await;
    let before = world.stored().await;
    marks(&paul, ticket, "follow").await;
    // No entry of the history, no mail of its own.
    assert_eq!((world.stored().await.events, world.stored().await.mails), (before.events, before.mails));
    world.alice().await.does("comment", ticket, "La pièce est commandée.").await;
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    assert_eq!(world.mail_to("paul").header("X-Guichet-Reason"), "follows-the-ticket");
    world.forget_mail();
    // An assignment concerns those who work on it.
    let assigns = world.alice().await.opens(ticket).await.form("assign").choose("assignee", "Bruno Keller");
    assigns.submit().await;
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
    world.forget_mail();
    marks(&paul, ticket, "follow").await;
    world.alice().await.does("comment", ticket, "Elle est arrivée.").await;
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn who_keeps_a_bookmark_is_told_of_it, async |world| {
    let ticket = public(&world).await;
    let paul = world.paul().await;
    marks(&paul, ticket, "bookmark").await;
    world.alice().await.does("comment", ticket, "La pièce est commandée.").await;
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    assert_eq!(world.mail_to("paul").header("X-Guichet-Reason"), "keeps-bookmark");
    world.forget_mail();
    marks(&paul, ticket, "bookmark").await;
    world.alice().await.does("comment", ticket, "Elle est arrivée.").await;
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn a_bookmark_without_alerts_is_silent, async |world| {
    world.wants_only("paul", "own invited expiry").await;
    let ticket = public(&world).await;
    marks(&world.paul().await, ticket, "bookmark").await;
    world.alice().await.does("comment", ticket, "La pièce est commandée.").await;
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn a_mark_is_no_right, async |world| {
    let ticket = public(&world).await;
    let paul = world.paul().await;
    marks(&paul, ticket, "follow").await;
    marks(&paul, ticket, "bookmark").await;
    // A comment on its way when the ticket becomes private, then another.
    world.alice().await.does("comment", ticket, "Code de l’armoire : 4812.").await;
    world.odile().await.sets(ticket, "scope", "private").await;
    world.alice().await.does("comment", ticket, "C’est réparé.").await;
    paul.opens(ticket).await.is_not_found();
    let mailed = world.mailed().await;
    assert!(!mailed.iter().any(|name| name == "paul"), "{mailed:?}");
    for path in ["/", "/tickets?view=bookmarks", "/tickets?view=invited", "/tickets/shared"] {
        let page = paul.get(path).await;
        page.never_says(SUBJECT);
        page.never_says(MESSAGE);
    }
    for mark in ["follow", "bookmark", "read"] {
        paul.post(&ticket.action(mark), &[("on", "1")]).await.is_not_found();
    }
});

story!(fn what_cannot_be_seen_cannot_be_marked, async |world| {
    let ticket = world.ticket().await;
    for person in [world.paul().await, world.david().await] {
        for mark in ["follow", "bookmark", "read"] {
            person.post(&ticket.action(mark), &[("on", "1")]).await.is_not_found();
            person.post("/tickets/999999/follow", &[("on", "1")]).await.is_not_found();
        }
    }
    world.alice().await.does("comment", ticket, "Vu.").await;
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn a_mover_who_stays_may_follow_what_comes_next, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let form = alice.heads_for(ticket, "Réseau").await.form("transfer");
    form.tick("stay").tick("follow").submit().await.follows().await;
    world.mails_are_read().await;
    world.david().await.does("comment", ticket, "On s’en occupe.").await;
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});

story!(fn to_follow_without_staying_is_not_heard, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    alice.heads_for(ticket, "Réseau").await.form("transfer").tick("follow").submit().await;
    world.mails_are_read().await;
    // Nor does it wake up once the ticket opens to her again.
    world.odile().await.invites(ticket, "alice", "").await;
    let leaving = format!("{}?person={}", ticket.action("uninvite"), world.person("alice"));
    alice.get(&leaving).await.form("uninvite").submit().await;
    world.mails_are_read().await;
    world.david().await.does("comment", ticket, "On s’en occupe.").await;
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn a_ticket_marked_read_or_unread_is_told_to_nobody, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let before = world.stored().await;
    for _ in 0..2 {
        marks(&alice, ticket, "read").await;
    }
    assert_eq!(world.stored().await, before);
    assert_eq!(world.mailed().await, [""; 0]);
});
