//! Pages of results, and which tickets to look among.

use spec::story;
use spec::world::{Client, Page, Ticket, World, french};

use crate::{address, finds_nothing, found, listed, searches};

async fn among(client: &Client, typed: &str, filter: &str) -> Vec<i64> {
    listed(&client.get(&format!("{}&{filter}", address(typed))).await)
}

fn next(page: &Page) -> Option<String> {
    let document = scraper::Html::parse_document(&page.html);
    let link = scraper::Selector::parse("a[rel=next]").expect("a selector");
    document.select(&link).next().and_then(|link| link.attr("href")).map(ToOwned::to_owned)
}

story!(fn results_come_twenty_five_a_page, async |world: World| {
    let odile = world.odile().await;
    let mut posted = Vec::new();
    for number in 0..53 {
        // Some by their subject, some by what they say.
        let (subject, message) = if number % 2 == 0 { ("Girouette", "Elle tourne.") } else { ("Toit", "La girouette.") };
        posted.push(odile.posts("Plomberie", subject, message).await.0);
    }
    for (reader, says_how_many) in [(world.alice().await, true), (odile, false)] {
        let mut page = searches(&reader, "girouette").await;
        if says_how_many {
            page.shows("53 tickets");
        }
        let (mut all, mut sizes) = (listed(&page), vec![listed(&page).len()]);
        while let Some(next) = next(&page) {
            page = reader.get(&next).await;
            sizes.push(listed(&page).len());
            all.extend(listed(&page));
        }
        assert_eq!(sizes, [25, 25, 3]);
        let rank = |ticket: &i64| posted.iter().position(|posted| posted == ticket).expect("one of them");
        assert!(all[..27].is_sorted_by_key(|ticket| usize::MAX - rank(ticket)), "{all:?}");
        assert!(all[..27].iter().all(|ticket| rank(ticket) % 2 == 0) && all[27..].iter().all(|one| rank(one) % 2 == 1));
        all.sort_unstable();
        assert_eq!(all, posted, "each once");
        let beyond = reader.get(&format!("{}&page=7", address("girouette"))).await;
        assert_eq!((beyond.status, listed(&beyond).len()), (200, 0));
    }
    world.leave_mail();
});

story!(fn filters_leave_what_they_say, async |world: World| {
    let (alice, odile) = (world.alice().await, world.odile().await);
    let closed = world.ticket_closed_by(&alice).await;
    let free = odile.posts("Réseau", "Lumière du routeur", "Rouge.").await;
    let other = world.ines().await.posts("Électricité", "Lumière du couloir", "Éteinte.").await;
    assert_eq!(found(&odile, "lumière").await, [free.0, closed.0]);
    assert_eq!(among(&odile, "lumière", "in=open").await, [free.0]);
    assert_eq!(among(&odile, "lumière", "in=closed").await, [closed.0]);
    assert_eq!(among(&odile, "lumière", "in=archived").await, [0_i64; 0]);
    assert_eq!(among(&odile, "lumière", &format!("department={}", world.places.dsi)).await, [free.0]);
    assert_eq!(among(&alice, "lumière", "").await, [other.0, closed.0]);
    assert_eq!(among(&alice, "lumière", "mine=1").await, [closed.0]);
    let page = alice.get(&format!("{}&mine=1&in=open", address("lumière"))).await;
    page.shows(&french("search-none-meaning"));
    assert_eq!(listed(&page.press(&french("search-wider")).await), [other.0, closed.0]);
    // What nobody offers is not looked among.
    for filter in ["in=secret", "department=999", "department=x", "mine="] {
        assert_eq!(among(&odile, "lumière", filter).await, [free.0, closed.0], "{filter}");
    }
    world.leave_mail();
});

story!(fn archived_tickets_are_found, async |world: World| {
    let ticket: Ticket = world.ticket_closed_by(&world.alice().await).await;
    world.odile().await.does("approve", ticket, "").await;
    world.days_pass(32).await;
    assert_eq!(world.row(ticket).await.status, domain::Status::Archived);
    let (odile, bruno) = (world.odile().await, world.bruno().await);
    for reader in [&odile, &bruno] {
        assert_eq!(found(reader, "lumière").await, [ticket.0]);
        assert_eq!(among(reader, "lumière", "in=archived").await, [ticket.0]);
        assert_eq!(reader.get(&address(&ticket.to_string())).await.location, Some(ticket.path()));
    }
    finds_nothing(&world.paul().await, &["lumière"]).await;
    world.leave_mail();
});

story!(fn every_page_has_a_box_to_search_from, async |world: World| {
    let ticket = world.ticket().await;
    for reader in [world.odile().await, world.alice().await] {
        let form = reader.get("/").await.form("search").fill("q", "lumière");
        assert_eq!(listed(&form.submit().await), [ticket.0]);
    }
});
