//! `GET /tickets/new`: where, then what (`design/03`, spec.md §4.4).

use app::Error;
use app::create::counter;
use app::drafts::Place;
use app::named::draw;
use app::preview::told_of_creation;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::department::DepartmentSetting;
use domain::question::{self, Reply, reading};
use domain::recipients::{Notice, Reason};
use domain::selection::Purpose;
use domain::{
    Category, CategoryId, Coded, Counter, Department, DepartmentId, FieldError, Message, Origin, Person, Priority,
    Question, Subject, TicketId, TicketScope,
};
use store::{categories, departments, files, people, selection};

use crate::extract::{Asked, Fields, Page, Seat, id};
use crate::pages::drafts;
use crate::problem::{self, OrProblem, html};
use crate::view::{
    Branch, Choice, Control, DraftView, ErrorView, Preview, QuestionView, Tree, Waiting, answer_error, everybody,
    files_error, put_back, questions, replies, tree, waiting, with_answers_left,
};

/// A category as the tree sends it: `12`, or `12.7` when it was chosen under the virtual department 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub category: CategoryId,
    pub chosen_as: Option<DepartmentId>,
}

impl Spot {
    pub fn parse(code: &str) -> Option<Self> {
        match code.split_once('.') {
            Some((category, department)) => Some(Self { category: id(category)?, chosen_as: Some(id(department)?) }),
            None => Some(Self { category: id(code)?, chosen_as: None }),
        }
    }

    fn code(self) -> String {
        match self.chosen_as {
            Some(department) => format!("{}.{department}", self.category),
            None => self.category.to_string(),
        }
    }
}

/// The second step: what to write in the category chosen.
pub struct What {
    category: String,
    /// « Services Généraux, Électricité ».
    place: String,
    icon: Option<String>,
    /// The category proposes a text to complete.
    is_template: bool,
    team: String,
    subject: String,
    message: String,
    priorities: Vec<Choice>,
    scopes: Vec<Choice>,
    computer: String,
    /// People without a role on it would read it, as things are: to be known before.
    is_public: bool,
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

/// What was answered to no question as it is asked now.
fn left(asked: &[Question], replies: &[Reply]) -> Vec<Reply> {
    reading(asked, replies, &[]).left
}

/// The name of somebody told, which an anonymous department hides from whoever does not manage it (spec.md §5.4).
fn said(page: &Page, me: &Person, counter: &Counter, notice: &Notice) -> (String, String) {
    let is_stranger = !counter.is_manned_by(me) && !me.is_admin && notice.person.id != me.id;
    let name = match notice.reason {
        Reason::WatchesThePlace { .. } if is_stranger => page.say("told-address"),
        _ if is_stranger && counter.lineage.department.has(DepartmentSetting::Anonymous) => page.say("anonymous"),
        _ => notice.person.name.clone(),
    };
    (name, app::sentences::reason_about(page.words, &notice.reason))
}

fn what(
    page: &Page,
    me: &Person,
    counter: &Counter,
    front: &Category,
    code: &str,
    told: &[Notice],
    fields: &Fields,
) -> What {
    let lineage = &counter.lineage;
    // A form that comes back says what was typed, even nothing; a fresh one says the template.
    let is_back = [fields.get("token"), fields.get("from")].iter().any(|sent| !sent.is_empty());
    let template = |own: Option<&str>| own.unwrap_or_default().to_owned();
    let subject = lineage.subject_template();
    let message = lineage.message_template();
    let typed = |name: &str, fresh: String| if is_back { fields.get(name).to_owned() } else { fresh };
    let scope = lineage.default_scope(counter.installation.default_scope);
    What {
        category: code.to_owned(),
        place: format!("{}, {}", counter.chosen_department().label, front.label),
        icon: front.icon.clone(),
        is_template: message.is_some() && fields.get("from").is_empty(),
        team: front.label.clone(),
        subject: typed("subject", template(subject.as_ref().map(Subject::as_str))),
        message: with_answers_left(
            page,
            &typed("message", template(message.as_ref().map(Message::as_str))),
            &left(lineage.questions(), &replies(fields)),
        ),
        priorities: priorities(page, lineage.default_priority(), fields),
        scopes: scopes(page, scope, fields),
        computer: fields.get("computer").to_owned(),
        is_public: scope.is_open() && !lineage.is_confidential(),
        origins: if counter.is_manned_by(me) { origins(page, fields) } else { Vec::new() },
        owner: fields.get("owner").to_owned(),
        told: told.iter().map(|notice| said(page, me, counter, notice)).collect(),
    }
}

fn choice(code: String, label: String, chosen: &str) -> Choice {
    let is_chosen = chosen == code;
    Choice { code, label, hint: String::new(), warning: String::new(), is_chosen }
}

fn scopes(page: &Page, default: TicketScope, fields: &Fields) -> Vec<Choice> {
    let chosen = match fields.get("scope") {
        "" => TicketScope::Default.code(),
        code => code,
    };
    let label = |scope: TicketScope| page.words.code_of("ticket-scope", scope);
    let one = |scope: &TicketScope| {
        let hint = page.say(&format!(
            "ticket-scope-{}-hint",
            if *scope == TicketScope::Default { default } else { *scope }.code()
        ));
        let label = match scope {
            TicketScope::Default => page.say1("new-by-default", "value", label(default)),
            scope => label(*scope),
        };
        Choice { hint, ..choice(scope.code().to_owned(), label, chosen) }
    };
    TicketScope::ALL.iter().map(one).collect()
}

fn priorities(page: &Page, default: Priority, fields: &Fields) -> Vec<Choice> {
    let chosen = match fields.get("priority") {
        "" => "0",
        value => value,
    };
    let by_default = page.say1("new-by-default", "value", page.say(&format!("priority-{}", default.value())));
    let others = (1..=5).map(|value: u8| choice(value.to_string(), page.say(&format!("priority-{value}")), chosen));
    std::iter::once(choice("0".to_owned(), by_default, chosen)).chain(others).collect()
}

fn origins(page: &Page, fields: &Fields) -> Vec<Choice> {
    let chosen = Origin::from_code(fields.get("origin")).unwrap_or(Origin::Web);
    let one = |origin: &Origin| choice(origin.code().to_owned(), page.words.code_of("origin", *origin), chosen.code());
    Origin::ALL.iter().map(one).collect()
}
