//! Language, start page, and the alerts that anybody may refuse.

use app::edits::seal;
use app::preferences::{self, General};
use app::{Error, Words};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::preferences::StartPage;
use domain::{Alert, Coded, Field, FieldError, Flags, Language, Refusal};

use super::{Choice, choices, dressed};
use crate::extract::{Asked, Fields, Page, Seat};
use crate::pages::language;
use crate::problem::{self, OrProblem, html};
use crate::view::{ErrorView, error_view};

#[derive(Template)]
#[template(path = "preferences.html")]
struct PreferencesPage {
    page: Page,
    /// What the form showed, in short.
    seen: String,
    languages: Vec<Choice>,
    start_pages: Vec<Choice>,
    alerts: Vec<AlertChoice>,
    errors: Vec<ErrorView>,
    is_saved: bool,
    is_stale: bool,
}

struct AlertChoice {
    name: String,
    label: String,
    hint: String,
    is_ticked: bool,
}

impl PreferencesPage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// What the form holds, as its fields write it.
struct Typed {
    language: String,
    start: String,
    alerts: Flags<Alert>,
}

/// Why the form is shown.
#[derive(Default)]
struct Why {
    status: StatusCode,
    errors: Vec<FieldError>,
    is_saved: bool,
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    answer(seat, None, Why { is_saved: asked.is_ticked("saved"), ..Why::default() }).await
}

pub async fn save(jar: CookieJar, seat: Seat, fields: Fields) -> Result<Response, Response> {
    let typed = Typed {
        language: fields.get("language").to_owned(),
        start: fields.get("start").to_owned(),
        alerts: Alert::ALL.iter().copied().filter(|alert| fields.is_ticked(&name(*alert))).collect(),
    };
    let wanted = match general(&typed) {
        Ok(wanted) => wanted,
        Err(errors) => {
            let why = Why { status: StatusCode::UNPROCESSABLE_ENTITY, errors, is_saved: false };
            return answer(seat, Some(typed), why).await;
        }
    };
    match preferences::save_general(&seat.page.app, &seat.me, fields.get("seen"), &wanted).await {
        Ok(()) => {
            let jar = jar.add(language::cookie(&seat.page.app, wanted.language));
            Ok((jar, Redirect::to("/preferences?saved=1")).into_response())
        }
        Err(Error::Refused { .. }) => {
            answer(seat, Some(typed), Why { status: StatusCode::CONFLICT, ..Why::default() }).await
        }
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

/// What was asked for, or what is no choice of ours.
fn general(typed: &Typed) -> Result<General, Vec<FieldError>> {
    let unknown = |field| vec![FieldError::new(field, Refusal::UnknownValue)];
    let language = Language::from_code(&typed.language).ok_or_else(|| unknown(Field::Language))?;
    let start_page = StartPage::from_code(&typed.start).ok_or_else(|| unknown(Field::StartPage))?;
    Ok(General { language, start_page, alerts: typed.alerts.clone() })
}

/// The name of the box of an alert.
fn name(alert: Alert) -> String {
    format!("alert-{}", alert.code())
}

async fn answer(seat: Seat, typed: Option<Typed>, why: Why) -> Result<Response, Response> {
    let read = async { preferences::general(&mut seat.page.app.db.read().await?, seat.me.id).await };
    let present = read.await.or_problem(|| seat.page.clone_bare())?;
    let Seat { mut page, .. } = dressed(seat).await?;
    page.is_sent = why.is_saved;
    let typed = typed.unwrap_or_else(|| Typed {
        language: present.language.code().to_owned(),
        start: present.start_page.code().to_owned(),
        alerts: present.alerts.clone(),
    });
    let alert = |alert: &Alert| AlertChoice {
        name: name(*alert),
        label: page.words.code_of("preferences-alert", *alert),
        hint: page.say(&format!("preferences-alert-{}-hint", alert.code())),
        is_ticked: typed.alerts.has(*alert),
    };
    let language = |language: &Language| Choice {
        code: language.code().to_owned(),
        label: Words::of(*language).say("language-own-name"),
        is_chosen: language.code() == typed.language,
    };
    let start_pages = choices::<StartPage>(&page, "preferences-start", &typed.start).into_iter();
    let template = PreferencesPage {
        seen: seal(&present),
        languages: Language::ALL.iter().map(language).collect(),
        start_pages: start_pages.filter(|one| page.has_list() || one.code != StartPage::Board.code()).collect(),
        alerts: Alert::ALL.iter().map(alert).collect(),
        errors: why.errors.iter().map(|error| error_view(&page, error)).collect(),
        is_saved: why.is_saved,
        is_stale: why.status == StatusCode::CONFLICT,
        page,
    };
    Ok(html(why.status, &template))
}
