//! Drafts and forms that are sent: forgotten with them, kept when they are refused.

use spec::story;
use spec::world::Ticket;

use super::{OTHER, TEXT, begins, composer, drafts, types};

story!(fn sending_forgets_the_draft_and_the_one_it_was_filled_from, async |world| {
    let ticket = world.ticket().await;
    begins(&world.alice().await, ticket, TEXT).await;
    let page = world.alice().await.opens(ticket).await;
    let form = page.form("comment");
    form.submit().await.follows().await.history_says(&[TEXT]);
    assert_eq!(drafts(&world).await, 0);
    // Saved by the script of a tab while its form was leaving: no draft, and soon forgotten.
    types(&page, "comment", &ticket.action("comment"), TEXT).await;
    assert_eq!(composer(&world.alice().await.opens(ticket).await), "");
    // Sent once more, the same form does nothing twice, and forgets the draft all the same.
    form.submit().await.follows().await;
    assert_eq!((drafts(&world).await, world.row(ticket).await.version), (0, 2));
    world.leave_mail();
});

story!(fn a_ticket_sent_twice_forgets_its_draft_twice, async |world| {
    let odile = world.odile().await;
    let form = odile.writes("Chauffage", "Radiateur", TEXT).await;
    let first = Ticket::led_to(&form.submit().await);
    let saved = form.forge("place", "/tickets").by_script("/drafts");
    assert_eq!((saved.submit().await.status, drafts(&world).await), (200, 1));
    let again = Ticket::led_to(&saved.forge_address("/tickets").submit().await);
    assert_eq!((first, drafts(&world).await), (again, 0));
    world.leave_mail();
});

story!(fn a_refused_form_is_kept_without_any_script, async |world| {
    let ticket = world.ticket().await;
    let too_long = "é".repeat(8193);
    let page = world.alice().await.opens(ticket).await.form("comment").fill("message", &too_long).submit().await;
    assert_eq!(page.status, 422);
    assert_eq!(composer(&world.alice().await.opens(ticket).await), too_long);
    let page = page.form("comment").fill("message", TEXT).submit().await.follows().await;
    page.history_says(&[TEXT]);
    assert_eq!((drafts(&world).await, composer(&world.alice().await.opens(ticket).await).as_str()), (0, ""));

    let page = world.odile().await.writes("Chauffage", "Radiateur", &too_long).await.submit().await;
    assert_eq!(page.status, 422);
    let there = world.odile().await.get("/tickets/new").await;
    assert_eq!(there.form("tickets").value("message"), too_long);
    page.form("tickets").fill("message", TEXT).submit().await.follows().await;
    assert_eq!(drafts(&world).await, 0);
    world.leave_mail();
});

story!(fn e20_a_conflict_keeps_the_draft_until_it_is_sent, async |world| {
    let ticket = world.ticket().await;
    let late = begins(&world.bruno().await, ticket, TEXT).await;
    world.alice().await.does("take", ticket, "").await;
    let refused = late.form("comment").fill("message", OTHER).submit().await;
    assert_eq!((refused.status, drafts(&world).await), (409, 1));
    assert_eq!(composer(&world.bruno().await.opens(ticket).await), OTHER);
    refused.form("comment").submit().await.follows().await.history_says(&[OTHER]);
    assert_eq!(drafts(&world).await, 0);
    world.leave_mail();
});

story!(fn e20_an_action_that_became_impossible_leaves_its_draft, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let late = alice.opens(ticket).await;
    world.bruno().await.does("take", ticket, "").await;
    let refused = late.form("ask").fill("message", TEXT).submit().await;
    assert_eq!((refused.status, drafts(&world).await), (409, 1));
    refused.form("comment").submit().await.follows().await.history_says(&[TEXT]);
    assert_eq!(drafts(&world).await, 0);
    world.leave_mail();
});
