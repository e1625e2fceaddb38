//! Adding and moving categories, their tickets with them (spec.md §6.1).

use domain::{CategoryId, Privilege, Refusal, Status};
use spec::story;
use spec::world::{MESSAGE, SUBJECT, why, without};

use super::{all, found, opens, stored, tree};

story!(fn a_category_is_added_below_another_one, async |world| {
    let (alice, chau, sg) = (world.alice().await, world.places.chau, world.places.sg);
    let page = alice.get(&format!("{}/new?parent={chau}", tree(sg))).await;
    let added = page.form("categories").fill("label", "Radiateurs").fill("long_label", "Radiateurs froids").submit().await;
    let page = added.follows().await;
    page.shows("Radiateurs");
    let new = all(&world).await.into_iter().find(|one| one.label == "Radiateurs").expect("added");
    assert_eq!((new.parent, new.long_label.as_str()), (Some(chau), "Radiateurs froids"));
    let tree = world.odile().await.get("/tickets/new").await;
    assert!(tree.branch("Services Généraux").contains(&"Radiateurs".to_owned()));
    world.adam().await.get(&format!("/departments/{sg}/journal")).await.shows("a créé la catégorie");
});

story!(fn a_category_moves_below_another_one, async |world| {
    let (alice, elec, chau, sg) = (world.alice().await, world.places.elec, world.places.chau, world.places.sg);
    let page = opens(&alice, &world, elec).await.press("Déplacer").await;
    let moved = page.form("move").choose("to", &format!("c{chau}")).submit().await;
    moved.follows().await.shows("La catégorie est enregistrée.");
    assert_eq!(stored(&world, elec).await.parent, Some(chau));
    // Back to the root.
    let page = alice.get(&format!("{}/{elec}/move", tree(sg))).await;
    page.form("move").choose("to", &format!("d{sg}")).submit().await.follows().await;
    assert_eq!(stored(&world, elec).await.parent, None);
});

story!(fn tickets_follow_their_category_to_another_department, async |world| {
    let (elec, sg, dsi) = (world.places.elec, world.places.sg, world.places.dsi);
    world.manages("alice", dsi).await;
    world.always_invites(dsi, "ines").await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let below = world.has_category(sg, "Prises", Some(&["alice", "bruno"])).await;
    world.is_below(below, elec).await;
    let held = world.ticket_held_by(&bruno).await;
    let kept = world.ticket_held_by(&alice).await;
    let closed = world.ticket_closed_by(&alice).await;
    world.days_pass(20).await;
    world.days_pass(40).await;
    // Sessions are over since.
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let deep = world.odile().await.posts("Prises", SUBJECT, MESSAGE).await;
    world.mails_are_read().await;
    world.leave_mail();
    assert_eq!(world.row(closed).await.status, Status::Archived);
    let page = alice.get(&format!("{}/{elec}/move", tree(sg))).await;
    assert_eq!(page.form("move").choose("to", &format!("d{dsi}")).submit().await.status, 303);
    for ticket in [held, kept, closed, deep] {
        assert_eq!(world.row(ticket).await.department, dsi, "{ticket}");
    }
    let rows = (world.row(held).await, world.row(kept).await, world.row(closed).await);
    assert_eq!((rows.0.holder, rows.0.status), (None, Status::Free), "Bruno does not manage the DSI");
    assert_eq!((rows.1.holder, rows.1.status), (Some(world.person("alice")), Status::InProgress));
    assert_eq!(rows.2.status, Status::Archived);
    assert_eq!(stored(&world, below).await.own_members, Some(vec![world.person("alice")]));
    bruno.opens(held).await.is_not_found();
    world.david().await.opens(held).await.history_says(&["DSI, Électricité"]);
    assert!(world.invited_on(held).await.iter().any(|(person, _)| *person == world.person("ines")));
    // Nobody asked for that: nobody is mailed of it.
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn a_category_moves_only_where_one_manages_the_categories, async |world| {
    let (alice, elec, sg, dsi) = (world.alice().await, world.places.elec, world.places.sg, world.places.dsi);
    let path = format!("{}/{elec}/move", tree(sg));
    let res = world.places.res;
    for to in [format!("d{dsi}"), format!("c{res}"), "c999999".to_owned(), "d999999".to_owned(), "x".to_owned()] {
        let page = alice.post(&path, &[("to", &to)]).await;
        page.is_refused_with(422, &why(&Refusal::UnknownValue));
    }
    world.manages("alice", dsi).await;
    world.manager_is("alice", dsi, without(Privilege::ManageCategories)).await;
    assert_eq!(alice.post(&path, &[("to", &format!("d{dsi}"))]).await.status, 409);
    assert_eq!(stored(&world, elec).await.department, sg);
    // Another department's category is not reached through one's own.
    alice.post(&format!("{}/{res}/move", tree(sg)), &[("to", &format!("d{sg}"))]).await.is_not_found();
});

story!(fn two_browsers_at_once_make_no_cycle, async |world| {
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let (elec, chau, sg) = (world.places.elec, world.places.chau, world.places.sg);
    let path = |id: CategoryId| format!("{}/{id}/move", tree(sg));
    let (below_chau, below_elec) = (format!("c{chau}"), format!("c{elec}"));
    let (from_elec, from_chau) = (path(elec), path(chau));
    for _ in 0..5 {
        let (one_to, other_to) = ([("to", below_chau.as_str())], [("to", below_elec.as_str())]);
        let (one, other) = tokio::join!(alice.post(&from_elec, &one_to), bruno.post(&from_chau, &other_to));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "one of them came second");
        let (elec_now, chau_now) = (stored(&world, elec).await, stored(&world, chau).await);
        assert!(elec_now.parent.is_none() || chau_now.parent.is_none());
        for id in [elec, chau] {
            assert_eq!(alice.post(&path(id), &[("to", &format!("d{sg}"))]).await.status, 303);
        }
    }
    assert!(found(&world, elec).await.is_some());
});
