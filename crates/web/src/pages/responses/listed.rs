//! The list, by whose they are, with how much each serves.

use app::{Error, responses};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response as Answer;
use domain::{Responder, Response, ResponseId, Sharing};

use super::{dressed, key, label_of};
use crate::extract::{Asked, Fields, Page, Seat};
use crate::problem::{OrProblem, html};

/// Characters of a message that the list shows.
const EXCERPT: usize = 200;

#[derive(Template)]
#[template(path = "responses.html")]
struct ResponsesPage {
    page: Page,
    groups: Vec<Group>,
    /// What was just saved or deleted.
    done: Option<String>,
}

/// Responses with the same sharing.
struct Group {
    title: String,
    icon: &'static str,
    hint: String,
    lines: Vec<Line>,
}

struct Line {
    id: ResponseId,
    label: String,
    excerpt: String,
    /// The reader may change it.
    is_maintained: bool,
    /// « utilisée 12 fois, la dernière le 10 mars »: for whoever maintains it.
    uses: String,
}

pub async fn list(seat: Seat, Asked(asked): Asked) -> Result<Answer, Answer> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let (responder, found) = responses::around(&mut conn, &seat.me).await?;
        let mut groups = Vec::new();
        let shared = responder.departments.iter().map(|department| Sharing::Department(*department));
        for sharing in [Sharing::Private(seat.me.id)].into_iter().chain(shared).chain([Sharing::Global]) {
            let of_group = found.iter().filter(|response| response.sharing == sharing);
            let lines: Vec<Line> = of_group.map(|response| line(&seat.page, &responder, response)).collect();
            if !lines.is_empty() {
                let (icon, title, hint) = match sharing {
                    Sharing::Private(_) => ("user", seat.page.say("responses-mine"), "responses-mine-hint"),
                    Sharing::Department(id) => ("users", label_of(&mut conn, id).await?, "responses-department-hint"),
                    Sharing::Global => ("globe", seat.page.say("responses-globals"), "responses-globals-hint"),
                };
                groups.push(Group { title, icon, hint: seat.page.say(hint), lines });
            }
        }
        Ok::<_, Error>((done(&seat.page, &asked, &found), groups))
    };
    let (done, groups) = read.await.or_problem(|| seat.page.clone_bare())?;
    let mut page = dressed(seat).await?.page;
    page.is_sent = done.is_some();
    Ok(html(StatusCode::OK, &ResponsesPage { page, groups, done }))
}

fn line(page: &Page, responder: &Responder, response: &Response) -> Line {
    let is_maintained = responder.maintains(response.sharing);
    Line {
        id: response.id,
        label: response.wording.label.clone(),
        excerpt: excerpt(response.wording.message.as_str()),
        is_maintained,
        uses: if is_maintained { uses(page, response) } else { String::new() },
    }
}

fn uses(page: &Page, response: &Response) -> String {
    let last = response.used_at.map(|at| page.dates.day(at)).unwrap_or_default();
    page.say2("responses-uses", "count", response.uses, "date", last)
}

/// The beginning of a message, on one line; its unbreakable spaces stay so.
pub fn excerpt(message: &str) -> String {
    let line = message.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// What the address says was done, if it can be so.
fn done(page: &Page, asked: &Fields, found: &[Response]) -> Option<String> {
    let named = |name: &str| {
        let id = key(asked.get(name)).ok()?;
        Some(found.iter().find(|response| response.id == id))
    };
    match (named("saved"), named("deleted")) {
        (Some(Some(saved)), _) => Some(page.say1("responses-saved", "label", saved.wording.label.as_str())),
        (_, Some(None)) => Some(page.say("responses-deleted")),
        _ => None,
    }
}
