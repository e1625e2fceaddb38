//! The last tickets that somebody opened: for them alone, and no right (spec.md §12.3).

use spec::story;
use spec::world::{Client, SUBJECT, Ticket};

use crate::listed;

/// What the page of a ticket asks for once it is shown.
async fn opens(client: &Client, ticket: Ticket) {
    assert_eq!(client.post(&ticket.action("visit"), &[]).await.status, 204);
}

async fn recent(client: &Client) -> Vec<i64> {
    listed(&client.get("/search").await)
}

story!(fn the_last_ticket_opened_comes_first, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let mut tickets = Vec::new();
    for number in 0..27 {
        let ticket = odile.posts("Électricité", &format!("Panne {number}"), "Noir.").await;
        world.clock.advance_seconds(1);
        opens(&alice, ticket).await;
        tickets.push(ticket);
    }
    let expected: Vec<i64> = tickets.iter().rev().take(25).map(|ticket| ticket.0).collect();
    assert_eq!(recent(&alice).await, expected, "twenty-five of them");
    assert_eq!(recent(&odile).await, [0_i64; 0]);
    world.clock.advance_seconds(1);
    opens(&alice, tickets[10]).await;
    assert_eq!(recent(&alice).await[..2], [tickets[10].0, tickets[26].0], "once");
    let page = alice.get("/search").await.form("forget").submit().await.follows().await;
    assert_eq!(listed(&page), [0_i64; 0]);
    assert!(!page.has_form("forget"), "{page}");
    world.leave_mail();
});

story!(fn what_one_sees_no_more_is_not_there, async |world| {
    let ticket = world.ticket().await;
    let (alice, paul) = (world.alice().await, world.paul().await);
    opens(&alice, ticket).await;
    assert_eq!(recent(&alice).await, [ticket.0]);
    alice.transfers(ticket, "Réseau").await;
    assert_eq!(recent(&alice).await, [0_i64; 0]);
    alice.get("/search").await.never_says(SUBJECT);
    for out_of_reach in [ticket, Ticket(999_999)] {
        paul.post(&out_of_reach.action("visit"), &[]).await.is_not_found();
    }
    assert_eq!(recent(&paul).await, [0_i64; 0]);
    world.leave_mail();
});

story!(fn looking_at_a_page_writes_nothing, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    alice.opens(ticket).await;
    assert_eq!(recent(&alice).await, [0_i64; 0], "only a page that is shown asks for it");
});
