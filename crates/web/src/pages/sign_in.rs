//! Signing in and out (spec.md §14.1): the page asked for comes after (S11), and so does what was typed.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use app::App;
use app::session::{self as sessions, SignIn};
use askama::Template;
use axum::extract::{ConnectInfo, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::extract::{Asked, Fields, Page};
use crate::pages::preferences::start;
use crate::problem::{OrProblem, html};
use store::people;

use crate::session::{self, Session};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    address: String,
    remember: bool,
    next: String,
    /// A form sent after the session had ended: where, and what.
    kept: Option<(String, String)>,
    error: Option<String>,
    is_demo: bool,
}

/// What was typed before signing in again, to be sent by hand.
#[derive(Template)]
#[template(path = "resume.html")]
struct ResumePage {
    page: Page,
    action: String,
    message: Option<String>,
    others: Vec<(String, String)>,
    /// Files came with it, which are nobody's: to be attached again.
    files_lost: bool,
}

pub async fn show(page: Page, Asked(asked): Asked) -> Response {
    let next = local_path(asked.get("next")).to_owned();
    if page.me.is_some() {
        return Redirect::to(&next).into_response();
    }
    form(page, StatusCode::OK, next, None, None)
}

/// The answer to a form whose author is no longer signed in.
pub fn expired(app: &Arc<App>, parts: &Parts, kept: Option<String>) -> Response {
    let page = Page::bare(app, &parts.headers, None);
    let action = parts.uri.path_and_query().map_or_else(|| parts.uri.path().to_owned(), ToString::to_string);
    let error = page.say(if kept.is_some() { "sign-in-expired" } else { "sign-in-needed" });
    form(page, StatusCode::UNAUTHORIZED, "/".to_owned(), kept.map(|body| (action, body)), Some(error))
}

fn form(
    page: Page,
    status: StatusCode,
    next: String,
    kept: Option<(String, String)>,
    error: Option<String>,
) -> Response {
    let is_demo = page.app.is_demo;
    html(status, &SignInPage { page, address: String::new(), remember: false, next, kept, error, is_demo })
}

pub async fn sign_in(
    jar: CookieJar,
    page: Page,
    headers: HeaderMap,
    extensions: Extensions,
    fields: Fields,
) -> Result<Response, Response> {
    let next = local_path(fields.get("next")).to_owned();
    let kept_path = local_path(fields.get("kept_path")).to_owned();
    let kept = Some(fields.get("kept_body").to_owned())
        .filter(|body| !body.is_empty() && session::is_kept(&kept_path))
        .map(|body| (kept_path, body));
    let address: String = fields.get("address").chars().take(people::MAX_ADDRESS).collect();
    let remember = fields.is_ticked("remember");
    let place = place(&extensions, &headers);
    let app = Arc::clone(&page.app);
    let outcome = sessions::sign_in(&app, &address, fields.get("password"), remember, place.as_deref()).await;
    let (status, error) = match outcome {
        Ok(SignIn::Open { token, person }) => {
            // A new token at each sign-in; the one the browser came with, if any, is over.
            end_present(&app, &extensions).await.or_problem(|| page.clone_bare())?;
            let jar = jar.add(session::cookie(&app, token, remember));
            return Ok(match kept {
                Some((action, body)) => (jar, resume(page, person.language, action, &body)).into_response(),
                // Whoever asked for no page in particular arrives where they like to.
                None if next == "/" => {
                    let start = start(&app, &person).await.or_problem(|| page)?;
                    (jar, Redirect::to(start)).into_response()
                }
                None => (jar, Redirect::to(&next)).into_response(),
            });
        }
        Ok(SignIn::Wrong) => (StatusCode::UNPROCESSABLE_ENTITY, page.say("sign-in-wrong")),
        Ok(SignIn::TooMany) => (StatusCode::TOO_MANY_REQUESTS, page.say("sign-in-too-many")),
        Err(error) => return Err(crate::problem::of(page, error)),
    };
    let is_demo = app.is_demo;
    Ok(html(status, &SignInPage { page, address, remember, next, kept, error: Some(error), is_demo }))
}

/// The page that gives back what was typed; nothing is sent without a new press of the button.
fn resume(mut page: Page, language: domain::Language, action: String, body: &str) -> Response {
    page.words = app::Words::of(language);
    let Some(fields) = Fields::parse(body.as_bytes()) else { return Redirect::to("/").into_response() };
    let files_lost = fields.is_ticked("files-lost");
    let mut others: Vec<(String, String)> = fields.iter().filter(|(name, _)| name != "files-lost").cloned().collect();
    let message = others.iter().position(|(name, _)| name == "message").map(|place| others.remove(place).1);
    html(StatusCode::OK, &ResumePage { page, action, message, others, files_lost })
}

pub async fn sign_out(
    jar: CookieJar,
    State(app): State<Arc<App>>,
    page: Page,
    extensions: Extensions,
) -> Result<Response, Response> {
    end_present(&app, &extensions).await.or_problem(|| page)?;
    Ok((jar.add(session::no_cookie(&app)), Redirect::to("/sign-in")).into_response())
}

async fn end_present(app: &App, extensions: &Extensions) -> app::Result<()> {
    match extensions.get::<Session>().and_then(|session| session.token.as_deref()) {
        Some(token) => sessions::close(app, token).await,
        None => Ok(()),
    }
}

/// Where a request comes from, to count guesses: the peer, or what a proxy on this machine says of it (the last
/// address, which it added itself). `None` when nobody says: everybody would seem to be one person.
fn place(extensions: &Extensions, headers: &HeaderMap) -> Option<String> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    if !peer.ip().is_loopback() {
        return Some(neighbourhood(peer.ip()));
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = forwarded.rsplit(',').next()?.trim();
    last.parse::<IpAddr>().ok().map(neighbourhood)
}

/// An IPv4 address; of an IPv6 one, the network that is given to one subscriber.
fn neighbourhood(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
}

/// An address of this site to go to, whatever was asked: `/` unless it is plainly a path of ours.
pub fn local_path(wanted: &str) -> &str {
    let is_local = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && wanted.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        && wanted.len() < 2000;
    if is_local { wanted } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for path in ["/", "/tickets/4812", "/tickets?view=free&after=3.4"] {
            assert_eq!(local_path(path), path);
        }
        for elsewhere in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil",
            "javascript:alert(1)",
            "/\t/evil",
            "/\u{1}",
            "/\u{7f}",
            "tickets",
        ] {
            assert_eq!(local_path(elsewhere), "/", "{elsewhere}");
        }
    }
}
