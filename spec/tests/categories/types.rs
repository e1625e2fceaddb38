//! S80–S82: ticket types (R38).

use domain::Privilege;
use spec::story;
use spec::world::without;

use super::{all, form, opens, save, stored};

const TYPE: &str = "Bâtiment :\nSalle :";

story!(fn s80_what_a_manager_writes_in_the_type_is_in_the_form_of_the_requester, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let saved = save(form(&alice, &world, elec).await.fill("message", TYPE).fill("subject", "Panne en salle")).await;
    saved.shows("Salle :");
    let fresh = world.odile().await.get(&format!("/tickets/new?category={elec}")).await.form("tickets");
    assert_eq!((fresh.value("message"), fresh.value("subject")), (TYPE, "Panne en salle"));
    world.adam().await.get(&format!("/departments/{}/journal", world.places.sg)).await.shows("Message proposé");
});

story!(fn s80_the_type_is_seen_before_it_is_saved, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let page = opens(&alice, &world, elec).await;
    let typed = page.form(&elec.to_string()).fill("message", TYPE).forge("preview", "1").submit().await;
    assert_eq!(typed.status, 200);
    typed.shows("Bâtiment : Salle :");
    assert_eq!(typed.form(&elec.to_string()).value("message"), TYPE);
    assert_eq!(stored(&world, elec).await.defaults.message, None);
});

story!(fn s81_another_category_keeps_its_own, async |world| {
    let (alice, elec, chau) = (world.alice().await, world.places.elec, world.places.chau);
    save(form(&alice, &world, elec).await.fill("message", TYPE)).await;
    let fresh = world.odile().await.get(&format!("/tickets/new?category={chau}")).await.form("tickets");
    assert_eq!(fresh.value("message"), "");
});

story!(fn s82_without_the_privilege_the_type_is_read_and_not_changed, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    save(form(&alice, &world, elec).await.fill("message", TYPE)).await;
    world.manager_is("chloe", sg, without(Privilege::ManageCategories)).await;
    let chloe = world.chloe().await;
    let page = opens(&chloe, &world, elec).await;
    page.shows("vous n’avez pas le privilège « gérer les catégories »");
    page.shows("Alice Martin");
    page.shows("Salle :");
    assert!(!page.has_button("Enregistrer la catégorie"));
    assert!(!page.has_button("Ajouter"));
    let before = stored(&world, elec).await;
    let forged = page.form(&elec.to_string()).forge("message", "Rien.").submit().await;
    forged.is_refused_with(409, "vous n’avez pas le privilège");
    for action in ["move", "delete", "redirect"] {
        let path = format!("/departments/{sg}/categories/{elec}/{action}");
        let asked = chloe.get(&path).await;
        asked.shows("vous n’avez pas le privilège");
        let to = if action == "move" { format!("d{sg}") } else { world.places.chau.to_string() };
        assert_eq!(chloe.post(&path, &[("to", &to)]).await.status, 409, "{action}");
    }
    let added = chloe.post(&format!("/departments/{sg}/categories"), &[("label", "Neuve")]).await;
    assert_eq!(added.status, 409);
    let how = [("category", elec.to_string()), ("how", "down".to_owned())];
    let how: Vec<(&str, &str)> = how.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(chloe.post(&format!("/departments/{sg}/categories/order"), &how).await.status, 409);
    assert_eq!(stored(&world, elec).await, before);
    assert_eq!(all(&world).await.len(), 4);
    // Nor does anybody who does not manage the department know of these pages.
    for stranger in [world.odile().await, world.david().await] {
        opens(&stranger, &world, elec).await.is_not_found();
        assert_eq!(stranger.post(&format!("/departments/{sg}/categories"), &[("label", "Neuve")]).await.status, 404);
    }
});
