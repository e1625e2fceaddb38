//! `GET /`: the requester's home. What awaits them, what we are doing, what is done, where they are invited, what they
//! keep (`design/06`).

mod sections;
mod waiting;

use std::collections::HashMap;

use app::{Error, markdown};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::visibility::Reach;
use domain::{Action, CategoryId, Coded, EventKind, Facts, Lineage, Named, Person, Status, TicketId};
use store::db::Conn;
use store::tickets::list::{self, DONE, Filter, LIVE, Line};
use store::{categories, drafts, events, facts, people};

use super::list::{Notes, cursor, notes, place_of, written};
use crate::extract::{Asked, Fields, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::{ActionForm, Avatar, Ground, Input, Kept, StatusView, may_read};
pub use sections::{Mine, Sections};
use waiting::{Waiting, waiting};

/// Tickets of a section that turns its pages.
const SHOWN: usize = 20;
/// Live tickets of one person, at most: nobody reads more on one page.
const LIVE_SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "mine.html")]
struct MinePage {
    page: Page,
    first_name: String,
    notes: Notes,
    /// What awaits the reader's answer.
    asks: Vec<Ask>,
    /// What the reader was writing.
    drafts: Vec<Waiting>,
    open: Vec<Mine>,
    done: Turned,
    invited: Turned,
    bookmarks: Turned,
    /// Some tickets are open to everybody, or say their subject.
    has_published: bool,
}

/// A section of the home that turns its pages.
struct Turned {
    lines: Vec<Mine>,
    count: i64,
    /// The address of the older ones.
    more: Option<String>,
    /// The reader is turning its pages.
    is_open: bool,
}

/// A ticket that awaits its owner: a closure to approve, or a question to answer.
struct Ask {
    number: TicketId,
    subject: String,
    status: StatusView,
    /// To approve, or to answer: sent from here.
    answer: ActionForm,
    /// The other answer to a closure.
    refuse: Option<ActionForm>,
    quote: String,
    who: String,
    avatar: Avatar,
    /// « Électricité · il y a 1 h ».
    from: String,
}

/// The lines of a section, one more than it shows when others follow, and how many there are.
struct Found {
    name: &'static str,
    after: bool,
    lines: Vec<Line>,
    count: i64,
}

async fn find(
    conn: &mut Conn,
    reach: &Reach,
    asked: &Fields,
    name: &'static str,
    filter: &Filter,
) -> Result<Found, Error> {
    let after = cursor(asked.get(name));
    let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let lines = list::page(conn, reach, filter, after, limit).await?;
    let is_whole = after.is_none() && lines.len() <= SHOWN;
    let count = if is_whole { i64::try_from(lines.len()).ok() } else { None };
    let count = match count {
        Some(count) => count,
        None => list::count(conn, reach, filter).await?,
    };
    Ok(Found { name, after: after.is_some(), lines, count })
}

impl Found {
    fn turned(&self, sections: &Sections<'_>) -> Turned {
        let shown = &self.lines[..self.lines.len().min(SHOWN)];
        let last = shown.last().filter(|_| self.lines.len() > SHOWN);
        Turned {
            lines: shown.iter().map(|line| Mine { is_kept: self.name == "bookmarks", ..sections.mine(line) }).collect(),
            count: self.count,
            more: last.map(|last| format!("/?{}={}", self.name, written(place_of(last)))),
            is_open: self.after,
        }
    }
}

/// Everything that the home shows, read at once.
struct Home {
    notes: Notes,
    live: Vec<Line>,
    done: Found,
    invited: Found,
    bookmarks: Found,
    lineages: HashMap<CategoryId, Lineage>,
    asks: Vec<Ask>,
    drafts: Vec<Waiting>,
    has_published: bool,
}

async fn home(page: &Page, me: &Person, reach: &Reach, asked: &Fields) -> Result<Home, Error> {
    let conn = &mut page.app.db.read().await?;
    let own = |statuses: &[Status]| Filter { statuses: statuses.to_vec(), owner: Some(me.id), ..Filter::default() };
    let both = [LIVE.as_slice(), DONE.as_slice()].concat();
    let invited = Filter { statuses: both, invited: Some(me.id), ..Filter::default() };
    let kept = Filter { statuses: Status::ALL.to_vec(), bookmarked: Some(me.id), ..Filter::default() };
    let live = list::page(conn, reach, &own(&LIVE), None, LIVE_SHOWN).await?;
    let done = find(conn, reach, asked, "done", &own(&DONE)).await?;
    let invited = find(conn, reach, asked, "invited", &invited).await?;
    let bookmarks = find(conn, reach, asked, "bookmarks", &kept).await?;
    let lineages = categories::lineages(conn).await?;
    let mut asks = Vec::new();
    for line in &live {
        asks.extend(ask(conn, page, me, line, &lineages).await?);
    }
    let has_published = !list::published(conn, reach, None, 1).await?.is_empty();
    let drafts = waiting(conn, page, reach).await?;
    let notes = notes(conn, page, me, reach, asked).await?;
    Ok(Home { notes, live, done, invited, bookmarks, lineages, asks, drafts, has_published })
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let Seat { page, me, reach } = seat;
    let home = home(&page, &me, &reach, &asked).await.or_problem(|| page.clone_bare())?;
    let sections = Sections { page: &page, reach: &reach, lineages: &home.lineages };
    let is_ask = |line: &&Line| home.asks.iter().any(|ask| ask.number == line.id);
    let open = home.live.iter().filter(|line| !is_ask(line)).map(|line| sections.mine(line)).collect();
    let [done, invited, bookmarks] = [&home.done, &home.invited, &home.bookmarks].map(|found| found.turned(&sections));
    let first_name = me.name.split(' ').next().unwrap_or_default().to_owned();
    let Home { notes, asks, drafts, has_published, .. } = home;
    let home = MinePage { page, first_name, notes, asks, drafts, open, done, invited, bookmarks, has_published };
    Ok(html(StatusCode::OK, &home))
}

/// What a ticket asks of its owner, with the words of whoever asks.
async fn ask(
    conn: &mut Conn,
    page: &Page,
    me: &Person,
    line: &Line,
    lineages: &HashMap<CategoryId, Lineage>,
) -> Result<Option<Ask>, Error> {
    let is_closure = line.status == Status::Closed;
    if !is_closure && line.status != Status::Incomplete {
        return Ok(None);
    }
    let Some(facts) = facts::load(conn, line.id, page.app.installation(), false).await? else {
        return Ok(None);
    };
    let entries = events::of_ticket(conn, line.id).await?;
    let is_question = |kind: &EventKind| match kind {
        EventKind::Closed { .. } => is_closure,
        EventKind::InformationRequested => !is_closure,
        _ => false,
    };
    let lines = events::lines(&entries);
    let Some(entry) = lines.iter().rev().find(|entry| is_question(&entry.event.kind)) else { return Ok(None) };
    let by = entry.event.by;
    let mut names = people::names(conn, by).await?;
    app::sentences::veil(page.words, me, &facts, &mut names);
    let who = app::sentences::author(page.words, &names, by);
    let readable = may_read(me, &facts, &entry.event);
    let quote =
        entry.event.text.as_ref().filter(|_| readable).map_or_else(String::new, |text| markdown::words(text.as_str()));
    let category = lineages.get(&line.category).map(|lineage| lineage.category().label.clone()).unwrap_or_default();
    let kept = Kept { drafts: drafts::of_ticket(conn, page.writer(), line.id).await?, ..Kept::default() };
    let form = |action| form(page, &facts, me, action, &kept);
    Ok(Some(Ask {
        number: line.id,
        subject: line.subject.clone(),
        status: awaited(page, line.status),
        answer: form(if is_closure { Action::Approve } else { Action::Comment }),
        refuse: is_closure.then(|| form(Action::RefuseClosure)),
        quote,
        avatar: Avatar::of(by.unwrap_or(domain::PersonId(0)), &who, true),
        who,
        from: format!("{category} · {}", page.dates.relative(entry.event.at)),
    }))
}

/// « Clos » says less than what it awaits.
fn awaited(page: &Page, status: Status) -> StatusView {
    let view = StatusView::of(page.words, status);
    if status == Status::Closed { StatusView { label: page.say("view-closed"), ..view } } else { view }
}

/// A form among those of other tickets.
fn form(page: &Page, facts: &Facts, me: &Person, action: Action, kept: &Kept) -> ActionForm {
    let named = Named::default();
    let ground = Ground { page, facts, me, action, named: &named, kept, recent: &[], waiting: &[] };
    let form = ActionForm::new(&ground, page.token());
    ActionForm { prefix: format!("{}-{}", form.action, facts.ticket.id), ..form }
}
