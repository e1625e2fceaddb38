//! Addresses that watch a place (spec.md §6.7), and the page that says who is told and why not.

use domain::Manager;
use domain::monitoring::{Grid, Level, WatchLevel};
use spec::story;
use spec::world::{BRUNO, Mail, ODILE, SUBJECT, World};

const ADDRESS: &str = "astreinte@deux-rives.example";

/// The mails of the address since the last time.
async fn watched(world: &World) -> Vec<Mail> {
    world.run_jobs().await;
    let mails = world.sent_to("astreinte");
    world.forget_mail();
    mails
}

/// How many mails it gets of a creation, a comment, a taking, a release, and a comment on the free ticket.
async fn told(world: &World) -> [usize; 5] {
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let ticket = world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    let created = watched(world).await.len();
    bruno.does("comment", ticket, "Je regarde.").await;
    let commented = watched(world).await.len();
    alice.does("take", ticket, "").await;
    let taken = watched(world).await.len();
    alice.does("release", ticket, "").await;
    let released = watched(world).await.len();
    world.odile().await.sets(ticket, "priority", "5").await;
    [created, commented, taken, released, watched(world).await.len()]
}

story!(fn e37_creation_or_release_tells_of_both_and_of_nothing_else, async |world| {
    world.is_watched(world.places.sg, WatchLevel::CreationOrRelease, ADDRESS).await;
    assert_eq!(told(&world).await, [1, 0, 0, 1, 0]);
});

story!(fn each_level_tells_what_it_says, async |world| {
    for (level, expected) in [
        (WatchLevel::Never, [0, 0, 0, 0, 0]),
        (WatchLevel::Creation, [1, 0, 0, 0, 0]),
        (WatchLevel::CreationAndFree, [1, 0, 0, 1, 1]),
        (WatchLevel::Always, [1, 0, 1, 1, 1]),
    ] {
        world.is_watched(world.places.sg, level, ADDRESS).await;
        assert_eq!(told(&world).await, expected, "{level:?}");
    }
});

story!(fn an_address_reads_what_anybody_may_and_is_shown_as_one, async |world| {
    world.is_watched(world.places.sg, WatchLevel::Always, ADDRESS).await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, "Les six rangées du haut sont dans le noir.").await;
    let mails = watched(&world).await;
    let mail = &mails[0];
    assert_eq!(mail.subject, format!("[création Services Généraux n°{ticket}] {SUBJECT}"));
    mail.never_says("Les six rangées");
    mail.says("Cette adresse surveille Services Généraux, Électricité : toujours.");
    mail.says("Cette adresse n’est celle d’aucun compte");
    assert_eq!(mail.link("Voir le ticket"), ticket.path());
    assert!(mail.links().iter().all(|(words, _)| words != "Prendre en charge"), "{:?}", mail.links());
    let shown = |page: spec::world::Page| page.text.contains(ADDRESS);
    assert!(shown(world.alice().await.opens(ticket).await), "its manager knows the address");
    assert!(!shown(world.odile().await.opens(ticket).await), "its owner does not");
    // Foreseen as it is then done.
    let page = world.alice().await.get(&ticket.action("take")).await;
    assert!(page.text.contains(ADDRESS), "{page}");
});

story!(fn a_place_that_is_left_is_told_but_not_what_follows, async |world| {
    world.is_watched(world.places.sg, WatchLevel::Always, ADDRESS).await;
    let alice = world.alice().await;
    let ticket = world.ticket().await;
    watched(&world).await;
    alice.transfers(ticket, "DSI").await;
    let mails = watched(&world).await;
    assert_eq!(mails.len(), 1);
    mails[0].says("Vous ne voyez plus le ticket");
    world.david().await.does("comment", ticket, "Le câble est arraché.").await;
    world.david().await.does("take", ticket, "").await;
    assert!(watched(&world).await.is_empty());
});

story!(fn an_address_that_watches_no_more_gets_nothing, async |world| {
    world.is_watched(world.places.sg, WatchLevel::Always, ADDRESS).await;
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    world.is_watched(world.places.sg, WatchLevel::Always, "autre@deux-rives.example").await;
    assert!(watched(&world).await.is_empty());
});

story!(fn a_category_may_cut_what_its_department_says, async |world| {
    world.is_watched(world.places.sg, WatchLevel::Always, ADDRESS).await;
    let never = domain::monitoring::Watch { level: WatchLevel::Never, address: String::new() };
    world.category_is(world.places.elec, |category| category.defaults.watch = Some(never)).await;
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    assert!(watched(&world).await.is_empty());
});

story!(fn a_managers_own_mailbox_gets_one_mail, async |world| {
    world.is_watched(world.places.sg, WatchLevel::Always, "alice@deux-rives.example").await;
    world.odile().await.posts("Électricité", "Panne", "Le palier est noir.").await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn who_is_told_is_said_with_its_rule_and_why_not, async |world| {
    let never = Grid::preset(Level::None).expect("a preset");
    world.manager_is("bruno", world.places.sg, |manager| Manager { monitoring: never, ..manager }).await;
    world.is_watched(world.places.sg, WatchLevel::Creation, ADDRESS).await;
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let told = format!("{}/told", ticket.path());
    let page = world.alice().await.get(&told).await;
    for said in [
        BRUNO,
        "Surveillance de Services Généraux au niveau Aucune",
        "gestionnaire du ticket (Services Généraux, niveau de surveillance : Moyenne)",
        ODILE,
        "propriétaire",
        ADDRESS,
    ] {
        assert!(french(&page.text).contains(said), "{said}: {page}");
    }
    // Somebody without a part, and nobody at all.
    let asked = world.alice().await.get(&format!("{told}?person=paul")).await;
    assert!(french(&asked.text).contains("Cette personne ne voit pas le ticket"), "{asked}");
    let nobody = world.alice().await.get(&format!("{told}?person=zorro")).await;
    assert!(french(&nobody.text).contains("Personne ici ne répond à « zorro »"), "{nobody}");
    // Its owner learns of the others whether they are told, not how they live.
    let owners = world.odile().await.get(&format!("{told}?person=bruno")).await;
    assert!(owners.text.contains(BRUNO) && !owners.text.contains("Surveillance de"), "{owners}");
    assert!(!owners.text.contains(ADDRESS) && !owners.text.contains("Identifiant"), "{owners}");
    world.paul().await.get(&told).await.is_not_found();
    world.leave_mail();
});

/// With plain spaces, to be compared.
fn french(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

story!(fn a_muted_ticket_is_silent_until_it_is_followed_or_one_is_named, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    world.mails_are_read().await;
    let odile = world.odile().await;
    let page = odile.opens(ticket).await.form("mute").submit().await.follows().await;
    assert!(page.text.contains("Vous n’êtes plus prévenu"), "{page}");
    alice.does("comment", ticket, "Je passe demain.").await;
    assert_eq!(world.mailed().await, Vec::<String>::new());
    // Followed again: told again.
    odile.opens(ticket).await.form("follow").submit().await;
    alice.does("comment", ticket, "Vers neuf heures.").await;
    assert_eq!(world.mailed().await, ["odile"]);
    world.forget_mail();
    // Muted by a manager who is then given the ticket.
    world.bruno().await.opens(ticket).await.form("mute").submit().await;
    alice.opens(ticket).await.form("assign").choose("assignee", BRUNO).submit().await;
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

// Muted while the mail waits: it does not leave.
story!(fn what_waits_is_not_sent_to_whoever_muted_it_meanwhile, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    world.mails_are_read().await;
    alice.does("comment", ticket, "Je passe demain.").await;
    world.odile().await.opens(ticket).await.form("mute").submit().await;
    assert_eq!(world.mailed().await, Vec::<String>::new());
});
