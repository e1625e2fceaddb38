//! `GET /tickets/new`: where, then what (`design/03`, spec.md §4.4).

use app::Error;
use app::create::counter;
use app::preview::told_of_creation;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::creation::Counter;
use domain::recipients::Notice;
use domain::{Actor, CategoryId, Coded, Department, FieldError, Message, Origin, Person, Priority, Subject, TicketId};
use store::{categories, departments, people};

use crate::extract::{Asked, Fields, Page, Seat};
use crate::problem::{self, html};
use crate::view::{Branch, ErrorView, error_view, tree};

/// A value of a list, and whether it is the one chosen.
pub struct Choice {
    pub code: String,
    pub label: String,
    pub is_chosen: bool,
}

/// The second step: what to write in the category chosen.
pub struct What {
    category: CategoryId,
    /// « Services Généraux, Électricité ».
    place: String,
    icon: Option<String>,
    /// The category proposes a text to complete.
    is_template: bool,
    team: String,
    subject: String,
    message: String,
    priorities: Vec<Choice>,
    /// For managers of the department: where the request comes from, and for whom it is.
    origins: Vec<Choice>,
    owner: String,
    /// Names of those who will read it, with the rule that tells them.
    told: Vec<(String, String)>,
}

impl What {
    /// The team whose template fills the message; empty without one.
    fn template_of(&self) -> &str {
        if self.is_template { &self.team } else { "" }
    }
}

#[derive(Template)]
#[template(path = "new.html")]
struct NewPage {
    page: Page,
    tree: Vec<Branch>,
    what: Option<What>,
    token: String,
    errors: Vec<ErrorView>,
    /// Why the form comes back whole, and the ticket that it had created.
    note: Option<(String, Option<TicketId>)>,
    /// What was typed for a category that cannot be chosen: kept until another one is.
    stray: Option<(String, String)>,
}

impl NewPage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Response {
    let category = asked.id("category");
    answer(seat.page, &seat.actor, category, &Fields::default(), StatusCode::OK, Back::Fresh).await
}

/// Why the form is shown.
pub enum Back {
    Fresh,
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
    actor: &Actor,
    category: Option<CategoryId>,
    fields: &Fields,
    status: StatusCode,
    back: Back,
) -> Response {
    match read(&page, actor, category, fields).await {
        Ok((tree, what)) => {
            let note = match &back {
                Back::AlreadySent(ticket) => {
                    Some((page.say1("new-already", "number", ticket.to_string()), Some(*ticket)))
                }
                Back::OtherPerson => Some((page.say("form-of-somebody-else"), None)),
                Back::Fresh | Back::Invalid(_) => None,
            };
            let errors = match back {
                Back::Invalid(errors) => errors.iter().map(|error| error_view(&page, error)).collect(),
                _ => Vec::new(),
            };
            let token = page.token();
            let typed = (fields.get("subject").to_owned(), fields.get("message").to_owned());
            let stray = (what.is_none() && typed != Default::default()).then_some(typed);
            html(status, &NewPage { page, tree, what, token, errors, note, stray })
        }
        Err(error) => problem::of(page, error),
    }
}

async fn read(
    page: &Page,
    actor: &Actor,
    category: Option<CategoryId>,
    fields: &Fields,
) -> Result<(Vec<Branch>, Option<What>), Error> {
    let mut conn = page.app.db.read().await?;
    let departments = departments::all(&mut conn).await?;
    let categories = categories::all(&mut conn).await?;
    let counter = match category {
        Some(category) => counter(&page.app, &mut conn, actor, category).await?,
        None => None,
    };
    let counter = counter.filter(|counter| counter.lineage.category().takes_tickets());
    let chosen = counter.as_ref().map(|counter| counter.lineage.category().id);
    let tree = tree(&visible(departments, page, &actor.person), &categories, chosen);
    let is_manned = counter.as_ref().is_some_and(|counter| counter.is_manned_by(&actor.person));
    let owner = if is_manned { people::by_login(&mut conn, fields.get("owner")).await? } else { None };
    Ok((tree, counter.map(|counter| what(page, actor, &counter, owner, fields))))
}

/// Enabled departments; disabled ones for their managers and for administrators (spec.md §3.1).
fn visible(departments: Vec<Department>, page: &Page, person: &Person) -> Vec<Department> {
    let sees =
        |department: &Department| department.is_enabled || person.is_admin || page.departments.contains(&department.id);
    departments.into_iter().filter(sees).collect()
}

fn said(page: &Page, notice: &Notice) -> (String, String) {
    (notice.person.name.clone(), app::sentences::reason_about(page.words, &notice.reason))
}

fn what(page: &Page, actor: &Actor, counter: &Counter, owner: Option<Person>, fields: &Fields) -> What {
    let lineage = &counter.lineage;
    let category = lineage.category();
    // A form that comes back says what was typed, even nothing; a fresh one says the template.
    let is_back = !fields.get("token").is_empty();
    let template = |own: Option<&str>| own.unwrap_or_default().to_owned();
    let subject = lineage.subject_template();
    let message = lineage.message_template();
    let typed = |name: &str, fresh: String| if is_back { fields.get(name).to_owned() } else { fresh };
    let is_manned = counter.is_manned_by(&actor.person);
    let told = told_of_creation(counter, actor, owner, page.app.now());
    What {
        category: category.id,
        place: lineage.place(),
        icon: category.icon.clone(),
        is_template: message.is_some(),
        team: category.label.clone(),
        subject: typed("subject", template(subject.as_ref().map(Subject::as_str))),
        message: typed("message", template(message.as_ref().map(Message::as_str))),
        priorities: priorities(page, lineage.default_priority(), fields),
        origins: if is_manned { origins(page, fields) } else { Vec::new() },
        owner: fields.get("owner").to_owned(),
        told: told.iter().map(|notice| said(page, notice)).collect(),
    }
}

fn priorities(page: &Page, default: Priority, fields: &Fields) -> Vec<Choice> {
    let chosen = fields.get("priority");
    let by_default = page.say1("new-by-default", "value", page.say(&format!("priority-{}", default.value())));
    let first = Choice { code: "0".to_owned(), label: by_default, is_chosen: chosen.is_empty() || chosen == "0" };
    let others = (1..=5).map(|value: u8| Choice {
        code: value.to_string(),
        label: page.say(&format!("priority-{value}")),
        is_chosen: chosen == value.to_string(),
    });
    std::iter::once(first).chain(others).collect()
}

fn origins(page: &Page, fields: &Fields) -> Vec<Choice> {
    let chosen = Origin::from_code(fields.get("origin")).unwrap_or(Origin::Web);
    let choice = |origin: &Origin| Choice {
        code: origin.code().to_owned(),
        label: page.words.code_of("origin", *origin),
        is_chosen: *origin == chosen,
    };
    Origin::ALL.iter().map(choice).collect()
}
