//! S83–S87: adding a manager by identifier, by address, through the search tool (R39).

use domain::monitoring::{Grid, Pace};
use domain::{Privilege, Privileges, Refusal};
use spec::story;
use spec::world::{MESSAGE, SUBJECT, why};

use super::{LUC, MARIE, adds, alice, arrives, find, lacks, list, names, page_of, signed_in};

story!(fn s83_a_manager_is_added_by_identifier, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    let luc = arrives(&world, LUC).await;
    let page = adds(&alice, &list(sg), "luc").await.follows().await;
    page.shows("Luc Morel gère maintenant ce service.");
    let added = find(&world, sg, luc).await.expect("a manager");
    assert_eq!(added.privileges, Privileges::default(), "the flags of anybody new");
    assert_eq!((added.is_available, added.rate, added.absence), (true, 100, None));
    assert_eq!((added.monitoring, added.pace), (Grid::default(), Pace::Immediate));
    alice.get(&list(sg)).await.shows(LUC);
    alice.get(&format!("/departments/{sg}/journal")).await.shows("a ajouté le gestionnaire Luc Morel");
    // He is a member of every category that inherits from the department, and of no other (spec.md §13.2, 2).
    let his = signed_in(&world, luc).await;
    world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    let mailed = world.mailed().await;
    assert!(mailed.iter().any(|name| name == "luc"), "{mailed:?}");
    his.get("/departments").await.shows("Services Généraux");
});

story!(fn s84_a_manager_is_added_by_address, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    let luc = arrives(&world, LUC).await;
    assert_eq!(adds(&alice, &list(sg), " LUC@deux-rives.example ").await.status, 303);
    assert!(find(&world, sg, luc).await.is_some());
});

story!(fn s85_a_manager_is_found_with_the_search_tool, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    let luc = arrives(&world, LUC).await;
    let found = alice.get(&format!("{}?q=more", list(sg))).await;
    let picked = found.press("Choisir Luc Morel").await;
    let form = picked.form("managers");
    assert_eq!(form.value("identifier"), "luc");
    form.submit().await.follows().await.shows("Luc Morel gère maintenant ce service.");
    assert!(find(&world, sg, luc).await.is_some());
    alice.get(&format!("{}?q=zzzz", list(sg))).await.shows("Personne ne correspond.");
});

story!(fn s86_several_managers_are_added, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    for name in [LUC, MARIE] {
        arrives(&world, name).await;
    }
    for typed in ["luc", "marie"] {
        assert_eq!(adds(&alice, &list(sg), typed).await.status, 303);
    }
    let expected = ["Alice Martin", "Bruno Keller", "Chloé Nguyen", LUC, MARIE];
    assert_eq!(names(&world, sg).await, expected, "last in order");
});

story!(fn s87_without_the_privilege_nobody_is_added, async |world| {
    alice(&world).await;
    let (bruno, sg) = (world.bruno().await, world.places.sg);
    arrives(&world, LUC).await;
    let page = bruno.get(&list(sg)).await;
    assert!(!page.has_form("managers") && !page.has_button("Ajouter un gestionnaire"));
    page.shows(&lacks(Privilege::ManageManagers));
    page.shows("Peuvent le faire : Alice Martin, et les administrateurs.");
    let forged = bruno.post(&list(sg), &[("identifier", "luc")]).await;
    forged.is_refused_with(409, &lacks(Privilege::ManageManagers));
    forged.shows("Peuvent le faire : Alice Martin.");
    for stranger in [world.david().await, world.odile().await] {
        stranger.get(&list(sg)).await.is_not_found();
        stranger.post(&list(sg), &[("identifier", "luc")]).await.is_not_found();
    }
    assert_eq!(names(&world, sg).await.len(), 3);
});

story!(fn an_administrator_adds_managers_too, async |world| {
    let (adam, dsi) = (world.adam().await, world.places.dsi);
    assert_eq!(adds(&adam, &list(dsi), "ines").await.status, 303);
    assert!(find(&world, dsi, world.person("ines")).await.is_some());
});

story!(fn nobody_is_added_by_a_name_that_does_not_do, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    world.is_disabled("paul").await;
    let rows = [
        ("", Refusal::PeopleMissing),
        ("personne", Refusal::UnknownPerson { typed: "personne".to_owned() }),
        ("paul", Refusal::UnknownPerson { typed: "paul".to_owned() }),
        ("bruno", Refusal::AlreadyManager { name: "Bruno Keller".to_owned() }),
        ("bruno@deux-rives.example", Refusal::AlreadyManager { name: "Bruno Keller".to_owned() }),
    ];
    for (typed, refusal) in rows {
        let page = adds(&alice, &list(sg), typed).await;
        page.is_refused_with(422, &why(&refusal));
        assert!(page.error_of("identifier").contains(&why(&refusal)), "{typed}");
        assert_eq!(page.form("managers").value("identifier"), typed);
    }
    assert_eq!(names(&world, sg).await.len(), 3);
});

story!(fn two_who_add_the_same_person_add_one, async |world| {
    let (alice, adam, sg) = (alice(&world).await, world.adam().await, world.places.sg);
    let (luc, path) = (arrives(&world, LUC).await, list(sg));
    let (one, other) = tokio::join!(adds(&alice, &path, "luc"), adds(&adam, &path, "luc"));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert!(find(&world, sg, luc).await.is_some());
    alice.get(&page_of(sg, luc)).await.shows(LUC);
});
