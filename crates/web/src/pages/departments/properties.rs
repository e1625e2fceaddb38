//! What a department is, as a form (spec.md §3.1); creating one asks for its names alone.

use app::Error;
use app::edits::{self, Ground, seal};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::department::{DepartmentSetting, Typed};
use domain::monitoring::WatchLevel;
use domain::{Algorithm, Coded, Department, DepartmentId, Field, FieldError, Refusal, TicketScope};
use store::departments;

use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::problem::{self, OrProblem, html};
use crate::view::{Choice, DepartmentHead, Tab, Wrong, choices, listed, rail_beside};
use domain::category::edit::ICONS;

#[derive(Template)]
#[template(path = "department_properties.html")]
struct PropertiesPage {
    page: Page,
    head: DepartmentHead,
    typed: Typed,
    seen: String,
    switches: Vec<Switch>,
    icons: Vec<Choice>,
    lists: Lists,
    expiry_hint: String,
    wrong: Wrong,
    /// Why this reader may read it and not change it.
    refusal: Option<String>,
    may_arrange: bool,
    redirection: Redirection,
    /// What was just done.
    done: Option<String>,
}

struct Switch {
    code: &'static str,
    label: String,
    hint: String,
    is_on: bool,
}

/// The defaults that are chosen in a list; each says what it inherits when nothing is.
struct Lists {
    scopes: Vec<Choice>,
    priorities: Vec<Choice>,
    algorithms: Vec<Choice>,
    watches: Vec<Choice>,
}

/// What it stands for, if it may.
struct Redirection {
    targets: Vec<Choice>,
    error: String,
    /// The departments that stand for it.
    fronts: String,
}

#[derive(Template)]
#[template(path = "department_new.html")]
struct NewPage {
    page: Page,
    typed: Typed,
    wrong: Wrong,
}

/// Why the form is shown.
#[derive(Default)]
struct Why {
    status: StatusCode,
    typed: Option<(Typed, String)>,
    wrong: Wrong,
    redirection: String,
}

fn typed(fields: &Fields) -> Typed {
    let text = |field: Field| fields.get(field.code()).to_owned();
    let is_on = |setting: &DepartmentSetting| fields.is_ticked(setting.code());
    Typed {
        label: text(Field::Label),
        long_label: text(Field::LongLabel),
        short_label: text(Field::ShortLabel),
        icon: Some(text(Field::Icon)).filter(|icon| ICONS.contains(&icon.as_str())).unwrap_or_default(),
        is_enabled: fields.is_ticked("enabled"),
        settings: DepartmentSetting::ALL.iter().copied().filter(|setting| is_on(setting)).collect(),
        inter_service_tag: text(Field::Tag),
        scope: text(Field::Scope),
        priority: text(Field::Priority),
        subject: text(Field::Subject),
        message: text(Field::Message),
        algorithm: text(Field::Algorithm),
        expiry_days: text(Field::ExpiryDays),
        watch_level: text(Field::WatchLevel),
        watch_address: text(Field::WatchAddress),
    }
}

pub async fn show(seat: Seat, Segments(number): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let done = match (asked.is_ticked("created"), asked.is_ticked("saved")) {
        (true, _) => Some(seat.page.say("properties-created")),
        (_, true) => Some(seat.page.say("properties-saved")),
        _ => None,
    };
    answer(seat, &number, Why { status: StatusCode::OK, ..Why::default() }, done).await
}

pub async fn save(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let department = key(&seat, &number)?;
    let mut typed = typed(&fields);
    // Whether it is open is an administrator's to say: others' forms do not hold it.
    if !seat.me.is_admin {
        let found = async { departments::by_id(&mut seat.page.app.db.read().await?, department).await };
        let found = found.await.or_problem(|| seat.page.clone_bare())?;
        typed.is_enabled = found.is_some_and(|found| found.is_enabled);
    }
    let seen = fields.get("seen").to_owned();
    match edits::edit_department(&seat.page.app, &seat.me, department, &typed, &seen).await {
        Ok(()) => Ok(Redirect::to(&format!("/departments/{department}/properties?saved=1")).into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            let why = Why { status, typed: Some((typed, seen)), wrong, redirection: String::new() };
            answer(seat, &number, why, None).await
        }
    }
}

pub async fn redirect(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let department = key(&seat, &number)?;
    let typed = fields.get(Field::Destination.code());
    let target = id::<DepartmentId>(typed);
    let done = if target.is_none() && !typed.is_empty() {
        Err(vec![FieldError::new(Field::Destination, Refusal::DestinationMissing)].into())
    } else {
        edits::redirect_department(&seat.page.app, &seat.me, department, target).await
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/departments/{department}/properties?saved=1")).into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            let redirection = wrong.of(Field::Destination.code());
            answer(seat, &number, Why { status, typed: None, wrong, redirection }, None).await
        }
    }
}

pub async fn step(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let department = key(&seat, &number)?;
    let step = if fields.get("step") == "up" { edits::Step::Up } else { edits::Step::Down };
    match edits::step_department(&seat.page.app, &seat.me, department, step).await {
        Ok(()) => Ok(Redirect::to(&format!("/departments#department-{department}")).into_response()),
        Err(error) => Err(problem::of(seat.page, error)),
    }
}

pub async fn new(seat: Seat) -> Result<Response, Response> {
    blank(seat, Typed::default(), StatusCode::OK, Wrong::default()).await
}

pub async fn create(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let typed = typed(&fields);
    match edits::create_department(&seat.page.app, &seat.me, &typed).await {
        Ok(id) => Ok(Redirect::to(&format!("/departments/{id}/properties?created=1")).into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            blank(seat, typed, status, wrong).await
        }
    }
}

async fn blank(mut seat: Seat, typed: Typed, status: StatusCode, wrong: Wrong) -> Result<Response, Response> {
    let rail = async { rail_beside(&mut seat.page.app.db.read().await?, &seat).await };
    let rail = rail.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    Ok(html(status, &NewPage { page: seat.page, typed, wrong }))
}

fn key(seat: &Seat, number: &str) -> Result<DepartmentId, Response> {
    id(number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())
}

/// What is wrong with a form, and the status that says so.
pub fn wrong(page: &Page, error: Error) -> Result<(StatusCode, Wrong), Response> {
    match error {
        Error::Invalid(errors) => Ok((StatusCode::UNPROCESSABLE_ENTITY, Wrong::fields(page, &errors))),
        Error::Refused { why, who_can } => Ok((StatusCode::CONFLICT, Wrong::refused(page, &why, &who_can))),
        error => Err(problem::of(page.clone_bare(), error)),
    }
}

async fn answer(mut seat: Seat, number: &str, why: Why, done: Option<String>) -> Result<Response, Response> {
    let department = key(&seat, number)?;
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Properties).await?;
        let all = departments::all(&mut conn).await?;
        Ok::<_, Error>((ground, head, all))
    };
    let (ground, head, all) = read.await.or_problem(|| seat.page.clone_bare())?;
    let page = seat.page;
    let present = &ground.department;
    // A form that is stale is given back as typed, under the seal of what it showed then: saved again, it is refused
    // again, until its author has looked at what changed.
    let (typed, seen) = why.typed.unwrap_or_else(|| (edits::typed(present), seal(present)));
    let refusal = ground.allows(&seat.me, Duty::EditDepartment).err().map(|error| match error {
        Error::Refused { why, .. } => page.words.refusal(&why),
        _ => String::new(),
    });
    let days = page.app.tickets.expiry_days;
    let template = PropertiesPage {
        switches: DepartmentSetting::ALL.iter().map(|setting| switch(&page, *setting, &typed)).collect(),
        icons: listed(
            ICONS.iter().map(|icon| ((*icon).to_owned(), page.say(&format!("icon-{icon}")))),
            Some(page.say("properties-no-icon")),
            &typed.icon,
        ),
        lists: lists(&page, &typed),
        expiry_hint: page.say1("properties-expiry-hint", "days", i64::from(days)),
        redirection: redirection(&page, present, &all, why.redirection),
        may_arrange: seat.me.is_admin,
        head,
        typed,
        seen,
        wrong: why.wrong,
        refusal,
        done,
        page,
    };
    Ok(html(why.status, &template))
}

fn switch(page: &Page, setting: DepartmentSetting, typed: &Typed) -> Switch {
    Switch {
        code: setting.code(),
        label: page.words.code_of("department-switch", setting),
        hint: page.say(&format!("department-switch-{}-hint", setting.code())),
        is_on: typed.settings.has(setting),
    }
}

fn lists(page: &Page, typed: &Typed) -> Lists {
    let from = |value: String| page.say1("inherited-from-installation", "value", value);
    let scope = page.words.code_of("ticket-scope", page.app.tickets.default_scope);
    let levels = (1..=5).map(|level| (level.to_string(), page.say(&format!("priority-{level}"))));
    let (none, never) = (Algorithm::Nobody, WatchLevel::Never);
    Lists {
        scopes: choices(page, "ticket-scope", from(scope), &typed.scope, |scope: TicketScope| {
            scope != TicketScope::Default
        }),
        priorities: listed(levels, Some(from(page.say("priority-3"))), &typed.priority),
        algorithms: choices::<Algorithm>(
            page,
            "algorithm",
            from(page.words.code_of("algorithm", none)),
            &typed.algorithm,
            |_| true,
        ),
        watches: choices::<WatchLevel>(
            page,
            "watch",
            from(page.words.code_of("watch", never)),
            &typed.watch_level,
            |_| true,
        ),
    }
}

fn redirection(page: &Page, present: &Department, all: &[Department], error: String) -> Redirection {
    let real = all.iter().filter(|one| one.id != present.id && one.redirects_to.is_none());
    let chosen = present.redirects_to.map(|id| id.to_string()).unwrap_or_default();
    let targets = real.map(|one| (one.id.to_string(), one.label.clone()));
    Redirection {
        targets: listed(targets, Some(page.say("redirect-none")), &chosen),
        error,
        fronts: edits::standing_for(present.id, all),
    }
}
