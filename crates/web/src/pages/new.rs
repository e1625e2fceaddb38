//! `GET /tickets/new`: where, then what (`design/03`, spec.md §4.4).

mod spot;
mod what;

use app::Error;
use app::create::counter;
use app::drafts::Place;
use app::named::draw;
use app::preview::told_of_creation;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::selection::Purpose;
use domain::{Department, DepartmentId, FieldError, Person, Question, TicketId, question};
use store::{categories, departments, files, people, selection};

use crate::extract::{Asked, Fields, Page, Seat};
use crate::pages::drafts;
use crate::problem::{self, OrProblem, html};
use crate::view::{
    Branch, Control, DraftView, ErrorView, Preview, QuestionView, Tree, Waiting, answer_error, everybody, files_error,
    put_back, questions, replies, tree, waiting, with_answers_left,
};

pub use spot::Spot;
use what::{What, left, what};

#[derive(Template)]
#[template(path = "new.html")]
struct NewPage {
    page: Page,
    tree: Vec<Branch>,
    /// The one department that the tree shows; empty for all of them.
    only: String,
    what: Option<What>,
    token: String,
    /// What the message will look like, when that was asked.
    preview: Option<Preview>,
    errors: Vec<ErrorView>,
    /// Why the form comes back whole, and the ticket that it had created.
    note: Option<(String, Option<TicketId>)>,
    /// What was typed for a category that cannot be chosen: kept until another one is.
    stray: Option<(String, String)>,
    /// Files that were sent and wait for the form.
    files: Vec<Waiting>,
    /// What was typed before.
    draft: DraftView,
    /// What the category asks besides.
    questions: Vec<QuestionView>,
}

impl NewPage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }

    fn files_error(&self) -> Option<String> {
        files_error(&self.errors)
    }
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let place = Place::Creation;
    let drafts = drafts::of_place(&seat, &place).await.or_problem(|| seat.page.clone_bare())?;
    let category = asked.get("category");
    let address = if category.is_empty() { "/tickets/new" } else { &format!("/tickets/new?category={category}") };
    let (draft, view) = DraftView::choose(&seat.page, &place, &drafts, asked.get("draft"), false, address);
    let fields =
        draft.map_or_else(Fields::default, |draft| put_back(Fields::default(), draft).instead("from", &view.from));
    let fields = match asked.get("department") {
        "" => fields,
        department => fields.instead("department", department),
    };
    // The words follow whoever goes on in another category.
    let spot = Spot::parse(category).or_else(|| Spot::parse(&draft?.category));
    Ok(answer(seat.page, &seat.me, spot, &fields, StatusCode::OK, Back::Fresh(view)).await)
}

/// Why the form is shown.
pub enum Back {
    /// Nothing was sent; what was typed before.
    Fresh(DraftView),
    /// Fields do not do.
    Invalid(Vec<FieldError>),
    /// It has already created that ticket, with other words.
    AlreadySent(TicketId),
    /// Somebody else had opened it.
    OtherPerson,
}

/// The page with what was typed in it, and why it comes back.
pub async fn answer(
    page: Page,
    me: &Person,
    spot: Option<Spot>,
    fields: &Fields,
    status: StatusCode,
    back: Back,
) -> Response {
    let token = page.token();
    let only = fields.id::<DepartmentId>("department");
    match read(&page, me, spot, fields, &token).await {
        Ok(Read { tree, what, files, asked, answering }) => {
            let note = match &back {
                Back::AlreadySent(ticket) => {
                    Some((page.say1("new-already", "number", ticket.to_string()), Some(*ticket)))
                }
                Back::OtherPerson => Some((page.say("form-of-somebody-else"), None)),
                Back::Fresh(_) | Back::Invalid(_) => None,
            };
            let wrong: &[FieldError] = if let Back::Invalid(errors) = &back { errors } else { &[] };
            let errors = wrong.iter().map(|error| answer_error(&page, &asked, error)).collect();
            let replies = replies(fields);
            let questions = questions(&page, &asked, &replies, wrong, &answering);
            let draft = match back {
                Back::Fresh(draft) => draft,
                _ => DraftView::back(&Place::Creation, fields),
            };
            let message = with_answers_left(&page, fields.get("message"), &left(&asked, &replies));
            let typed = (fields.get("subject").to_owned(), message);
            let stray = (what.is_none() && typed != Default::default()).then_some(typed);
            let preview = Preview::asked(&page, fields);
            let only = only.map(|department| department.to_string()).unwrap_or_default();
            let shown =
                NewPage { page, tree, only, what, token, preview, errors, note, stray, files, draft, questions };
            html(status, &shown)
        }
        Err(error) => problem::of(page, error),
    }
}

/// What the page is made from.
struct Read {
    tree: Vec<Branch>,
    what: Option<What>,
    /// Files sent with the message.
    files: Vec<Waiting>,
    asked: Vec<Question>,
    /// Files sent as answers.
    answering: Vec<Waiting>,
}

async fn read(page: &Page, me: &Person, spot: Option<Spot>, fields: &Fields, token: &str) -> Result<Read, Error> {
    let mut conn = page.app.db.read().await?;
    let departments = departments::all(&mut conn).await?;
    let categories = categories::all(&mut conn).await?;
    let counter = match spot {
        Some(spot) => counter(&page.app, &mut conn, me, spot.category, spot.chosen_as, false).await?,
        None => None,
    };
    let counter = counter.filter(|counter| counter.lineage.category().takes_tickets());
    let spot = spot.filter(|_| counter.is_some());
    let chosen = spot.map(Spot::code).unwrap_or_default();
    let views = selection::views(&mut conn, Purpose::TicketCreation, &[me.id]).await?;
    let is_visible = |department: &&Department| {
        department.is_visible_to(me) && views.hold(me.id, department.id)
            || me.is_admin
            || page.departments.contains(&department.id)
    };
    let mut departments: Vec<Department> = departments.iter().filter(is_visible).cloned().collect();
    // One that this reader does not know restricts nothing.
    let only = fields.id::<DepartmentId>("department");
    if let Some(only) = only.filter(|only| departments.iter().any(|one| one.id == *only)) {
        departments.retain(|department| department.id == only);
    }
    let tree = tree(&Tree {
        departments: &departments,
        categories: &categories,
        chosen: &chosen,
        name: "category",
        is_open: &|category| category.is_offered_to(me),
        category: &|department, category| {
            let chosen_as = Some(department.id).filter(|id| *id != category.department);
            category.takes_tickets().then(|| Spot { category: category.id, chosen_as }.code())
        },
        department: &|_| None,
    });
    let is_manned = counter.as_ref().is_some_and(|counter| counter.is_manned_by(me));
    let owner = if is_manned { people::by_identifier(&mut conn, fields.get("owner")).await? } else { None };
    let front = spot.and_then(|spot| categories.iter().find(|category| category.id == spot.category));
    let asked = counter.as_ref().map(|counter| counter.lineage.questions().to_vec()).unwrap_or_default();
    let what = counter.zip(front).map(|(counter, front)| {
        let (told, watchers) = told_of_creation(&counter, me, owner, draw(token), page.app.now());
        let told = everybody(told, watchers);
        what(page, me, &counter, front, &chosen, &told, fields)
    });
    let replies = replies(fields);
    let left = question::files(&left(&asked, &replies));
    let mut answering = question::files(&replies);
    answering.retain(|file| !left.contains(file));
    // A file that answers nothing any more goes with the message.
    let named = [fields.files(), left].concat();
    let files = files::waiting(&mut conn, me.id, &[named.as_slice(), &answering].concat()).await?;
    let (files, answering) = (waiting(page, &files, &named), waiting(page, &files, &answering));
    Ok(Read { tree, what, files, asked, answering })
}
