//! S49–S53, E8: closing, and the owner's answer (R26, R27).

use spec::story;
use spec::world::{ALICE, ODILE};

story!(fn s49_closing_asks_for_a_confirmation, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let confirmation = alice.opens(ticket).await.press("Clore").await;
    assert!(confirmation.has_form("close"), "{confirmation}");
    assert_eq!(world.stored().await, before);
    assert_eq!(alice.opens(ticket).await.status_shown(), "En cours");
});

story!(fn s50_a_closure_declined_changes_nothing, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let page = alice.opens(ticket).await.press("Clore").await.press("Annuler").await;
    assert_eq!(page.status_shown(), "En cours");
    assert_eq!(world.stored().await, before);
});

story!(fn s51_a_closure_confirmed_asks_the_owner_to_approve, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let confirmation = alice.opens(ticket).await.press("Clore").await;
    let page = confirmation.form("close").submit().await.follows().await;
    assert_eq!(page.status_shown(), "Clos");
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    mail.says("Approuvez-vous la clôture ?");
    assert_eq!(mail.link("Approuver la clôture"), ticket.action("approve"));
});

story!(fn s52_the_owner_approves_the_closure, async |world| {
    let ticket = world.ticket().await;
    world.alice().await.does("take-and-close", ticket, "").await;
    world.run_jobs().await;
    let mail = world.mail_to("odile");
    world.forget_mail();
    let question = world.odile().await.follows(&mail, "Approuver la clôture").await;
    // Programs that look at mails follow links: the link has only asked.
    assert_eq!(world.row(ticket).await.version, 2);
    let page = question.form("approve").submit().await.follows().await;
    assert_eq!(page.status_shown(), "Clos, approuvé");
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn s53_the_owner_refuses_the_closure, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    let page = world.odile().await.does("refuse-closure", ticket, "Toujours dans le noir.").await;
    assert_eq!(page.status_shown(), "En cours");
    assert_eq!(page.property("Gestionnaire"), ALICE);
    page.history_says(&[ODILE, "a refusé la clôture", "Toujours dans le noir."]);
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn s53_a_closure_refused_of_a_ticket_released_makes_it_free, async |world| {
    let ticket = world.ticket().await;
    let form = world.alice().await.opens(ticket).await.form("take-and-close");
    let page = form.tick("release").submit().await.follows().await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("Clos", "aucun"));
    let page = world.odile().await.does("refuse-closure", ticket, "").await;
    assert_eq!(page.status_shown(), "Libre");
    world.leave_mail();
});

story!(fn e08_the_owner_closes_without_being_asked_to_approve, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let page = world.odile().await.does("close-own", ticket, "La lumière est revenue.").await;
    assert_eq!(page.status_shown(), "Clos, approuvé");
    assert_eq!(world.mailed().await, ["alice"]);
    let mail = world.mail_to("alice");
    mail.says("La lumière est revenue.");
    mail.never_says("Approuvez-vous la clôture ?");
});
