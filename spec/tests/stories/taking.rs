//! S15–S20, E1, E2: taking a ticket, three ways (R9–R11).

use domain::Privilege;
use spec::story;
use spec::world::{ALICE, BRUNO, ODILE, without};

story!(fn s15_taking_with_a_comment, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.does("take", ticket, "je regarde").await;
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(page.status_shown(), "En cours");
    page.history_says(&[ALICE, "a pris le ticket en charge", "je regarde"]);
    assert_eq!(world.mailed().await, ["odile"]);
    world.mail_to("odile").says("je regarde");
});

story!(fn s16_taking_without_a_comment, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.does("take", ticket, "").await;
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(page.status_shown(), "En cours");
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn s17_taking_and_closing_in_one_submission, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.does("take-and-close", ticket, "").await;
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(page.status_shown(), "Clos");
    assert_eq!(world.row(ticket).await.version, 2);
    world.leave_mail();
});

story!(fn s18_the_owner_gets_one_mail_asking_to_approve_the_closure, async |world| {
    let ticket = world.ticket().await;
    world.alice().await.does("take-and-close", ticket, "").await;
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    mail.says("Approuvez-vous la clôture ?");
    assert_eq!(mail.link("Approuver la clôture"), ticket.action("approve"));
    assert_eq!(mail.link("Refuser la clôture"), ticket.action("refuse-closure"));
});

story!(fn s19_taking_and_asking_for_information, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.does("take-and-ask", ticket, "quelle salle ?").await;
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(page.status_shown(), "Incomplet");
    page.history_says(&[ALICE, "quelle salle ?"]);
    assert_eq!(world.mailed().await, ["odile"]);
    world.mail_to("odile").says("quelle salle ?");
});

story!(fn s20_a_question_cannot_be_empty, async |world| {
    let ticket = world.ticket().await;
    let before = world.stored().await;
    for nothing in ["", " \n ", "\u{200b}"] {
        let form = world.alice().await.opens(ticket).await.form("take-and-ask");
        let page = form.fill("message", nothing).submit().await;
        page.is_refused_with(422, "Écrivez un message.");
        assert!(page.error_of("message").contains("Écrivez un message."), "{page}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn e01_taking_over_from_another_manager, async |world| {
    let (bruno, alice) = (world.bruno().await, world.alice().await);
    let ticket = world.ticket_held_by(&bruno).await;
    bruno.does("ask", ticket, "Quel étage ?").await;
    world.mails_are_read().await;
    let page = alice.does("take", ticket, "").await;
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(page.status_shown(), "Incomplet");
    page.history_says(&[ALICE, &format!("précédemment {BRUNO}")]);
    // The manager of before hears of it, and so does the owner.
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn e02_without_the_privilege_nobody_takes_over, async |world| {
    world.manager_is("alice", world.places.sg, without(Privilege::TakeHeld)).await;
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let page = world.alice().await.opens(ticket).await;
    for (button, action) in
        [("Prendre en charge", "take"), ("… et clore", "take-and-close"), ("… et demander info.", "take-and-ask")]
    {
        assert!(!page.has_button(button), "{button}: {page}");
        assert!(!page.has_form(action), "{action}");
        let forged = page.form("comment").forge_address(&ticket.action(action)).submit().await;
        forged.is_refused_with(409, "« prendre en charge le ticket d’un autre gestionnaire »");
    }
    let row = world.row(ticket).await;
    assert_eq!((row.holder, row.version), (Some(world.person("bruno")), 2));
});

story!(fn a_button_tells_who_will_be_mailed_and_they_are, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = world.bruno().await.get(&ticket.action("take")).await;
    form.shows(ODILE);
    form.shows(ALICE);
    world.bruno().await.does("take", ticket, "").await;
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});
