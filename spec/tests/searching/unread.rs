//! From a ticket to the next one that one has not read, along the list that one came from (spec.md §12.5).

use scraper::{Html, Selector};
use spec::story;
use spec::world::{Client, Page, Ticket, french};

/// Where a link of this title leads.
fn leads(page: &Page, title: &str) -> Option<i64> {
    let css = Selector::parse(&format!("a[title='{}']", french(title))).expect("a selector");
    let document = Html::parse_document(&page.html);
    let href = document.select(&css).next()?.attr("href")?;
    href.strip_prefix("/tickets/")?.split('?').next()?.parse().ok()
}

/// The page of a ticket, from the list of all that is open.
async fn from_the_list(client: &Client, ticket: Ticket) -> Page {
    let list = client.get("/tickets?view=open").await;
    let css = Selector::parse(&format!("a.t-link[href^='{}?']", ticket.path())).expect("a selector");
    let document = Html::parse_document(&list.html);
    let href = document.select(&css).next().and_then(|link| link.attr("href")).map(ToOwned::to_owned);
    drop(document);
    client.get(&href.unwrap_or_else(|| panic!("{ticket} is not listed: {list}"))).await
}

story!(fn the_nearest_unread_tickets_are_one_step_away, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let mut tickets = Vec::new();
    for number in 0..7 {
        tickets.push(odile.posts("Électricité", &format!("Panne {number}"), "Noir.").await);
        world.clock.advance_seconds(1);
    }
    // The newest is first: 6 5 4 3 2 1 0. Alice has read those around the middle one.
    for read in [5, 4, 3, 2, 1] {
        alice.post(&tickets[read].action("read"), &[("on", "1")]).await;
    }
    let page = from_the_list(&alice, tickets[3]).await;
    assert_eq!(leads(&page, "ticket-previous"), Some(tickets[4].0), "{page}");
    assert_eq!(leads(&page, "ticket-next"), Some(tickets[2].0));
    assert_eq!(leads(&page, "ticket-previous-unread"), Some(tickets[6].0));
    assert_eq!(leads(&page, "ticket-next-unread"), Some(tickets[0].0));
    // The neighbour is unread itself: one link is enough.
    let page = from_the_list(&alice, tickets[5]).await;
    assert_eq!(leads(&page, "ticket-previous"), Some(tickets[6].0));
    assert_eq!(leads(&page, "ticket-previous-unread"), None);
    // Something happens on one that was read: it comes first.
    alice.post(&tickets[6].action("read"), &[("on", "1")]).await;
    odile.does("comment", tickets[1], "Toujours noir.").await;
    let page = from_the_list(&alice, tickets[3]).await;
    assert_eq!(leads(&page, "ticket-previous-unread"), Some(tickets[1].0), "{page}");
    // None is left.
    for read in [0, 1] {
        alice.post(&tickets[read].action("read"), &[("on", "1")]).await;
    }
    let page = from_the_list(&alice, tickets[3]).await;
    assert_eq!((leads(&page, "ticket-previous-unread"), leads(&page, "ticket-next-unread")), (None, None));
    world.leave_mail();
});
