//! A text typed is never lost: drafts kept on the server, from one device to the next (peers.md, demand 18).

mod refused;
mod unwanted;

use spec::story;
use spec::world::{Client, Page, Ticket, World};
use store::db::q;

const TEXT: &str = "Je passerai jeudi matin.";
const OTHER: &str = "Plutôt vendredi.";

/// How many drafts there are, everybody's.
async fn drafts(world: &World) -> i64 {
    let mut conn = world.app.db.read().await.expect("a connection");
    conn.one(q("SELECT COUNT(*) FROM drafts")).await.expect("a number")
}

/// What the script of a form sends while somebody types in it.
async fn types(page: &Page, action: &str, place: &str, text: &str) -> Page {
    page.form(action).fill("message", text).forge("place", place).by_script("/drafts").submit().await
}

/// Somebody opens a ticket and types in its composer, and goes away.
async fn begins(client: &Client, ticket: Ticket, text: &str) -> Page {
    let page = client.opens(ticket).await;
    assert_eq!(types(&page, "comment", &ticket.action("comment"), text).await.status, 200);
    page
}

/// What the composer of a page holds.
fn composer(page: &Page) -> String {
    page.form("comment").value("message").to_owned()
}

story!(fn a_text_typed_on_one_device_is_there_on_the_next, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.opens(ticket).await;
    assert_eq!(composer(&page), "");
    let internal = page.form("comment").choose("scope", "manager").fill("message", "a\nb");
    let saved = internal.forge("place", &ticket.action("comment")).by_script("/drafts").submit().await;
    assert!(saved.html.contains("\"said\":\"Brouillon enregistré à 9\u{a0}h\u{a0}00\""), "{saved}");

    let page = world.alice().await.opens(ticket).await;
    page.shows("Brouillon de 9 h 00 restauré");
    assert_eq!(composer(&page), "a\nb");
    assert_eq!(page.form("comment").value("scope"), "manager", "meant for managers, it stays so");
    world.clock.advance_seconds(24 * 3600);
    let alone = world.alice().await.get(&ticket.action("comment")).await;
    alone.shows("Brouillon du 10 mars à 9 h 00 restauré");
    assert_eq!(composer(&alone), "a\nb");
    assert_eq!(drafts(&world).await, 1, "looking writes nothing");
});

story!(fn each_form_of_a_ticket_has_its_own_draft, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.opens(ticket).await;
    types(&page, "close", &ticket.action("close"), TEXT).await;
    let page = world.alice().await.opens(ticket).await;
    assert_eq!((composer(&page).as_str(), page.form("close").value("message")), ("", TEXT));
    let mine = alice.get(&ticket.path()).await.form("comment").fill("message", "Le mien.").submit().await;
    let event = world.message(ticket, "Le mien.").await;
    mine.follows().await;
    let edit = format!("{}?event={event}", ticket.action("edit"));
    let page = alice.get(&edit).await;
    types(&page, "edit", &edit, OTHER).await;
    let page = world.alice().await.get(&edit).await;
    assert_eq!(page.form("edit").value("message"), OTHER);
    world.leave_mail();
});

story!(fn two_tabs_keep_two_drafts, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let (first, second) = (alice.opens(ticket).await, alice.opens(ticket).await);
    let place = ticket.action("comment");
    types(&first, "comment", &place, TEXT).await;
    world.clock.advance_seconds(60);
    types(&second, "comment", &place, OTHER).await;
    let page = alice.opens(ticket).await;
    page.shows("Brouillon de 9 h 01 restauré");
    assert_eq!(composer(&page), OTHER);
    let other = page.press("Un autre brouillon de 9 h 00").await;
    assert_eq!(composer(&other), TEXT);
    // Words asked for by the address win; nothing is forgotten for that.
    let event = world.message(ticket, spec::world::MESSAGE).await;
    let quoting = alice.get(&format!("{}?quote={event}", ticket.path())).await;
    assert!(composer(&quoting).starts_with("> Les six"), "{quoting}");
    assert!(quoting.has_button("Un brouillon de 9 h 01") && quoting.has_button("Un brouillon de 9 h 00"), "{quoting}");
    assert_eq!(drafts(&world).await, 2);
});

story!(fn a_draft_taken_over_elsewhere_is_one_draft_unless_both_go_on, async |world| {
    let ticket = world.ticket().await;
    let place = ticket.action("comment");
    let desk = begins(&world.alice().await, ticket, TEXT).await;
    let telephone = world.alice().await.opens(ticket).await;
    world.clock.advance_seconds(60);
    types(&telephone, "comment", &place, &format!("{TEXT} Ou vendredi.")).await;
    assert_eq!(drafts(&world).await, 1, "it replaced the one that it was filled from");
    types(&desk, "comment", &place, &format!("{TEXT} Vers 9 h.")).await;
    let third = world.alice().await.opens(ticket).await;
    world.clock.advance_seconds(60);
    types(&desk, "comment", &place, &format!("{TEXT} Vers 10 h.")).await;
    types(&third, "comment", &place, OTHER).await;
    assert_eq!(drafts(&world).await, 3, "what was typed since is not overwritten");
    third.form("comment").fill("message", OTHER).submit().await.follows().await;
    assert_eq!(drafts(&world).await, 2);
    world.leave_mail();
});

story!(fn a_new_ticket_is_gone_on_with_in_the_category_that_was_chosen, async |world| {
    world.category_is(world.places.chau, |category| {
        category.defaults.message = Some(domain::Message::stored("Bâtiment :\nSalle :".to_owned()));
    }).await;
    let odile = world.odile().await;
    let fresh = odile.writes("Chauffage", "", "Bâtiment :\nSalle :").await;
    let saved = fresh.forge("place", "/tickets").by_script("/drafts").submit().await;
    assert_eq!((saved.status, drafts(&world).await), (204, 0), "the text of the category is nobody's draft");
    let page = odile.get(&format!("/tickets/new?category={}", world.places.chau)).await;
    let form = page.form("tickets").fill("subject", "Radiateur").fill("message", "Bâtiment : C");
    form.forge("place", "/tickets").by_script("/drafts").submit().await;

    let page = world.odile().await.get("/tickets/new").await;
    page.shows("Brouillon de 9 h 00 restauré");
    let form = page.form("tickets");
    assert_eq!((form.value("subject"), form.value("message")), ("Radiateur", "Bâtiment : C"));
    assert_eq!(form.value("category"), world.places.chau.to_string());
    // In another category, the words follow.
    let moved = page.form("new").choose("category", "Électricité").submit().await;
    assert_eq!(moved.form("tickets").value("message"), "Bâtiment : C");
    assert_eq!(moved.form("tickets").value("category"), world.places.elec.to_string());
    let ticket = Ticket::led_to(&moved.form("tickets").submit().await);
    assert_eq!(drafts(&world).await, 0);
    assert_eq!(world.words_in(ticket).await, ["Bâtiment : C"]);
    world.leave_mail();
});

story!(fn the_home_leads_back_to_what_was_being_written, async |world| {
    let ticket = world.ticket().await;
    begins(&world.odile().await, ticket, TEXT).await;
    let home = world.odile().await.get("/").await;
    home.shows("Vos brouillons");
    home.shows(TEXT);
    let page = world.odile().await.get(&ticket.action("cancel")).await;
    types(&page, "cancel", &ticket.action("cancel"), OTHER).await;
    world.alice().await.does("take-and-close", ticket, "").await;
    // It cannot be cancelled any more: the words are given back.
    world.odile().await.get(&ticket.action("cancel")).await.shows(OTHER);
    world.leave_mail();
});
