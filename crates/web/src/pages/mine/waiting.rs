//! What the reader was writing and has not sent.

use std::collections::HashSet;

use app::Error;
use app::drafts::Place;
use domain::visibility::Reach;
use store::db::Conn;
use store::drafts::{self, Draft};
use store::tickets;

use crate::extract::Page;
use crate::pages::drafts::form_of;

/// Drafts shown, at most, among the latest ones.
const SHOWN: usize = 5;
const LATEST: i64 = 30;
/// Characters of a draft that are shown.
const EXCERPT: usize = 80;

/// A draft, as the home shows it.
pub struct Waiting {
    /// Where it is gone on with.
    pub url: String,
    /// Of the ticket that it is about.
    pub subject: String,
    /// « Depuis ce matin, le radiateur… · il y a 12 min ».
    pub line: String,
}

/// The latest draft of each form, of tickets that the reader sees.
pub async fn waiting(conn: &mut Conn, page: &Page, reach: &Reach) -> Result<Vec<Waiting>, Error> {
    let mut found = Vec::new();
    let mut places = HashSet::new();
    for draft in drafts::of_person(conn, page.writer(), LATEST).await? {
        let Some(place) = Place::parse(&draft.place).filter(|_| places.insert(draft.place.clone())) else { continue };
        let subject = match place.ticket() {
            None if draft.subject.trim().is_empty() => page.say("nav-new"),
            None => draft.subject.clone(),
            Some(ticket) => match tickets::within_reach(conn, reach, ticket).await? {
                Some(ticket) => ticket.subject.as_str().to_owned(),
                None => continue,
            },
        };
        let line = page.say2("draft-line", "text", excerpt(&draft), "when", page.dates.relative(draft.saved_at));
        found.push(Waiting { url: form_of(&draft.place, &draft.category), subject, line });
        if found.len() == SHOWN {
            break;
        }
    }
    Ok(found)
}

/// The first line of it, or its beginning.
fn excerpt(draft: &Draft) -> String {
    let line = draft.message.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("…");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
