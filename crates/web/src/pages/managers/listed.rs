//! The matrix of privileges, the form that adds a manager, and who would be next.

use app::Error;
use app::edits::{self, Ground, Sorting};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::{Duty, is_managed};
use domain::assignment::Next;
use domain::{Algorithm, CategoryId, Coded, Field, Lineage, Manager, PersonId};
use store::db::Conn;
use store::{categories, managers};

use super::{GROUPS, absence, department};
use crate::extract::{Asked, Fields, Page, Seat, Segments};
use crate::pages::departments::wrong;
use crate::problem::{OrProblem, html};
use crate::view::{Adding, Avatar, Denied, DepartmentHead, Sheet, Tab, Wrong, next_at, next_said, sheet_of};

#[derive(Template)]
#[template(path = "managers.html")]
struct ManagersPage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    groups: Vec<Group>,
    lines: Vec<Line>,
    sheet: Sheet,
    adding: Adding,
    wrong: Wrong,
    is_removed: bool,
    /// Nobody here looks after the managers: administrators do.
    is_orphan: bool,
    next: String,
    turns: Vec<Turn>,
}

/// Columns of the matrix that belong together.
struct Group {
    label: String,
    columns: Vec<String>,
}

struct Line {
    id: PersonId,
    face: Avatar,
    name: String,
    is_me: bool,
    is_closed: bool,
    member_of: String,
    cells: Vec<Cell>,
    rate: String,
    /// « indisponible », « Absence jusqu’au 12 mars ».
    state: String,
}

struct Cell {
    column: String,
    is_on: bool,
    /// The first of its group.
    is_first: bool,
}

/// Who would be next in a category.
struct Turn {
    url: String,
    label: String,
    next: String,
}

pub async fn list(seat: Seat, Segments(segment): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    answer(seat, &segment, &asked, None, StatusCode::OK, Wrong::default()).await
}

pub async fn add(seat: Seat, Segments(segment): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let id = department(&segment).or_problem(|| seat.page.clone_bare())?;
    match edits::add_manager(&seat.page.app, &seat.me, id, fields.get(Field::Identifier.code())).await {
        Ok(added) => Ok(Redirect::to(&format!("/departments/{id}/managers/{added}?added=1")).into_response()),
        Err(error) => refused(seat, &segment, error, &fields).await,
    }
}

pub async fn order(seat: Seat, Segments(segment): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let id = department(&segment).or_problem(|| seat.page.clone_bare())?;
    // A form that says nothing of ours changes nothing, but by whoever may.
    let how = Sorting::from_code(fields.get("how")).unwrap_or(Sorting::Up);
    match edits::order_managers(&seat.page.app, &seat.me, id, fields.id::<PersonId>("person"), how).await {
        Ok(()) => {
            let page = sheet_of(&fields);
            Ok(Redirect::to(&format!("/departments/{id}/managers?page={page}#matrix")).into_response())
        }
        Err(error) => refused(seat, &segment, error, &Fields::default()).await,
    }
}

async fn refused(seat: Seat, segment: &str, error: Error, fields: &Fields) -> Result<Response, Response> {
    let (status, wrong) = wrong(&seat.page, error)?;
    answer(seat, segment, &Fields::default(), Some(fields), status, wrong).await
}

async fn answer(
    mut seat: Seat,
    segment: &str,
    asked: &Fields,
    sent: Option<&Fields>,
    status: StatusCode,
    wrong: Wrong,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department(segment)?).await?;
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Managers).await?;
        let url = format!("/departments/{}/managers", ground.department.id);
        let adding = Adding::asked(&mut conn, &seat, (url, "manager"), asked).await?;
        let all = managers::with_closed(&mut conn, ground.department.id).await?;
        let places = places(&mut conn, &ground).await?;
        Ok::<_, Error>((ground, head, adding, all, places))
    };
    let (ground, head, adding, all, places) = read.await.or_problem(|| seat.page.clone_bare())?;
    let denied = Denied::of(&seat, &ground, Duty::ManageManagers);
    let page = seat.page;
    let label = |flag| page.words.code_of("privilege-short", flag);
    let group = |(key, flags): &(&str, &[domain::Privilege])| Group {
        label: page.say(key),
        columns: flags.iter().map(|flag| label(*flag)).collect(),
    };
    let turn = |(lineage, last): &(Lineage, Option<PersonId>)| Turn {
        url: format!("/departments/{}/categories/{}", ground.department.id, lineage.category().id),
        label: lineage.path().map(|one| one.label.as_str()).collect::<Vec<_>>().join(", "),
        next: next_at(&page, lineage, &ground.managers, *last),
    };
    let sheet = Sheet::asked(&page, &adding.url, all.len(), asked);
    let template = ManagersPage {
        groups: GROUPS.iter().map(group).collect(),
        lines: sheet.cut(all).iter().map(|manager| line(&page, &ground, manager, &places)).collect(),
        next: next(&page, &ground),
        turns: places.iter().map(turn).collect(),
        is_orphan: !is_managed(&ground.managers),
        adding: match sent {
            Some(fields) => adding.with(fields),
            None => adding,
        },
        is_removed: asked.is_ticked("removed"),
        sheet,
        denied,
        head,
        wrong,
        page,
    };
    Ok(html(status, &template))
}

/// The categories of the department that take tickets, in display order, and whom their turn came to last.
async fn places(conn: &mut Conn, ground: &Ground) -> Result<Vec<(Lineage, Option<PersonId>)>, Error> {
    let lineages = categories::lineages(conn).await?;
    let mut places = Vec::new();
    for category in categories::all(conn).await? {
        let is_place = category.department == ground.department.id && category.redirects_to.is_none();
        if let Some(lineage) = lineages.get(&category.id).filter(|_| is_place && category.takes_tickets()) {
            let last: Option<PersonId> = categories::last_chosen(conn, category.id, false).await?;
            places.push((lineage.clone(), last));
        }
    }
    Ok(places)
}

fn line(page: &Page, ground: &Ground, manager: &Manager, places: &[(Lineage, Option<PersonId>)]) -> Line {
    let me = page.me.as_ref().map(|me| me.id);
    let away = absence(page, manager);
    let unavailable = if manager.is_available { String::new() } else { page.say("manager-unavailable") };
    let state = [unavailable, away].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ");
    let cell = |(place, flag): (usize, &domain::Privilege)| Cell {
        column: page.words.code_of("privilege-short", *flag),
        is_on: manager.may(*flag),
        is_first: place == 0,
    };
    Line {
        id: manager.person.id,
        face: Avatar::of(manager.person.id, &manager.person.name, true),
        name: manager.person.name.clone(),
        is_me: Some(manager.person.id) == me,
        is_closed: !manager.person.is_enabled,
        member_of: member_of(page, ground, manager, places),
        cells: GROUPS.iter().flat_map(|(_, flags)| flags.iter().enumerate().map(cell)).collect(),
        rate: page.say1("manager-rate", "rate", i64::from(manager.rate)),
        state,
    }
}

/// The categories of which somebody is an effective member.
fn member_of(page: &Page, ground: &Ground, manager: &Manager, places: &[(Lineage, Option<PersonId>)]) -> String {
    let is_member = |lineage: &Lineage| lineage.members(&ground.managers).contains(&manager.person.id);
    let own: Vec<(CategoryId, String)> = places
        .iter()
        .filter(|(lineage, _)| is_member(lineage))
        .map(|(lineage, _)| (lineage.category().id, lineage.category().label.clone()))
        .collect();
    if own.is_empty() {
        page.say("managers-no-category")
    } else if own.len() == places.len() {
        page.say("managers-all-categories")
    } else {
        own.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(", ")
    }
}

/// What the department's own algorithm would answer among all of its managers.
fn next(page: &Page, ground: &Ground) -> String {
    let algorithm = ground.department.defaults.algorithm.unwrap_or(Algorithm::Nobody);
    let all: Vec<&Manager> = ground.managers.iter().collect();
    match algorithm.next(&all, None, page.app.today()) {
        // Each category has a turn of its own.
        Next::Turn(..) => page.say("managers-next-cyclical"),
        next => next_said(page, &next, &ground.managers),
    }
}
