//! The order of siblings (spec.md §6.1).

use spec::story;

use super::{all, opens, tree};

story!(fn siblings_are_put_in_order, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    let order = async || {
        let own = all(&world).await.into_iter().filter(|one| one.department == sg);
        own.map(|one| one.label).collect::<Vec<_>>()
    };
    let presses = async |button: &str| {
        let page = opens(&alice, &world, elec).await.press(button).await;
        assert_eq!(page.status, 303, "{page}");
    };
    presses("Descendre Électricité").await;
    assert_eq!(order().await, ["Chauffage", "Électricité", "Plomberie"]);
    presses("Monter Électricité").await;
    presses("Monter Électricité").await;
    assert_eq!(order().await, ["Électricité", "Chauffage", "Plomberie"], "the first one stays so");
    presses("à l’envers").await;
    assert_eq!(order().await, ["Plomberie", "Chauffage", "Électricité"]);
    presses("par libellé court").await;
    assert_eq!(order().await, ["Chauffage", "Électricité", "Plomberie"]);
    world.adam().await.get(&format!("/departments/{sg}/journal")).await.shows("a changé l’ordre des catégories de");
    let forged = alice.post(&format!("{}/order", tree(sg)), &[("how", "sideways")]).await;
    forged.is_not_found();
});
