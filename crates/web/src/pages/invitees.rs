//! `/departments/{department}/invitees`: invited to every ticket of the department (R41, D7).

use app::Error;
use app::edits::{self, Ground};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::{Coded, DepartmentId, Field, Person, PersonId};
use store::{people, permanent_invitees};

use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::pages::departments::wrong;
use crate::problem::{OrProblem, html};
use crate::view::{Adding, Avatar, Denied, DepartmentHead, LAST, Sheet, Tab, Wrong, sheet_of};

#[derive(Template)]
#[template(path = "invitees.html")]
struct InviteesPage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    lines: Vec<Line>,
    sheet: Sheet,
    adding: Adding,
    wrong: Wrong,
    done: Option<String>,
}

struct Line {
    id: PersonId,
    face: Avatar,
    name: String,
    affiliation: String,
    is_closed: bool,
}

pub async fn list(seat: Seat, Segments(segment): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    answer(seat, &segment, &asked, None, StatusCode::OK, Wrong::default()).await
}

pub async fn add(seat: Seat, Segments(segment): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let department = id(&segment).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    let typed = fields.get(Field::Identifier.code());
    let outcome = edits::add_invitee(&seat.page.app, &seat.me, department, typed).await.map(|_| "added");
    done(seat, (&segment, department), outcome, &fields).await
}

pub async fn remove(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, whom) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let outcome = edits::remove_invitee(&seat.page.app, &seat.me, department, whom).await.map(|()| "removed");
    done(seat, (&segments.0, department), outcome, &fields).await
}

pub async fn step(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, whom) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let up = fields.get("step") == "up";
    let outcome = edits::step_invitee(&seat.page.app, &seat.me, department, whom, up).await.map(|()| "ordered");
    done(seat, (&segments.0, department), outcome, &fields).await
}

fn both((department, person): &(String, String)) -> Result<(DepartmentId, PersonId), Error> {
    Ok((id(department).ok_or(Error::NotFound)?, id(person).ok_or(Error::NotFound)?))
}

async fn done(
    seat: Seat,
    (segment, department): (&str, DepartmentId),
    outcome: Result<&str, Error>,
    fields: &Fields,
) -> Result<Response, Response> {
    match outcome {
        Ok(done) => {
            // Who is added is the last one.
            let sheet = if done == "added" { LAST.to_owned() } else { sheet_of(fields).to_string() };
            Ok(Redirect::to(&format!("/departments/{department}/invitees?{done}=1&page={sheet}")).into_response())
        }
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            answer(seat, segment, &Fields::default(), Some(fields), status, wrong).await
        }
    }
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
        let department = id::<DepartmentId>(segment).ok_or(Error::NotFound)?;
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Invitees).await?;
        let url = format!("/departments/{department}/invitees");
        let adding = Adding::asked(&mut conn, &seat, (url, "invitee"), asked).await?;
        let all = permanent_invitees::with_closed(&mut conn, department).await?;
        let sheet = Sheet::asked(&seat.page, &adding.url, all.len(), asked);
        let mut lines = Vec::new();
        for person in sheet.cut(all) {
            let affiliation = people::affiliation(&mut conn, person.id).await?;
            lines.push(line(person, affiliation));
        }
        Ok::<_, Error>((ground, head, adding, lines, sheet))
    };
    let (ground, head, adding, lines, sheet) = read.await.or_problem(|| seat.page.clone_bare())?;
    let denied = Denied::of(&seat, &ground, Duty::ManagePermanentInvitees);
    let page = seat.page;
    let done = ["added", "removed"].into_iter().find(|done| asked.is_ticked(done));
    let template = InviteesPage {
        done: done.map(|done| page.say(&format!("invitee-{done}"))),
        adding: match sent {
            Some(fields) => adding.with(fields),
            None => adding,
        },
        lines,
        sheet,
        denied,
        head,
        wrong,
        page,
    };
    Ok(html(status, &template))
}

fn line(person: Person, affiliation: String) -> Line {
    Line {
        id: person.id,
        face: Avatar::of(person.id, &person.name, false),
        is_closed: !person.is_enabled,
        name: person.name,
        affiliation,
    }
}
