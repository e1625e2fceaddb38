//! Full-text search: the index of a ticket, written with it; what somebody finds there (spec.md §12.6).

mod excerpt;

use std::collections::HashMap;

use domain::search::{Matcher, Query, VERSION, spoken};
use domain::ticket::thread::Line;
use domain::visibility::{Reach, sight};
use domain::{Person, PersonId, Ticket, TicketId};
use store::db::Conn;
use store::events::{self, lines};
use store::search::{self, Among, Found};
use store::{facts, invitations, people, tickets};

use crate::jobs::Outcome;
use crate::{App, Result};

pub use excerpt::{Piece, marked};

/// Tickets of a page.
pub const PAGE: usize = 25;
/// Tickets read again in one transaction.
const BATCH: i64 = 100;

/// A ticket that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub ticket: TicketId,
    /// Where the words are, in something that the reader may read; the subject says it by itself.
    pub excerpt: Option<Vec<Piece>>,
}

/// A page of what was found: those by their subject first, then the others, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    pub shown: Vec<Hit>,
    /// How many there are on every page; `None` when knowing it would take reading them all.
    pub total: Option<usize>,
    /// Others follow on the next page.
    pub has_more: bool,
    /// There are more than are looked at: older ones are found with more words.
    pub is_cut: bool,
}

/// Writes what can be found in a ticket, as it is at this point of its transaction.
pub(crate) async fn index(conn: &mut Conn, ticket: TicketId) -> Result<()> {
    let Some(row) = tickets::by_id(conn, ticket).await? else { return Ok(()) };
    let lines = lines(&events::of_ticket(conn, ticket).await?);
    let invitees: Vec<PersonId> =
        invitations::of_ticket(conn, ticket).await?.iter().map(|invitee| invitee.person.id).collect();
    let names = names(conn, &row, &lines, &invitees).await?;
    Ok(search::write(conn, ticket, &spoken(&row, &lines, &invitees, &names).columns()).await?)
}

/// The names that a ticket says.
async fn names(
    conn: &mut Conn,
    ticket: &Ticket,
    lines: &[Line],
    invitees: &[PersonId],
) -> Result<HashMap<PersonId, String>> {
    let authors = lines.iter().filter_map(|line| line.event.by);
    let mut ids: Vec<PersonId> = authors.chain([ticket.owner]).chain(ticket.holder).collect();
    ids.extend(invitees);
    ids.sort_unstable();
    ids.dedup();
    Ok(people::names(conn, ids).await?)
}

/// Looks for what the reader may read; `page` counts from 0.
///
/// # Errors
/// Broken.
pub async fn find(
    app: &App,
    conn: &mut Conn,
    reader: &Person,
    reach: &Reach,
    query: &Query,
    among: &Among,
    page: usize,
) -> Result<Hits> {
    let Found { by_title, by_text, to_check, is_cut } = search::find(conn, reach, query, among).await?;
    let first = page.saturating_mul(PAGE);
    let mut hits = Hits { is_cut, ..Hits::default() };
    let mut matcher = Matcher::of(query);
    let (mut count, mut is_counted) = (0, true);
    for ticket in by_title.into_iter().chain(by_text) {
        let is_sure = !to_check.contains(&ticket);
        let is_here = count >= first && hits.shown.len() < PAGE;
        if !is_here && is_sure {
            count += 1;
        } else if hits.has_more && !is_here {
            // Reading it would only say how many there are.
            is_counted = false;
        } else if let Some(hit) = check(app, conn, reader, reach, &mut matcher, ticket).await? {
            // Asked of the rule itself, of what the ticket says now.
            count += 1;
            if is_here {
                hits.shown.push(hit);
            }
        }
        hits.has_more = count > first + hits.shown.len() && hits.shown.len() == PAGE;
    }
    hits.total = (is_counted && !is_cut).then_some(count);
    Ok(hits)
}

async fn check(
    app: &App,
    conn: &mut Conn,
    reader: &Person,
    reach: &Reach,
    matcher: &mut Matcher<'_>,
    ticket: TicketId,
) -> Result<Option<Hit>> {
    let Some(facts) = facts::within(conn, reach, ticket, app.installation()).await? else { return Ok(None) };
    if sight(reader, &facts).is_none() {
        return Ok(None);
    }
    let lines = lines(&events::of_ticket(conn, ticket).await?);
    let invitees: Vec<PersonId> = facts.invitees.iter().map(|invitee| invitee.person.id).collect();
    let names = names(conn, &facts.ticket, &lines, &invitees).await?;
    let said = spoken(&facts.ticket, &lines, &invitees, &names).to(reader, &facts);
    let is_said = matcher.all_in(said.0.iter().map(|passage| passage.text));
    Ok(is_said.then(|| Hit { ticket, excerpt: excerpt::excerpt(&said, matcher) }))
}

/// Reads every ticket again when the index was made by another tokeniser; safe to run twice, and on two machines.
///
/// # Errors
/// Broken; what was read is kept, and the next run goes on from there.
pub async fn renew(app: &App) -> Result<Outcome> {
    let mut done = 0;
    // Most runs find it as it should be: they write nothing.
    if search::state(&mut app.db.read().await?).await?.0 == VERSION {
        return Ok(Outcome::default());
    }
    loop {
        let mut tx = app.db.write().await?;
        let (version, upto) = search::lock_state(&mut tx).await?;
        if version == VERSION {
            return Ok(Outcome { done, failed: 0 });
        }
        let next = search::following(&mut tx, upto, BATCH).await?;
        for ticket in &next {
            // Nobody changes it between its reading and its writing.
            tickets::lock(&mut tx, *ticket).await?;
            index(&mut tx, *ticket).await?;
        }
        match next.last() {
            Some(last) => search::set_state(&mut tx, version, *last).await?,
            None => search::set_state(&mut tx, VERSION, TicketId(0)).await?,
        }
        tx.commit().await?;
        done += u64::try_from(next.len()).unwrap_or_default();
    }
}
