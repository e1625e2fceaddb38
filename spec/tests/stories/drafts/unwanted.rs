//! Drafts that are nobody else's, forged ones, too many of them, and those that are no longer wanted.

use reqwest::Method;
use spec::story;
use spec::world::{Client, World};

use super::{OTHER, TEXT, begins, composer, drafts, types};

/// Keeps a draft without any page.
async fn keeps(client: &Client, token: &str, place: &str, text: &str) -> u16 {
    client.post("/drafts", &[("token", token), ("place", place), ("message", text)]).await.status
}

/// A token such as a page gives to this person.
fn token(world: &World, name: &str, number: usize) -> String {
    format!("{number:032x}-{}", world.person(name))
}

story!(fn a_draft_is_discarded_without_any_script, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    begins(&alice, ticket, TEXT).await;
    let page = alice.opens(ticket).await;
    let fresh = page.form("discard").submit().await;
    assert_eq!(fresh.location, Some(format!("{}#write", ticket.path())));
    assert_eq!((drafts(&world).await, composer(&alice.opens(ticket).await).as_str()), (0, ""));
    // Typed in again since elsewhere, it is another text.
    let elsewhere = begins(&alice, ticket, TEXT).await;
    let page = alice.opens(ticket).await;
    world.clock.advance_seconds(1);
    types(&elsewhere, "comment", &ticket.action("comment"), OTHER).await;
    page.form("discard").submit().await;
    assert_eq!(composer(&alice.opens(ticket).await), OTHER);
    types(&elsewhere, "comment", &ticket.action("comment"), " \n").await;
    assert_eq!(drafts(&world).await, 0, "emptied by its author");
});

story!(fn a_draft_is_its_authors_alone, async |world| {
    let ticket = world.ticket().await;
    begins(&world.alice().await, ticket, TEXT).await;
    let page = world.bruno().await.opens(ticket).await;
    assert_eq!(composer(&page), "");
    page.never_says(TEXT);
    let place = ticket.action("comment");
    let (hers, bruno) = (token(&world, "alice", 1), world.bruno().await);
    // A page that Alice had opened at this desk, and Bruno is signed in now.
    assert_eq!(keeps(&bruno, &hers, &place, OTHER).await, 404);
    let saved = world.alice().await.opens(ticket).await.form("discard");
    saved.submit().await;
    assert_eq!(drafts(&world).await, 0);
    begins(&world.alice().await, ticket, TEXT).await;
    let hers = world.alice().await.opens(ticket).await.form("comment").value("from").to_owned();
    assert_eq!(bruno.post("/drafts/discard", &[("draft", &format!("{hers} {place}"))]).await.status, 303);
    page.form("comment").fill("message", OTHER).forge("from", &hers).submit().await.follows().await;
    assert_eq!(composer(&world.alice().await.opens(ticket).await), TEXT, "his form does not forget her draft");
    world.leave_mail();
});

story!(fn a_draft_about_a_ticket_out_of_sight_is_shown_nowhere, async |world| {
    let ticket = world.ticket().await;
    begins(&world.chloe().await, ticket, TEXT).await;
    world.manages_no_more("chloe", world.places.sg).await;
    let chloe = world.chloe().await;
    chloe.opens(ticket).await.is_not_found();
    chloe.get("/").await.never_says(TEXT);
    assert_eq!(keeps(&chloe, &token(&world, "chloe", 1), &ticket.action("comment"), OTHER).await, 404);
    world.manages("chloe", world.places.sg).await;
    assert_eq!(composer(&world.chloe().await.opens(ticket).await), TEXT);
});

story!(fn forged_drafts_are_refused_and_nothing_is_kept, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let mine = token(&world, "alice", 1);
    for place in ["", "/", "/tickets/new", "/sign-in", "/tickets/999/comment", "/tickets/1/archive", "//evil.example"] {
        assert_eq!(keeps(&alice, &mine, place, TEXT).await, 404, "{place}");
    }
    let place = ticket.action("comment");
    for token in ["", "x", "1-2", &token(&world, "bruno", 1), &format!("{mine}0")] {
        assert_eq!(keeps(&alice, token, &place, TEXT).await, 404, "{token}");
    }
    assert_eq!(keeps(&alice, &mine, &place, &"é".repeat(40_000)).await, 413);
    assert_eq!(keeps(&world.stranger(), &mine, &place, TEXT).await, 401);
    let elsewhere = alice.bare_request(Method::POST, "/drafts").header("Sec-Fetch-Site", "cross-site");
    let elsewhere = elsewhere.form(&[("token", mine.as_str()), ("place", &place), ("message", TEXT)]);
    assert_eq!(alice.send(elsewhere).await.status, 400);
    assert_eq!(drafts(&world).await, 0);
    for discarded in ["", "x", "@", "x@1 //evil.example", &format!("{mine}@1")] {
        assert_eq!(alice.post("/drafts/discard", &[("draft", discarded)]).await.location.as_deref(), Some("/"));
    }
    let hostile = "<script>alert(1)</script>\0\u{202e}";
    let fields = [("token", mine.as_str()), ("place", "/tickets"), ("category", "<b>"), ("message", hostile)];
    assert_eq!(alice.post("/drafts", &fields).await.status, 200);
    let page = alice.get("/tickets/new").await;
    assert_eq!(page.count("main b > script, main form script"), 0, "{page}");
    assert!(page.form("tickets").value("message").starts_with("<script>"), "{page}");
});

story!(fn of_too_many_drafts_the_oldest_go, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    assert_eq!(keeps(&bruno, &token(&world, "bruno", 0), &ticket.action("comment"), TEXT).await, 200);
    for number in 0..201 {
        world.clock.advance_seconds(1);
        let text = format!("Brouillon {number}");
        assert_eq!(keeps(&alice, &token(&world, "alice", number), &ticket.action("comment"), &text).await, 200);
    }
    assert_eq!(drafts(&world).await, 201, "two hundred of hers, one of his");
    assert_eq!(composer(&alice.opens(ticket).await), "Brouillon 200");
    let gone = format!("{}?draft={}", ticket.path(), token(&world, "alice", 0));
    assert_eq!(composer(&alice.get(&gone).await), "Brouillon 200");
    let oldest = format!("{}?draft={}", ticket.path(), token(&world, "alice", 1));
    assert_eq!(composer(&alice.get(&oldest).await), "Brouillon 1");
});

story!(fn what_nobody_came_back_to_is_forgotten_after_ninety_days, async |world| {
    let ticket = world.ticket().await;
    begins(&world.alice().await, ticket, TEXT).await;
    world.days_pass(89).await;
    assert_eq!(composer(&world.alice().await.opens(ticket).await), TEXT);
    world.days_pass(2).await;
    assert_eq!((drafts(&world).await, composer(&world.alice().await.opens(ticket).await).as_str()), (0, ""));
    world.leave_mail();
});
