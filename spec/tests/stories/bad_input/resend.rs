//! Forms sent twice, and forms sent by somebody who is not signed in any more.

use spec::story;
use spec::world::{ODILE, Ticket, World};

use super::{MESSAGE, SUBJECT, new_ticket};

const PASSWORD: &str = "une phrase assez longue";
const HOUR: i64 = 3600;

story!(fn a_creation_sent_twice_makes_one_ticket, async |world| {
    let form = new_ticket(&world).await;
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!(Ticket::led_to(&first), Ticket::led_to(&second));
    assert_eq!(world.stored().await.tickets, 1);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn a_creation_sent_twice_at_once_makes_one_ticket, async |world| {
    let form = new_ticket(&world).await;
    let (first, second, third) = tokio::join!(form.submit(), form.submit(), form.submit());
    assert_eq!(Ticket::led_to(&first), Ticket::led_to(&second));
    assert_eq!(Ticket::led_to(&first), Ticket::led_to(&third));
    assert_eq!(world.stored().await.tickets, 1);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn a_creation_sent_again_with_other_words_asks, async |world| {
    let form = new_ticket(&world).await;
    let ticket = Ticket::led_to(&form.submit().await);
    world.mails_are_read().await;
    let page = form.fill("message", "Et maintenant au plafond.").submit().await;
    page.is_refused_with(409, &ticket.to_string());
    assert_eq!(page.form("tickets").value("message"), "Et maintenant au plafond.");
    assert_eq!(world.stored().await.tickets, 1);
    // Sent again on purpose, it is another ticket.
    assert_ne!(Ticket::led_to(&page.form("tickets").submit().await), ticket);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn a_comment_sent_twice_is_written_once, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "Merci.");
    let (first, second) = tokio::join!(form.submit(), form.submit());
    let third = form.submit().await;
    for page in [first, second, third] {
        assert_eq!(page.location.as_deref(), Some(format!("{}?done=comment", ticket.path()).as_str()), "{page}");
    }
    assert_eq!(world.words_in(ticket).await.iter().filter(|words| *words == "Merci.").count(), 1);
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn a_comment_sent_again_with_other_words_is_a_stale_page, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "Merci.");
    assert_eq!(form.submit().await.status, 303);
    let page = form.fill("message", "Merci beaucoup.").submit().await;
    page.is_refused_with(409, ODILE);
    let page = page.form("comment").submit().await.follows().await;
    page.history_says(&[ODILE, "Merci beaucoup."]);
    assert_eq!(world.mailed().await, ["alice", "alice"]);
});

/// Signs in on the page that came instead of an answer; what comes then.
async fn signs_in_again(world: &World, page: spec::world::Page) -> spec::world::Page {
    assert_eq!(page.status, 401, "{page}");
    let address = world.has_password("odile", PASSWORD).await;
    // A typing error on the way loses nothing either.
    let wrong = page.form("sign-in").fill("address", &address).fill("password", "pas la bonne").submit().await;
    assert_eq!(wrong.status, 422, "{wrong}");
    wrong.form("sign-in").fill("password", PASSWORD).submit().await
}

story!(fn a_session_that_expires_while_writing_a_ticket, async |world| {
    let form = new_ticket(&world).await;
    world.clock.advance_seconds(2 * HOUR);
    let resumed = signs_in_again(&world, form.submit().await).await;
    assert_eq!(world.stored().await.tickets, 0);
    let form = resumed.form("tickets");
    assert_eq!(form.value("message"), MESSAGE);
    let ticket = Ticket::led_to(&form.submit().await);
    assert_eq!(world.row(ticket).await.subject.as_str(), SUBJECT);
    assert_eq!(world.words_in(ticket).await, [MESSAGE]);
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn a_session_that_expires_while_writing_a_comment, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "B 204 & « 205 »\n\nMerci.");
    world.clock.advance_seconds(2 * HOUR);
    let resumed = signs_in_again(&world, form.submit().await).await;
    let page = resumed.form("comment").submit().await.follows().await;
    page.history_says(&[ODILE, "B 204 & « 205 »"]);
    assert_eq!(world.words_in(ticket).await.last().map(String::as_str), Some("B 204 & « 205 »\n\nMerci."));
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn a_form_kept_for_somebody_is_not_sent_by_signing_in, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = world.odile().await.opens(ticket).await.form("close-own");
    world.clock.advance_seconds(2 * HOUR);
    let before = world.stored().await;
    signs_in_again(&world, form.submit().await).await;
    assert_eq!(world.stored().await, before);
});

story!(fn a_form_of_somebody_else_is_given_back_to_be_read_again, async |world| {
    let odile = new_ticket(&world).await;
    let fields = [("category", odile.value("category")), ("token", odile.value("token"))];
    let fields = [fields[0], fields[1], ("subject", SUBJECT), ("message", MESSAGE)];
    let page = world.ines().await.post("/tickets", &fields).await;
    page.is_refused_with(409, "Ce formulaire a été ouvert par quelqu’un d’autre.");
    assert_eq!(page.form("tickets").value("message"), MESSAGE);
    assert_eq!(world.stored().await.tickets, 0);
    Ticket::led_to(&page.form("tickets").submit().await);
    world.leave_mail();
});

story!(fn the_same_form_for_another_category_asks, async |world| {
    let form = new_ticket(&world).await;
    let ticket = Ticket::led_to(&form.submit().await);
    let elsewhere = world.places.chau.to_string();
    form.forge("category", &elsewhere).submit().await.is_refused_with(409, &ticket.to_string());
    assert_eq!(world.stored().await.tickets, 1);
    world.leave_mail();
});
