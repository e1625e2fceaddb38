//! Where to, or whom: the tree of services, before a transfer (R19) or the invitation of a group (A29).

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::selection::Purpose;
use domain::ticket::Place;
use domain::{Action, Category, Coded, Department, Facts, Lineage, Privilege, Standing};
use store::db::Conn;
use store::{categories, departments, events, selection};

use crate::extract::{Page, Seat};
use crate::pages::ticket::{Head, head, trail_of};
use crate::problem::{OrProblem, html};
use crate::view::{Branch, ErrorView, Kept, Tree, action_icon, error_view, place, tree};

#[derive(Template)]
#[template(path = "choose.html")]
struct ChoosePage {
    page: Page,
    head: Head,
    action: &'static str,
    icon: &'static str,
    url: String,
    tree: Vec<Branch>,
    /// Where tickets from here went lately: a code and a name.
    recent: Vec<(String, String)>,
    errors: Vec<ErrorView>,
    conflict: Option<String>,
    /// What was typed is carried to the next step.
    message: String,
    trail: String,
}

impl ChoosePage {
    fn own(&self, part: &str) -> String {
        self.page.say(&format!("choose-{}-{part}", self.action))
    }
}

/// Recent destinations proposed, at most.
const RECENT: i64 = 5;

/// The name of a group: « DSI », « DSI, Réseau »; empty for none.
pub async fn group(conn: &mut Conn, code: &str) -> Result<String, Error> {
    Ok(match place(code) {
        Some(Place::Category(category)) => {
            categories::lineage(conn, category).await?.map(|lineage| lineage.place()).unwrap_or_default()
        }
        Some(Place::Department(department)) => {
            departments::by_id(conn, department).await?.map(|department| department.label).unwrap_or_default()
        }
        None => String::new(),
    })
}

/// The page of the tree, with why it comes back.
pub async fn answer(
    seat: Seat,
    facts: &Facts,
    affiliation: String,
    action: Action,
    kept: &Kept,
    status: StatusCode,
    conflict: Option<String>,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let departments = departments::all(&mut conn).await?;
        let categories = categories::all(&mut conn).await?;
        let recent = match action {
            Action::Transfer => events::recent_moves(&mut conn, seat.me.id, RECENT).await?,
            _ => Vec::new(),
        };
        let mut lineages = Vec::new();
        for category in recent {
            lineages.extend(categories::lineage(&mut conn, category).await?);
        }
        let views = selection::views(&mut conn, Purpose::TicketCreation, &[seat.me.id]).await?;
        Ok::<_, Error>((departments, categories, lineages, views))
    };
    let (departments, categories, recent, views) = read.await.or_problem(|| seat.page.clone_bare())?;
    let standing = Standing::of(&seat.me, facts);
    let goes_elsewhere =
        action != Action::Transfer || standing.manager.is_some_and(|manager| manager.may(Privilege::TransferElsewhere));
    let managed = |department: &Department| seat.page.departments.contains(&department.id);
    let is_open = |department: &Department| {
        department.is_visible_to(&seat.me) && (seat.me.is_admin || views.hold(seat.me.id, department.id))
    };
    let is_offered = |department: &&Department| managed(department) || (goes_elsewhere && is_open(department));
    let offered: Vec<Department> = departments.iter().filter(is_offered).cloned().collect();
    let is_open = |category: &Category| {
        let is_here = action == Action::Transfer && category.id == facts.ticket.category;
        !is_here && category.is_offered_to(&seat.me)
    };
    let code = |place: Place| match place {
        Place::Category(category) => format!("c{category}"),
        Place::Department(department) => format!("d{department}"),
    };
    let takes_any = action == Action::InviteGroup;
    let mut tree = tree(&Tree {
        departments: &offered,
        categories: &categories,
        chosen: kept.text("to"),
        name: "to",
        is_open: &is_open,
        category: &|_, category| (takes_any || category.takes_tickets()).then(|| code(Place::Category(category.id))),
        department: &|department| Some(code(Place::Department(department.id))),
    });
    // The department itself is offered under its own name: what choosing it means is said beside it.
    for branch in &mut tree {
        branch.hint = seat.page.say(&format!("choose-{}-whole", action.code()));
    }
    let is_known = |lineage: &&Lineage| is_open(lineage.category()) && lineage.is_offered_to(&seat.me);
    let is_there = |lineage: &&Lineage| offered.iter().any(|department| department.id == lineage.department.id);
    let recent = recent.iter().filter(is_known).filter(is_there);
    let recent = recent.map(|lineage| (code(Place::Category(lineage.category().id)), lineage.place())).collect();
    let errors = kept.errors.iter().map(|error| error_view(&seat.page, error)).collect();
    let head = head(&seat.page, facts, &seat.me, affiliation);
    let url = format!("/tickets/{}/{}", facts.ticket.id, action.code());
    let message = kept.text("message").to_owned();
    let trail = trail_of(&kept.fields).unwrap_or_default();
    let (action, icon) = (action.code(), action_icon(action));
    let page = seat.page;
    Ok(html(status, &ChoosePage { page, head, action, icon, url, tree, recent, errors, conflict, message, trail }))
}
