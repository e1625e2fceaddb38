//! Each scope for each kind of reader: a hit never comes from what its reader may not read (spec.md §5.2–5.4).

use domain::department::DepartmentSetting;
use domain::{Coded, MessageScope};
use spec::story;
use spec::world::{ALICE, Client, Ticket, World};

use crate::{address, finds_it, finds_nothing, searches};

/// A word for each scope, and who else than the managers and the administrator reads it, on a private ticket.
const SAID: [(MessageScope, &str, &[&str]); 5] = [
    (MessageScope::Default, "ocarina", &["odile", "ines", "david"]),
    (MessageScope::Invited, "bandonéon", &["odile", "ines", "david"]),
    (MessageScope::InvitedManager, "clavecin", &["ines"]),
    (MessageScope::Owner, "xylophone", &["odile"]),
    (MessageScope::Manager, "hautbois", &["david"]),
];

const READERS: [&str; 7] = ["odile", "ines", "david", "paul", "alice", "bruno", "adam"];

async fn reader(world: &World, name: &str) -> Client {
    match name {
        "odile" => world.odile().await,
        "ines" => world.ines().await,
        "david" => world.david().await,
        "alice" => world.alice().await,
        "bruno" => world.bruno().await,
        "adam" => world.adam().await,
        _ => world.paul().await,
    }
}

/// Odile's ticket, Inès invited, Alice in charge; the DSI of David shares its tickets with her department.
async fn spoken(world: &World) -> Ticket {
    for department in [world.places.sg, world.places.dsi] {
        world.department_is(department, |department| "campus".clone_into(&mut department.inter_service_tag)).await;
    }
    let ticket = world.ticket_with_invitees("ines").await;
    let alice = world.alice().await;
    alice.does("take", ticket, "").await;
    for (scope, word, _) in SAID {
        let form = alice.opens(ticket).await.form("comment");
        let page = form.fill("message", &format!("Un {word} joue.")).forge("scope", scope.code()).submit().await;
        assert_eq!(page.status, 303, "{scope:?}: {page}");
    }
    ticket
}

story!(fn a_message_is_found_by_those_who_read_it, async |world| {
    let ticket = spoken(&world).await;
    for name in READERS {
        let client = reader(&world, name).await;
        for (scope, word, readers) in SAID {
            let reads = readers.contains(&name) || ["alice", "bruno", "adam"].contains(&name);
            if reads {
                finds_it(&client, ticket, &[word, &word[..5], "lumière pasteur", &format!("lumière {word}")]).await;
            } else {
                finds_nothing(&client, &[word, &word[..5], &format!("lumière {word}")]).await;
                // Nor does a hit of something else show it.
                client.get(&address("lumière")).await.never_says(word);
            }
            // Its page agrees.
            assert_eq!(client.opens(ticket).await.html.contains(word), reads, "{name}, {scope:?}");
        }
    }
    finds_nothing(&world.paul().await, &["lumière", "pasteur", "fontanel", "martin"]).await;
    world.leave_mail();
});

story!(fn an_author_finds_what_they_wrote, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let ines = world.ines().await;
    let form = ines.opens(ticket).await.form("comment");
    form.fill("message", "Mon théorbe.").forge("scope", "invited_manager").submit().await;
    finds_it(&ines, ticket, &["théorbe"]).await;
    finds_nothing(&world.odile().await, &["théorbe"]).await;
    // Who sees the ticket no more finds it no more.
    let removal = format!("{}?person={}", ticket.action("uninvite"), world.person("ines"));
    world.odile().await.get(&removal).await.form("uninvite").submit().await;
    ines.opens(ticket).await.is_not_found();
    finds_nothing(&ines, &["théorbe", "lumière"]).await;
    world.leave_mail();
});

story!(fn an_open_ticket_is_found_by_everybody_but_for_what_is_not, async |world| {
    let ticket = spoken(&world).await;
    let (alice, paul) = (world.alice().await, world.paul().await);
    finds_nothing(&paul, &["lumière"]).await;
    alice.sets(ticket, "scope", "public").await;
    finds_it(&paul, ticket, &["lumière", "rangées", "ocarina", "martin"]).await;
    finds_nothing(&paul, &["bandonéon", "clavecin", "xylophone", "hautbois"]).await;
    // Closed again, its words are for those it concerns.
    alice.sets(ticket, "scope", "private").await;
    finds_nothing(&paul, &["lumière", "rangées", "ocarina", "martin"]).await;
    finds_it(&world.odile().await, ticket, &["lumière", "rangées", "ocarina"]).await;
    world.leave_mail();
});

story!(fn a_transferred_ticket_is_found_where_it_is, async |world| {
    let ticket = world.ticket().await;
    let (alice, david) = (world.alice().await, world.david().await);
    finds_it(&alice, ticket, &["lumière"]).await;
    finds_nothing(&david, &["lumière"]).await;
    alice.transfers(ticket, "Réseau").await;
    finds_nothing(&alice, &["lumière", "rangées"]).await;
    finds_it(&david, ticket, &["lumière", "rangées"]).await;
    world.leave_mail();
});

story!(fn in_an_anonymous_department_names_find_nothing_for_others, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::Anonymous).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, "La pièce est commandée.").await;
    let odile = world.odile().await;
    finds_nothing(&odile, &["alice", "martin", ALICE, "lumière martin"]).await;
    finds_it(&odile, ticket, &["lumière", "commandée", "fontanel"]).await;
    for manager in [world.bruno().await, world.adam().await] {
        finds_it(&manager, ticket, &["martin", "fontanel lumière"]).await;
    }
    world.leave_mail();
});

story!(fn a_search_that_finds_nothing_is_the_same_whether_something_is_hidden, async |world| {
    let paul = world.paul().await;
    let before = searches(&paul, "lumière").await;
    spoken(&world).await;
    let after = searches(&paul, "lumière").await;
    assert_eq!(before.html, after.html, "not a byte tells of what one may not read");
    world.leave_mail();
});
