//! The index follows the ticket, in the same transaction; it can be made again.

use domain::TicketId;
use spec::story;
use spec::world::World;
use store::search;

use crate::{finds_it, finds_nothing};

story!(fn what_is_corrected_is_found_by_its_new_words, async |world: World| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, "Un tournevis cruciforme.").await;
    finds_it(&alice, ticket, &["cruciforme"]).await;
    let event = world.message(ticket, "Un tournevis cruciforme.").await;
    let edit = alice.get(&format!("{}?event={event}", ticket.action("edit"))).await;
    edit.form("edit").fill("message", "Un marteau.").submit().await;
    finds_nothing(&alice, &["cruciforme"]).await;
    finds_it(&alice, ticket, &["marteau"]).await;
    alice.sets(ticket, "subject", "Tuyau percé").await;
    finds_it(&alice, ticket, &["tuyau percé"]).await;
    world.leave_mail();
});

story!(fn what_is_undone_is_found_no_more, with |tickets| tickets.undo_seconds = 10, async |world: World| {
    let ticket = world.ticket().await;
    world.clock.advance_seconds(60);
    let alice = world.alice().await;
    alice.does("take", ticket, "").await;
    world.clock.advance_seconds(60);
    let done = alice.does("comment", ticket, "Une sarbacane.").await;
    finds_it(&alice, ticket, &["sarbacane"]).await;
    assert_eq!(done.form("undo").submit().await.status, 303);
    finds_nothing(&alice, &["sarbacane"]).await;
    finds_it(&alice, ticket, &["lumière"]).await;
    world.leave_mail();
});

story!(fn an_account_made_one_with_another_is_found_by_the_name_that_is_kept, async |world: World| {
    let ticket = world.ticket_with_invitees("ines").await;
    let (alice, adam) = (world.alice().await, world.adam().await);
    finds_it(&alice, ticket, &["marchetti"]).await;
    finds_nothing(&alice, &["girard"]).await;
    let path = format!("/admin/people/{}/merge", world.person("ines"));
    let page = adam.get(&path).await.form("merge").fill("kept", "paul").submit().await;
    assert_eq!(page.form("merge").submit().await.status, 303);
    finds_it(&alice, ticket, &["girard"]).await;
    finds_it(&world.paul().await, ticket, &["girard", "lumière"]).await;
    world.leave_mail();
});

story!(fn tickets_older_than_the_index_are_read_again, async |world: World| {
    let ticket = world.ticket().await;
    let other = world.odile().await.posts("Chauffage", "Lumière rouge", "Elle clignote.").await;
    let alice = world.alice().await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    for ticket in [ticket, other] {
        search::write(&mut tx, ticket.id(), &domain::search::Columns::default()).await.expect("an empty row");
    }
    search::set_state(&mut tx, 0, TicketId(0)).await.expect("a state");
    tx.commit().await.expect("a commit");
    finds_nothing(&alice, &["lumière"]).await;
    world.follow_schedule().await;
    assert_eq!(crate::found(&alice, "lumière").await, [other.0, ticket.0]);
    // Again, and nothing is left to do.
    let outcome = app::search::renew(&world.app).await.expect("an index");
    assert_eq!((outcome.done, outcome.failed), (0, 0));
    world.leave_mail();
});
