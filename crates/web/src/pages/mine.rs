//! `GET /`: the requester's home. What awaits them, what we are doing, what is done (`design/06`).

use std::collections::HashMap;

use app::{Error, dates::Dates};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Action, CategoryId, EventKind, Facts, Lineage, Named, Person, Status, TicketId};
use store::db::Conn;
use store::tickets::list::{self, DONE, Filter, LIVE, Line};
use store::{categories, events, facts, people};

use crate::extract::{Asked, Page, Seat};
use crate::pages::list::{cursor, written};
use crate::problem::{OrProblem, html};
use crate::view::{ActionForm, Avatar, Ground, Input, Kept, StatusView, may_read};

/// Tickets done that are listed; the others are counted.
const DONE_SHOWN: i64 = 20;
/// Live tickets of one person, at most: nobody reads more on one page.
const LIVE_SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "mine.html")]
struct MinePage {
    page: Page,
    first_name: String,
    /// What awaits the reader's answer.
    asks: Vec<Ask>,
    open: Vec<Mine>,
    done: Vec<Mine>,
    done_count: i64,
    /// The address of the older ones.
    more_done: Option<String>,
    /// The reader is turning the pages of what is done.
    is_done_open: bool,
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

/// A line of the other lists.
struct Mine {
    number: TicketId,
    subject: String,
    status: StatusView,
    /// « Libre, reçu par Électricité il y a 2 h ».
    line: String,
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let Seat { page, me, reach } = seat;
    let after = cursor(asked.get("done"));
    let read = async {
        let mut conn = page.app.db.read().await?;
        let own = |statuses: &[Status]| Filter { statuses: statuses.to_vec(), owner: Some(me.id), ..Filter::default() };
        let live = list::page(&mut conn, &reach, &own(&LIVE), None, LIVE_SHOWN).await?;
        let done = list::page(&mut conn, &reach, &own(&DONE), after, DONE_SHOWN + 1).await?;
        let done_count = list::count(&mut conn, &reach, &own(&DONE)).await?;
        let lineages = categories::lineages(&mut conn).await?;
        let mut asks = Vec::new();
        for line in &live {
            asks.extend(ask(&mut conn, &page, &me, line, &lineages).await?);
        }
        Ok::<_, Error>((live, done, done_count, lineages, asks))
    };
    let (live, mut done, done_count, lineages, asks) = read.await.or_problem(|| page.clone_bare())?;
    let is_ask = |line: &&Line| asks.iter().any(|ask| ask.number == line.id);
    let mine = |line: &Line| mine(&page.dates, line, &lineages);
    let open = live.iter().filter(|line| !is_ask(line)).map(mine).collect();
    let has_more = done.len() > usize::try_from(DONE_SHOWN).unwrap_or(usize::MAX);
    done.truncate(usize::try_from(DONE_SHOWN).unwrap_or(usize::MAX));
    let more_done = done.last().filter(|_| has_more).map(|last| format!("/?done={}", written(last)));
    let done = done.iter().map(mine).collect();
    let first_name = me.name.split(' ').next().unwrap_or_default().to_owned();
    Ok(html(
        StatusCode::OK,
        &MinePage { page, first_name, asks, open, done, done_count, more_done, is_done_open: after.is_some() },
    ))
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
    let Some(facts) = facts::load(conn, line.id, page.app.tickets.default_scope, false).await? else { return Ok(None) };
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
    let quote = entry.event.text.as_ref().filter(|_| readable).map_or("", |text| text.as_str()).to_owned();
    let category = lineages.get(&line.category).map(|lineage| lineage.category().label.clone()).unwrap_or_default();
    let form = |action| form(page, &facts, me, action);
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
fn form(page: &Page, facts: &Facts, me: &Person, action: Action) -> ActionForm {
    let (named, kept) = (Named::default(), Kept::default());
    let ground = Ground { page, facts, me, action, named: &named, kept: &kept, recent: &[] };
    let form = ActionForm::new(&ground, page.token());
    ActionForm { prefix: format!("{}-{}", form.action, facts.ticket.id), ..form }
}

fn mine(dates: &Dates, line: &Line, lineages: &HashMap<CategoryId, Lineage>) -> Mine {
    let words = dates.words;
    let category = lineages.get(&line.category).map(|lineage| lineage.category().label.clone()).unwrap_or_default();
    let when = dates.relative(line.last_action_at);
    let text = match (&line.holder_name, line.status.is_open()) {
        (Some(holder), true) => words.say2("mine-line-held", "holder", holder, "when", when),
        (None, true) => words.say2("mine-line-free", "category", category, "when", when),
        (_, false) => words.say2("mine-line-done", "status", words.code_of("status", line.status), "when", when),
    };
    Mine { number: line.id, subject: line.subject.clone(), status: StatusView::of(words, line.status), line: text }
}
