//! S1–S4: a ticket is always posted in a category, never directly in a service (R2, R3).

use spec::story;
use spec::world::Ticket;

const NO_CATEGORY: &str = "Choisissez une catégorie : un ticket est toujours créé dans une catégorie.";

story!(fn s01_the_tree_shows_the_categories_under_their_service, async |world| {
    let tree = world.odile().await.get("/tickets/new").await;
    assert_eq!(tree.branch("Services Généraux"), ["Électricité", "Chauffage", "Plomberie"]);
    assert_eq!(tree.branch("DSI"), ["Réseau"]);
});

story!(fn s02_a_service_alone_takes_no_ticket, async |world| {
    let odile = world.odile().await;
    let tree = odile.get("/tickets/new").await;
    let choices = tree.form("new").choices("category");
    assert_eq!(choices, ["Électricité", "Chauffage", "Plomberie", "Réseau"]);
    let before = world.stored().await;
    let department = world.places.sg.to_string();
    let form = odile.writes("Électricité", "Une panne", "Rien ne marche.").await;
    let page = form.forge("category", "").forge("department", &department).submit().await;
    page.is_refused_with(422, NO_CATEGORY);
    assert_eq!(world.stored().await, before);
});

story!(fn s03_a_ticket_lives_in_the_category_chosen, async |world| {
    let odile = world.odile().await;
    let ticket = odile.posts("Chauffage", "Il fait froid", "12 degrés en salle B 204.").await;
    let page = odile.opens(ticket).await;
    page.shows("Services Généraux");
    page.shows("Chauffage");
    page.history_says(&["12 degrés en salle B 204."]);
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.category), (world.places.sg, world.places.chau));
    world.leave_mail();
});

story!(fn s04_a_form_without_category_stores_nothing, async |world| {
    let odile = world.odile().await;
    let before = world.stored().await;
    let fields = [("token", "0123456789abcdef"), ("subject", "Une panne"), ("message", "Rien ne marche.")];
    let page = odile.post("/tickets", &fields).await;
    page.is_refused_with(422, NO_CATEGORY);
    assert_eq!(world.stored().await, before);
    assert_eq!(world.mailed().await, [""; 0]);
    // The same form with a category is a good one: it is the category that was missing.
    let category = world.places.elec.to_string();
    let page = odile.post("/tickets", &[&fields[..], &[("category", &category)]].concat()).await;
    assert_eq!(world.row(Ticket::led_to(&page)).await.category, world.places.elec);
    world.leave_mail();
});
