//! Hundreds of managers, or of permanent invitees: fifty a page, in their order.

use domain::{DepartmentId, Manager, PersonId};
use spec::story;
use spec::world::{Client, Page, World};
use store::{managers, permanent_invitees};

use super::{adds, alice, arrives, list, names, stored};

/// So many people whom nobody knew, in this order.
async fn newcomers(world: &World, count: usize) -> Vec<PersonId> {
    let mut people = Vec::new();
    for number in 1..=count {
        people.push(arrives(world, &format!("Renfort{number:03} Martin")).await);
    }
    people
}

/// The links to the managers, or the names of the invitees, of each page from the first one, by « Suivants ».
async fn walked(client: &Client, path: &str, css: &str) -> (Vec<usize>, Page) {
    let mut page = client.get(path).await;
    let mut counts = vec![page.count(css)];
    assert!(!page.has_button("Précédents"));
    while page.has_button("Suivants") {
        page = page.press("Suivants").await;
        counts.push(page.count(css));
    }
    (counts, page)
}

async fn manage(world: &World, department: DepartmentId, people: &[PersonId]) {
    let like = stored(world, department).await.remove(0);
    let mut tx = world.app.db.write().await.expect("a transaction");
    for id in people {
        let person = domain::Person { id: *id, ..like.person.clone() };
        managers::insert(&mut tx, &Manager { person, ..like.clone() }).await.expect("written");
    }
    tx.commit().await.expect("committed");
}

story!(fn managers_are_fifty_a_page, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    alice.get(&list(sg)).await.never_says("Pages de la liste");
    let people = newcomers(&world, 98).await;
    manage(&world, sg, &people).await;
    let (counts, last) = walked(&alice, &list(sg), "tbody tr").await;
    assert_eq!(counts, [50, 50, 1]);
    last.shows("101 à 101 sur 101");
    last.shows("Renfort098 Martin");
    // The order is that of all of them: whoever begins a page goes up to the one before.
    let before = names(&world, sg).await;
    let second = alice.get(&format!("{}?page=2", list(sg))).await;
    second.shows("51 à 100 sur 101");
    second.shows(&before[50]);
    second.never_says(&before[49]);
    second.never_says(&before[100]);
    let moved = second.press(&format!("Monter {}", before[50])).await;
    assert_eq!(moved.location.as_deref(), Some(format!("{}?page=2#matrix", list(sg)).as_str()));
    let after = names(&world, sg).await;
    assert_eq!((&after[49], &after[50]), (&before[50], &before[49]));
    moved.follows().await.shows(&before[49]);
    // What is no page of it is the nearest one.
    alice.get(&format!("{}?page=999999999999", list(sg))).await.shows("101 à 101 sur 101");
    for page in ["0", "-1", "x", "", "99999999999999999999999"] {
        alice.get(&format!("{}?page={page}", list(sg))).await.shows("1 à 50 sur 101");
    }
});

story!(fn permanent_invitees_are_fifty_a_page, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    let path = format!("/departments/{sg}/invitees");
    let people = newcomers(&world, 51).await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    for person in &people {
        permanent_invitees::insert(&mut tx, sg, *person).await.expect("written");
    }
    tx.commit().await.expect("committed");
    let (counts, last) = walked(&alice, &path, ".departments > li").await;
    assert_eq!(counts, [50, 1]);
    last.shows("Renfort051 Martin");
    // Who is added is shown, where they are: at the end.
    let added = adds(&alice, &path, "ines").await.follows().await;
    added.shows("Inès Marchetti");
    added.shows("51 à 52 sur 52");
    let removed = added.press("Retirer Renfort051 Martin").await.follows().await;
    removed.shows("51 à 51 sur 51");
    removed.shows("Inès Marchetti");
    removed.never_says("Renfort050 Martin");
});
