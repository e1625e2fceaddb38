//! Bad input: a message naming the field, the right status, nothing stored, and the text typed still there.

mod disk;
mod file_names;
mod files;
mod forged;
mod forged_files;
mod resend;
mod sizes;
mod torn;

use spec::story;
use spec::world::{Form, Page, Ticket, World};
use store::db::q;

const SUBJECT: &str = "Fuite d'eau";
const NO_CHOICE: &str = "Ce choix n’existe pas. Choisissez dans la liste.";
const MESSAGE: &str = "Sous l'évier de la salle B 204.";

async fn new_ticket(world: &World) -> Form {
    // By its address: what was refused before is kept, and would choose its own category.
    let page = world.odile().await.get(&format!("/tickets/new?category={}", world.places.elec)).await;
    page.form("tickets").fill("subject", SUBJECT).fill("message", MESSAGE)
}

/// Sends a form in which one field is wrong: refused for that field, the rest kept, nothing stored.
async fn is_refused(world: &World, form: Form, field: &str, why: &str) -> Page {
    let before = world.stored().await;
    let page = form.submit().await;
    assert_eq!(page.status, 422, "{page}");
    assert!(page.error_of(field).contains(why), "{field}: “{}” in {page}", page.error_of(field));
    assert_eq!(world.stored().await, before);
    page
}

story!(fn an_empty_subject, async |world| {
    for nothing in ["", "   ", "\u{200b}\u{ad}"] {
        let form = new_ticket(&world).await.fill("subject", nothing);
        let page = is_refused(&world, form, "subject", "Donnez un sujet").await;
        assert_eq!(page.form("tickets").value("message"), MESSAGE);
    }
});

story!(fn a_subject_too_long, async |world| {
    let long = "é".repeat(256);
    let form = new_ticket(&world).await.fill("subject", &long);
    let page = is_refused(&world, form, "subject", "caractères au plus").await;
    assert_eq!(page.form("tickets").value("subject"), long);
    let good = page.form("tickets").fill("subject", &"é".repeat(255)).submit().await;
    assert_eq!(good.status, 303, "{good}");
    world.leave_mail();
});

story!(fn an_empty_message, async |world| {
    let form = new_ticket(&world).await.fill("message", " \n\t");
    let page = is_refused(&world, form, "message", "Écrivez un message.").await;
    assert_eq!(page.form("tickets").value("subject"), SUBJECT);
});

story!(fn every_wrong_field_is_said_at_once, async |world| {
    let form = new_ticket(&world).await.fill("subject", "").fill("message", "");
    let page = is_refused(&world, form, "subject", "Donnez un sujet").await;
    assert!(page.error_of("message").contains("Écrivez un message."), "{page}");
});

story!(fn a_value_that_no_list_offers, async |world| {
    let before = world.stored().await;
    for value in ["9", "-1", "urgent", "3'--"] {
        let page = is_refused(&world, new_ticket(&world).await.forge("priority", value), "priority", NO_CHOICE).await;
        assert_eq!(page.form("tickets").value("message"), MESSAGE);
        // The form has no such field: said above it.
        let page = new_ticket(&world).await.forge("scope", value).submit().await;
        page.is_refused_with(422, NO_CHOICE);
        assert_eq!(page.form("tickets").value("message"), MESSAGE);
    }
    assert_eq!(world.stored().await, before);
    let ticket = world.ticket().await;
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", MESSAGE);
    let before = world.stored().await;
    let page = form.forge("scope", "tous").submit().await;
    page.is_refused_with(422, NO_CHOICE);
    assert_eq!(page.form("comment").value("message"), MESSAGE);
    assert_eq!(world.stored().await, before);
});

story!(fn a_category_that_cannot_be_chosen, async |world| {
    let mut tx = world.app.db.write().await.expect("a transaction");
    // Chauffage becomes a heading, and the DSI is not open yet.
    tx.exec(q("UPDATE categories SET accepts_tickets = FALSE WHERE id = $1").bind(world.places.chau))
        .await
        .expect("written");
    let child = q("UPDATE categories SET parent_id = $1 WHERE id = $2");
    tx.exec(child.bind(world.places.chau).bind(world.places.plom)).await.expect("written");
    tx.exec(q("UPDATE departments SET is_enabled = FALSE WHERE id = $1").bind(world.places.dsi))
        .await
        .expect("written");
    tx.commit().await.expect("committed");
    let heading = (world.places.chau.to_string(), "n’accepte pas de ticket");
    let closed = (world.places.res.to_string(), "Choisissez une catégorie");
    let before = world.stored().await;
    let mut forms = Vec::new();
    for (category, why) in [heading, closed] {
        let page = new_ticket(&world).await.forge("category", &category).submit().await;
        page.is_refused_with(422, why);
        page.never_says("Réseau");
        // What was typed waits for a category.
        let form = page.form("tickets");
        assert_eq!((form.value("subject"), form.value("message")), (SUBJECT, MESSAGE));
        assert_eq!(world.stored().await, before);
        forms.push(form);
    }
    for form in forms {
        let ticket = Ticket::led_to(&form.choose("category", "Plomberie").submit().await);
        assert_eq!(world.row(ticket).await.category, world.places.plom);
        assert_eq!(world.words_in(ticket).await, [MESSAGE]);
    }
    world.leave_mail();
});

story!(fn an_owner_whom_nobody_knows, async |world| {
    let form = world.alice().await.writes("Plomberie", SUBJECT, MESSAGE).await;
    let page =
        is_refused(&world, form.fill("owner", "personne@ailleurs.example"), "owner", "Personne n’a l’adresse").await;
    page.shows("personne@ailleurs.example");
    assert_eq!(page.form("tickets").value("message"), MESSAGE);
    let good = page.form("tickets").fill("owner", "ODILE@deux-rives.example ").submit().await;
    assert_eq!(world.row(Ticket::led_to(&good)).await.owner, world.person("odile"));
    world.leave_mail();
});

story!(fn an_owner_named_by_somebody_who_may_not_is_ignored, async |world| {
    // David manages another service: here, he is a requester like Odile.
    let (odile, david) = (("odile", world.odile().await), ("david", world.david().await));
    let forged =
        [(&odile, "paul@deux-rives.example"), (&odile, "x@ailleurs.example"), (&david, "paul@deux-rives.example")];
    for ((name, author), address) in forged {
        let page = author.writes("Plomberie", SUBJECT, MESSAGE).await.forge("owner", address).submit().await;
        assert_eq!(world.row(Ticket::led_to(&page)).await.owner, world.person(name), "{address}");
    }
    world.leave_mail();
});

story!(fn an_assignee_who_does_not_do, async |world| {
    let ticket = world.ticket().await;
    let before = world.stored().await;
    let david = world.person("david").to_string();
    let alice = world.person("alice").to_string();
    let others = [(&david, "Choisissez un gestionnaire disponible"), (&alice, "Choisissez un gestionnaire disponible")];
    let nobody = ["999999", "", "0", "-2", "2 ", "1e0", "bruno"].map(str::to_owned);
    let nobody = nobody.iter().map(|id| (id, "Choisissez"));
    for (person, why) in others.into_iter().chain(nobody) {
        let form = world.alice().await.opens(ticket).await.form("assign").fill("message", MESSAGE);
        let page = form.forge("assignee", person).submit().await;
        page.is_refused_with(422, why);
        assert_eq!(page.form("assign").value("message"), MESSAGE, "{person}");
    }
    assert_eq!(world.stored().await, before);
    assert_eq!(world.row(ticket).await.holder, None);
});
