//! E20: acting from a page that is out of date (spec.md §3.5, 5).

use spec::story;
use spec::world::{ALICE, BRUNO};

story!(fn e20_the_second_of_two_pages_is_refused_and_nothing_typed_is_lost, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let (first, second) = (alice.opens(ticket).await, bruno.opens(ticket).await);
    first.form("take").submit().await.follows().await;
    world.mails_are_read().await;
    let before = world.stored().await;
    let refused = second.form("comment").fill("message", "Je m’en occupe demain.").submit().await;
    refused.is_refused_with(409, "Ce ticket a été modifié pendant que vous écriviez");
    refused.shows(&format!("{ALICE} l’a pris en charge"));
    assert_eq!(world.stored().await, before);
    // Fresh data, the words typed, and a version with which they can be sent.
    assert_eq!(refused.status_shown(), "En cours");
    let form = refused.form("comment");
    assert_eq!(form.value("message"), "Je m’en occupe demain.");
    let page = form.submit().await.follows().await;
    page.history_says(&[BRUNO, "Je m’en occupe demain."]);
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});

story!(fn e20_when_the_action_has_become_impossible_the_words_become_a_comment, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let late = alice.opens(ticket).await;
    world.bruno().await.does("take", ticket, "").await;
    world.mails_are_read().await;
    let refused = late.form("ask").fill("message", "Quel étage ?").submit().await;
    refused.is_refused_with(409, BRUNO);
    assert_eq!(refused.form("comment").value("message"), "Quel étage ?");
    assert!(!refused.has_form("ask"), "{refused}");
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn e20_two_managers_taking_at_once_one_is_told, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let (first, second) = (alice.opens(ticket).await.form("take"), bruno.opens(ticket).await.form("take"));
    let (first, second) = tokio::join!(first.submit(), second.submit());
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409], "{first}\n{second}");
    assert_eq!(world.row(ticket).await.version, 2);
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn e21_a_message_too_long_is_refused_and_kept, async |world| {
    let odile = world.odile().await;
    let (longest, too_long) = ("é".repeat(8192), "é".repeat(8193));
    let before = world.stored().await;
    let page = odile.writes("Électricité", "Long", &too_long).await.submit().await;
    assert_eq!(page.status, 422, "{page}");
    assert!(page.error_of("message").contains("caractères au plus"), "{}", page.error_of("message"));
    assert_eq!(page.form("tickets").value("message"), too_long);
    assert_eq!(world.stored().await, before);
    let ticket = odile.posts("Électricité", "Long", &longest).await;
    let page = odile.opens(ticket).await.form("comment").fill("message", &too_long).submit().await;
    assert_eq!(page.status, 422);
    assert_eq!(page.form("comment").value("message"), too_long);
    assert_eq!(world.words_in(ticket).await, [longest]);
    world.leave_mail();
});

story!(fn e20_a_second_tab_without_words_is_told_who_acted, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let (first, second) = (alice.opens(ticket).await, alice.opens(ticket).await);
    first.form("take").submit().await.follows().await;
    let refused = second.form("take").submit().await;
    refused.is_refused_with(409, "Ce ticket a été modifié pendant que vous écriviez");
    assert_eq!(world.row(ticket).await.version, 2);
    assert_eq!(world.mailed().await, ["odile"]);
});
