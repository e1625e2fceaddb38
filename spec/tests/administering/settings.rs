//! E32, E33, E34, E36 as an administrator sets them, from the department's own page: in force at once.

use spec::story;
use spec::world::{BRUNO, Client, MESSAGE, SUBJECT, Ticket};

use super::departments::{created, creates, properties};

/// Writes one property of a department through its page.
async fn sets(adam: &Client, department: domain::DepartmentId, name: &str, value: &str) {
    let form = adam.get(&properties(department)).await.form("properties");
    let form = if value.is_empty() { form.tick(name) } else { form.set(name, value) };
    form.submit().await.follows().await.shows("C’est enregistré");
}

async fn branch(client: &Client, department: &str) -> usize {
    client.get("/tickets/new").await.branch(department).len()
}

story!(fn e32_services_that_are_given_the_same_word_read_each_other, async |world| {
    let (adam, david) = (world.adam().await, world.david().await);
    let ticket = world.ticket().await;
    david.opens(ticket).await.is_not_found();
    sets(&adam, world.places.sg, "inter_service_tag", "campus").await;
    david.opens(ticket).await.is_not_found();
    sets(&adam, world.places.dsi, "inter_service_tag", "campus").await;
    let page = david.opens(ticket).await;
    page.history_says(&[MESSAGE]);
    assert!(page.has_form("comment") && !page.has_button("Prendre en charge"), "{page}");
    assert_eq!(david.get(&ticket.action("invite")).await.status, 200);
});

story!(fn e33_a_service_made_anonymous_hides_who_handles_what_is_created_next, async |world| {
    sets(&world.adam().await, world.places.sg, "anonymous", "").await;
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    assert_eq!(world.odile().await.opens(ticket).await.property("Gestionnaire"), "Anonyme");
    assert_eq!(world.alice().await.opens(ticket).await.property("Gestionnaire"), BRUNO);
});

story!(fn e34_a_virtual_service_set_up_in_the_browser_takes_tickets, async |world| {
    let (adam, odile) = (world.adam().await, world.odile().await);
    let front = created(&creates(&adam, "Vie de campus").await);
    let form = adam.get(&properties(front)).await.form("redirect").choose("to", "Services Généraux");
    assert_eq!(form.submit().await.status, 303);
    sets(&adam, front, "enabled", "").await;
    world.always_invites(front, "ines").await;
    world.always_invites(world.places.sg, "paul").await;
    let code = format!("{}.{front}", world.places.elec);
    let what = odile.get("/tickets/new").await.form("new").choose("category", &code).submit().await;
    let form = what.form("tickets").fill("subject", SUBJECT).fill("message", MESSAGE);
    let ticket = Ticket::led_to(&form.submit().await);
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.creation_department), (world.places.sg, front));
    assert_eq!(world.invited_on(ticket).await.len(), 2);
    world.mails_are_read().await;
});

story!(fn e36_a_service_hidden_from_external_accounts_is_not_offered_to_them, async |world| {
    world.is_external("paul").await;
    let (paul, odile) = (world.paul().await, world.odile().await);
    assert_eq!(branch(&paul, "Services Généraux").await, 3);
    sets(&world.adam().await, world.places.sg, "hidden_from_externals", "").await;
    assert_eq!(branch(&paul, "Services Généraux").await, 0);
    assert_eq!(branch(&odile, "Services Généraux").await, 3);
});
