//! The page of managers: a card per department, each saved for itself.

use std::collections::HashMap;

use app::preferences::{self, Managed, account};
use app::{Error, reports};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::monitoring::Level;
use domain::report::Profile;
use domain::{CategoryId, Coded, DepartmentId, FieldError, Lineage, Preferences};
use store::db::Conn;

use super::account::AccountView;
use super::card::{Card, Look, Outcome};
use super::dressed;
use super::typed::Typed;
use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::problem::{self, OrProblem, html};

/// Departments whose month is replayed at once; that of the others is when it is asked for.
const COUNTED: usize = 3;

#[derive(Template)]
#[template(path = "monitoring.html")]
struct MonitoringPage {
    page: Page,
    preferences: Preferences,
    cards: Vec<Card>,
    /// The switches were just turned.
    is_saved: bool,
}

/// A form that comes back, and why.
struct Back {
    department: DepartmentId,
    typed: Typed,
    status: StatusCode,
    errors: Vec<FieldError>,
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    answer(seat, &asked, None).await
}

/// Saves what one department tells, and sends a report to try it if asked; or only says what it would tell.
pub async fn save(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let Some(department) = id::<DepartmentId>(&number).filter(|id| seat.page.departments.contains(id)) else {
        return Err(problem::of(seat.page, Error::NotFound));
    };
    let typed = Typed::sent(&fields);
    let is_preview = fields.is_ticked("preview");
    let setting = typed.setting().and_then(|setting| {
        let faults = setting.faults();
        if faults.is_empty() { Ok(setting) } else { Err(faults) }
    });
    let back = |status, errors| Some(Back { department, typed, status, errors });
    let setting = match setting {
        Ok(setting) => setting,
        Err(errors) => {
            return answer(seat, &Fields::default(), back(StatusCode::UNPROCESSABLE_ENTITY, errors)).await;
        }
    };
    if is_preview {
        return answer(seat, &Fields::default(), back(StatusCode::OK, Vec::new())).await;
    }
    match preferences::save(&seat.page.app, &seat.me, department, fields.get("seen"), &setting).await {
        Ok(()) => {
            let tried =
                if fields.is_ticked("try") { tried(&seat, department, setting.report.profile).await? } else { "" };
            let place = format!("/preferences/monitoring?saved={department}{tried}#d{department}");
            Ok(Redirect::to(&place).into_response())
        }
        Err(Error::Refused { .. }) => answer(seat, &Fields::default(), back(StatusCode::CONFLICT, Vec::new())).await,
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

/// Sends the report now (spec.md §9.1); what the address says of it.
async fn tried(seat: &Seat, department: DepartmentId, profile: Profile) -> Result<&'static str, Response> {
    if profile == Profile::None {
        return Ok("&tried=nothing");
    }
    reports::send_now(&seat.page.app, &seat.me, department).await.or_problem(|| seat.page.clone_bare())?;
    Ok("&tried=sent")
}

/// Suspends the monitoring or the reports of all departments, or takes them up again.
pub async fn switch(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let change: fn(&mut Preferences) = match fields.get("switch") {
        "monitoring_off" => |one| one.monitoring_suspended = true,
        "monitoring_on" => |one| one.monitoring_suspended = false,
        "reports_off" => |one| one.reports_suspended = true,
        "reports_on" => |one| one.reports_suspended = false,
        _ => return Err(problem::malformed(&seat.page.app, &axum::http::HeaderMap::new())),
    };
    turned(seat, change).await
}

/// How the reports of all departments come.
pub async fn save_reports(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let (groups, empty) = (fields.is_ticked("group"), fields.is_ticked("empty"));
    turned(seat, move |one: &mut Preferences| {
        one.groups_reports = groups;
        one.gets_empty_reports = empty;
    })
    .await
}

async fn turned(seat: Seat, change: impl FnOnce(&mut Preferences)) -> Result<Response, Response> {
    if !seat.page.is_manager() {
        return Err(problem::of(seat.page, Error::NotFound));
    }
    preferences::switch(&seat.page.app, seat.me.id, change).await.or_problem(|| seat.page.clone_bare())?;
    Ok(Redirect::to("/preferences/monitoring?saved=all").into_response())
}

async fn answer(seat: Seat, asked: &Fields, back: Option<Back>) -> Result<Response, Response> {
    if !seat.page.is_manager() {
        return Err(problem::of(seat.page, Error::NotFound));
    }
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let present = store::preferences::of_person(&mut conn, seat.me.id).await?;
        let (all, lineages) = preferences::managed(&mut conn, &seat.me).await?;
        let mut cards = Vec::new();
        for (place, managed) in all.iter().enumerate() {
            cards.push(card(&mut conn, &seat.page, managed, &lineages, place, asked, back.as_ref()).await?);
        }
        Ok::<_, Error>((present, cards))
    };
    let (preferences, cards) = read.await.or_problem(|| seat.page.clone_bare())?;
    let Seat { mut page, .. } = dressed(seat).await?;
    page.is_sent = asked.is_ticked("saved");
    let status = back.map_or(StatusCode::OK, |back| back.status);
    let is_saved = asked.get("saved") == "all";
    Ok(html(status, &MonitoringPage { page, preferences, cards, is_saved }))
}

async fn card(
    conn: &mut Conn,
    page: &Page,
    managed: &Managed,
    lineages: &HashMap<CategoryId, Lineage>,
    place: usize,
    asked: &Fields,
    back: Option<&Back>,
) -> Result<Card, Error> {
    let back = back.filter(|back| back.department == managed.department.id);
    let stored = Typed::stored(&managed.setting);
    let typed = back.map_or(&stored, |back| &back.typed);
    let setting = typed.setting().ok().filter(|setting| setting.faults().is_empty());
    let said = match setting {
        Some(setting) => {
            let counts = back.is_some() || place < COUNTED;
            let account = account(&page.app, conn, managed, lineages, &setting, counts).await?;
            let level = Level::from_code(&typed.level).unwrap_or(Level::Custom);
            Some(AccountView::new(page, level, &account))
        }
        None => None,
    };
    let outcome = match back.map(|back| back.status) {
        None if asked.id("saved") == Some(managed.department.id) => match asked.get("tried") {
            "sent" => Outcome::Tried,
            "nothing" => Outcome::NothingToTry,
            _ => Outcome::Saved,
        },
        None => Outcome::None,
        Some(StatusCode::OK) => Outcome::Preview,
        Some(StatusCode::CONFLICT) => Outcome::Stale,
        Some(_) => Outcome::Refused,
    };
    let errors = back.map(|back| back.errors.clone()).unwrap_or_default();
    let look = Look { errors, is_open: outcome != Outcome::None || place == 0, outcome };
    Ok(Card::new(page, managed, lineages, typed, said, look))
}
