//! The page of a category: what it says, and saving that.

use app::Error;
use app::edits::{Answer, Edited, Ground, Leaving, category, edit_category};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::category::CategorySetting;
use domain::category::edit::Typed;
use domain::{CategoryId, Coded, DepartmentId, PersonId};

use super::departing::DepartingView;
use super::nodes::{Around, TreeView, tree};
use super::panel::{Panel, panel, tickets};
use super::{Why, both};
use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::problem::{self, OrProblem, html};
use crate::view::{Denied, DepartmentHead, ErrorView, Tab, error_view, is_preview, leaving};

#[derive(Template)]
#[template(path = "category.html")]
struct CategoryPage {
    page: Page,
    head: DepartmentHead,
    tree: TreeView,
    denied: Option<Denied>,
    current: Option<(CategoryId, String)>,
    panel: Panel,
    tickets: String,
    errors: Vec<ErrorView>,
    refusal: Option<String>,
    /// What must be said before it is saved.
    departing: Option<DepartingView>,
    /// What was just done.
    is_saved: bool,
    is_preview: bool,
}

/// A form that comes back.
struct Sent {
    typed: Typed,
    /// What becomes of tickets, unless the form was sent to be looked at.
    leaving: Option<Leaving>,
}

impl CategoryPage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

pub async fn show(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    Asked(asked): Asked,
) -> Result<Response, Response> {
    let place = both(&segments).or_problem(|| seat.page.clone_bare())?;
    answer(seat, place, None, Why::default(), asked.is_ticked("saved")).await
}

pub async fn edit(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, id) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let typed = typed(&fields);
    if is_preview(&fields) {
        return answer(seat, (department, id), Some(Sent { typed, leaving: None }), Why::default(), false).await;
    }
    let answered = Answer { leaving: leaving(&fields), seen: fields.get("departing").to_owned() };
    let (app, place, seen) = (&seat.page.app, (department, id), fields.get("seen"));
    let done = edit_category(app, &seat.me, place, &typed, seen, &answered).await;
    let sent = Sent { typed, leaving: Some(answered.leaving) };
    match done {
        Ok(Edited::Asks) => answer(seat, place, Some(sent), Why::default(), false).await,
        Ok(Edited::Saved) => {
            Ok(Redirect::to(&format!("/departments/{department}/categories/{id}?saved=1")).into_response())
        }
        // Deleted meanwhile: what was typed is given back.
        Err(Error::NotFound) => Err(problem::gone(seat.page, fields.get("message"))),
        Err(error) => {
            let why = Why::of(&seat.page, error)?;
            answer(seat, place, Some(sent), why, false).await
        }
    }
}

/// The form as it was sent.
fn typed(fields: &Fields) -> Typed {
    let text = |name: &str| fields.get(name).to_owned();
    let is_on = |setting: &&CategorySetting| fields.is_ticked(setting.code());
    Typed {
        label: text("label"),
        long_label: text("long_label"),
        icon: text("icon"),
        search_words: text("search_words"),
        accepts_tickets: fields.is_ticked("accepts_tickets"),
        settings: CategorySetting::ALL.iter().filter(is_on).copied().collect(),
        members: (fields.get("members") == "own").then(|| members(fields)),
        scope: text("scope"),
        priority: text("priority"),
        subject: text("subject"),
        message: text("message"),
        algorithm: text("algorithm"),
        expiry_days: text("expiry_days"),
        watch_level: text("watch_level"),
        watch_address: text("watch_address"),
    }
}

/// Those ticked, by the places written beside them; without one, after the others.
fn members(fields: &Fields) -> Vec<PersonId> {
    // What is no key is nobody's: it is refused with those who do not manage the department.
    let ticked = fields.all("member").map(|member| id(member).unwrap_or(PersonId(0)));
    let rank = |person: PersonId| fields.get(&format!("rank-{person}")).trim().parse().unwrap_or(u32::MAX);
    let mut members: Vec<PersonId> = ticked.collect();
    members.sort_by_key(|person| rank(*person));
    members
}

async fn answer(
    mut seat: Seat,
    (department, id): (DepartmentId, CategoryId),
    sent: Option<Sent>,
    why: Why,
    is_saved: bool,
) -> Result<Response, Response> {
    let is_preview = sent.as_ref().is_some_and(|sent| sent.leaving.is_none());
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let (found, all) = category(&mut conn, &ground, id).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Categories).await?;
        let is_movable = denied.is_none();
        let around = Around { page: &seat.page, department: &ground.department, current: Some(id), is_movable };
        let tree = tree(&mut conn, &around).await?;
        let departing = match &sent {
            Some(Sent { typed, leaving: Some(leaving) }) => {
                DepartingView::read(&mut conn, &seat, &ground, (&found, typed), *leaving, &why.errors).await?
            }
            _ => None,
        };
        let typed = sent.map_or_else(|| Typed::of(&found), |sent| sent.typed);
        let panel = panel(&mut conn, &seat.page, &ground, (&found, &all), typed).await?;
        let tickets = tickets(&seat.page, &found);
        Ok::<_, Error>((head, tree, denied, panel, tickets, departing))
    };
    let (head, tree, denied, panel, tickets, departing) = read.await.or_problem(|| seat.page.clone_bare())?;
    let status = why.status();
    let mut page = seat.page;
    page.is_sent = is_saved;
    let errors = why.errors.iter().map(|error| error_view(&page, error)).collect();
    // Why one may not is said once.
    let refusal = why.refusal.filter(|_| denied.is_none());
    let current = Some((panel.id, panel.label.clone()));
    #[rustfmt::skip] // a list of names
    let shown = CategoryPage {
        page, head, tree, denied, current, panel, tickets, errors, refusal, departing, is_saved, is_preview,
    };
    Ok(html(status, &shown))
}
