//! S32–S41, E19: a ticket moved to another service, and who keeps sight of it (R17–R21, spec.md §4.6).

use domain::{Privilege, Refusal, Status, TicketScope};
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, Client, DAVID, ODILE, Ticket, World, french, why, without};

/// The ticket is in DSI, Réseau, where nobody is in charge of it yet.
async fn waits_at_the_dsi(world: &World, ticket: Ticket) {
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.category), (world.places.dsi, world.places.res));
    assert_eq!((row.status, row.holder), (Status::Free, None));
    let page = world.david().await.opens(ticket).await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("Libre", "aucun"));
    assert_eq!(page.property("Service"), "DSI");
}

/// Does a list, the home page or its counters still speak of the ticket?
async fn finds(client: &Client, ticket: Ticket) -> bool {
    let number = ticket.to_string();
    for path in ["/tickets?view=open", "/tickets?view=mine", "/tickets?view=free", "/"] {
        let page = client.get(path).await;
        if page.tickets().contains(&number) || page.html.contains(&format!("\"{}\"", ticket.path())) {
            return true;
        }
    }
    false
}

story!(fn s32_a_ticket_that_its_manager_transfers_is_free_there, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    assert_eq!(alice.transfers(ticket, "Réseau").await.status, 303);
    waits_at_the_dsi(&world, ticket).await;
    world.leave_mail();
});

story!(fn a_manager_whom_the_service_invites_may_ask_to_stay, async |world| {
    world.always_invites(world.places.sg, "alice").await;
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let address = format!("{}?to=c{}", ticket.action("transfer"), world.places.res);
    alice.get(&address).await.form("transfer").tick("stay").submit().await.follows().await;
    assert_eq!(world.invited_on(ticket).await, [(world.person("alice"), false)]);
    assert_eq!(alice.opens(ticket).await.status, 200);
    world.leave_mail();
});

story!(fn a_move_to_an_open_category_warns, async |world| {
    world.category_is(world.places.res, |category| category.defaults.scope = Some(TicketScope::Public)).await;
    let ticket = world.ticket().await;
    let page = world.alice().await.get(&format!("{}?to=c{}", ticket.action("transfer"), world.places.res)).await;
    page.shows(&french("scope-warning-opens"));
    page.form("transfer").submit().await;
    assert_eq!(world.paul().await.opens(ticket).await.status, 200);
    let page = world.alice().await.get(&format!("{}?to=c{}", ticket.action("transfer"), world.places.chau)).await;
    page.never_says(&french("scope-warning-opens"));
    world.leave_mail();
});

story!(fn s33_a_free_ticket_is_transferred, async |world| {
    let ticket = world.ticket().await;
    assert_eq!(world.alice().await.transfers(ticket, "Réseau").await.status, 303);
    waits_at_the_dsi(&world, ticket).await;
    assert_eq!(world.mailed().await, ["david", "odile"]);
});

story!(fn s34_the_ticket_of_another_manager_is_transferred, async |world| {
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    assert_eq!(world.alice().await.transfers(ticket, "Réseau").await.status, 303);
    waits_at_the_dsi(&world, ticket).await;
    let page = world.david().await.opens(ticket).await;
    page.history_says(&[ALICE, "Services Généraux, Électricité", "DSI, Réseau", BRUNO]);
    assert_eq!(world.mailed().await, ["bruno", "david", "odile"]);
});

story!(fn s35_the_icon_beside_the_properties_opens_the_tree_of_services, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.opens(ticket).await;
    assert_eq!(page.count("#properties header a[href$='/transfer']"), 1);
    let tree = page.press(&french("action-transfer")).await;
    // Where the ticket is already is no destination.
    assert_eq!(tree.branch("Services Généraux"), ["Services Généraux", "Chauffage", "Plomberie"]);
    assert_eq!(tree.branch("DSI"), ["DSI", "Réseau"]);
    let form = tree.form("transfer").choose("to", "Réseau").submit().await;
    assert!(form.has_form("transfer"), "{form}");
    form.shows("DSI, Réseau");
    assert_eq!(world.row(ticket).await.version, 1);
});

story!(fn s36_a_service_alone_is_its_first_category_that_takes_tickets, async |world| {
    // Réseau becomes a heading without a ticket of its own.
    let wifi = world.has_category(world.places.dsi, "Wi-Fi", None).await;
    world.is_below(wifi, world.places.res).await;
    world.category_is(world.places.res, |category| category.accepts_tickets = false).await;
    let ticket = world.ticket().await;
    let form = world.alice().await.heads_for(ticket, &format!("d{}", world.places.dsi)).await;
    form.shows("DSI, Réseau, Wi-Fi");
    assert_eq!(form.form("transfer").submit().await.status, 303);
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.category), (world.places.dsi, wifi));
    world.leave_mail();
});

story!(fn s37_the_reasons_of_the_move_are_in_the_history_with_it, async |world| {
    let ticket = world.ticket().await;
    let form = world.alice().await.heads_for(ticket, "Réseau").await.form("transfer");
    form.fill("message", "C’est la prise réseau qui est morte.").submit().await;
    let page = world.david().await.opens(ticket).await;
    page.history_says(&[ALICE, "DSI, Réseau", "C’est la prise réseau qui est morte."]);
    assert_eq!(world.mailed().await, ["david", "odile"]);
    world.mail_to("david").says("C’est la prise réseau qui est morte.");
});

story!(fn s38_who_stays_as_an_invitee_still_opens_the_ticket, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket().await;
    let form = alice.heads_for(ticket, "Réseau").await.form("transfer");
    let page = form.tick("stay").submit().await.follows().await;
    assert_eq!(page.status, 200, "{page}");
    assert_eq!(page.invitees(), [ALICE]);
    assert!(!page.has_form("take"), "{page}");
    assert_eq!(alice.opens(ticket).await.status, 200);
    assert_eq!(world.mailed().await, ["david", "odile"]);
});

story!(fn s39_who_does_not_stay_loses_all_sight_of_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    assert!(finds(&alice, ticket).await);
    let answer = alice.transfers(ticket, "Réseau").await;
    assert_eq!(answer.location, Some(format!("/tickets?left={ticket}&done=transfer")));
    let list = answer.follows().await;
    assert_eq!(list.status, 200, "{list}");
    alice.opens(ticket).await.is_not_found();
    assert!(!finds(&alice, ticket).await);
    world.leave_mail();
});

story!(fn s40_who_manages_both_services_keeps_the_ticket_in_sight, async |world| {
    world.manages("alice", world.places.dsi).await;
    let alice = world.alice().await;
    let ticket = world.ticket().await;
    let page = alice.heads_for(ticket, "Réseau").await;
    assert_eq!(page.form("transfer").is_ticked("stay"), None, "{page}");
    assert!(!page.losing().contains(&french("losing-you")), "{page}");
    // Forged, the box changes nothing: one is not invited where one manages.
    page.form("transfer").forge("stay", "1").submit().await.follows().await;
    assert_eq!(alice.opens(ticket).await.status, 200);
    assert!(world.invited_on(ticket).await.is_empty());
    world.leave_mail();
});

story!(fn s40_who_manages_both_services_may_keep_the_ticket_in_charge, async |world| {
    world.manages("alice", world.places.dsi).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = alice.heads_for(ticket, "Réseau").await.form("transfer");
    assert_eq!(form.is_ticked("release"), Some(false), "a member of the category keeps it");
    let page = form.submit().await.follows().await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("En cours", ALICE));
    world.leave_mail();
});

story!(fn s41_the_managers_of_the_new_service_are_mailed_of_an_arrival, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.heads_for(ticket, "Réseau").await;
    assert_eq!(page.told("release"), [DAVID, ODILE]);
    page.form("transfer").submit().await;
    assert_eq!(world.mailed().await, ["david", "odile"]);
    let mail = world.mail_to("david");
    mail.says("DSI, Réseau");
    mail.says(ALICE);
    assert_eq!(mail.link("Prendre en charge"), ticket.action("take"));
    assert!(mail.subject.contains("DSI"), "{}", mail.subject);
});

story!(fn e19_without_the_privilege_only_ones_own_services_are_proposed, async |world| {
    world.manager_is("alice", world.places.sg, without(Privilege::TransferElsewhere)).await;
    let alice = world.alice().await;
    let ticket = world.ticket().await;
    let tree = alice.get(&ticket.action("transfer")).await;
    assert_eq!(tree.branch("Services Généraux"), ["Services Généraux", "Chauffage", "Plomberie"]);
    tree.never_says("Réseau");
    let before = world.stored().await;
    let form = alice.heads_for(ticket, "Chauffage").await.form("transfer").fill("message", "Pas pour nous.");
    let page = form.forge("to", &format!("c{}", world.places.res)).submit().await;
    page.is_refused_with(422, &why(&Refusal::LacksTransfer { department: "Services Généraux".to_owned() }));
    assert!(page.html.contains("Pas pour nous."), "what was typed is lost: {page}");
    assert_eq!(world.stored().await, before);
    // Within the service, nothing prevents it, and nobody else loses anything.
    let page = alice.heads_for(ticket, "Chauffage").await;
    assert!(page.losing().is_empty(), "{page}");
    page.form("transfer").submit().await.follows().await.history_says(&[ALICE, "Services Généraux, Chauffage"]);
    assert_eq!(world.row(ticket).await.category, world.places.chau);
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn a_move_within_the_service_keeps_the_manager_unless_released, async |world| {
    let bruno = world.bruno().await;
    let ticket = world.ticket_held_by(&bruno).await;
    let page = world.chloe().await.heads_for(ticket, "Plomberie").await;
    // Chloé is no member of Plomberie: she proposes to release it.
    assert_eq!(page.form("transfer").is_ticked("release"), Some(true));
    assert!(page.losing().is_empty(), "{page}");
    let page = page.form("transfer").untick("release").submit().await.follows().await;
    assert_eq!((page.property("Gestionnaire").as_str(), page.status_shown().as_str()), (BRUNO, "En cours"));
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
    assert!(!world.sent().iter().any(|mail| mail.shown.contains(CHLOE) && mail.to.starts_with("chloe")));
});
