//! E56: a manager is removed; what becomes of what they hold, what stays (spec.md §2.3, §13.2, 3).

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{Algorithm, PersonId, Privilege, Refusal, Status};
use spec::story;
use spec::world::{ALICE, BRUNO, Client, MESSAGE, Page, SUBJECT, Ticket, World, why};
use store::categories;

use super::{LUC, adds, alice, arrives, find, lacks, list, page_of, signed_in};

/// Luc manages Services Généraux and holds two tickets.
async fn luc_holds_two(world: &World, alice: &Client) -> (PersonId, Client, [Ticket; 2]) {
    let luc = arrives(world, LUC).await;
    adds(alice, &list(world.places.sg), "luc").await;
    let his = signed_in(world, luc).await;
    let tickets = [world.ticket_held_by(&his).await, world.ticket_held_by(&his).await];
    (luc, his, tickets)
}

async fn asks(client: &Client, world: &World, whose: PersonId) -> Page {
    client.get(&page_of(world.places.sg, whose)).await.press("Supprimer le gestionnaire").await
}

story!(fn e56_the_tickets_of_who_leaves_are_assigned_to_another, async |world| {
    let alice = alice(&world).await;
    let (luc, his, tickets) = luc_holds_two(&world, &alice).await;
    let page = asks(&alice, &world, luc).await;
    page.shows("Elle a 2 tickets ouverts en charge ici :");
    page.shows(&format!("{} · {SUBJECT}", tickets[0]));
    let form = page.form("remove").choose("fate", "assign").choose("assignee", BRUNO);
    form.submit().await.follows().await.shows("Cette personne ne gère plus ce service.");
    for ticket in tickets {
        let row = world.row(ticket).await;
        assert_eq!((row.holder, row.status), (Some(world.person("bruno")), Status::InProgress));
        let page = world.bruno().await.opens(ticket).await;
        page.history_says(&[ALICE, "a assigné le ticket à", BRUNO, LUC]);
    }
    assert!(find(&world, world.places.sg, luc).await.is_none());
    his.opens(tickets[0]).await.is_not_found();
    his.get(&list(world.places.sg)).await.is_not_found();
    let mailed = world.mailed().await;
    assert_eq!(mailed, ["bruno", "bruno", "odile", "odile"], "each ticket is told of, and Luc hears nothing");
    let journal = alice.get(&format!("/departments/{}/journal", world.places.sg)).await;
    journal.shows("a retiré le gestionnaire Luc Morel");
    journal.shows(BRUNO);
});

story!(fn the_tickets_of_who_leaves_are_free_again, async |world| {
    let alice = alice(&world).await;
    let (luc, _, tickets) = luc_holds_two(&world, &alice).await;
    let form = asks(&alice, &world, luc).await.form("remove").choose("fate", "release");
    assert_eq!(form.submit().await.status, 303);
    for ticket in tickets {
        let row = world.row(ticket).await;
        assert_eq!((row.holder, row.status), (None, Status::Free));
        world.odile().await.opens(ticket).await.history_says(&[ALICE, "a libéré le ticket"]);
    }
    // As any freed ticket: the other managers are told (R15).
    let mailed = world.mailed().await;
    assert!(mailed.iter().any(|name| name == "bruno") && mailed.iter().all(|name| name != "luc"), "{mailed:?}");
});

story!(fn the_algorithm_chooses_again_without_who_leaves, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    world.department_is(sg, |one| one.defaults.algorithm = Some(Algorithm::First)).await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    let hers = world.person("alice");
    assert_eq!(world.row(ticket).await.holder, Some(hers));
    world.mails_are_read().await;
    // Bruno, who would be next, is away; she removes herself.
    let absence = domain::Absence::read("2026-03-10", "2026-03-10", "").expect("dates");
    world.manager_is("bruno", sg, |bruno| domain::Manager { absence, ..bruno }).await;
    let form = asks(&alice, &world, hers).await.form("remove").choose("fate", "algorithm");
    let page = form.submit().await;
    assert_eq!(page.location.as_deref(), Some("/"), "she sees the department no more");
    let row = world.row(ticket).await;
    assert_eq!((row.holder, row.status), (Some(world.person("chloe")), Status::InProgress));
    let history = world.chloe().await.opens(ticket).await;
    history.history_says(&["L’application", "a assigné le ticket à", "Chloé Nguyen", ALICE]);
    let mailed = world.mailed().await;
    assert_eq!(mailed, ["chloe", "odile"]);
});

story!(fn the_turn_goes_to_who_comes_after, async |world| {
    let (alice, sg, elec) = (alice(&world).await, world.places.sg, world.places.elec);
    world.department_is(sg, |one| one.defaults.algorithm = Some(Algorithm::Cyclical)).await;
    let post = async || world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    let (_, second) = (post().await, post().await);
    assert_eq!(world.row(second).await.holder, Some(world.person("bruno")));
    world.mails_are_read().await;
    let form = asks(&alice, &world, world.person("bruno")).await.form("remove").choose("fate", "algorithm");
    assert_eq!(form.submit().await.status, 303);
    assert_eq!(world.row(second).await.holder, Some(world.person("chloe")), "after Bruno");
    let mut conn = world.app.db.read().await.expect("a connection");
    let last = categories::last_chosen(&mut conn, elec, false).await.expect("a read");
    assert_eq!(last, Some(world.person("chloe")));
    drop(conn);
    world.leave_mail();
});

story!(fn with_nobody_to_choose_the_tickets_are_free, async |world| {
    let alice = alice(&world).await;
    let (luc, _, tickets) = luc_holds_two(&world, &alice).await;
    // By default, the algorithm chooses nobody.
    let form = asks(&alice, &world, luc).await.form("remove").choose("fate", "algorithm");
    assert_eq!(form.submit().await.status, 303);
    assert_eq!(world.row(tickets[0]).await.status, Status::Free);
    world.leave_mail();
});

story!(fn what_becomes_of_the_tickets_must_be_said, async |world| {
    let alice = alice(&world).await;
    let (luc, _, tickets) = luc_holds_two(&world, &alice).await;
    let page = asks(&alice, &world, luc).await;
    let unsaid = page.form("remove").submit().await;
    unsaid.is_refused_with(422, &why(&Refusal::FateMissing { count: 2 }));
    assert_eq!(unsaid.count("#fate[aria-describedby='fate-error'] #fate-error"), 1);
    let nobody = page.form("remove").choose("fate", "assign").submit().await;
    nobody.is_refused_with(422, &why(&Refusal::AssigneeMissing));
    // Neither somebody who does not manage it, nor who leaves, nor who is away.
    world.manager_is("chloe", world.places.sg, |chloe| domain::Manager { is_available: false, ..chloe }).await;
    let refusal = why(&Refusal::NotAssignable { department: "Services Généraux".to_owned() });
    for to in [world.person("odile"), world.person("david"), luc, world.person("chloe"), PersonId(999_999)] {
        let form = page.form("remove").choose("fate", "assign").forge("assignee", &to.to_string());
        let sent = form.submit().await;
        sent.is_refused_with(422, &refusal);
        assert_eq!(sent.form("remove").value("fate"), "assign");
    }
    page.form("remove").forge("fate", "burn").submit().await.is_refused_with(422, &why(&Refusal::FateMissing { count: 2 }));
    assert!(find(&world, world.places.sg, luc).await.is_some());
    assert_eq!(world.row(tickets[0]).await.holder, Some(luc), "all or nothing");
});

story!(fn a_ticket_taken_meanwhile_is_seen_first, async |world| {
    let alice = alice(&world).await;
    let (luc, his, _) = luc_holds_two(&world, &alice).await;
    let form = asks(&alice, &world, luc).await.form("remove").choose("fate", "release");
    world.ticket_held_by(&his).await;
    let stale = form.submit().await;
    stale.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    stale.shows("Elle a 3 tickets ouverts en charge ici :");
    assert!(find(&world, world.places.sg, luc).await.is_some());
});

story!(fn only_open_tickets_of_this_department_change_hands, async |world| {
    let (alice, sg, dsi) = (alice(&world).await, world.places.sg, world.places.dsi);
    let (luc, his, tickets) = luc_holds_two(&world, &alice).await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    let like = find(&world, sg, luc).await.expect("a manager");
    store::managers::insert(&mut tx, &domain::Manager { department: dsi, ..like }).await.expect("written");
    tx.commit().await.expect("committed");
    let elsewhere = world.paul().await.posts("Réseau", "Wi-Fi", "Rien.").await;
    his.does("take", elsewhere, "").await;
    his.does("close", tickets[0], "").await;
    let version = world.row(elsewhere).await.version;
    let page = asks(&alice, &world, luc).await;
    page.shows("Elle a un ticket ouvert en charge ici :");
    let form = page.form("remove").choose("fate", "release");
    assert_eq!(form.submit().await.status, 303);
    assert_eq!(world.row(tickets[1]).await.holder, None);
    assert_eq!((world.row(elsewhere).await.holder, world.row(elsewhere).await.version), (Some(luc), version));
    assert_eq!(world.row(tickets[0]).await.status, Status::Closed, "E57 tells what happens if it is reopened");
    assert_eq!(his.opens(elsewhere).await.status, 200);
    world.leave_mail();
});

story!(fn ownership_and_invitations_stay, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    let luc = arrives(&world, LUC).await;
    adds(&alice, &list(sg), "luc").await;
    let his = signed_in(&world, luc).await;
    let own = his.posts("Électricité", "Ma lampe", MESSAGE).await;
    let invited = world.ticket_with_invitees("luc").await;
    let other = world.ticket().await;
    let page = asks(&alice, &world, luc).await;
    page.shows("Cette personne n’a aucun ticket ouvert en charge ici.");
    page.shows("ses invitations lui restent");
    assert_eq!(page.form("remove").submit().await.status, 303);
    for ticket in [own, invited] {
        assert_eq!(his.opens(ticket).await.status, 200);
    }
    assert!(!his.opens(own).await.has_form("take"));
    his.opens(other).await.is_not_found();
    world.leave_mail();
});

story!(fn who_leaves_is_a_member_of_no_category_any_more, async |world| {
    let (alice, plom) = (alice(&world).await, world.places.plom);
    let page = asks(&alice, &world, world.person("bruno")).await;
    page.shows("Bruno Keller n’est plus membre de Plomberie");
    assert_eq!(page.form("remove").submit().await.status, 303);
    let members = async || {
        let mut conn = world.app.db.read().await.expect("a connection");
        let all = categories::all(&mut conn).await.expect("categories");
        all.into_iter().find(|one| one.id == plom).and_then(|one| one.own_members)
    };
    assert_eq!(members().await, Some(vec![world.person("alice")]));
    // Named again, he is no member of old.
    adds(&alice, &list(world.places.sg), "bruno").await;
    assert_eq!(members().await, Some(vec![world.person("alice")]));
    // The last member gone, the category inherits.
    let adam = world.adam().await;
    let page = asks(&adam, &world, world.person("alice")).await;
    page.shows("Alice Martin était seul membre de Plomberie");
    assert_eq!(page.form("remove").submit().await.status, 303);
    assert_eq!(members().await, None);
});

story!(fn what_is_confidential_is_never_opened_to_all_by_a_removal, async |world| {
    let (alice, sg, plom) = (alice(&world).await, world.places.sg, world.places.plom);
    world.department_has(sg, DepartmentSetting::AllowsConfidential).await;
    world.category_has(plom, CategorySetting::Confidential).await;
    let ticket = world.odile().await.posts("Plomberie", "Fuite", MESSAGE).await;
    world.bruno().await.does("take", ticket, "").await;
    world.mails_are_read().await;
    // Chloé is no member there: the ticket does not go to her.
    let form = asks(&alice, &world, world.person("bruno")).await.form("remove").choose("fate", "assign");
    let sent = form.choose("assignee", "Chloé Nguyen").submit().await;
    let (name, place) = ("Chloé Nguyen".to_owned(), "Services Généraux, Plomberie".to_owned());
    sent.is_refused_with(422, &why(&Refusal::CannotReceive { name, place }));
    assert_eq!(sent.form("remove").choose("assignee", ALICE).submit().await.status, 303);
    assert_eq!(world.row(ticket).await.holder, Some(world.person("alice")));
    // Alice is its last member.
    let adam = world.adam().await;
    let page = asks(&adam, &world, world.person("alice")).await;
    let refusal = why(&Refusal::LastMemberOfConfidential { name: ALICE.to_owned(), places: "Plomberie".to_owned() });
    page.shows(&refusal);
    assert!(!page.has_button("Supprimer le gestionnaire"));
    let forged = page.form("remove").forge("fate", "release").submit().await;
    forged.is_refused_with(409, &refusal);
    world.chloe().await.opens(ticket).await.is_not_found();
    world.leave_mail();
});

story!(fn without_the_privilege_nobody_is_removed, async |world| {
    alice(&world).await;
    let (bruno, sg, chloe) = (world.bruno().await, world.places.sg, world.person("chloe"));
    let path = format!("{}/remove", page_of(sg, chloe));
    let page = bruno.get(&path).await;
    page.shows(&lacks(Privilege::ManageManagers));
    assert!(!page.has_button("Supprimer le gestionnaire"));
    page.form("remove").submit().await.is_refused_with(409, &lacks(Privilege::ManageManagers));
    world.david().await.post(&path, &[]).await.is_not_found();
    assert!(find(&world, sg, chloe).await.is_some());
});

story!(fn a_manager_whose_account_is_closed_is_removed_too, async |world| {
    let (alice, sg, bruno) = (alice(&world).await, world.places.sg, world.person("bruno"));
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    world.is_disabled("bruno").await;
    alice.get(&list(sg)).await.shows("compte désactivé");
    let form = asks(&alice, &world, bruno).await.form("remove").choose("fate", "assign").choose("assignee", "Chloé Nguyen");
    assert_eq!(form.submit().await.status, 303);
    assert_eq!(world.row(ticket).await.holder, Some(world.person("chloe")));
    assert!(find(&world, sg, bruno).await.is_none());
    world.leave_mail();
});

story!(fn a_removal_sent_twice_removes_once, async |world| {
    let alice = alice(&world).await;
    let (luc, _, tickets) = luc_holds_two(&world, &alice).await;
    let form = asks(&alice, &world, luc).await.form("remove").choose("fate", "release");
    assert_eq!(form.submit().await.status, 303);
    let version = world.row(tickets[0]).await.version;
    form.submit().await.is_not_found();
    assert_eq!(world.row(tickets[0]).await.version, version);
    world.leave_mail();
});

story!(fn each_ticket_keeps_its_status_or_is_free, async |world| {
    let alice = alice(&world).await;
    let (luc, his, [asked, postponed]) = luc_holds_two(&world, &alice).await;
    his.does("ask", asked, "Quelle salle ?").await;
    let form = his.opens(postponed).await.form("postpone").choose("recall", "date");
    form.fill("until", "2026-03-20T09:00").submit().await;
    let (row, other) = (world.row(asked).await, world.row(postponed).await);
    assert_eq!((row.status, other.status), (Status::Incomplete, Status::Postponed));
    // As A5 does: who is assigned a ticket that waits finds it waiting.
    let adam = world.adam().await;
    let form = asks(&adam, &world, luc).await.form("remove").choose("fate", "assign").choose("assignee", BRUNO);
    assert_eq!(form.submit().await.status, 303);
    let (row, other) = (world.row(asked).await, world.row(postponed).await);
    assert_eq!((row.status, other.status), (Status::Incomplete, Status::Postponed));
    assert!(other.recall_at.is_some());
    // An administrator who manages nothing here is named as its author.
    world.bruno().await.opens(asked).await.history_says(&["Adam Lefort", "a assigné le ticket à", BRUNO, LUC]);
    // Freed, nothing of that is left (D9).
    let form = asks(&adam, &world, world.person("bruno")).await.form("remove").choose("fate", "release");
    assert_eq!(form.submit().await.status, 303);
    for ticket in [asked, postponed] {
        let row = world.row(ticket).await;
        assert_eq!((row.holder, row.status, row.recall_at), (None, Status::Free, None));
    }
    world.leave_mail();
});
