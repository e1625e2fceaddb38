//! E41, A22–A26: what a ticket is, changed; with or without a mail.

use domain::{Origin, Priority, Refusal, SpentTime, TicketScope};
use spec::story;
use spec::world::{ALICE, Client, INES, ODILE, PAUL, SUBJECT, Ticket, why};

/// The form of a property, filled in.
async fn changes(client: &Client, ticket: Ticket, action: &str, value: &str) -> spec::world::Form {
    client.get(&ticket.action(action)).await.form(action).set(action, value)
}

story!(fn e41_a_change_that_is_not_signalled_is_in_the_history_and_in_no_mail, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let changed = [
        ("subject", "Plus de lumière du tout"),
        ("priority", "5"),
        ("origin", "phone"),
        ("computer", "pc-204"),
        ("scope", "public"),
    ];
    for (action, value) in changed {
        let entries = alice.opens(ticket).await.history().len();
        let form = changes(&alice, ticket, action, value).await;
        assert_eq!(form.is_ticked("quiet"), Some(true), "{action}");
        let page = form.submit().await.follows().await;
        assert_eq!(page.history().len(), entries + 1, "{action}: {page}");
    }
    let form = alice.get(&ticket.action("spent-time")).await.form("spent-time");
    assert_eq!(form.is_ticked("quiet"), Some(true));
    form.fill("hours", "2").submit().await.follows().await.history_says(&[ALICE, "temps passé"]);
    let row = world.row(ticket).await;
    assert_eq!((row.subject.as_str(), Some(row.priority)), ("Plus de lumière du tout", Priority::new(5)));
    assert_eq!((row.origin, row.computer.as_str(), row.scope), (Origin::Phone, "pc-204", TicketScope::Public));
    assert_eq!(row.spent, SpentTime::new(0, 2, 0));
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn a_change_signalled_says_before_and_after, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = changes(&alice, ticket, "subject", "Plus de lumière du tout").await;
    let page = form.untick("quiet").submit().await.follows().await;
    page.history_says(&[ALICE, SUBJECT, "Plus de lumière du tout"]);
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    mail.says("Plus de lumière du tout");
    assert!(mail.subject.starts_with("[alerte "), "{}", mail.subject);
});

story!(fn the_owner_is_not_asked_and_everybody_is_told, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = changes(&world.odile().await, ticket, "subject", "Plus de lumière du tout").await;
    assert_eq!(form.is_ticked("quiet"), None);
    // Silence is for managers: sent by hand, it is not heard.
    form.forge("quiet", "1").submit().await;
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn silence_is_not_heard_where_it_is_not_offered, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    for action in ["ask", "release"] {
        let form = alice.opens(ticket).await.form(action).fill("message", "Quelle rangée ?");
        assert_eq!(form.is_ticked("quiet"), None, "{action}");
        form.forge("quiet", "1").submit().await;
    }
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile", "odile"]);
});

story!(fn values_that_do_not_do, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let long = "é".repeat(256);
    let too_long = Refusal::TextTooLong { found: 256, max: 255 };
    let cases = [
        ("subject", "", Refusal::SubjectMissing),
        ("subject", "\u{200b} ", Refusal::SubjectMissing),
        ("subject", &long, too_long.clone()),
        ("subject", SUBJECT, Refusal::Unchanged),
        ("computer", &long, too_long),
        ("computer", "", Refusal::Unchanged),
        ("priority", "0", Refusal::Unchanged),
        ("priority", "6", Refusal::UnknownValue),
        ("priority", "-1", Refusal::UnknownValue),
        ("priority", "", Refusal::UnknownValue),
        ("priority", "3.5", Refusal::UnknownValue),
        ("origin", "web", Refusal::Unchanged),
        ("origin", "pigeon", Refusal::UnknownValue),
        ("origin", "", Refusal::UnknownValue),
        ("scope", "default", Refusal::Unchanged),
        ("scope", "tous", Refusal::UnknownValue),
    ];
    for (action, value, refusal) in cases {
        let form = alice.get(&ticket.action(action)).await.form(action).fill("message", "Voilà.");
        let page = form.forge(action, value).submit().await;
        page.is_refused_with(422, &why(&refusal));
        assert_eq!(page.form(action).value("message"), "Voilà.", "{action} {value}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn properties_are_the_holders_and_some_the_owners, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_with_invitees("ines").await;
    alice.does("take", ticket, "").await;
    world.mails_are_read().await;
    let version = world.row(ticket).await.version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("subject", "Autre"),
        ("scope", "public"),
        ("priority", "1"),
        ("origin", "phone"),
        ("computer", "pc"),
        ("minutes", "5"),
        ("owner", "paul"),
    ];
    // The scope of a ticket has the same name as that of a message.
    let is_of = |action: &str, name: &str| name != "scope" || action == "scope";
    let only = |action: &'static str| fields.iter().filter(move |(name, _)| is_of(action, name)).copied();
    let before = world.stored().await;
    for person in [world.bruno().await, world.ines().await, world.adam().await] {
        for action in ["subject", "scope", "priority", "origin", "computer", "spent-time", "owner"] {
            let page = person.post(&ticket.action(action), &only(action).collect::<Vec<_>>()).await;
            assert_eq!(page.status, 409, "{action}: {page}");
        }
    }
    let odile = world.odile().await;
    for action in ["origin", "computer", "spent-time", "owner"] {
        let page = odile.post(&ticket.action(action), &only(action).collect::<Vec<_>>()).await;
        page.is_refused_with(409, ALICE);
    }
    assert_eq!(world.stored().await, before);
});

story!(fn another_owner_is_told_and_the_former_one_loses_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let odile = world.odile().await;
    let page = alice.get(&ticket.action("owner")).await;
    assert_eq!(page.losing(), [ODILE]);
    let form = page.form("owner").fill("owner", "PAUL@deux-rives.example").fill("message", "C’est sa salle.");
    let page = form.submit().await.follows().await;
    assert_eq!(page.property("Propriétaire"), PAUL);
    page.history_says(&[ALICE, PAUL, "C’est sa salle."]);
    odile.opens(ticket).await.is_not_found();
    assert!(!odile.get("/").await.html.contains(&ticket.path()));
    let page = world.paul().await.opens(ticket).await;
    assert!(page.has_form("cancel"), "it is his: {page}");
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    let farewell = world.mail_to("odile");
    for words in [ALICE, PAUL, SUBJECT] {
        farewell.says(words);
    }
    // Only what concerns the mail itself.
    assert!(farewell.links().iter().all(|(_, url)| url.contains("/mails/")), "{:?}", farewell.links());
});

story!(fn owners_that_do_not_do, async |world| {
    world.is_disabled("adam").await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let unknown = |typed: &str| Refusal::UnknownPerson { typed: typed.to_owned() };
    for (owner, refusal) in [
        ("", Refusal::PeopleMissing),
        ("odile", Refusal::SameOwner { owner: ODILE.to_owned() }),
        ("personne", unknown("personne")),
        ("adam", unknown("adam")),
        ("paul, ines", unknown("paul, ines")),
    ] {
        let form = alice.get(&ticket.action("owner")).await.form("owner").fill("message", "C’est sa salle.");
        let page = form.fill("owner", owner).submit().await;
        page.is_refused_with(422, &why(&refusal));
        let again = page.form("owner");
        assert_eq!((again.value("owner"), again.value("message")), (owner, "C’est sa salle."));
    }
    assert_eq!(world.stored().await, before);
    let free = world.ticket().await;
    let version = world.row(free).await.version.to_string();
    let forged = alice.post(&free.action("owner"), &[("version", &version), ("owner", "paul")]).await;
    forged.is_refused_with(409, &why(&Refusal::NobodyHoldsTheTicket));
});

story!(fn an_invitee_who_becomes_the_owner_is_told_once, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let alice = world.alice().await;
    alice.does("take", ticket, "").await;
    world.mails_are_read().await;
    alice.sets(ticket, "owner", "ines").await;
    assert_eq!(world.mailed().await, ["ines", "odile"]);
    assert_eq!(world.ines().await.opens(ticket).await.property("Propriétaire"), INES);
});

story!(fn whom_a_change_is_said_to_tell_is_told, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_with_invitees("ines").await;
    alice.does("take", ticket, "").await;
    world.mails_are_read().await;
    let page = alice.get(&ticket.action("priority")).await;
    assert_eq!(page.told(""), [INES, ODILE]);
    page.form("priority").choose("priority", "1").untick("quiet").submit().await;
    assert_eq!(world.mailed().await, ["ines", "odile"]);
});
