//! The order of managers, which is also that of the algorithm "first" (spec.md §2.2, §13.1).

use domain::{Algorithm, Privilege};
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, MESSAGE, SUBJECT};

use super::{LUC, adds, alice, arrives, lacks, list, names};

story!(fn managers_are_ordered_in_every_way, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    let press = async |button: &str| {
        alice.get(&list(sg)).await.press(button).await.follows().await;
        names(&world, sg).await
    };
    assert_eq!(press("Monter Chloé Nguyen").await, [ALICE, CHLOE, BRUNO]);
    assert_eq!(press("Descendre Alice Martin").await, [CHLOE, ALICE, BRUNO]);
    assert_eq!(press("par nom").await, [ALICE, BRUNO, CHLOE]);
    assert_eq!(press("à l’envers").await, [CHLOE, BRUNO, ALICE]);
    assert_eq!(press("par identifiant").await, [ALICE, BRUNO, CHLOE]);
    let page = alice.get(&list(sg)).await;
    assert!(!page.has_button("Monter Alice Martin") && !page.has_button("Descendre Chloé Nguyen"));
    // The first goes no higher, by hand either.
    let first = world.person("alice").to_string();
    let path = format!("{}/order", list(sg));
    assert_eq!(alice.post(&path, &[("person", &first), ("how", "up")]).await.status, 303);
    assert_eq!(names(&world, sg).await, [ALICE, BRUNO, CHLOE]);
    for person in [world.person("david").to_string(), "999999".to_owned(), "x".to_owned()] {
        alice.post(&path, &[("person", &person), ("how", "up")]).await.is_not_found();
    }
    alice.get(&format!("/departments/{sg}/journal")).await.shows("a changé l’ordre des gestionnaires de Services Généraux");
    let bruno = world.bruno().await;
    let forged = bruno.post(&path, &[("person", &first), ("how", "down")]).await;
    forged.is_refused_with(409, &lacks(Privilege::ManageManagers));
    assert!(!bruno.get(&list(sg)).await.has_button("Monter Chloé Nguyen"));
});

story!(fn the_first_in_order_is_asked_first, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    world.department_is(sg, |one| one.defaults.algorithm = Some(Algorithm::First)).await;
    let luc = arrives(&world, LUC).await;
    adds(&alice, &list(sg), "luc").await;
    for _ in 0..3 {
        alice.get(&list(sg)).await.press("Monter Luc Morel").await.follows().await;
    }
    alice.get(&list(sg)).await.shows("Le prochain ticket irait à Luc Morel");
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    assert_eq!(world.row(ticket).await.holder, Some(luc));
    world.leave_mail();
});
