//! Full-text search: the index of a ticket, written with it; what somebody finds there (spec.md §12.6).

use domain::search::{Query, Spoken, VERSION, spoken};
use domain::visibility::{Reach, sight};
use domain::{Person, Standing, TicketId};
use store::db::Conn;
use store::events::{self, lines};
use store::search::{self, Among, Found};
use store::{facts, tickets};

use crate::jobs::Outcome;
use crate::{App, Result};

/// Tickets shown, at most (spec.md §12.6).
pub const SHOWN: usize = 50;
/// Letters of an excerpt around the first word found.
const AROUND: usize = 90;
/// Tickets read again in one transaction.
const BATCH: i64 = 100;

/// A ticket that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub ticket: TicketId,
    /// Where the words are, in something that the reader may read; the subject says it by itself.
    pub excerpt: Option<Vec<Piece>>,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// It is a word that was looked for.
    pub is_found: bool,
}

/// What was found: the newest, those by their subject first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    pub shown: Vec<Hit>,
    pub total: usize,
    /// There are more than `total`.
    pub is_estimated: bool,
}

/// Writes what can be found in a ticket, as it is at this point of its transaction.
pub(crate) async fn index(conn: &mut Conn, ticket: TicketId) -> Result<()> {
    let Some(row) = tickets::by_id(conn, ticket).await? else { return Ok(()) };
    let lines = lines(&events::of_ticket(conn, ticket).await?);
    Ok(search::write(conn, ticket, &spoken(&row, &lines).columns()).await?)
}

/// Looks for what the reader may read.
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
) -> Result<Hits> {
    let Found { by_title, by_text, to_check, is_cut } = search::find(conn, reach, query, among).await?;
    let mut hits = Hits { is_estimated: is_cut, ..Hits::default() };
    for ticket in by_title.into_iter().chain(by_text) {
        if hits.shown.len() >= SHOWN && !to_check.contains(&ticket) {
            hits.total += 1;
            continue;
        }
        // Asked of the rule itself, of what the ticket says now.
        if let Some(hit) = check(app, conn, reader, reach, query, ticket).await? {
            hits.total += 1;
            if hits.shown.len() < SHOWN {
                hits.shown.push(hit);
            }
        }
    }
    Ok(hits)
}

async fn check(
    app: &App,
    conn: &mut Conn,
    reader: &Person,
    reach: &Reach,
    query: &Query,
    ticket: TicketId,
) -> Result<Option<Hit>> {
    let Some(facts) = facts::within(conn, reach, ticket, app.tickets.installation()).await? else { return Ok(None) };
    if sight(reader, &facts).is_none() {
        return Ok(None);
    }
    let lines = lines(&events::of_ticket(conn, ticket).await?);
    let standing = Standing::of(reader, &facts);
    let said = spoken(&facts.ticket, &lines).to(reader, &standing, facts.effective_scope());
    let all: Vec<_> = said.0.iter().flat_map(|passage| domain::search::words(passage.text)).collect();
    Ok(query.is_in(&all).then(|| Hit { ticket, excerpt: excerpt(&said, query) }))
}

/// Around the words in the passage that has most of them, the subject left out.
fn excerpt(said: &Spoken<'_>, query: &Query) -> Option<Vec<Piece>> {
    let found = |text: &str| {
        let words = domain::search::words(text);
        query.terms.iter().filter(|term| words.iter().any(|word| term.is(word))).count()
    };
    let passages = said.0.iter().filter(|passage| passage.line.is_some());
    let best = passages.rev().max_by_key(|passage| found(passage.text)).filter(|best| found(best.text) > 0)?;
    Some(cut(best.text, query))
}

/// A piece of a text around its first word that was looked for, each of them marked.
fn cut(text: &str, query: &Query) -> Vec<Piece> {
    let words = domain::search::words(text);
    let is_found = |word: &&domain::search::Word| query.terms.iter().any(|term| term.is(word));
    let first = words.iter().find(is_found).map_or(0, |word| word.start);
    let from = words.iter().map(|word| word.start).find(|start| start + AROUND >= first).unwrap_or(0);
    let from = if first <= AROUND { 0 } else { from };
    let until = words.iter().map(|word| word.end).filter(|end| *end <= first + 2 * AROUND).last().unwrap_or(text.len());
    let until = if text.len() <= first + 2 * AROUND { text.len() } else { until.max(from) };
    let mut pieces = Vec::new();
    let mut piece = |text: &str, is_found| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_found });
        }
    };
    let mut at = from;
    if from > 0 {
        piece("… ", false);
    }
    for word in words.iter().filter(|word| word.start >= from && word.end <= until).filter(is_found) {
        piece(&text[at..word.start], false);
        piece(&text[word.start..word.end], true);
        at = word.end;
    }
    piece(&text[at..until], false);
    if until < text.len() {
        piece(" …", false);
    }
    pieces
}

/// Reads every ticket again when the index was made by another tokeniser; safe to run twice, and on two machines.
pub(crate) async fn renew(app: &App) -> Result<Outcome> {
    let mut done = 0;
    // Most runs find it as it should be: they write nothing.
    if search::state(&mut app.db.read().await?).await?.0 == VERSION {
        return Ok(Outcome::default());
    }
    loop {
        let mut tx = app.db.write().await?;
        let (version, upto) = search::state(&mut tx).await?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_marks_what_was_looked_for() {
        let query = Query::read("élève").expect("a query");
        let long = format!("{}L’élève attend. {}", "mot ".repeat(60), "suite ".repeat(60));
        for text in ["L’élève attend.", long.as_str(), "🙂🙂 élève"] {
            let pieces = cut(text, &query);
            let found: Vec<_> = pieces.iter().filter(|piece| piece.is_found).map(|piece| piece.text.as_str()).collect();
            assert_eq!(found, ["élève"], "{pieces:?}");
            assert!(pieces.iter().map(|piece| piece.text.len()).sum::<usize>() < 330, "{pieces:?}");
        }
        assert!(cut(&"🙂".repeat(400), &query).iter().all(|piece| !piece.is_found));
    }
}
