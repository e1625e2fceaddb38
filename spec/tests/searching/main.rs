//! A ticket is found by its words, by whoever may read them, and by nobody else (spec.md §12.3, §12.6).

mod bad_input;
mod kept;
mod pages;
mod readers;
mod recent;
mod unread;
mod words;

use scraper::{Html, Selector};
use spec::world::{Client, Page, Ticket};

/// The address of a search, as a browser sends what was typed.
pub fn address(typed: &str) -> String {
    let encoded: Vec<String> = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("/search?q={}", encoded.concat())
}

/// Looks for what is typed; the page.
pub async fn searches(client: &Client, typed: &str) -> Page {
    let page = client.get(&address(typed)).await;
    assert_eq!(page.status, 200, "{typed:?}: {page}");
    page
}

/// The tickets that a page lists, in its order.
pub fn listed(page: &Page) -> Vec<i64> {
    let links = Selector::parse(".hits > li > a").expect("a selector");
    let document = Html::parse_document(&page.html);
    let number = |href: &str| href.strip_prefix("/tickets/").and_then(|number| number.parse().ok());
    document.select(&links).filter_map(|link| number(link.attr("href")?)).collect()
}

/// The tickets found by what is typed.
pub async fn found(client: &Client, typed: &str) -> Vec<i64> {
    listed(&searches(client, typed).await)
}

/// Fails unless this ticket, and no other, is found by each of these.
pub async fn finds_it(client: &Client, ticket: Ticket, all_typed: &[&str]) {
    for typed in all_typed {
        assert_eq!(found(client, typed).await, [ticket.0], "{typed:?}");
    }
}

/// Fails if anything is found by any of these.
pub async fn finds_nothing(client: &Client, all_typed: &[&str]) {
    for typed in all_typed {
        let page = searches(client, typed).await;
        assert_eq!(listed(&page), [0_i64; 0], "{typed:?}: {page}");
    }
}
