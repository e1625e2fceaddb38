//! E7, E9, E10: cancelling, refusing, closing with a time and a link (A11–A14, A21, spec.md §12.9).

use domain::department::DepartmentSetting;
use domain::{Privilege, Refusal, SpentTime};
use spec::story;
use spec::world::{ALICE, ODILE, why, without};

story!(fn e07_the_owner_cancels, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let odile = world.odile().await;
    let page = odile.get(&ticket.action("cancel")).await;
    assert_eq!(page.told(""), [ALICE]);
    let page = page.form("cancel").fill("message", "La lumière est revenue.").submit().await.follows().await;
    assert_eq!(page.status_shown(), "Annulé");
    page.history_says(&[ODILE, "La lumière est revenue."]);
    assert_eq!(world.mailed().await, ["alice"]);
    assert!(world.mail_to("alice").subject.contains("annulation"));
});

story!(fn e07_nobody_else_cancels, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let version = world.row(ticket).await.version.to_string();
    let fields = [("version", version.as_str())];
    let before = world.stored().await;
    world.paul().await.post(&ticket.action("cancel"), &fields).await.is_not_found();
    let only_owner = why(&Refusal::OnlyTheOwner { owner: ODILE.to_owned() });
    for person in [world.ines().await, world.alice().await, world.adam().await] {
        assert!(!person.opens(ticket).await.has_form("cancel"));
        person.post(&ticket.action("cancel"), &fields).await.is_refused_with(409, &only_owner);
    }
    assert_eq!(world.stored().await, before);
});

story!(fn e09_a_service_that_demands_it_closes_nothing_without_spent_time, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::NeedsSpentTime).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let form = alice.get(&ticket.action("close")).await.form("close").fill("message", "Réparé.");
    let page = form.submit().await;
    page.is_refused_with(422, &why(&Refusal::SpentTimeMissing { department: "Services Généraux".to_owned() }));
    assert_eq!(page.count("fieldset.spent.is-bad [name=minutes][aria-invalid=true]"), 1, "{page}");
    assert_eq!(page.form("close").value("message"), "Réparé.");
    assert_eq!(world.stored().await, before);
    let page = page.form("close").fill("hours", "1").fill("minutes", "30").submit().await.follows().await;
    assert_eq!((page.status_shown().as_str(), page.property("Temps passé").as_str()), ("Clos", "1 h 30 min"));
    assert_eq!(world.row(ticket).await.spent, SpentTime::new(0, 1, 30));
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn e09_so_do_taking_and_closing_and_refusing, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::NeedsSpentTime).await;
    let alice = world.alice().await;
    let missing = why(&Refusal::SpentTimeMissing { department: "Services Généraux".to_owned() });
    let ticket = world.ticket().await;
    let form = alice.get(&ticket.action("take-and-close")).await.form("take-and-close");
    form.submit().await.is_refused_with(422, &missing);
    alice.does("take", ticket, "").await;
    alice.get(&ticket.action("refuse")).await.form("refuse").submit().await.is_refused_with(422, &missing);
    // The owner owes no time for what is hers.
    let page = world.odile().await.does("close-own", ticket, "").await;
    assert_eq!(page.status_shown(), "Clos, approuvé");
    world.leave_mail();
});

story!(fn times_that_do_not_do, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    for (field, value) in
        [("days", "30"), ("hours", "8"), ("minutes", "60"), ("minutes", "-5"), ("hours", "1,5"), ("days", "9999999999")]
    {
        let form = alice.get(&ticket.action("close")).await.form("close").fill("message", "Réparé.");
        let page = form.fill(field, value).submit().await;
        page.is_refused_with(422, &why(&Refusal::SpentTimeUnreadable));
        let again = page.form("close");
        assert_eq!((again.value(field), again.value("message")), (value, "Réparé."));
    }
    assert_eq!(world.stored().await, before);
});

story!(fn e10_without_the_flag_a_manager_refuses_nothing, async |world| {
    world.manager_is("alice", world.places.sg, without(Privilege::Refuse)).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.opens(ticket).await;
    assert!(!page.has_form("refuse") && !page.has_button("Refuser"), "{page}");
    let before = world.stored().await;
    let department = "Services Généraux".to_owned();
    let forged = page.form("comment").forge_address(&ticket.action("refuse")).submit().await;
    forged.is_refused_with(409, &why(&Refusal::LacksPrivilege { privilege: Privilege::Refuse, department }));
    assert_eq!(world.stored().await, before);
});

story!(fn the_manager_of_a_ticket_refuses_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.does("refuse", ticket, "Ce bâtiment n’est pas à nous.").await;
    assert_eq!(page.status_shown(), "Refusé");
    page.history_says(&[ALICE, "Ce bâtiment n’est pas à nous."]);
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    mail.says("Ce bâtiment n’est pas à nous.");
    assert!(mail.subject.contains("refus"), "{}", mail.subject);
});

story!(fn a_closure_links_another_ticket, async |world| {
    let alice = world.alice().await;
    let other = world.ticket().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = alice.get(&ticket.action("close")).await.form("close");
    let page = form.fill("link", &format!("n° {other}")).submit().await.follows().await;
    assert_eq!(page.status_shown(), "Clos");
    assert_eq!(page.count(&format!("#properties a[href='{}']", other.path())), 1, "{page}");
    page.history_says(&[ALICE, &other.to_string()]);
    assert_eq!(world.row(ticket).await.link, Some(other.id()));
    world.leave_mail();
});

story!(fn links_that_lead_nowhere, async |world| {
    let elsewhere = world.odile().await.posts("Réseau", "Wi-Fi lent", "Depuis lundi.").await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let unknown = |typed: &str| Refusal::LinkUnknown { typed: typed.to_owned() };
    // A ticket that one does not see is one that does not exist.
    let hidden = elsewhere.to_string();
    let itself = ticket.to_string();
    let cases = [
        (hidden.as_str(), unknown(&hidden)),
        ("999999", unknown("999999")),
        (itself.as_str(), Refusal::LinksItself),
        ("un", unknown("un")),
        ("-1", unknown("-1")),
        ("01", unknown("01")),
    ];
    for (link, refusal) in cases {
        let form = alice.get(&ticket.action("close")).await.form("close").fill("message", "Réparé.");
        let page = form.fill("link", link).submit().await;
        page.is_refused_with(422, &why(&refusal));
        let again = page.form("close");
        assert_eq!((again.value("link"), again.value("message")), (link, "Réparé."));
    }
    assert_eq!(world.stored().await, before);
});

story!(fn closing_and_releasing_leaves_nobody_in_charge, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = alice.get(&ticket.action("close")).await.form("close").tick("release");
    let page = form.submit().await.follows().await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("Clos", "aucun"));
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
    world.mail_to("bruno").says("a clos le ticket");
});
