//! What each level of monitoring tells (spec.md §8.1, S60–S70), and the option of step 7'.

use app::config::Tickets;
use domain::Manager;
use domain::monitoring::{Behaviour, Grid};
use spec::story;
use spec::world::{BRUNO, CHLOE, Client, Ticket, World};

use Behaviour::{Always, Creation, Never};

/// Chloé's three settings.
async fn chloe_hears(world: &World, any: Behaviour, category: Behaviour, managed: Behaviour) {
    let monitoring = Grid { any, category, managed };
    world.manager_is("chloe", world.places.sg, |manager| Manager { monitoring, ..manager }).await;
}

/// How many mails Chloé has since the last time.
async fn chloes_mails(world: &World) -> usize {
    world.run_jobs().await;
    let mails = world.sent_to("chloe").len();
    world.forget_mail();
    mails
}

async fn assigns(manager: &Client, ticket: Ticket, to: &str) {
    manager.opens(ticket).await.form("assign").choose("assignee", to).submit().await.follows().await;
}

story!(fn s61_medium_tells_nothing_of_what_a_colleague_holds, async |world| {
    let bruno = world.bruno().await;
    let ticket = world.ticket_held_by(&bruno).await;
    chloes_mails(&world).await;
    bruno.does("comment", ticket, "J’arrive.").await;
    bruno.does("close", ticket, "C’est réparé.").await;
    assert_eq!(world.mailed().await, ["odile", "odile"]);
});

story!(fn s62_medium_tells_the_holder_of_a_comment, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    world.mails_are_read().await;
    world.odile().await.does("comment", ticket, "C’est toujours noir.").await;
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn s63_medium_tells_of_a_creation_outside_ones_categories, async |world| {
    world.odile().await.posts("Plomberie", "Fuite", "Sous l’évier.").await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
    world.mail_to("chloe").says("Vous gérez Services Généraux, niveau Moyenne : créations");
});

story!(fn s65_always_for_any_ticket_reaches_the_categories_of_others, async |world| {
    chloe_hears(&world, Always, Always, Always).await;
    let ticket = world.odile().await.posts("Plomberie", "Fuite", "Sous l’évier.").await;
    chloes_mails(&world).await;
    world.bruno().await.does("comment", ticket, "Je ferme l’eau.").await;
    assert_eq!(chloes_mails(&world).await, 1);
});

story!(fn s66_always_for_ones_categories_stops_at_their_edge, async |world| {
    chloe_hears(&world, Never, Always, Always).await;
    let odile = world.odile().await;
    let electricity = odile.posts("Électricité", "Panne", "Le palier est noir.").await;
    assert_eq!(chloes_mails(&world).await, 1);
    let plumbing = odile.posts("Plomberie", "Fuite", "Sous l’évier.").await;
    assert_eq!(chloes_mails(&world).await, 0);
    let bruno = world.bruno().await;
    bruno.does("comment", electricity, "Je regarde.").await;
    assert_eq!(chloes_mails(&world).await, 1);
    bruno.does("comment", plumbing, "Je regarde.").await;
    assert_eq!(chloes_mails(&world).await, 0);
});

story!(fn s67_minimal_tells_only_of_what_one_holds, async |world| {
    chloe_hears(&world, Never, Never, Always).await;
    let hers = world.ticket_held_by(&world.chloe().await).await;
    let brunos = world.ticket_held_by(&world.bruno().await).await;
    chloes_mails(&world).await;
    let odile = world.odile().await;
    odile.does("comment", brunos, "Alors ?").await;
    assert_eq!(chloes_mails(&world).await, 0);
    odile.does("comment", hers, "Alors ?").await;
    world.run_jobs().await;
    world.mail_to("chloe").says("niveau de surveillance : Minimale");
});

story!(fn s68_never_is_never, async |world| {
    chloe_hears(&world, Never, Never, Never).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, "J’arrive.").await;
    assigns(&alice, ticket, CHLOE).await;
    world.odile().await.does("comment", ticket, "Merci.").await;
    world.chloe().await.does("release", ticket, "").await;
    alice.does("take-and-close", ticket, "C’est réparé.").await;
    alice.does("reopen", ticket, "Pas tout à fait.").await;
    assert_eq!(chloes_mails(&world).await, 0);
});

story!(fn s69_creation_tells_once, async |world| {
    chloe_hears(&world, Creation, Creation, Creation).await;
    let ticket = world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    let alice = world.alice().await;
    alice.does("comment", ticket, "J’arrive.").await;
    alice.does("take-and-close", ticket, "C’est réparé.").await;
    assert_eq!(chloes_mails(&world).await, 1);
});

story!(fn s70_always_tells_three_times, async |world| {
    chloe_hears(&world, Always, Always, Always).await;
    let ticket = world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    let alice = world.alice().await;
    alice.does("comment", ticket, "J’arrive.").await;
    alice.does("take-and-close", ticket, "C’est réparé.").await;
    assert_eq!(chloes_mails(&world).await, 3);
});

story!(fn a_suspended_monitoring_keeps_its_settings, async |world| {
    chloe_hears(&world, Always, Always, Always).await;
    world.suspends_monitoring("chloe", true).await;
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    assert_eq!(chloes_mails(&world).await, 0);
    world.suspends_monitoring("chloe", false).await;
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    assert_eq!(chloes_mails(&world).await, 1);
});

fn assignee_only(tickets: &mut Tickets) {
    tickets.tells_assignee_only = true;
}

story!(fn an_assignment_may_be_told_to_the_new_manager_alone, with assignee_only, async |world| {
    chloe_hears(&world, Always, Always, Always).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    world.mails_are_read().await;
    assigns(&alice, ticket, BRUNO).await;
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn an_assignment_is_otherwise_told_to_whoever_hears_of_everything, async |world| {
    chloe_hears(&world, Always, Always, Always).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    world.mails_are_read().await;
    assigns(&alice, ticket, BRUNO).await;
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});
