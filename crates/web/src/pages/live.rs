//! `GET /tickets/4812/live`: what happens on a ticket while its page is open, and who else is there, as server-sent
//! events (guarantees §5.8). `POST`: its reader is typing.

use std::convert::Infallible;
use std::time::Duration;

use app::live::{Full, News, Present};
use app::{Error, Words};
use axum::Extension;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::TicketId;
use futures_util::stream;
use serde_json::json;
use store::tickets;

use crate::extract::{Fields, Seat, Segments, id};
use crate::problem::{self, OrProblem};
use crate::session::Session;
use crate::{extract, guard};

/// Proxies close what says nothing; a browser gone without a word is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Before a browser asks again, once it is cut.
const RETRY: Duration = Duration::from_secs(2);
/// Names said; of the others, how many.
const NAMED: usize = 3;

/// What a browser has missed is read from the ticket: the `Last-Event-ID` it sends is not looked at.
pub async fn listen(
    seat: Seat,
    Extension(session): Extension<Session>,
    Segments(number): Segments<String>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let Seat { page, me, .. } = &seat;
    if guard::is_foreign(&headers, page.app.site.public_url.as_str()) {
        return Err(problem::foreign(&page.app, &headers));
    }
    let ticket = seen(&seat, &number).await?;
    let token = session.token.unwrap_or_default();
    let news = match app::live::listen(&page.app, ticket, me.clone(), token) {
        Ok(news) => news,
        Err(full) => return Err(not_now(page, full)),
    };
    let words = page.words;
    let events = stream::unfold(news, move |mut news| async move {
        let one = news.recv().await?;
        Some((Ok::<_, Infallible>(event(words, one)), news))
    });
    let first = stream::iter([Ok(Event::default().retry(RETRY))]);
    let headers = [(header::CACHE_CONTROL, "no-store"), (HeaderName::from_static("x-accel-buffering"), "no")];
    let sse = Sse::new(stream::StreamExt::chain(first, events));
    Ok((headers, sse.keep_alive(KeepAlive::new().interval(HEARTBEAT))).into_response())
}

/// Those who have the ticket open are told that the reader is typing.
pub async fn write(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let ticket = seen(&seat, &number).await?;
    if fields.is_ticked("writing") {
        seat.page.app.live.writes(ticket, seat.me.id, seat.page.app.now());
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The ticket of this address, if the reader sees it.
async fn seen(seat: &Seat, number: &str) -> Result<TicketId, Response> {
    let read = async {
        let ticket = id::<TicketId>(number).ok_or(Error::NotFound)?;
        let found = tickets::within_reach(&mut seat.page.app.db.read().await?, &seat.reach, ticket).await?;
        Ok::<_, Error>(found.ok_or(Error::NotFound)?.id)
    };
    read.await.or_problem(|| seat.page.clone_bare())
}

fn not_now(page: &extract::Page, full: Full) -> Response {
    let (status, key) = match full {
        Full::Reader => (StatusCode::TOO_MANY_REQUESTS, "live-too-many"),
        Full::House => (StatusCode::SERVICE_UNAVAILABLE, "live-busy"),
        Full::Stopping => (StatusCode::SERVICE_UNAVAILABLE, "live-stopping"),
    };
    (status, [(header::RETRY_AFTER, "60")], page.say(key)).into_response()
}

fn event(words: Words, news: News) -> Event {
    let (name, data) = match news {
        News::Changed(version) => ("changed", json!({ "version": version })),
        News::Here(people) => ("here", json!({ "said": said(words, &people), "people": listed(&people) })),
        News::Gone => ("gone", json!({})),
    };
    Event::default().event(name).data(data.to_string())
}

fn listed(people: &[Present]) -> Vec<serde_json::Value> {
    people.iter().map(|one| json!({ "name": one.name, "writing": one.is_writing })).collect()
}

/// « Odile Fontanel lit ce ticket · Chloé Garnier écrit »
fn said(words: Words, people: &[Present]) -> String {
    let (writing, reading): (Vec<_>, Vec<_>) = people.iter().partition(|one| one.is_writing);
    let said = [("live-reading", reading), ("live-writing", writing)].map(|(key, people)| match people.len() {
        0 => String::new(),
        count => words.say2(key, "names", names(words, &people), "count", count),
    });
    said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The first names, each in its own direction of writing, and how many others.
fn names(words: Words, people: &[&Present]) -> String {
    let shown = if people.len() > NAMED + 1 { NAMED } else { people.len() };
    let mut names: Vec<String> = people[..shown].iter().map(|one| format!("\u{2068}{}\u{2069}", one.name)).collect();
    if people.len() > shown {
        names.push(words.say1("live-others", "count", people.len() - shown));
    }
    words.list(&names)
}
