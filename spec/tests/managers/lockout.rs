//! Nobody locks a department out of its last manager of managers without an administrator seeing it.

use domain::{Privilege, Refusal};
use spec::story;
use spec::world::why;

use super::{alice, find, form, list, page_of, save};

const ORPHAN: &str = "Personne n’y gère les gestionnaires : seuls les administrateurs le peuvent.";

story!(fn the_last_one_is_warned_and_administrators_see_it, async |world| {
    let (alice, adam, sg, hers) = (alice(&world).await, world.adam().await, world.places.sg, world.person("alice"));
    let before = adam.get("/departments").await;
    // The DSI has nobody from the start, Services Généraux has Alice.
    assert_eq!(before.count(".departments .warns"), 1);
    before.shows(ORPHAN);
    let page = alice.get(&page_of(sg, hers)).await;
    page.shows("Personne d’autre ne gère les gestionnaires ici.");
    let removal = alice.get(&format!("{}/remove", page_of(sg, hers))).await;
    removal.shows("Ensuite, seuls les administrateurs le pourront : Adam Lefort.");
    save(page.form(&hers.to_string()).untick("privilege-manage_managers")).await;
    assert!(!find(&world, sg, hers).await.expect("a manager").may(Privilege::ManageManagers));
    assert_eq!(adam.get("/departments").await.count(".departments .warns"), 2);
    alice.get("/departments").await.never_says(ORPHAN);
    alice.get(&list(sg)).await.shows("Personne ici ne peut gérer les gestionnaires.");
    // An administrator gives it back.
    save(form(&adam, sg, hers).await.tick("privilege-manage_managers")).await;
    assert_eq!(adam.get("/departments").await.count(".departments .warns"), 1);
});

story!(fn without_any_administrator_the_last_one_stays, async |world| {
    let (alice, sg, hers) = (alice(&world).await, world.places.sg, world.person("alice"));
    world.is_disabled("adam").await;
    let refusal = why(&Refusal::NobodyWouldManage { department: "Services Généraux".to_owned() });
    let refused = form(&alice, sg, hers).await.untick("privilege-manage_managers").submit().await;
    refused.is_refused_with(409, &refusal);
    let removal = alice.get(&format!("{}/remove", page_of(sg, hers))).await;
    removal.form("remove").submit().await.is_refused_with(409, &refusal);
    assert!(find(&world, sg, hers).await.expect("a manager").may(Privilege::ManageManagers));
    // With somebody else to do it, she may.
    save(form(&alice, sg, world.person("bruno")).await.tick("privilege-manage_managers")).await;
    save(form(&alice, sg, hers).await.untick("privilege-manage_managers")).await;
});

story!(fn of_two_last_ones_who_leave_at_once_one_stays, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    world.manager_is("bruno", sg, spec::world::letting(Privilege::ManageManagers)).await;
    world.is_disabled("adam").await;
    let bruno = world.bruno().await;
    let (hers, his) = (world.person("alice"), world.person("bruno"));
    let one = form(&alice, sg, hers).await.untick("privilege-manage_managers");
    let other = form(&bruno, sg, his).await.untick("privilege-manage_managers");
    let (one, other) = tokio::join!(one.submit(), other.submit());
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
});
