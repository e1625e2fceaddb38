//! S89–S92: those who are invited to every ticket of a department (R41, D7, spec.md §13.2, 1).

use domain::{DepartmentId, Privilege, Refusal};
use spec::story;
use spec::world::{INES, MESSAGE, PAUL, SUBJECT, World, why, without};
use store::permanent_invitees;

use super::{adds, lacks};

fn invitees(department: DepartmentId) -> String {
    format!("/departments/{department}/invitees")
}

async fn names(world: &World, department: DepartmentId) -> Vec<String> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let all = permanent_invitees::with_closed(&mut conn, department).await.expect("invitees");
    all.into_iter().map(|person| person.name).collect()
}

story!(fn s89_a_permanent_invitee_is_added, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    let page = adds(&alice, &invitees(sg), "ines").await.follows().await;
    page.shows("Cette personne est invitée aux prochains tickets du service.");
    page.shows(INES);
    assert_eq!(names(&world, sg).await, [INES]);
    world.adam().await.get(&format!("/departments/{sg}/journal")).await.shows("a ajouté l’invité permanent Inès Marchetti");
});

story!(fn s90_by_address_and_with_the_search_tool, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    assert_eq!(adds(&alice, &invitees(sg), "ines@deux-rives.example").await.status, 303);
    let found = alice.get(&format!("{}?q=girard", invitees(sg))).await;
    let form = found.press("Choisir Paul Girard").await.form("invitees");
    assert_eq!(form.submit().await.status, 303);
    assert_eq!(names(&world, sg).await, [INES, PAUL]);
});

story!(fn s91_they_are_invited_to_each_ticket_to_come, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    let before = world.ticket().await;
    adds(&alice, &invitees(sg), "ines").await;
    for category in ["Électricité", "Chauffage", "Plomberie"] {
        let ticket = world.odile().await.posts(category, SUBJECT, MESSAGE).await;
        assert_eq!(world.invited_on(ticket).await, [(world.person("ines"), true)], "{category}");
        assert_eq!(world.ines().await.opens(ticket).await.status, 200);
    }
    assert!(world.invited_on(before).await.is_empty(), "one that was there already");
    world.ines().await.opens(before).await.is_not_found();
    world.leave_mail();
});

story!(fn s92_elsewhere_they_are_not, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    adds(&alice, &invitees(sg), "ines").await;
    let ticket = world.odile().await.posts("Réseau", SUBJECT, MESSAGE).await;
    assert!(world.invited_on(ticket).await.is_empty());
    world.ines().await.opens(ticket).await.is_not_found();
    world.leave_mail();
});

story!(fn a_removal_leaves_the_invitations_already_given, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    adds(&alice, &invitees(sg), "ines").await;
    let before = world.ticket().await;
    let page = alice.get(&invitees(sg)).await.press("Retirer Inès Marchetti").await.follows().await;
    page.shows("ses invitations d’avant lui restent");
    page.shows("Ce service n’a aucun invité permanent.");
    let after = world.ticket().await;
    assert_eq!(world.ines().await.opens(before).await.status, 200);
    world.ines().await.opens(after).await.is_not_found();
    let gone = alice.post(&format!("{}/{}/remove", invitees(sg), world.person("ines")), &[]).await;
    gone.is_not_found();
});

story!(fn d7_any_manager_may_unless_it_was_taken_away, async |world| {
    let (sg, chloe, bruno) = (world.places.sg, world.chloe().await, world.bruno().await);
    world.manager_is("bruno", sg, without(Privilege::ManagePermanentInvitees)).await;
    assert_eq!(adds(&chloe, &invitees(sg), "ines").await.status, 303, "on by default");
    let page = bruno.get(&invitees(sg)).await;
    page.shows(INES);
    page.shows(&lacks(Privilege::ManagePermanentInvitees));
    page.shows("Peuvent le faire : Alice Martin et Chloé Nguyen, et les administrateurs.");
    assert!(!page.has_form("invitees") && !page.has_button("Retirer Inès Marchetti"));
    let ines = world.person("ines");
    for (path, fields) in [
        (invitees(sg), vec![("identifier", "paul")]),
        (format!("{}/{ines}/remove", invitees(sg)), vec![]),
        (format!("{}/{ines}/order", invitees(sg)), vec![("step", "up")]),
    ] {
        bruno.post(&path, &fields).await.is_refused_with(409, &lacks(Privilege::ManagePermanentInvitees));
        world.david().await.post(&path, &fields).await.is_not_found();
        world.odile().await.post(&path, &fields).await.is_not_found();
    }
    assert_eq!(names(&world, sg).await, [INES]);
    assert_eq!(adds(&world.adam().await, &invitees(sg), "paul").await.status, 303, "an administrator may");
});

story!(fn nobody_is_invited_twice_nor_unknown, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    adds(&alice, &invitees(sg), "ines").await;
    let rows = [
        ("ines", Refusal::AlreadyPermanentInvitee { name: INES.to_owned() }),
        ("INES@deux-rives.example", Refusal::AlreadyPermanentInvitee { name: INES.to_owned() }),
        ("", Refusal::PeopleMissing),
        ("personne", Refusal::UnknownPerson { typed: "personne".to_owned() }),
    ];
    for (typed, refusal) in rows {
        let page = adds(&alice, &invitees(sg), typed).await;
        page.is_refused_with(422, &why(&refusal));
        assert_eq!(page.form("invitees").value("identifier"), typed);
    }
    assert_eq!(names(&world, sg).await, [INES]);
});

story!(fn invitees_are_ordered_and_closed_accounts_are_removed, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    for typed in ["ines", "paul"] {
        adds(&alice, &invitees(sg), typed).await;
    }
    alice.get(&invitees(sg)).await.press("Monter Paul Girard").await.follows().await;
    assert_eq!(names(&world, sg).await, [PAUL, INES]);
    alice.get(&invitees(sg)).await.press("Descendre Paul Girard").await.follows().await;
    assert_eq!(names(&world, sg).await, [INES, PAUL]);
    world.is_disabled("ines").await;
    let page = alice.get(&invitees(sg)).await;
    page.shows("compte désactivé");
    page.press("Retirer Inès Marchetti").await.follows().await;
    assert_eq!(names(&world, sg).await, [PAUL]);
    let journal = world.adam().await.get("/journal").await;
    journal.shows("a changé l’ordre des invités permanents de Services Généraux");
    journal.shows("a retiré l’invité permanent Inès Marchetti");
});
