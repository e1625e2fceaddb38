//! Removing a manager, once the page has said what that touches, and asked what becomes of the tickets held
//! (spec.md §2.3).

use app::Error;
use app::edits::{self, Ground, Held, Leaving, Parting, seal};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::{Duty, locks_out};
use domain::{DepartmentId, Manager, PersonId};
use store::accounts;

use super::both;
use crate::extract::{Fields, Page, Seat, Segments};
use crate::pages::departments::wrong;
use crate::problem::{self, OrProblem, html};
use crate::view::{Denied, DepartmentHead, Handover, Question, Tab, Wrong, leaving};

#[derive(Template)]
#[template(path = "manager_remove.html")]
struct RemovePage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    url: String,
    name: String,
    seen: String,
    /// What is in the way.
    obstacle: Option<String>,
    /// What goes with it, or changes.
    touched: Vec<String>,
    /// Nobody else looks after the managers: who can afterwards.
    warning: Option<String>,
    /// What becomes of the tickets held.
    handover: Handover,
    wrong: Wrong,
}

/// A form that comes back.
struct Sent {
    leaving: Leaving,
    seen: String,
    error: Error,
}

pub async fn ask(seat: Seat, Segments(segments): Segments<(String, String)>) -> Result<Response, Response> {
    let place = both(&segments).or_problem(|| seat.page.clone_bare())?;
    answer(seat, place, None).await
}

pub async fn remove(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, whose) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let leaving = leaving(&fields);
    let seen = fields.get("seen").to_owned();
    match edits::remove_manager(&seat.page.app, &seat.me, department, whose, &seen, leaving).await {
        // Of a department that one manages no more, one sees nothing.
        Ok(_) if whose == seat.me.id && !seat.me.is_admin => Ok(Redirect::to("/").into_response()),
        Ok(_) => Ok(Redirect::to(&format!("/departments/{department}/managers?removed=1")).into_response()),
        Err(error) => answer(seat, (department, whose), Some(Sent { leaving, seen, error })).await,
    }
}

async fn answer(
    mut seat: Seat,
    (department, whose): (DepartmentId, PersonId),
    sent: Option<Sent>,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let parting = edits::parting(&mut conn, &ground, whose).await?;
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Managers).await?;
        let administrators = accounts::administrators(&mut conn).await?;
        Ok::<_, Error>((ground, parting, head, administrators))
    };
    let (ground, parting, head, administrators) = match read.await {
        Ok(read) => read,
        Err(error) => return Err(problem::of(seat.page.clone_bare(), sent.map_or(error, |sent| sent.error))),
    };
    let (status, mut wrong, leaving, seen) = match sent {
        None => (StatusCode::OK, Wrong::default(), Leaving::default(), seal(&parting.shown())),
        Some(Sent { leaving, seen, error }) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            (status, wrong, leaving, seen)
        }
    };
    let others: Vec<Manager> = ground.managers.iter().filter(|one| one.person.id != whose).cloned().collect();
    let held: Vec<Held> = parting.tickets.iter().map(|ticket| Held { ticket: *ticket, holder: whose }).collect();
    let asked = async {
        let mut conn = seat.page.app.db.read().await?;
        let asked = Question { held: &held, may_keep: false, receivers: &others, leaving };
        Handover::read(&mut conn, &seat, asked, |field| wrong.of(field)).await
    };
    let handover = asked.await.or_problem(|| seat.page.clone_bare())?;
    let denied = Denied::of(&seat, &ground, Duty::ManageManagers);
    let page = seat.page;
    let obstacle = parting.obstacle().map(|why| page.words.refusal(&why));
    if obstacle.as_ref() == Some(&wrong.refusal) {
        wrong.refusal.clear();
    }
    let names: Vec<String> = administrators.into_iter().filter(|one| one.is_enabled).map(|one| one.name).collect();
    let warning = locks_out(&ground.managers, &others)
        .then(|| page.say1("manager-remove-last", "names", page.words.list(&names)));
    let template = RemovePage {
        url: format!("/departments/{department}/managers/{whose}"),
        name: parting.manager.person.name.clone(),
        touched: touched(&page, &parting),
        handover,
        obstacle,
        warning,
        denied,
        head,
        seen,
        wrong,
        page,
    };
    Ok(html(status, &template))
}

fn touched(page: &Page, parting: &Parting) -> Vec<String> {
    let name = parting.manager.person.name.as_str();
    let mut touched = vec![page.say("manager-remove-rights")];
    for membership in &parting.memberships {
        let key = if membership.others.is_empty() { "manager-remove-only-member" } else { "manager-remove-member" };
        touched.push(page.say2(key, "name", name, "category", membership.label.as_str()));
    }
    touched.push(page.say("manager-remove-stays"));
    touched
}
