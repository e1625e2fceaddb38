//! S21–S24: giving a ticket to another manager of the service (R12, R13).

use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, Client, DAVID, PAUL, Page, Ticket};

async fn assigns(manager: &Client, ticket: Ticket, to: &str) -> Page {
    manager.opens(ticket).await.form("assign").choose("assignee", to).submit().await.follows().await
}

story!(fn s21_the_manager_of_a_ticket_assigns_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = assigns(&alice, ticket, BRUNO).await;
    assert_eq!(page.property("Gestionnaire"), BRUNO);
    page.history_says(&[ALICE, "a assigné le ticket à", BRUNO]);
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn s22_a_free_ticket_is_assigned, async |world| {
    let ticket = world.ticket().await;
    let page = assigns(&world.alice().await, ticket, BRUNO).await;
    assert_eq!(page.property("Gestionnaire"), BRUNO);
    assert_eq!(page.status_shown(), "En cours");
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn s23_a_ticket_that_somebody_else_holds_is_assigned, async |world| {
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let page = assigns(&world.alice().await, ticket, CHLOE).await;
    assert_eq!(page.property("Gestionnaire"), CHLOE);
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn s24_only_managers_of_the_service_are_proposed, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.get(&ticket.action("assign")).await;
    let targets = page.form("assign").choices("assignee");
    assert_eq!(targets.len(), 2, "{targets:?}");
    assert!(targets[0].starts_with(BRUNO) && targets[1].starts_with(CHLOE), "{targets:?}");
    page.never_says(DAVID);
    page.never_says(PAUL);
});
