//! When it is too late, and how that is said.

use domain::Refusal;
use spec::story;
use spec::world::{CHLOE, Page, french, why};

use super::{is_over, nothing_leaves, state, ticket, ticket_held_by, undo, window};

/// The page still open in front of somebody, its button pressed now.
async fn presses(page: &Page) -> Page {
    page.form("undo").submit().await
}

story!(fn it_is_too_late_once_the_mail_may_leave, with window, async |world| {
    let ticket = ticket(&world).await;
    let done = world.chloe().await.does("comment", ticket, "Trop vite.").await;
    world.clock.advance_seconds(10);
    let before = world.stored().await;
    presses(&done).await.is_refused_with(409, &why(&Refusal::TooLateToUndo));
    assert_eq!(world.stored().await, before);
    // The mail had not left; it does.
    assert_eq!(world.mailed().await, ["odile"]);
    world.mail_to("odile").says("Trop vite.");
    world.clock.advance_seconds(60);
    let at = "9 h 01".to_owned();
    presses(&done).await.is_refused_with(409, &why(&Refusal::MailHasLeft { at }));
    assert_eq!(world.stored().await, before);
});

story!(fn it_is_too_late_once_somebody_has_acted, with window, async |world| {
    let ticket = ticket(&world).await;
    let done = world.alice().await.does("comment", ticket, "Je regarde.").await;
    world.chloe().await.does("take", ticket, "").await;
    presses(&done).await.is_refused_with(409, &why(&Refusal::ActedSince { by: CHLOE.to_owned() }));
    assert_eq!(world.row(ticket).await.holder, Some(world.person("chloe")));
    is_over(&world).await;
});

story!(fn only_the_author_undoes, with window, async |world| {
    let ticket = ticket(&world).await;
    let done = world.alice().await.does("comment", ticket, "Je regarde.").await;
    let version = done.form("undo").value("version").to_owned();
    let address = ticket.action("undo");
    let before = world.stored().await;
    let refused = world.bruno().await.post(&address, &[("version", &version)]).await;
    refused.is_refused_with(409, &why(&Refusal::OnlyItsAuthorUndoes));
    for stranger in [world.david().await, world.ines().await] {
        let page = stranger.post(&address, &[("version", &version)]).await;
        page.is_not_found();
        assert_eq!(page.text, stranger.post("/tickets/999999/undo", &[("version", "2")]).await.text);
    }
    // Nor does the author undo something else, or nothing.
    for other in ["1", "99", "", "x"] {
        let page = world.alice().await.post(&address, &[("version", other)]).await;
        assert_eq!(page.status, 409, "{page}");
    }
    assert_eq!(world.alice().await.get(&address).await.status, 405, "an address alone undoes nothing");
    assert_eq!(world.stored().await, before);
    is_over(&world).await;
});

story!(fn undoing_twice_undoes_once, with window, async |world| {
    let ticket = ticket(&world).await;
    let done = world.alice().await.does("comment", ticket, "Oups.").await;
    let version = done.form("undo").value("version").to_owned();
    let (one, other) = tokio::join!(presses(&done), presses(&done));
    assert_eq!((one.status, other.status), (303, 303));
    assert_eq!(one.location, other.location, "the same answer twice");
    let once = (world.stored().await, state(&world, ticket).await);
    assert_eq!(presses(&done).await.location, one.location);
    // The same wish on another form.
    let again = world.alice().await.post(&ticket.action("undo"), &[("version", &version)]).await;
    again.is_refused_with(409, &why(&Refusal::AlreadyUndone));
    assert_eq!((world.stored().await, state(&world, ticket).await), once);
    nothing_leaves(&world).await;
});

story!(fn the_creation_of_a_ticket_is_not_undone, with window, async |world| {
    let ticket = ticket(&world).await;
    let page = world.odile().await.post(&ticket.action("undo"), &[("version", "1")]).await;
    page.is_refused_with(409, &why(&Refusal::CreationStays));
});

story!(fn what_the_application_does_since_is_not_undone_with_it, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket_held_by(&world, &alice).await;
    let form = alice.get(&ticket.action("postpone")).await.form("postpone");
    let done = form.choose("recall", "date").fill("until", "2026-03-10T09:03").submit().await.follows().await;
    let recalled = world.row(ticket).await.recall_at.expect("a date");
    world.clock.set(recalled);
    world.follow_schedule().await;
    let refused = presses(&done).await;
    refused.is_refused_with(409, &why(&Refusal::ActedSince { by: String::new() }));
    is_over(&world).await;
});

story!(fn of_a_ticket_that_is_gone_nothing_is_told, with window, async |world| {
    let alice = world.alice().await;
    let ticket = ticket(&world).await;
    let list = alice.transfers(ticket, "Réseau").await.follows().await;
    world.david().await.does("take", ticket, "").await;
    let refused = presses(&list).await;
    refused.is_refused_with(409, &french("problem-late"));
    refused.never_says("David");
    assert_eq!(world.row(ticket).await.department, world.places.dsi);
    is_over(&world).await;
    let late = presses(&list).await;
    assert_eq!((late.status, late.text), (refused.status, refused.text), "whatever has become of it");
});

story!(fn a_ticket_does_not_come_back_to_a_category_that_gave_its_tickets_away, with window, async |world| {
    let ticket = ticket(&world).await;
    let page = world.alice().await.heads_for(ticket, "Réseau").await;
    let done = page.form("transfer").tick("stay").submit().await.follows().await;
    let chau = world.places.chau;
    world.category_is(world.places.elec, |category| category.redirects_to = Some(chau)).await;
    presses(&done).await.is_refused_with(409, &why(&Refusal::UndoLeadsNowhere));
    assert_eq!(world.row(ticket).await.category, world.places.res);
    is_over(&world).await;
});

story!(fn an_old_page_offers_nothing, with window, async |world| {
    let ticket = ticket(&world).await;
    let chloe = world.chloe().await;
    let done = chloe.does("comment", ticket, "Vu.").await;
    assert!(done.has_form("undo"));
    world.clock.advance_seconds(10);
    let later = chloe.get(&format!("{}?done=comment", ticket.path())).await;
    later.shows("Odile Fontanel recevra un mail.");
    assert!(!later.has_form("undo"));
    is_over(&world).await;
    // Nor does the address of the form give back what was not undone.
    let version = done.form("undo").value("version").to_owned();
    let form = chloe.get(&format!("{}?undone={version}", ticket.action("comment"))).await;
    assert_eq!(form.form("comment").value("message"), "");
    form.never_says(&french("undo-kept"));
});

story!(fn nobody_is_given_back_what_somebody_else_had_written, with window, async |world| {
    let ticket = ticket(&world).await;
    let done = world.chloe().await.does("comment", ticket, "Entre moi et moi.").await;
    let version = done.form("undo").value("version").to_owned();
    undo(&done).await;
    let page = world.bruno().await.get(&format!("{}?undone={version}", ticket.action("comment"))).await;
    assert_eq!(page.status, 200);
    page.never_says("Entre moi et moi.");
    nothing_leaves(&world).await;
});
