//! S54–S57, E57: the owner, or any manager of the service, reopens a closed ticket (R28, D3).

use spec::story;
use spec::world::{ALICE, BRUNO, SUBJECT};

story!(fn s54_the_owner_reopens_what_was_approved, async |world| {
    let odile = world.odile().await;
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    assert_eq!(odile.does("approve", ticket, "").await.status_shown(), "Clos, approuvé");
    world.mails_are_read().await;
    let page = odile.does("reopen", ticket, "De nouveau dans le noir.").await;
    assert_eq!(page.status_shown(), "En cours");
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn s55_the_owner_reopens_what_awaits_approval, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    let odile = world.odile().await;
    let form = odile.opens(ticket).await.press("Ré-ouvrir").await.form("reopen");
    let page = form.submit().await.follows().await;
    assert_eq!(page.status_shown(), "En cours");
    world.leave_mail();
});

story!(fn s56_a_manager_who_does_not_hold_it_reopens_it, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    let page = world.bruno().await.does("reopen", ticket, "").await;
    assert_eq!(page.status_shown(), "En cours");
    page.history_says(&[BRUNO, "a ré-ouvert le ticket"]);
    assert_eq!(world.mailed().await, ["alice", "chloe", "odile"]);
});

story!(fn s57_nobody_else_reopens_it, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    let form = world.bruno().await.opens(ticket).await.form("reopen");
    let before = world.stored().await;
    for person in [world.paul().await, world.david().await] {
        let page = person.get(&ticket.action("reopen")).await;
        page.is_not_found();
        page.never_says(SUBJECT);
        let fields = [("version", form.value("version")), ("token", form.value("token"))];
        person.post(&ticket.action("reopen"), &fields).await.is_not_found();
    }
    assert_eq!(world.stored().await, before);
});

story!(fn e57_a_manager_who_has_left_the_service_loses_the_ticket_reopened, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    world.manages_no_more("alice", world.places.sg).await;
    let page = world.odile().await.does("reopen", ticket, "De nouveau dans le noir.").await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("Libre", "aucun"));
    page.history_says(&["a ré-ouvert le ticket", ALICE]);
    assert_eq!(world.row(ticket).await.holder, None);
    world.alice().await.opens(ticket).await.is_not_found();
    assert_eq!(world.mailed().await, ["bruno", "chloe"]);
});
