//! The table of faults (guarantees §3.5), through the whole program: what is tried again, what is refused for good,
//! what the author reads on the ticket, and that nothing stays stuck or leaves under another name.

use std::time::Duration;

use spec::mailsink::{Behaviour, Fault, Step};
use spec::story;
use spec::world::World;
use store::outbox::State;

use crate::ground::{a_ticket_of_odile, copies, fate, impatient, later, on_one_line, waits};

/// A fault, a part of what is said of it, and how many copies the relay has once it is repaired.
fn passing() -> Vec<(&'static str, Behaviour, &'static str, usize)> {
    let sound = Behaviour::default;
    let drop = |kept| Fault::Drop { kept };
    let hang = || Fault::Hang(Duration::from_secs(30));
    let slow = || Fault::Drip(Duration::from_secs(5));
    let huge = vec!["450-no"; 150_000].join("\n") + "\n450 no";
    vec![
        ("closed after the dot, kept (-q .)", sound().fault_at(Step::Dot, drop(true)), "end of message", 2),
        ("closed after the dot, not kept", sound().fault_at(Step::Dot, drop(false)), "end of message", 1),
        ("421 after the dot (-Q .)", sound().reply_at(Step::Dot, "421 4.3.2 going down"), "going down", 1),
        ("450 after the dot (-r .)", sound().reply_at(Step::Dot, "450 4.2.0 greylisted"), "greylisted", 1),
        ("452 after the dot", sound().reply_at(Step::Dot, "452 4.3.1 disk full"), "disk full", 1),
        ("452 too many recipients", sound().reply_at(Step::Rcpt, "452 4.5.3 too many recipients"), "452", 1),
        ("closed at DATA (-q DATA)", sound().fault_at(Step::Data, drop(false)), "DATA", 1),
        ("closed at MAIL (-q MAIL)", sound().fault_at(Step::Mail, drop(false)), "MAIL FROM", 1),
        ("closed at once (-q CONNECT)", sound().fault_at(Step::Connect, drop(false)), "connection", 1),
        ("554 at once", sound().reply_at(Step::Connect, "554 5.7.1 no service"), "no service", 1),
        ("mute (-w 30)", sound().fault_at(Step::Connect, hang()), "in time", 1),
        ("mute after the dot, kept", sound().fault_at(Step::Dot, hang()), "in time", 2),
        ("a byte every five seconds", sound().fault_at(Step::Rcpt, slow()), "in time", 1),
        ("a reply of a megabyte", sound().reply_at(Step::Rcpt, &huge), "too much", 1),
        ("control characters", sound().reply_at(Step::Rcpt, "450 4.2.0 \u{1b}[31mno\u{7}\u{b}"), "no", 1),
        ("553 at MAIL", sound().reply_at(Step::Mail, "553 5.1.7 sender refused"), "sender refused", 1),
        ("an account is wanted", sound().with_account("guichet", "sésame"), "530", 1),
    ]
}

/// A refusal, and a part of it.
fn lasting() -> Vec<(&'static str, Behaviour, &'static str)> {
    let at = |step, reply: &str| Behaviour::default().reply_at(step, reply);
    vec![
        ("500 at RCPT (-f RCPT)", at(Step::Rcpt, "500 5.3.0 Error: command failed"), "command failed"),
        ("550 at RCPT", at(Step::Rcpt, "550 5.1.1 no such user"), "no such user"),
        ("552 too large", at(Step::Dot, "552 5.3.4 message too big"), "too big"),
        ("554 after the dot", at(Step::Dot, "554 5.6.0 rejected"), "rejected"),
        ("550 at DATA", at(Step::Data, "550 5.7.1 policy"), "policy"),
        ("control characters", at(Step::Rcpt, "550 5.7.1 \u{1b}[31mnever\u{7}\u{0}"), "never"),
    ]
}

story!(fn a_fault_that_passes_is_tried_again_under_the_same_name, |engine| async {
    let Some(world) = World::start_mailing(engine, impatient).await else { return };
    let (alice, ticket) = a_ticket_of_odile(&world).await;
    for (what, behaviour, words, number) in passing() {
        world.forget_mail();
        world.sink.behave(behaviour);
        alice.does("comment", ticket, what).await;
        world.run_jobs().await;
        waits(&world, &alice, ticket, words).await;
        later(&world, 4).await;
        assert_eq!(fate(&world, ticket).await.state, State::Waiting, "{what}: not before its time");
        later(&world, 1).await;
        assert_eq!(fate(&world, ticket).await.state, State::Sent, "{what}");
        if number == 1 {
            copies(&world, what, 1);
        } else {
            // One that hung may still be writing down its own copy.
            assert!(world.sent().len() <= number, "{what}");
            copies(&world, what, world.sent().len());
        }
    }
});

story!(fn a_refusal_for_good_is_shown_and_never_tried_again, |engine| async {
    let Some(world) = World::start_mailing(engine, impatient).await else { return };
    let (_, ticket) = a_ticket_of_odile(&world).await;
    for (what, behaviour, words) in lasting() {
        let alice = world.alice().await;
        world.sink.behave(behaviour);
        alice.does("comment", ticket, what).await;
        world.run_jobs().await;
        let fate = fate(&world, ticket).await;
        assert_eq!(fate.state, State::Refused, "{what}: {fate:?}");
        assert!(fate.outcome.contains(words) && !fate.outcome.contains(char::is_control), "{what}: {fate:?}");
        alice.opens(ticket).await.shows(&format!("refusé : {}", on_one_line(&fate.outcome)));
        later(&world, 24 * 60).await;
        assert_eq!(world.sent().len(), 0, "{what}");
    }
});

story!(fn one_refused_reader_of_three_takes_nothing_from_the_others, async |world| {
    world.sink.behave(Behaviour::default().refusing("bruno@deux-rives.example", "550 5.1.1 gone"));
    world.odile().await.posts("Électricité", "Trois lecteurs", "Un seul est refusé.").await;
    assert_eq!(world.mailed().await, ["alice", "chloe"]);
});

story!(fn a_mail_tried_for_five_days_expires_and_says_so, |engine| async {
    let Some(world) = World::start_mailing(engine, impatient).await else { return };
    let (alice, ticket) = a_ticket_of_odile(&world).await;
    let down = || Behaviour::default().reply_at(Step::Mail, "451 4.3.0 database down");
    world.sink.behave(down());
    alice.does("comment", ticket, "Personne ne le saura.").await;
    let mut hours = 0;
    world.run_jobs().await;
    while fate(&world, ticket).await.state == State::Waiting {
        hours += 1;
        assert!(hours <= 5 * 24 + 1, "it never ends");
        world.clock.advance_seconds(3600);
        world.run_jobs().await;
    }
    let fate = fate(&world, ticket).await;
    assert_eq!((fate.state, hours), (State::Expired, 5 * 24), "{fate:?}");
    world.alice().await.opens(ticket).await.shows("abandonné : MAIL FROM: 451 4.3.0 database down");
    later(&world, 60).await;
    assert!(world.sent().is_empty());
});
