//! Everything that is answered instead of the page asked for.

use std::any::Any;
use std::sync::Arc;

use app::{App, Error};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::extract::Page;

/// A sentence, what it means, and the way out.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Page,
    title: String,
    meaning: String,
    /// What to quote when asking for help.
    reference: Option<String>,
    /// What the reader had written, given back.
    words: String,
}

/// Renders a template as a page with this status.
pub fn html(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn page(app: &Arc<App>, headers: &HeaderMap, status: StatusCode, area: &str) -> Response {
    said(Page::bare(app, headers, None), status, area, None)
}

fn said(page: Page, status: StatusCode, area: &str, reference: Option<String>) -> Response {
    let title = page.say(&format!("problem-{area}"));
    let meaning = page.say(&format!("problem-{area}-meaning"));
    html(status, &ProblemPage { page, title, meaning, reference, words: String::new() })
}

/// The answer to what went wrong below, in the reader's language. Logged here, once.
pub fn answer(app: &Arc<App>, headers: &HeaderMap, error: Error) -> Response {
    of(Page::bare(app, headers, None), error)
}

/// A link of a mail that was sent to somebody else: not a word about what it is.
pub fn not_for_you(page: Page) -> Response {
    let (title, meaning) = (page.say("change-elses"), page.say("change-elses-meaning"));
    html(StatusCode::FORBIDDEN, &ProblemPage { page, title, meaning, reference: None, words: String::new() })
}

/// As [`answer`], inside the page that was being made.
pub fn of(page: Page, error: Error) -> Response {
    match error {
        Error::NotFound => said(page, StatusCode::NOT_FOUND, "not-found", None),
        Error::Refused { why, who_can } => refused(page, &why, &who_can),
        Error::Broken(cause) => {
            let reference = page.app.dice.nonce()[..8].to_owned();
            tracing::error!(reference, error = format!("{cause:#}"), path = page.path, "a request failed");
            said(page, StatusCode::INTERNAL_SERVER_ERROR, "broken", Some(reference))
        }
        other => {
            // Handlers answer the others themselves, with the form and what was typed in it.
            tracing::error!(?other, path = page.path, "a refusal reached the edge without its form");
            said(page, StatusCode::UNPROCESSABLE_ENTITY, "malformed", None)
        }
    }
}

/// The same page, which gives back what was written for a ticket that the reader no longer sees (guarantees P7).
pub fn gone(page: Page, words: &str) -> Response {
    let (title, meaning) = (page.say("problem-not-found"), page.say("problem-not-found-meaning"));
    let words = words.trim().to_owned();
    html(StatusCode::NOT_FOUND, &ProblemPage { page, title, meaning, reference: None, words })
}

/// Something in sight that this reader may not do, with who could.
fn refused(page: Page, why: &domain::Refusal, who_can: &[String]) -> Response {
    let title = page.words.refusal(why);
    let who = || page.say1("problem-refused-who", "names", page.words.list(who_can));
    let meaning = if who_can.is_empty() { page.say("problem-refused-meaning") } else { who() };
    html(StatusCode::CONFLICT, &ProblemPage { page, title, meaning, reference: None, words: String::new() })
}

/// An administrator who looks as somebody else, where there is nothing to look at.
pub fn only_looking(page: Page) -> Response {
    said(page, StatusCode::CONFLICT, "looking", None)
}

/// What can no longer be undone, of a ticket that the reader no longer sees.
pub fn too_late(page: Page) -> Response {
    said(page, StatusCode::CONFLICT, "late", None)
}

/// The page of an address that nobody has, or that this reader may not know.
pub async fn not_found(page: Page) -> Response {
    of(page, Error::NotFound)
}

pub async fn method_not_allowed(page: Page) -> Response {
    said(page, StatusCode::METHOD_NOT_ALLOWED, "method", None)
}

/// A form of another site.
pub fn foreign(app: &Arc<App>, headers: &HeaderMap) -> Response {
    page(app, headers, StatusCode::BAD_REQUEST, "foreign")
}

pub fn malformed(app: &Arc<App>, headers: &HeaderMap) -> Response {
    page(app, headers, StatusCode::BAD_REQUEST, "malformed")
}

pub fn too_large(app: &Arc<App>, headers: &HeaderMap) -> Response {
    page(app, headers, StatusCode::PAYLOAD_TOO_LARGE, "too-large")
}

pub fn too_slow(app: &Arc<App>, headers: &HeaderMap) -> Response {
    page(app, headers, StatusCode::REQUEST_TIMEOUT, "too-slow")
}

pub fn unsupported(app: &Arc<App>, headers: &HeaderMap) -> Response {
    page(app, headers, StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported")
}

/// A bug of ours: said without the page's chrome, which may be where it happened.
#[expect(clippy::needless_pass_by_value, reason = "the layer that catches panics gives it away")]
pub fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let what = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = what.unwrap_or("unknown"), "a request panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "Guichet : panne interne, rien n’est perdu. / Internal error, nothing is lost.")
        .into_response()
}

/// For handlers: turns what went wrong into an answer inside their page.
pub trait OrProblem<T> {
    fn or_problem(self, page: impl FnOnce() -> Page) -> Result<T, Response>;
}

impl<T, E: Into<Error>> OrProblem<T> for Result<T, E> {
    fn or_problem(self, page: impl FnOnce() -> Page) -> Result<T, Response> {
        self.map_err(|error| of(page(), error.into()))
    }
}
