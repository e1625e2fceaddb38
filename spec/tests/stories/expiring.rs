//! E11, E12: closures that nobody answers expire (A18, spec.md §10).

use domain::Status;
use spec::story;
use spec::world::french;

story!(fn e11_a_closure_without_an_answer_expires, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    world.days_pass(14).await;
    assert_eq!(world.row(ticket).await.status, Status::Closed, "fourteen days to answer");
    world.days_pass(1).await;
    assert_eq!(world.row(ticket).await.status, Status::Expired);
    let page = world.odile().await.opens(ticket).await;
    assert_eq!(page.status_shown(), "Expiré");
    page.history_says(&["L’application", &french("event-expired")]);
    assert!(!page.has_form("approve"), "{page}");
    // She may still say that it is not over.
    assert!(page.has_form("reopen"), "{page}");
    assert_eq!(world.mailed().await, ["alice", "odile"]);
    assert!(world.mail_to("odile").subject.contains("expiration"));
    // Once is enough.
    world.forget_mail();
    world.days_pass(1).await;
    assert_eq!(world.row(ticket).await.version, 3);
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn e11_an_owner_who_wants_no_alert_of_it_gets_none, async |world| {
    world.wants_only("odile", "own invited bookmarks").await;
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    world.days_pass(15).await;
    assert_eq!(world.row(ticket).await.status, Status::Expired);
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn e12_a_service_whose_delay_is_zero_waits_for_ever, async |world| {
    world.department_is(world.places.sg, |department| department.defaults.expiry_days = Some(0)).await;
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    world.days_pass(29).await;
    assert_eq!(world.row(ticket).await.status, Status::Closed);
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn a_category_has_a_delay_of_its_own, async |world| {
    world.category_is(world.places.elec, |category| category.defaults.expiry_days = Some(3)).await;
    let alice = world.alice().await;
    let ticket = world.ticket_closed_by(&alice).await;
    let other = world.odile().await.posts("Chauffage", "Il fait froid", "12 degrés.").await;
    alice.does("take-and-close", other, "").await;
    world.mails_are_read().await;
    world.days_pass(4).await;
    assert_eq!(world.row(ticket).await.status, Status::Expired);
    assert_eq!(world.row(other).await.status, Status::Closed);
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});

story!(fn words_in_the_meantime_start_the_delay_again, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    world.days_pass(13).await;
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "Je regarde lundi.");
    form.choose("reopen", "no").submit().await;
    world.mails_are_read().await;
    world.days_pass(13).await;
    assert_eq!(world.row(ticket).await.status, Status::Closed);
    world.days_pass(2).await;
    assert_eq!(world.row(ticket).await.status, Status::Expired);
    world.leave_mail();
});

story!(fn two_programs_expire_it_once, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    world.clock.advance_seconds(15 * 24 * 3600);
    let other = world.another_program().await;
    let (one, two) = tokio::join!(app::jobs::run_due(&world.app), app::jobs::run_due(&other));
    assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
    assert_eq!(world.row(ticket).await.version, 3);
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});
