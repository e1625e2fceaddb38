//! Deleting a category loses no ticket (spec.md §6.1).

use app::config::Tickets;
use domain::{Refusal, Status};
use spec::story;
use spec::world::why;

use super::{all, found, opens, tree};

fn window(tickets: &mut Tickets) {
    tickets.undo_seconds = 10;
}

story!(fn its_tickets_go_to_the_category_chosen, async |world| {
    let (alice, elec, chau, sg) = (world.alice().await, world.places.elec, world.places.chau, world.places.sg);
    let closed = world.ticket_closed_by(&alice).await;
    world.days_pass(20).await;
    world.days_pass(40).await;
    // Sessions are over since.
    let alice = world.alice().await;
    let held = world.ticket_held_by(&alice).await;
    world.leave_mail();
    assert_eq!(world.row(closed).await.status, Status::Archived);
    let page = opens(&alice, &world, elec).await.press("Supprimer").await;
    page.shows("Elle a 2 tickets, les archives comprises.");
    let path = format!("{}/{elec}/delete", tree(sg));
    let refused = page.form("delete").submit().await;
    refused.is_refused_with(422, &why(&Refusal::TicketsNeedAPlace { count: 2 }));
    for to in [elec.to_string(), world.places.res.to_string(), "999999".to_owned()] {
        let page = alice.post(&path, &[("to", &to)]).await;
        page.is_refused_with(422, &why(&Refusal::DestinationMissing));
    }
    assert!(found(&world, elec).await.is_some());
    let deleted = page.form("delete").choose("to", &chau.to_string()).submit().await;
    deleted.follows().await.shows("La catégorie est supprimée.");
    assert!(found(&world, elec).await.is_none());
    let (old, new) = (world.row(closed).await, world.row(held).await);
    assert_eq!((old.category, old.status), (chau, Status::Archived));
    assert_eq!((new.category, new.holder, new.status), (chau, Some(world.person("alice")), Status::InProgress));
    let page = alice.opens(held).await;
    page.history_says(&["Services Généraux, Électricité", "Services Généraux, Chauffage"]);
    assert_eq!(alice.opens(closed).await.status, 200);
    // It goes on from there.
    alice.does("close", held, "Fait.").await;
    assert_eq!(world.row(held).await.status, Status::Closed);
    world.adam().await.get(&format!("/departments/{sg}/journal")).await.shows("a supprimé la catégorie");
    alice.get(&format!("{}/{elec}", tree(sg))).await.is_not_found();
    world.leave_mail();
});

story!(fn one_without_tickets_just_goes, async |world| {
    let (alice, plom, sg) = (world.alice().await, world.places.plom, world.places.sg);
    let page = alice.get(&format!("{}/{plom}/delete", tree(sg))).await;
    page.shows("Elle n’a aucun ticket.");
    assert_eq!(page.form("delete").submit().await.status, 303);
    assert_eq!(all(&world).await.len(), 3);
    // Twice is once.
    alice.post(&format!("{}/{plom}/delete", tree(sg)), &[]).await.is_not_found();
});

story!(fn what_others_need_stays, async |world| {
    let (alice, elec, chau, sg) = (world.alice().await, world.places.elec, world.places.chau, world.places.sg);
    let below = world.has_category(sg, "Radiateurs", None).await;
    world.is_below(below, chau).await;
    world.category_is(world.places.plom, |one| one.redirects_to = Some(elec)).await;
    let inside = Refusal::CategoryNotEmpty { category: "Chauffage".to_owned() };
    let target = Refusal::RedirectionsEndThere { names: "Plomberie".to_owned() };
    for (id, refusal) in [(chau, inside), (elec, target)] {
        let path = format!("{}/{id}/delete", tree(sg));
        let page = alice.get(&path).await;
        page.shows(&why(&refusal));
        assert!(!page.has_button("Supprimer"));
        alice.post(&path, &[("to", &below.to_string())]).await.is_refused_with(409, &why(&refusal));
        assert!(found(&world, id).await.is_some());
    }
});

story!(fn a_command_is_undone_after_the_category_of_before_is_gone, with window, async |world| {
    let (alice, elec, chau, sg) = (world.alice().await, world.places.elec, world.places.chau, world.places.sg);
    let ticket = world.ticket_held_by(&alice).await;
    alice.transfers(ticket, &format!("c{chau}")).await;
    assert_eq!(alice.post(&format!("{}/{elec}/delete", tree(sg)), &[]).await.status, 303);
    let done = alice.does("comment", ticket, "Vu.").await;
    let undone = done.form("undo").submit().await.follows().await;
    undone.shows("Action annulée : aucun mail n’en est parti.");
    assert_eq!(world.row(ticket).await.category, chau);
    world.leave_mail();
});
