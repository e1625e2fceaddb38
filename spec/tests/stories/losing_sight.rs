//! I10: the other managers of the former service lose the ticket with whoever transferred it, at once and entirely;
//! they were named before, and learn nothing of what comes after (R21, spec.md §8.3, then 1).

use domain::Status;
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, DAVID, INES, MESSAGE, ODILE, PAUL, SUBJECT, french};

story!(fn the_other_managers_of_the_former_service_lose_it_at_once, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let late = bruno.opens(ticket).await.form("comment").fill("message", "Je passe demain.");
    let form = alice.heads_for(ticket, "Réseau").await;
    assert_eq!(form.losing(), [BRUNO, CHLOE, &french("losing-you")]);
    form.form("transfer").submit().await;
    let before = world.stored().await;
    for action in ["", "/comment", "/take", "/transfer", "/invite"] {
        bruno.get(&format!("{}{action}", ticket.path())).await.is_not_found();
    }
    late.submit().await.is_not_found();
    for path in ["/tickets?view=free", "/tickets?view=open", "/tickets?view=category", "/"] {
        let page = bruno.get(path).await;
        page.never_says(SUBJECT);
        page.never_says(&ticket.path());
        // The counters too.
        assert!(!page.text.contains("1 ticket"), "{page}");
    }
    assert_eq!(world.stored().await, before);
    world.leave_mail();
});

story!(fn a_mail_queued_before_is_not_sent_to_who_has_lost_sight, async |world| {
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.alice().await.transfers(ticket, "Réseau").await;
    // The mails of the creation, for Alice, Bruno and Chloé, were still waiting.
    assert_eq!(world.mailed().await, ["david", "odile"]);
});

story!(fn the_manager_who_loses_a_ticket_gets_a_farewell, async |world| {
    let (bruno, david) = (world.bruno().await, world.david().await);
    let ticket = world.ticket_held_by(&bruno).await;
    let page = world.alice().await.heads_for(ticket, "Réseau").await;
    assert_eq!(page.told("release"), [BRUNO, DAVID, ODILE]);
    page.form("transfer").submit().await;
    david.does("take", ticket, "Le commutateur du bâtiment C.").await;
    david.sets(ticket, "subject", "Commutateur en panne").await;
    world.run_jobs().await;
    let mail = world.mail_to("bruno");
    for words in [ALICE, "Services Généraux, Électricité", "DSI, Réseau", SUBJECT, &ticket.to_string()] {
        mail.says(words);
    }
    // Nothing of what came after, and no door that no longer opens.
    for later in [DAVID, "commutateur", "Commutateur", &ticket.path()] {
        mail.never_says(later);
    }
    // Only what concerns the mail itself.
    assert!(mail.links().iter().all(|(_, url)| url.contains("/mails/")), "{:?}", mail.links());
    bruno.opens(ticket).await.is_not_found();
});

story!(fn the_owner_and_the_invitees_keep_it, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let page = world.alice().await.heads_for(ticket, "Réseau").await;
    assert_eq!(page.losing(), [BRUNO, CHLOE, &french("losing-you")]);
    page.form("transfer").submit().await;
    for person in [world.odile().await, world.ines().await] {
        let page = person.opens(ticket).await;
        assert_eq!(page.status, 200, "{page}");
        assert_eq!(page.invitees(), [INES]);
    }
    assert_eq!(world.mailed().await, ["david", "ines", "odile"]);
});

story!(fn permanent_invitees_change_with_the_service, async |world| {
    world.always_invites(world.places.sg, "ines").await;
    world.always_invites(world.places.dsi, "paul").await;
    let ticket = world.ticket().await;
    assert_eq!(world.invited_on(ticket).await, [(world.person("ines"), true)]);
    let page = world.alice().await.heads_for(ticket, "Réseau").await;
    assert_eq!(page.losing(), [BRUNO, CHLOE, INES, &french("losing-you")]);
    assert_eq!(page.told(""), [DAVID, ODILE, PAUL]);
    page.form("transfer").submit().await;
    assert_eq!(world.invited_on(ticket).await, [(world.person("paul"), true)]);
    world.ines().await.opens(ticket).await.is_not_found();
    assert_eq!(world.paul().await.opens(ticket).await.invitees(), [PAUL]);
    assert_eq!(world.mailed().await, ["david", "odile", "paul"]);
    assert_eq!(world.mail_to("paul").header("X-Guichet-Reason"), "is-invited");
});

story!(fn a_permanent_invitee_stays_while_the_service_does, async |world| {
    world.always_invites(world.places.sg, "ines").await;
    let ticket = world.ticket().await;
    world.alice().await.transfers(ticket, "Plomberie").await;
    assert_eq!(world.ines().await.opens(ticket).await.invitees(), [INES]);
    world.leave_mail();
});

story!(fn an_invitee_of_both_services_keeps_the_invitation, async |world| {
    world.always_invites(world.places.sg, "ines").await;
    world.always_invites(world.places.dsi, "ines").await;
    let ticket = world.ticket().await;
    let page = world.alice().await.heads_for(ticket, "Réseau").await;
    assert!(!page.losing().contains(&INES.to_owned()), "{page}");
    page.form("transfer").submit().await;
    assert_eq!(world.invited_on(ticket).await, [(world.person("ines"), true)]);
    world.leave_mail();
});

story!(fn a_form_of_transfer_sent_twice_moves_once, async |world| {
    let ticket = world.ticket().await;
    let form = world.alice().await.heads_for(ticket, "Réseau").await.form("transfer").fill("message", "Chez vous.");
    let (first, second) = tokio::join!(form.submit(), form.submit());
    let third = form.submit().await;
    for page in [first, second, third] {
        assert_eq!(page.location, Some(format!("/tickets?left={ticket}&done=transfer")), "{page}");
    }
    assert_eq!(world.row(ticket).await.version, 2);
    assert_eq!(world.words_in(ticket).await, [MESSAGE, "Chez vous."]);
    assert_eq!(world.mailed().await, ["david", "odile"]);
});

story!(fn of_a_transfer_and_a_taking_at_once_one_wins_and_the_other_is_told, async |world| {
    world.manages("alice", world.places.dsi).await;
    world.manages("bruno", world.places.dsi).await;
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let moves = alice.heads_for(ticket, "Réseau").await.form("transfer").fill("message", "Pour les réseaux.");
    let takes = bruno.opens(ticket).await.form("take").fill("message", "J’y suis.");
    let (moved, taken) = tokio::join!(moves.submit(), takes.submit());
    let row = world.row(ticket).await;
    assert_eq!(row.version, 2);
    let (loser, action, winner, words) = if moved.status == 303 {
        assert_eq!((row.department, row.status), (world.places.dsi, Status::Free));
        (taken, "take", ALICE, "J’y suis.")
    } else {
        assert_eq!((row.department, row.status), (world.places.sg, Status::InProgress));
        (moved, "transfer", BRUNO, "Pour les réseaux.")
    };
    loser.is_refused_with(409, winner);
    assert_eq!(loser.form(action).value("message"), words);
    // Sent again with what has happened in sight, it is done.
    assert_eq!(loser.form(action).submit().await.status, 303);
    assert_eq!(world.row(ticket).await.version, 3);
    world.leave_mail();
});
