//! Who is asking: the cookie, once per request; and what was typed, when nobody is signed in any more.

use std::sync::Arc;

use app::App;
use app::session::{self as sessions, Who};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use domain::Person;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::time::timeout;

use crate::extract::{Page, is_form, is_multipart, read, words_only};
use crate::pages::sign_in;
use crate::{guard, problem};

/// The longest form kept through a sign-in: many times the longest message.
const MAX_KEPT: usize = 256 * 1024;

/// The session of this request, put there by [`find`].
#[derive(Clone, Default)]
pub struct Session {
    pub person: Option<Person>,
    /// The administrator who looks at this person's pages, if that is why they are shown.
    pub viewer: Option<Person>,
    pub token: Option<String>,
}

/// Looks the session up.
pub async fn find(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let token = CookieJar::from_headers(request.headers()).get(cookie_name(&app)).map(|c| c.value().to_owned());
    let who = match &token {
        Some(token) => match look_up(&app, token, asks_by_itself(&request)).await {
            Ok(who) => who,
            Err(error) => return problem::answer(&app, request.headers(), error),
        },
        None => None,
    };
    let (person, viewer) = who.map(|Who { person, viewer }| (Some(person), viewer)).unwrap_or_default();
    let is_closed = viewer.is_some() && is_closed_to_viewers(request.method(), request.uri().path());
    request.extensions_mut().insert(Session { person: person.clone(), viewer: viewer.clone(), token });
    if is_closed {
        let mut page = Page::bare(&app, request.headers(), person);
        page.viewer = viewer;
        return problem::only_looking(page);
    }
    next.run(request).await
}

/// Somebody who looks at another person's pages changes nothing there, and reads nothing that is that person's alone:
/// drafts, responses, password, links of mails.
fn is_closed_to_viewers(method: &Method, path: &str) -> bool {
    if !guard::is_safe(method) {
        return !matches!(path, "/view/end" | "/sign-out");
    }
    let is_private = |place: &str| path == place || path.starts_with(&format!("{place}/"));
    ["/account", "/drafts", "/responses", "/mails"].into_iter().any(is_private) || path.ends_with("/live")
}

async fn look_up(app: &App, token: &str, by_itself: bool) -> app::Result<Option<Who>> {
    if by_itself { sessions::peek(app, token).await } else { sessions::find(app, token).await }
}

/// An open page listens, and looks again, by itself: that prolongs no session.
fn asks_by_itself(request: &Request) -> bool {
    let is_stream = request.method() == Method::GET && request.uri().path().ends_with("/live");
    is_stream || request.headers().contains_key("x-guichet-live")
}

/// Only what people write on tickets, and once for many of them, is kept: a password typed too late is nobody's to show again.
pub fn is_kept(path: &str) -> bool {
    ["/tickets", "/responses"].iter().any(|place| path == *place || path.starts_with(&format!("{place}/")))
}

/// Asks somebody unknown to sign in, and leads them back; a form that they sent is not lost: the sign-in page carries
/// it.
pub async fn ask(app: &Arc<App>, request: Request) -> Response {
    if !guard::is_safe(request.method()) {
        return keep(app, request).await;
    }
    let place = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    let next = utf8_percent_encode(place, NON_ALPHANUMERIC);
    Redirect::to(&format!("/sign-in?next={next}")).into_response()
}

/// Answers with the sign-in page, holding the form until its author is back.
async fn keep(app: &Arc<App>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let kept = if !is_kept(parts.uri.path()) {
        None
    } else if is_form(&parts.headers) {
        read(body, MAX_KEPT).await.and_then(|bytes| String::from_utf8(bytes).ok())
    } else if is_multipart(&parts.headers) {
        // Files may take longer; of somebody unknown, nothing is waited for.
        let words = words_only(&parts.headers, body, MAX_KEPT);
        timeout(guard::REQUEST_TIMEOUT, words).await.ok().flatten()
    } else {
        None
    };
    sign_in::expired(app, &parts, kept).into_response()
}

fn cookie_name(app: &App) -> &'static str {
    if app.site.public_url.is_https() { "__Host-guichet" } else { "guichet" }
}

/// The cookie that holds a session's token; remembered past the browser's end when asked.
pub fn cookie(app: &App, token: String, remember: bool) -> Cookie<'static> {
    let cookie = Cookie::build((cookie_name(app), token))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.site.public_url.is_https());
    if remember {
        let days = i64::from(app.sessions.remember_days);
        return cookie.max_age(time::Duration::days(days)).build();
    }
    cookie.build()
}

/// The cookie that takes it away.
pub fn no_cookie(app: &App) -> Cookie<'static> {
    let mut cookie = cookie(app, String::new(), false);
    cookie.make_removal();
    cookie
}
