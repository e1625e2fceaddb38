//! One's own availability (spec.md §2.2, « peut définir sa disponibilité »).

use domain::{Privilege, Refusal};
use spec::story;
use spec::world::{letting, why};

use super::{alice, find, form, lacks, page_of, save};

story!(fn one_sets_ones_own_availability_and_nothing_else, async |world| {
    alice(&world).await;
    let (bruno, sg, his) = (world.bruno().await, world.places.sg, world.person("bruno"));
    let path = format!("/departments/{sg}/availability");
    let forged = bruno.post(&path, &[("rate", "0"), ("seen", "")]).await;
    forged.is_refused_with(409, &lacks(Privilege::SetOwnAvailability));
    forged.shows("Alice Martin");
    world.manager_is("bruno", sg, letting(Privilege::SetOwnAvailability)).await;
    let page = bruno.get(&page_of(sg, his)).await;
    assert!(page.has_button("Mettre à jour ma disponibilité"));
    let form = page.form("availability");
    assert_eq!(form.is_ticked("privilege-refuse"), None, "shown, not offered");
    save(form.untick("available").fill("rate", "20")).await;
    let after = find(&world, sg, his).await.expect("a manager");
    assert_eq!((after.is_available, after.rate), (false, 20));
    // Somebody else's is not his.
    let chloe = bruno.get(&page_of(sg, world.person("chloe"))).await;
    assert!(!chloe.has_form("availability"));
    bruno
        .post(&page_of(sg, world.person("chloe")), &[("rate", "0"), ("seen", "")])
        .await
        .is_refused_with(409, &lacks(Privilege::ManageManagers));
});

story!(fn a_stale_availability_is_given_back, async |world| {
    let (alice, sg, his) = (alice(&world).await, world.places.sg, world.person("bruno"));
    world.manager_is("bruno", sg, letting(Privilege::SetOwnAvailability)).await;
    let bruno = world.bruno().await;
    let open = bruno.get(&page_of(sg, his)).await.form("availability");
    save(form(&alice, sg, his).await.fill("rate", "10")).await;
    let page = open.fill("rate", "90").submit().await;
    page.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(page.form("availability").value("rate"), "90");
    page.form("availability").fill("rate", "x").submit().await.is_refused_with(422, &why(&Refusal::NumberOutside { max: 100 }));
    assert_eq!(find(&world, sg, his).await.expect("a manager").rate, 10);
});

story!(fn an_administrator_who_manages_nothing_has_none, async |world| {
    let path = format!("/departments/{}/availability", world.places.sg);
    world.adam().await.post(&path, &[("rate", "5"), ("seen", "")]).await.is_not_found();
    world.david().await.post(&path, &[("rate", "5"), ("seen", "")]).await.is_not_found();
});
