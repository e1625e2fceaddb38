//! What leaves, and when: on one machine or on two, restarted or not.

use std::sync::Arc;

use app::clock::FrozenClock;
use app::undo::Wish;
use app::{App, Error, outbox, undo};
use domain::{EventKind, Refusal};
use spec::story;
use spec::world::{Page, Ticket, World};
use tokio::sync::Barrier;

use super::{is_over, nothing_leaves, state, ticket, ticket_held_by, window};

async fn wish(world: &World, ticket: Ticket) -> Wish {
    Wish { ticket: ticket.id(), batch: world.row(ticket).await.version, token: world.app.dice.nonce() }
}

story!(fn the_window_survives_the_program, with window, async |world| {
    let ticket = ticket(&world).await;
    let before = state(&world, ticket).await;
    world.chloe().await.does("comment", ticket, "Oups.").await;
    // Another program on the same rows, as after a restart: it holds what the first one promised, and undoes.
    let restarted = world.another_program().await;
    assert_eq!(outbox::send_due(&restarted).await.expect("an outbox").taken, 0);
    let undone = undo(&restarted, world.account("chloe").await, wish(&world, ticket).await).await;
    assert!(undone.expect("there is time").has_words);
    assert_eq!(state(&world, ticket).await, before);
    nothing_leaves(&world).await;
});

/// A program on the same database whose clock is ahead: for it, the time is over.
async fn ahead(world: &World) -> Arc<App> {
    let mut other = world.another_program().await;
    let later = world.app.now().plus_seconds(30);
    Arc::get_mut(&mut other).expect("nobody else has it").clock = Arc::new(FrozenClock::at(later));
    other
}

/// Times that a mail and an undoing meet.
const MEETINGS: usize = 16;

story!(fn a_mail_that_leaves_and_an_undoing_at_once_are_one_or_the_other, with window, async |world| {
    let ticket = ticket(&world).await;
    let chloe = world.chloe().await;
    let (mut left, mut undone) = (0, 0);
    for meeting in 0..MEETINGS {
        let other = ahead(&world).await;
        chloe.does("comment", ticket, "Course.").await;
        let (wish, me) = (wish(&world, ticket).await, world.account("chloe").await);
        let batch = wish.batch;
        let together = Arc::new(Barrier::new(2));
        let (app, waiting) = (Arc::clone(&world.app), Arc::clone(&together));
        let undoing = tokio::spawn(async move {
            waiting.wait().await;
            undo(&app, me, wish).await
        });
        // One of them is asked a little before the other, each in turn.
        if meeting % 4 == 0 {
            outbox::send_due(&other).await.expect("an outbox");
        }
        together.wait().await;
        let round = outbox::send_due(&other).await.expect("an outbox");
        let outcome = undoing.await.expect("no panic");
        let sent = world.sent_to("odile").len();
        match outcome {
            Ok(_) => {
                undone += 1;
                assert_eq!((sent, round.sent), (0, 0), "undone, and sent");
            }
            Err(Error::Refused { why: Refusal::MailHasLeft { .. }, .. }) => {
                left += 1;
                assert_eq!(sent, 1, "not undone, and not sent");
            }
            Err(other) => panic!("{other:?}"),
        }
        assert_eq!(is_undone(&world, ticket, batch).await, sent == 0);
        is_over(&world).await;
        world.forget_mail();
    }
    assert_eq!(left + undone, MEETINGS);
    assert!(left >= MEETINGS / 4, "a mail that has left is never undone: {left}");
});

async fn is_undone(world: &World, ticket: Ticket, batch: i64) -> bool {
    let mut conn = world.app.db.read().await.expect("a connection");
    let history = store::events::of_ticket(&mut conn, ticket.id()).await.expect("a history");
    history.iter().any(|entry| matches!(entry.event.kind, EventKind::Undone { batch: one, .. } if one == batch))
}

story!(fn an_earlier_mail_says_nothing_of_what_may_still_be_undone, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    world.bruno().await.does("comment", ticket, "Vu ce matin.").await;
    world.clock.advance_seconds(8);
    let closed: Page = alice.does("close", ticket, "").await;
    // Bruno's mail is due, and would say that the ticket is closed.
    world.clock.advance_seconds(4);
    assert_eq!(world.mailed().await, Vec::<String>::new());
    closed.form("undo").submit().await;
    world.clock.advance_seconds(6);
    assert_eq!(world.mailed().await, ["alice", "odile"]);
    let mail = world.mail_to("odile");
    mail.says("Vu ce matin.");
    mail.says("En cours");
    mail.never_says("Clos");
    mail.never_says("clos le ticket");
    mail.never_says("annulé");
});

story!(fn mails_are_not_held_back_for_ever, with window, async |world| {
    let ticket = ticket(&world).await;
    let chloe = world.chloe().await;
    let mut offered = 0;
    for turn in 0..8 {
        let done = chloe.does("comment", ticket, &format!("Mot {turn}.")).await;
        offered += usize::from(done.has_form("undo"));
        world.clock.advance_seconds(9);
        assert_eq!(world.mailed().await.is_empty(), turn < 7, "after {turn}");
    }
    assert_eq!(offered, 7, "for a minute, each within the delay of the one before");
    is_over(&world).await;
});

story!(fn what_the_application_does_is_told_at_once, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    alice.does("close", ticket, "").await;
    is_over(&world).await;
    world.days_pass(15).await;
    assert_eq!(world.mailed().await, ["alice", "odile"], "it has expired");
});

story!(fn two_programs_send_what_leaves_together_once, with window, async |world| {
    let ticket = ticket(&world).await;
    let (chloe, other) = (world.chloe().await, ahead(&world).await);
    let another = ahead(&world).await;
    for meeting in 0..MEETINGS {
        world.forget_mail();
        chloe.does("comment", ticket, "Un.").await;
        chloe.does("comment", ticket, "Deux.").await;
        let together = Arc::new(Barrier::new(2));
        let programs = [&other, &another].map(|app| {
            let (app, together) = (Arc::clone(app), Arc::clone(&together));
            tokio::spawn(async move {
                together.wait().await;
                while outbox::send_due(&app).await.expect("an outbox").taken > 0 {}
            })
        });
        for program in programs {
            program.await.expect("no panic");
        }
        // What the one left aside while the other held its elder is there for the next look.
        while outbox::send_due(&other).await.expect("an outbox").taken > 0 {}
        let sent = world.sent_to("odile");
        assert_eq!(sent.len(), 1, "meeting {meeting}");
        sent[0].says("Un.");
        sent[0].says("Deux.");
    }
});
