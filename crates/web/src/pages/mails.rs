//! `/mails/{key}/…`: the links at the end of a mail. What would change is shown, and asks for a POST: mail scanners open
//! every link. One thing is done without being signed in, by the button of mail programs (RFC 8058): muting the ticket of
//! an alert, or suspending reports from a report.

use app::mails::{self, Astray, Change, Letter, Proposal};
use app::{Error, sentences};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Coded;
use domain::report::Settings;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::extract::{Fields, Page, Seat, Segments};
use crate::problem::{self, html};
use crate::view::rail_beside;

#[derive(Template)]
#[template(path = "mail_change.html")]
struct ChangePage {
    page: Page,
    url: String,
    change: Change,
    /// Which mail it was.
    about: String,
    /// The rule that sent it.
    why: String,
    /// What will change, a sentence each; or why nothing does.
    effects: Vec<String>,
    /// There is something to confirm.
    is_open: bool,
    is_done: bool,
    ticket: Option<String>,
    settings: String,
}

pub async fn show(seat: Seat, Segments((key, code)): Segments<(String, String)>) -> Result<Response, Response> {
    let Some(change) = Change::from_code(&code) else { return Err(problem::of(seat.page, Error::NotFound)) };
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        mails::letter(&seat.page.app, &mut conn, &seat.me, &key, change).await
    };
    match read.await {
        Ok(letter) => answer(seat, &letter, &key, change, false).await,
        Err(astray) => Err(lost(seat.page, astray)),
    }
}

pub async fn act(
    page: Page,
    Segments((key, code)): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let Some(change) = Change::from_code(&code) else { return Err(problem::of(page, Error::NotFound)) };
    let done = match change {
        Change::Mute => Some("change-one-click"),
        Change::Suspend => Some("change-one-click-suspend"),
        Change::Rule | Change::Report => None,
    };
    if let Some(done) = done.filter(|_| is_one_click(&fields)) {
        return match mails::one_click(&page.app, &key, change).await {
            Ok(()) => Ok((StatusCode::OK, page.say(done)).into_response()),
            Err(error) => Err(problem::of(page, error)),
        };
    }
    let Some(me) = page.me.clone() else {
        let next = utf8_percent_encode(&page.path, NON_ALPHANUMERIC);
        return Err(Redirect::to(&format!("/sign-in?next={next}")).into_response());
    };
    match mails::change(&page.app, &me, &key, change).await {
        Ok(letter) => {
            let seat = Seat::of(page, me).await?;
            answer(seat, &letter, &key, change, true).await
        }
        Err(astray) => Err(lost(page, astray)),
    }
}

/// Exactly what mail programs send, and nothing else.
fn is_one_click(fields: &Fields) -> bool {
    fields.len() == 1 && fields.get("List-Unsubscribe") == "One-Click"
}

fn lost(page: Page, astray: Astray) -> Response {
    match astray {
        Astray::SomebodyElses => problem::not_for_you(page),
        Astray::Wrong(error) => problem::of(page, error),
    }
}

async fn answer(
    mut seat: Seat,
    letter: &Letter,
    key: &str,
    change: Change,
    is_done: bool,
) -> Result<Response, Response> {
    let read = async { rail_beside(&mut seat.page.app.db.read().await?, &seat).await };
    match read.await {
        Ok(rail) => seat.page.rail = rail,
        Err(error) => return Err(problem::of(seat.page, error)),
    }
    let page = seat.page;
    let is_open = !matches!(letter.proposal, Proposal::Already | Proposal::Nothing);
    let date = page.dates.full(letter.known.created_at);
    let number = letter.ticket.map(|ticket| ticket.to_string()).unwrap_or_default();
    let about = if letter.ticket.is_none() {
        page.say1("change-of-report", "date", date)
    } else if letter.subject.is_empty() {
        page.say2("change-of-ticket", "date", date, "number", number)
    } else {
        page.say2("change-of", "date", date, "subject", letter.subject.as_str())
    };
    let template = ChangePage {
        url: format!("/mails/{key}/{}", change.code()),
        change,
        about,
        why: sentences::reason(page.words, &letter.known.reason),
        effects: effects(&page, &letter.proposal),
        is_open: is_open && !is_done,
        is_done: is_open && is_done,
        ticket: letter.ticket.filter(|_| !letter.subject.is_empty()).map(|ticket| format!("/tickets/{ticket}")),
        settings: settings(&letter.proposal, &page),
        page,
    };
    Ok(html(StatusCode::OK, &template))
}

/// What a change does, in sentences.
fn effects(page: &Page, proposal: &Proposal) -> Vec<String> {
    let level = |department: &str, from, to| {
        let words = page.words;
        let levels = [("from", words.code_of("level", from)), ("to", words.code_of("level", to))];
        let change = words.with(
            "change-level",
            &[("department", &department), (levels[0].0, &levels[0].1), (levels[1].0, &levels[1].1)],
        );
        vec![change, words.code_of("change-level", to)]
    };
    match proposal {
        Proposal::Level { department, from, to } => level(&department.label, *from, *to),
        Proposal::Report { department, from, to, settings, resumes } => {
            let mut effects = if from == to { Vec::new() } else { level(&department.label, *from, *to) };
            let profile = page.words.code_of("report-profile", settings.profile);
            let days = if settings.weekend { "all" } else { "working" };
            let hours = hours(page, settings);
            let said = page.words.with("change-report", &[("days", &days), ("hours", &hours), ("profile", &profile)]);
            effects.push(said);
            if *resumes {
                effects.push(page.say("change-report-resumes"));
            }
            effects
        }
        Proposal::AlertOff(alert) => vec![page.words.code_of("change-alert", *alert)],
        Proposal::Unfollow => vec![page.say("change-unfollow")],
        Proposal::Mute => vec![page.say("change-mute")],
        Proposal::SuspendReports => vec![page.say("change-suspend")],
        Proposal::Already => vec![page.say("change-already")],
        Proposal::Nothing => vec![page.say("change-nothing")],
    }
}

/// « 8 h », « 8 h et à 14 h ».
fn hours(page: &Page, settings: &Settings) -> String {
    let first = i64::from(settings.hour.get());
    match settings.second_hour.filter(|second| *second != settings.hour) {
        Some(second) => page.say2("change-report-hours", "first", first, "second", i64::from(second.get())),
        None => page.say1("change-report-hour", "hour", first),
    }
}

/// Where all the settings are.
fn settings(proposal: &Proposal, page: &Page) -> String {
    match proposal {
        Proposal::Level { department, .. } | Proposal::Report { department, .. } => {
            format!("/preferences/monitoring#d{}", department.id)
        }
        _ if page.is_manager() => "/preferences/monitoring".to_owned(),
        _ => "/preferences".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_mail_programs_send_is_one_click() {
        let is = |body: &str| Fields::parse(body.as_bytes()).is_some_and(|fields| is_one_click(&fields));
        assert!(is("List-Unsubscribe=One-Click"));
        for body in
            ["", "List-Unsubscribe=", "List-Unsubscribe=one-click", "List-Unsubscribe=One-Click&more=1", "token=1"]
        {
            assert!(!is(body), "{body}");
        }
    }
}
