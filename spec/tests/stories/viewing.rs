//! S10–S14: from the mail to the ticket, and what its page shows (R7–R9).

use spec::story;
use spec::world::{BRUNO, MESSAGE, ODILE, SUBJECT};

story!(fn s10_the_link_leads_to_the_ticket, async |world| {
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.run_jobs().await;
    let page = world.alice().await.follows(&world.mail_to("alice"), "Voir le ticket").await;
    assert_eq!(page.status, 200, "{page}");
    page.shows(&ticket.to_string());
    page.shows(SUBJECT);
    page.history_says(&[ODILE, MESSAGE]);
});

story!(fn s11_without_a_session_the_link_leads_to_the_ticket_after_signing_in, async |world| {
    let address = world.has_password("alice", "une phrase assez longue").await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.run_jobs().await;
    let browser = world.stranger();
    let page = browser.follows(&world.mail_to("alice"), "Voir le ticket").await.follows().await;
    page.never_says(SUBJECT);
    let form = page.form("sign-in").fill("address", &address).fill("password", "une phrase assez longue");
    let signed_in = form.submit().await;
    assert_eq!(signed_in.location.as_deref(), Some(ticket.path().as_str()));
    let page = signed_in.follows().await;
    assert_eq!(page.status, 200, "{page}");
    page.history_says(&[ODILE, MESSAGE]);
});

story!(fn s12_a_free_ticket_shows_its_owner_and_no_manager, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.opens(ticket).await;
    assert_eq!(page.property("Propriétaire"), ODILE);
    assert_eq!(page.property("Gestionnaire"), "aucun");
    assert_eq!(page.status_shown(), "Libre");
});

story!(fn s13_a_ticket_taken_shows_its_manager, async |world| {
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let page = world.alice().await.opens(ticket).await;
    assert_eq!(page.property("Gestionnaire"), BRUNO);
});

story!(fn s14_a_free_ticket_can_be_taken_in_three_ways, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let page = alice.opens(ticket).await;
    let ways =
        [("Prendre en charge", "take"), ("… et clore", "take-and-close"), ("… et demander info.", "take-and-ask")];
    for (button, action) in ways {
        assert!(page.has_button(button), "{button}: {page}");
        assert!(page.press(button).await.has_form(action), "{button}");
        assert!(!world.odile().await.opens(ticket).await.has_button(button), "{button}");
    }
});

story!(fn an_administrator_sees_the_ticket_and_is_not_offered_to_take_it, async |world| {
    let ticket = world.ticket().await;
    let page = world.adam().await.opens(ticket).await;
    page.history_says(&[ODILE, MESSAGE]);
    assert!(page.has_form("comment"), "{page}");
    for (button, action) in [("Prendre en charge", "take"), ("Clore", "close"), ("Assigner", "assign")] {
        assert!(!page.has_button(button) && !page.has_form(action), "{button}: {page}");
    }
});

story!(fn a_ticket_does_not_exist_for_those_it_is_not_for, async |world| {
    let ticket = world.ticket().await;
    for person in [world.ines().await, world.paul().await, world.david().await] {
        person.opens(ticket).await.is_not_found();
        for path in ["/", "/tickets?view=open"] {
            let list = person.get(path).await;
            list.never_says(SUBJECT);
        }
    }
});
