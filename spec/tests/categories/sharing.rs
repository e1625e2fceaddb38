//! Who gets the tickets, who sees the category: E16–E18, E31, E36, by settings made from the page.

use domain::Status;
use domain::department::DepartmentSetting;
use spec::story;
use spec::world::{MESSAGE, SUBJECT};

use super::{form, opens, save, stored};

story!(fn e16_a_ticket_that_comes_to_a_category_with_an_algorithm_is_assigned, async |world| {
    let (david, res) = (world.david().await, world.places.res);
    save(form(&david, &world, res).await.choose("algorithm", "first")).await;
    opens(&david, &world, res).await.shows("Le prochain ticket irait à David Roux : premier membre disponible");
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.transfers(ticket, &format!("c{res}")).await;
    let row = world.row(ticket).await;
    assert_eq!((row.holder, row.status), (Some(world.person("david")), Status::InProgress));
    world.leave_mail();
});

story!(fn e17_each_in_turn, async |world| {
    let (alice, chau) = (world.alice().await, world.places.chau);
    let [one, two, three] = ["alice", "bruno", "chloe"].map(|name| world.person(name).to_string());
    let own = form(&alice, &world, chau).await.choose("algorithm", "cyclical").choose("members", "own");
    let own = own.forge("member", &three).forge_more("member", &one).forge_more("member", &two);
    let own = own.fill(&format!("rank-{one}"), "1").fill(&format!("rank-{two}"), "2").fill(&format!("rank-{three}"), "3");
    save(own).await;
    let members: Vec<_> = ["alice", "bruno", "chloe"].map(|name| world.person(name)).to_vec();
    assert_eq!(stored(&world, chau).await.own_members, Some(members));
    world.manager_is("bruno", world.places.sg, |bruno| domain::Manager { is_available: false, ..bruno }).await;
    opens(&alice, &world, chau).await.shows("irait à Alice Martin : premier membre disponible");
    let mut chosen = Vec::new();
    for _ in 0..3 {
        let ticket = world.odile().await.posts("Chauffage", SUBJECT, MESSAGE).await;
        chosen.push(world.row(ticket).await.holder);
    }
    let [alice_id, chloe_id] = ["alice", "chloe"].map(|name| Some(world.person(name)));
    assert_eq!(chosen, [alice_id, chloe_id, alice_id]);
    opens(&alice, &world, chau).await.shows("irait à Chloé Nguyen : c’est son tour, après Alice Martin");
    world.leave_mail();
});

story!(fn e18_nobody_whose_rate_is_zero_is_drawn, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    save(form(&alice, &world, elec).await.choose("algorithm", "random")).await;
    world.manager_is("bruno", world.places.sg, |bruno| domain::Manager { rate: 0, ..bruno }).await;
    opens(&alice, &world, elec).await.shows("tiré au sort entre Alice Martin et Chloé Nguyen");
    for _ in 0..10 {
        let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
        let holder = world.row(ticket).await.holder;
        assert!(holder.is_some() && holder != Some(world.person("bruno")), "{holder:?}");
    }
    world.leave_mail();
});

story!(fn e31_a_confidential_category_is_for_its_members, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    world.department_has(sg, DepartmentSetting::AllowsConfidential).await;
    let own = form(&alice, &world, elec).await.choose("members", "own").tick("confidential");
    save(own.forge("member", &world.person("alice").to_string())).await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    let mailed = world.mailed().await;
    assert!(!mailed.iter().any(|name| name == "bruno"), "{mailed:?}");
    let bruno = world.bruno().await;
    bruno.opens(ticket).await.is_not_found();
    assert_eq!(alice.opens(ticket).await.status, 200);
    // Nor is he told how many there are.
    let page = opens(&bruno, &world, elec).await;
    page.never_says("1 ticket ouvert</small>");
    world.leave_mail();
});

story!(fn e36_a_category_hidden_from_externals_is_not_in_their_tree, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    save(form(&alice, &world, elec).await.tick("hidden_from_externals")).await;
    opens(&alice, &world, elec).await.shows("cachée aux externes");
    let odile = world.odile().await;
    assert_eq!(odile.get("/tickets/new").await.branch("Services Généraux").len(), 3);
    world.is_external("odile").await;
    assert_eq!(odile.get("/tickets/new").await.branch("Services Généraux"), ["Chauffage", "Plomberie"]);
    save(form(&alice, &world, elec).await.untick("hidden_from_externals").tick("invisible")).await;
    assert_eq!(world.ines().await.get("/tickets/new").await.branch("Services Généraux"), ["Chauffage", "Plomberie"]);
});

story!(fn the_tree_of_one_department_is_shown_alone, async |world| {
    let odile = world.odile().await;
    let page = odile.get(&format!("/tickets/new?department={}", world.places.dsi)).await;
    assert_eq!(page.branch("DSI"), ["Réseau"]);
    assert!(page.branch("Services Généraux").is_empty());
    page.shows("Voir tous les services");
    for nowhere in ["999999", "x", ""] {
        let page = odile.get(&format!("/tickets/new?department={nowhere}")).await;
        assert_eq!(page.branch("Services Généraux").len(), 3, "{nowhere}");
    }
});

story!(fn a_category_has_an_address_to_give_away, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    let page = opens(&alice, &world, elec).await;
    page.shows(&format!("/tickets/new?category={elec}"));
    let code = alice.get(&format!("/departments/{sg}/categories/{elec}/qr")).await;
    assert_eq!((code.status, code.header("content-type")), (200, "image/svg+xml"));
    assert!(code.html.contains("<svg"), "{}", code.html);
    let res = world.places.res;
    alice.get(&format!("/departments/{sg}/categories/{res}/qr")).await.is_not_found();
});
