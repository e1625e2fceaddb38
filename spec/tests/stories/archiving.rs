//! E13: closed tickets that nobody touches become read-only, and stay where they are (A37, spec.md §10).

use domain::{Coded, Refusal, Status};
use spec::story;
use spec::world::{MESSAGE, SUBJECT, Ticket, World, why};

/// T, approved 32 days ago.
async fn archived(world: &World) -> Ticket {
    let ticket = world.ticket_with_invitees("ines").await;
    world.alice().await.does("take-and-close", ticket, "C’est réparé.").await;
    world.odile().await.does("approve", ticket, "").await;
    world.mails_are_read().await;
    world.days_pass(32).await;
    assert_eq!(world.row(ticket).await.status, Status::Archived);
    ticket
}

story!(fn e13_a_ticket_archived_keeps_its_number_and_its_readers, async |world| {
    let ticket = archived(&world).await;
    for person in [world.odile().await, world.alice().await, world.bruno().await, world.ines().await] {
        let page = person.opens(ticket).await;
        assert_eq!((page.status, page.status_shown().as_str()), (200, "Archivé"), "{page}");
        page.shows(SUBJECT);
        page.history_says(&[MESSAGE]);
        page.history_says(&["C’est réparé."]);
    }
    for person in [world.paul().await, world.david().await] {
        person.opens(ticket).await.is_not_found();
    }
    // Nobody is told.
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn e13_nothing_can_be_done_to_it_any_more, async |world| {
    let ticket = archived(&world).await;
    let version = world.row(ticket).await.version.to_string();
    let before = world.stored().await;
    let archived = why(&Refusal::TicketIsArchived);
    let (paul, dsi) = (world.person("paul").to_string(), format!("c{}", world.places.res));
    let fields = [
        ("version", version.as_str()),
        ("message", "Encore."),
        ("people", "paul"),
        ("person", &paul),
        ("assignee", &paul),
        ("to", &dsi),
        ("owner", "paul"),
        ("subject", "Autre"),
        ("scope", "public"),
        ("priority", "1"),
        ("origin", "phone"),
        ("recall", "hand"),
        ("minutes", "5"),
        ("event", "1"),
    ];
    for person in [world.odile().await, world.alice().await, world.adam().await] {
        let page = person.opens(ticket).await;
        for action in domain::Action::ALL.iter().map(|action| action.code()) {
            assert!(!page.has_form(action), "{action}: {page}");
            // A message is a message to anybody, the scope of a ticket no scope of one.
            let sent = fields.iter().filter(|(name, _)| *name != "scope" || action == "scope").copied();
            let answer = person.post(&ticket.action(action), &sent.collect::<Vec<_>>()).await;
            answer.is_refused_with(409, &archived);
        }
    }
    assert_eq!(world.stored().await, before);
});

story!(fn what_is_open_or_has_just_been_closed_is_not_archived, async |world| {
    let open = world.ticket().await;
    let closed = world.ticket_held_by(&world.alice().await).await;
    world.days_pass(20).await;
    world.odile().await.does("close-own", closed, "").await;
    world.mails_are_read().await;
    world.days_pass(20).await;
    assert_eq!(world.row(open).await.status, Status::Free);
    assert_eq!(world.row(closed).await.status, Status::Approved);
    world.days_pass(11).await;
    assert_eq!(world.row(closed).await.status, Status::Archived);
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn a_comment_written_while_the_ticket_was_archived_is_given_back, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    world.odile().await.does("close-own", ticket, "").await;
    world.mails_are_read().await;
    world.clock.advance_seconds(31 * 24 * 3600);
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "Une dernière chose.");
    let form = form.choose("reopen", "no");
    world.follow_schedule().await;
    let before = world.stored().await;
    let page = form.submit().await;
    assert_eq!(page.status, 409, "{page}");
    page.shows(&why(&Refusal::TicketIsArchived));
    assert!(page.html.contains("Une dernière chose."), "what was typed is lost: {page}");
    assert_eq!(world.stored().await, before);
});

story!(fn of_a_comment_and_the_archiving_at_once_one_wins, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    world.odile().await.does("close-own", ticket, "").await;
    world.mails_are_read().await;
    world.clock.advance_seconds(31 * 24 * 3600);
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "Une dernière chose.");
    let form = form.choose("reopen", "no");
    let (page, ()) = tokio::join!(form.submit(), world.follow_schedule());
    let row = world.row(ticket).await;
    assert_eq!(row.version, 4, "{page}");
    let expected = if page.status == 303 { Status::Approved } else { Status::Archived };
    assert_eq!(row.status, expected, "{page}");
    world.leave_mail();
});
