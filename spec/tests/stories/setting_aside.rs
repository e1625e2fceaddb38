//! E5, E6: a ticket postponed until a date or until somebody recalls it (A9, A10, spec.md §10).

use domain::{Moment, Refusal, Status};
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, Client, Form, ODILE, Ticket, World, why};

const HOUR: i64 = 3600;

async fn form(manager: &Client, ticket: Ticket) -> Form {
    manager.get(&ticket.action("postpone")).await.form("postpone")
}

async fn postpones(manager: &Client, ticket: Ticket, until: &str) {
    let form = form(manager, ticket).await.choose("recall", "date").fill("until", until);
    assert_eq!(form.submit().await.status, 303);
}

/// T, held by Alice and postponed to 11 March at 9:00.
async fn set_aside(world: &World) -> Ticket {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    postpones(&alice, ticket, "2026-03-11T09:00").await;
    world.mails_are_read().await;
    ticket
}

story!(fn e05_a_ticket_postponed_comes_back_on_its_date, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = form(&alice, ticket).await.fill("message", "L’électricien vient demain.");
    // Tomorrow at the same hour is what the form proposes.
    assert_eq!(form.value("until"), "2026-03-11T09:00");
    let page = form.submit().await.follows().await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("Reporté", ALICE));
    page.shows("mercredi 11 mars 2026 à 9 h");
    page.history_says(&[ALICE, "mercredi 11 mars 2026 à 9 h", "L’électricien vient demain."]);
    assert_eq!(world.mailed().await, ["odile"]);
    world.forget_mail();
    // Too early by an hour, then late by one.
    world.clock.advance_seconds(23 * HOUR);
    world.follow_schedule().await;
    assert_eq!(world.row(ticket).await.status, Status::Postponed);
    world.clock.advance_seconds(2 * HOUR);
    world.follow_schedule().await;
    let row = world.row(ticket).await;
    assert_eq!((row.status, row.recall_at, row.holder), (Status::InProgress, None, Some(world.person("alice"))));
    world.alice().await.opens(ticket).await.history_says(&["L’application", "a rappelé le ticket"]);
    // As of a creation: every manager of the service is told, and the owner.
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe", "odile"]);
});

story!(fn e06_a_ticket_postponed_without_a_date_waits_for_its_manager, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = form(&alice, ticket).await.choose("recall", "hand").submit().await.follows().await;
    assert_eq!(page.status_shown(), "Reporté");
    world.mails_are_read().await;
    world.days_pass(400).await;
    let row = world.row(ticket).await;
    assert_eq!((row.status, row.recall_at, row.version), (Status::Postponed, None, 3));
    assert_eq!(world.mailed().await, [""; 0]);
    let page = world.alice().await.does("recall", ticket, "La pièce est arrivée.").await;
    assert_eq!(page.status_shown(), "En cours");
    page.history_says(&[ALICE, "a rappelé le ticket", "La pièce est arrivée."]);
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn recalled_by_hand_before_its_date_it_is_recalled_once, async |world| {
    let ticket = set_aside(&world).await;
    let page = world.alice().await.get(&ticket.action("recall")).await;
    assert_eq!(page.told(""), [BRUNO, CHLOE, ODILE]);
    page.form("recall").submit().await.follows().await;
    world.days_pass(2).await;
    assert_eq!(world.row(ticket).await.version, 4);
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn dates_that_do_not_do, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let unreadable = |typed: &str| Refusal::DateUnreadable { typed: typed.to_owned() };
    let before = world.stored().await;
    let cases = [
        ("", Refusal::DateMissing),
        ("2026-03-10T08:59", Refusal::DateInThePast),
        // This very instant.
        ("2026-03-10T09:00", Refusal::DateInThePast),
        ("1970-01-01T00:00", Refusal::DateInThePast),
        ("-0044-03-15T12:00", unreadable("-0044-03-15T12:00")),
        ("9999-06-01T00:00", Refusal::DateTooFar),
        ("2032-01-01T00:00", Refusal::DateTooFar),
        ("2027-02-31T09:00", unreadable("2027-02-31T09:00")),
        ("2027-02-29T09:00", unreadable("2027-02-29T09:00")),
        ("2026-03-11T25:00", unreadable("2026-03-11T25:00")),
        ("demain", unreadable("demain")),
        ("11/03/2026 9:00", unreadable("11/03/2026 9:00")),
        ("99999999-01-01T00:00", unreadable("99999999-01-01T00:00")),
        ("' OR 1=1 --", unreadable("' OR 1=1 --")),
    ];
    for (until, refusal) in cases {
        let form = form(&alice, ticket).await.fill("message", "À plus tard.");
        let page = form.choose("recall", "date").fill("until", until).submit().await;
        page.is_refused_with(422, &why(&refusal));
        assert!(!page.error_of("until").is_empty(), "{until}: {page}");
        let again = page.form("postpone");
        assert_eq!((again.value("until"), again.value("message")), (until, "À plus tard."));
    }
    for recall in ["", "never"] {
        let page = form(&alice, ticket).await.forge("recall", recall).submit().await;
        page.is_refused_with(422, &why(&Refusal::DateMissing));
    }
    assert_eq!(world.stored().await, before);
});

story!(fn an_hour_that_does_not_exist_is_the_next_one, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    // On 29 March 2026 at 2:00, clocks in Paris say 3:00.
    postpones(&alice, ticket, "2026-03-29T02:30").await;
    assert_eq!(world.row(ticket).await.recall_at, Some(Moment(1_774_747_800_000)));
    alice.opens(ticket).await.shows("dimanche 29 mars 2026 à 3 h 30");
    world.leave_mail();
});

story!(fn two_runs_of_the_schedule_recall_once, async |world| {
    let ticket = set_aside(&world).await;
    world.clock.advance_seconds(25 * HOUR);
    let (one, other) = tokio::join!(app::jobs::run_due(&world.app), app::jobs::run_due(&world.app));
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    world.follow_schedule().await;
    assert_eq!(world.row(ticket).await.version, 4);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe", "odile"]);
});

story!(fn two_programs_recall_once, async |world| {
    let ticket = set_aside(&world).await;
    world.clock.advance_seconds(25 * HOUR);
    let other = world.another_program().await;
    let (one, two) = tokio::join!(app::jobs::run_due(&world.app), app::jobs::run_due(&other));
    assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
    world.clock.advance_seconds(HOUR);
    app::jobs::run_due(&other).await.expect("a schedule");
    assert_eq!(world.row(ticket).await.version, 4);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe", "odile"]);
});

story!(fn only_the_manager_of_the_ticket_sets_it_aside_or_recalls_it, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let good = form(&world.alice().await, ticket).await;
    let fields = [("version", good.value("version")), ("recall", "hand"), ("message", "Plus tard.")];
    let holder = Refusal::OnlyTheHolder { holder: Some(ALICE.to_owned()) };
    let before = world.stored().await;
    for person in [world.bruno().await, world.odile().await] {
        person.post(&ticket.action("postpone"), &fields).await.is_refused_with(409, &why(&holder));
        let recall = person.post(&ticket.action("recall"), &fields).await;
        recall.is_refused_with(409, &why(&Refusal::TicketIsNotPostponed));
    }
    assert_eq!(world.stored().await, before);
    good.choose("recall", "hand").submit().await;
    let version = world.row(ticket).await.version.to_string();
    let fields = [("version", version.as_str())];
    world.bruno().await.post(&ticket.action("recall"), &fields).await.is_refused_with(409, &why(&holder));
    // Nor is what is set aside set aside again.
    let twice = [("version", version.as_str()), ("recall", "hand")];
    let page = world.alice().await.post(&ticket.action("postpone"), &twice).await;
    page.is_refused_with(409, &why(&Refusal::TicketIsPostponed));
    world.leave_mail();
});

story!(fn a_question_or_a_release_forgets_the_date, async |world| {
    let ticket = set_aside(&world).await;
    let page = world.alice().await.does("ask", ticket, "Quelle rangée ?").await;
    assert_eq!(page.status_shown(), "Incomplet");
    assert_eq!(world.row(ticket).await.recall_at, None);
    world.mails_are_read().await;
    world.days_pass(3).await;
    assert_eq!(world.row(ticket).await.status, Status::Incomplete);
    assert_eq!(world.mailed().await, [""; 0]);
});
