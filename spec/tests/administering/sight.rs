//! Why somebody sees a ticket: the rule of spec.md §5.2, line by line.

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use spec::story;
use spec::world::{Client, Page, Ticket};

async fn asks(client: &Client, ticket: Ticket, person: &str) -> Page {
    client.get(&format!("{}?person={person}", ticket.action("sight"))).await
}

story!(fn the_proof_ends_with_the_line_that_decides, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let alice = world.alice().await;
    for (person, said, lines) in [
        ("adam", "Oui, Adam Lefort voit ce ticket.", 2),
        ("bruno", "Bruno Keller gère Services Généraux.", 4),
        ("odile", "Le ticket est à Odile Fontanel.", 5),
        ("ines", "Inès Marchetti est parmi les invités.", 6),
        ("paul", "Non, Paul Girard ne voit pas ce ticket.", 9),
    ] {
        let page = asks(&alice, ticket, person).await;
        page.shows(said);
        assert_eq!(page.count(".proof > li"), lines, "{page}");
        assert_eq!(page.count(".proof .decides"), 1);
    }
    asks(&alice, ticket, "personne").await.shows("Personne ne correspond.");
    world.adam().await.get(&ticket.action("sight")).await.shows("la première ligne qui décide");
    for client in [world.odile().await, world.ines().await, world.paul().await, world.david().await] {
        client.get(&ticket.action("sight")).await.is_not_found();
    }
});

story!(fn a_confidential_ticket_is_decided_by_the_third_line, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::AllowsConfidential).await;
    world.category_has(world.places.plom, CategorySetting::Confidential).await;
    let ticket = world.odile().await.posts("Plomberie", "Fuite", "Ici.").await;
    world.mails_are_read().await;
    let alice = world.alice().await;
    for (person, said) in [
        ("bruno", "La catégorie est confidentielle ; Bruno Keller en est membre."),
        ("chloe", "La catégorie est confidentielle ; Chloé Nguyen n’en est pas membre"),
        ("odile", "La catégorie est confidentielle ; Odile Fontanel est propriétaire du ticket."),
    ] {
        let page = asks(&alice, ticket, person).await;
        page.shows(said);
        assert_eq!(page.count(".proof > li"), 3);
    }
    world.chloe().await.get(&ticket.action("sight")).await.is_not_found();
});
