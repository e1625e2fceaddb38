//! S25–S28: a manager stops being the manager of a ticket (R14, R15).

use domain::Manager;
use domain::monitoring::{Grid, Level};
use spec::story;
use spec::world::BRUNO;

story!(fn s25_a_ticket_released_is_free, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.does("release", ticket, "").await;
    assert_eq!(page.property("Gestionnaire"), "aucun");
    assert_eq!(page.status_shown(), "Libre");
    world.leave_mail();
});

story!(fn s26_the_other_managers_are_mailed_of_a_release, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("release", ticket, "").await;
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
    let mail = world.mail_to("bruno");
    mail.says("a libéré le ticket");
    assert_eq!(mail.link("Prendre en charge"), ticket.action("take"));
});

story!(fn s27_a_manager_who_wants_no_alert_is_not_mailed_of_a_release, async |world| {
    let never = Grid::preset(Level::None).expect("a preset");
    world.manager_is("chloe", world.places.sg, |manager| Manager { monitoring: never, ..manager }).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("release", ticket, "").await;
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn s28_nobody_releases_the_ticket_of_somebody_else, async |world| {
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let before = world.stored().await;
    let page = world.alice().await.opens(ticket).await;
    assert!(!page.has_button("Libérer"), "{page}");
    assert!(!page.has_form("release"), "{page}");
    let forged = page.form("comment").forge_address(&ticket.action("release")).submit().await;
    forged.is_refused_with(409, &format!("Réservé au gestionnaire du ticket, {BRUNO}."));
    assert_eq!(world.stored().await, before);
    assert_eq!(world.row(ticket).await.holder, Some(world.person("bruno")));
});
