//! E33: in an anonymous service, the names of those who handle a ticket are for its managers only (spec.md §5.4).

use domain::department::DepartmentSetting;
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, Client, MESSAGE, Mail, Page, SUBJECT, Ticket, World, french};

const HANDLERS: [&str; 3] = [ALICE, BRUNO, CHLOE];
/// Everything that a requester may look for, or make up.
const PAGES: [&str; 22] = [
    "",
    "?order=newest",
    "?only=messages",
    "?print=1",
    "?quote=1",
    "/comment",
    "/take",
    "/assign",
    "/release",
    "/ask",
    "/close",
    "/refuse",
    "/close-own",
    "/cancel",
    "/transfer",
    "/postpone",
    "/invite",
    "/invite-group",
    "/approve",
    "/reopen",
    "/owner",
    "/scope",
];

/// Odile's ticket in an anonymous Électricité, its mails waiting.
async fn posted(world: &World) -> Ticket {
    world.department_has(world.places.sg, DepartmentSetting::Anonymous).await;
    let odile = world.odile().await;
    let what = odile.writes("Électricité", SUBJECT, MESSAGE).await;
    names_nobody(&odile.get(&format!("/tickets/new?category={}", world.places.elec)).await);
    Ticket::led_to(&what.submit().await)
}

/// No name, no first name, no address of a handler, anywhere in the source.
#[track_caller]
fn names_nobody(page: &Page) {
    for name in HANDLERS {
        let first = name.split(' ').next().unwrap_or_default();
        let known = page.html.contains(name) || page.html.contains(first);
        assert!(!known, "it says {name}: {page}");
    }
}

#[track_caller]
fn mail_names_nobody(mail: &Mail) {
    for name in HANDLERS {
        let first = name.split(' ').next().unwrap_or_default();
        for part in [&mail.text, &mail.html, &mail.subject] {
            assert!(!part.contains(first), "the mail says {first}:\n{part}");
        }
        let address = format!("{}@", first.to_lowercase().replace('é', "e"));
        assert!(!String::from_utf8_lossy(&mail.source).contains(&address), "{address}");
    }
}

async fn odile_learns_no_name(world: &World, odile: &Client, ticket: Ticket) {
    for place in PAGES {
        let page = odile.get(&format!("{}{place}", ticket.path())).await;
        assert!(page.status < 500, "{place}: {page}");
        names_nobody(&page);
    }
    for path in ["/", "/tickets", "/tickets/new"] {
        names_nobody(&odile.get(path).await);
    }
    world.run_jobs().await;
    world.sent_to("odile").iter().for_each(mail_names_nobody);
}

story!(fn e33_the_owner_learns_no_name_and_managers_do, async |world| {
    let ticket = posted(&world).await;
    world.mails_are_read().await;
    let (odile, alice, bruno) = (world.odile().await, world.alice().await, world.bruno().await);
    odile_learns_no_name(&world, &odile, ticket).await;
    alice.does("take", ticket, "Je regarde.").await;
    odile_learns_no_name(&world, &odile, ticket).await;
    bruno.does("comment", ticket, "Vu ce matin.").await;
    odile_learns_no_name(&world, &odile, ticket).await;
    alice.does("ask", ticket, "Quelle rangée ?").await;
    odile_learns_no_name(&world, &odile, ticket).await;
    let assigns = alice.opens(ticket).await.form("assign").choose("assignee", CHLOE);
    assigns.submit().await;
    odile_learns_no_name(&world, &odile, ticket).await;
    world.chloe().await.does("close", ticket, "C’est réparé.").await;
    odile_learns_no_name(&world, &odile, ticket).await;
    assert_eq!(world.sent_to("odile").len(), 5);
    let page = odile.opens(ticket).await;
    page.history_says(&[&french("anonymous"), "C’est réparé."]);
    assert_eq!(page.property("Gestionnaire"), french("anonymous"));
    // Her own name is hers to read.
    page.history_says(&["Odile Fontanel", MESSAGE]);
    // A manager who does nothing there sees them all.
    let page = bruno.opens(ticket).await;
    page.history_says(&[ALICE, "Je regarde."]);
    page.history_says(&[CHLOE, "C’est réparé."]);
    assert_eq!(page.property("Gestionnaire"), CHLOE);
});

story!(fn e33_what_the_owner_does_names_nobody_either, async |world| {
    let ticket = posted(&world).await;
    let (odile, alice) = (world.odile().await, world.alice().await);
    let late = odile.opens(ticket).await.form("comment").fill("message", "Du nouveau ?");
    alice.does("take", ticket, "").await;
    // Somebody acted first: not who.
    let conflict = late.submit().await;
    assert_eq!(conflict.status, 409);
    names_nobody(&conflict);
    names_nobody(&conflict.form("comment").submit().await.follows().await);
    let version = world.row(ticket).await.version.to_string();
    for action in ["release", "take", "close", "assign", "transfer", "ask", "postpone", "refuse", "owner", "origin"] {
        let page = odile.post(&ticket.action(action), &[("version", &version), ("message", "Encore.")]).await;
        assert!([409, 422].contains(&page.status), "{action}: {page}");
        names_nobody(&page);
    }
    world.alice().await.does("close", ticket, "").await;
    let refused = odile.get(&ticket.action("refuse-closure")).await;
    names_nobody(&refused);
    names_nobody(&refused.form("refuse-closure").submit().await.follows().await);
    names_nobody(&odile.get("/").await);
    world.leave_mail();
});

story!(fn e33_nor_do_invitees_and_readers_learn_them, async |world| {
    let ticket = posted(&world).await;
    world.odile().await.invites(ticket, "ines", "").await;
    world.alice().await.does("take", ticket, "Je regarde.").await;
    world.odile().await.sets(ticket, "scope", "public").await;
    world.run_jobs().await;
    for person in [world.ines().await, world.paul().await] {
        for place in PAGES {
            names_nobody(&person.get(&format!("{}{place}", ticket.path())).await);
        }
        person.opens(ticket).await.history_says(&[&french("anonymous"), "Je regarde."]);
    }
    // In lists neither: Inès is invited, Paul reads what is open to all.
    for (person, path) in [(world.ines().await, "/"), (world.paul().await, "/tickets/shared")] {
        let page = person.get(path).await;
        page.shows(SUBJECT);
        names_nobody(&page);
    }
    world.sent_to("ines").iter().for_each(mail_names_nobody);
});

story!(fn e33_a_farewell_names_nobody, async |world| {
    let ticket = posted(&world).await;
    let alice = world.alice().await;
    alice.does("take", ticket, "").await;
    world.mails_are_read().await;
    alice.sets(ticket, "owner", "paul").await;
    world.odile().await.opens(ticket).await.is_not_found();
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    for name in ["odile", "paul"] {
        mail_names_nobody(&world.mail_to(name));
    }
});
