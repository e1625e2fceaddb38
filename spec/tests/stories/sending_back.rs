//! E15: a ticket sent back to where it comes from (A20).

use domain::category::CategorySetting;
use domain::{Refusal, Status};
use spec::story;
use spec::world::{ALICE, DAVID, Ticket, World, why};

/// T, transferred by Alice from Électricité to Réseau.
async fn transferred(world: &World) -> Ticket {
    let ticket = world.ticket().await;
    world.alice().await.transfers(ticket, "Réseau").await;
    world.mails_are_read().await;
    ticket
}

story!(fn e15_a_ticket_goes_back_to_who_sent_it, async |world| {
    let ticket = transferred(&world).await;
    let david = world.david().await;
    let page = david.get(&ticket.action("send-back")).await;
    page.shows("Services Généraux, Électricité");
    page.shows(ALICE);
    let answer = page.form("send-back").fill("message", "C’est électrique.").submit().await;
    assert_eq!(answer.location, Some(format!("/tickets?left={ticket}&done=send-back")));
    let row = world.row(ticket).await;
    assert_eq!((row.category, row.holder), (world.places.elec, Some(world.person("alice"))));
    assert_eq!(row.status, Status::InProgress);
    david.opens(ticket).await.is_not_found();
    let page = world.alice().await.opens(ticket).await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("En cours", ALICE));
    page.history_says(&[DAVID, "Services Généraux, Électricité", "C’est électrique."]);
    // As an arrival: all the managers of the service are told.
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe", "odile"]);
});

story!(fn a_sender_who_manages_it_no_more_gets_nothing_back, async |world| {
    let ticket = transferred(&world).await;
    world.manages_no_more("alice", world.places.sg).await;
    world.david().await.get(&ticket.action("send-back")).await.form("send-back").submit().await;
    let row = world.row(ticket).await;
    assert_eq!((row.category, row.holder, row.status), (world.places.elec, None, Status::Free));
    world.alice().await.opens(ticket).await.is_not_found();
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn a_ticket_that_never_moved_is_not_sent_back, async |world| {
    let ticket = world.ticket().await;
    let before = world.stored().await;
    let alice = world.alice().await;
    let page = alice.get(&ticket.action("send-back")).await;
    page.shows(&why(&Refusal::NeverMoved));
    assert!(!page.has_form("send-back"), "{page}");
    let version = world.row(ticket).await.version.to_string();
    let forged = alice.post(&ticket.action("send-back"), &[("version", &version)]).await;
    forged.is_refused_with(409, &why(&Refusal::NeverMoved));
    assert_eq!(world.stored().await, before);
});

story!(fn it_is_sent_back_even_where_one_may_not_transfer_to, async |world| {
    // Électricité is hidden meanwhile: where it was is where it may return.
    let ticket = transferred(&world).await;
    world.category_has(world.places.elec, CategorySetting::Invisible).await;
    world.david().await.get(&ticket.action("send-back")).await.form("send-back").submit().await;
    assert_eq!(world.row(ticket).await.category, world.places.elec);
    world.leave_mail();
});
