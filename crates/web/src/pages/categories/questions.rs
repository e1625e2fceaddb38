//! What a category asks: its questions in order, one of them in a form, and what the requester will see.

use app::Error;
use app::edits::{Ground, Reform, category, edit_questions, seal};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::question::Kind;
use domain::question::edit::{Edit, Typed, waits_for};
use domain::{CategoryId, Coded, DepartmentId, Lineage, Question};
use store::categories;

use super::nodes::{Around, TreeView, tree};
use super::{Why, both};
use crate::extract::{Asked, Fields, Page, Seat, Segments};
use crate::problem::{OrProblem, html};
use crate::view::{
    Choice, Control, Denied, DepartmentHead, ErrorView, QuestionView, Tab, error_view, outcome, questions, said_of,
};

#[derive(Template)]
#[template(path = "category_questions.html")]
struct QuestionsPage {
    page: Page,
    head: DepartmentHead,
    tree: TreeView,
    denied: Option<Denied>,
    current: Option<(CategoryId, String)>,
    label: String,
    url: String,
    /// Of the questions as the page shows them.
    seen: String,
    lines: Vec<Line>,
    hint: String,
    /// Whose questions it would ask without its own.
    heir_of: Option<String>,
    form: Form,
    /// The form of a new ticket, as it will ask them.
    questions: Vec<QuestionView>,
    errors: Vec<ErrorView>,
    refusal: Option<String>,
    is_saved: bool,
    /// They are only read here.
    is_read: bool,
    /// The category for which this one stands, whose questions are asked: its label, and where its questions are.
    other: Option<(String, String)>,
}

/// A question in the list.
struct Line {
    place: usize,
    label: String,
    kind: String,
    is_required: bool,
    condition: String,
    is_first: bool,
    is_last: bool,
    is_edited: bool,
}

/// The form of one question: a new one, or one that is there.
struct Form {
    place: Option<usize>,
    title: String,
    typed: Typed,
    kinds: Vec<Choice>,
    conditions: Vec<Choice>,
}

impl QuestionsPage {
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
    let edited = asked.get("question").parse().ok();
    answer(seat, place, edited, None, Why::default(), asked.is_ticked("saved")).await
}

pub async fn reform(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, id) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let place: Option<usize> = fields.get("place").parse().ok();
    let typed = typed(&fields);
    let is_form = matches!(fields.get("do"), "" | "save");
    // A place that is no number is that of no question.
    let at = place.unwrap_or(usize::MAX);
    let reform = match fields.get("do") {
        "up" => Reform::Edit(Edit::Step { place: at, is_up: true }),
        "down" => Reform::Edit(Edit::Step { place: at, is_up: false }),
        "remove" => Reform::Edit(Edit::Remove(at)),
        "inherit" => Reform::Inherit,
        _ if fields.get("place").is_empty() => Reform::Edit(Edit::Add(typed.clone())),
        _ => Reform::Edit(Edit::Replace(at, typed.clone())),
    };
    match edit_questions(&seat.page.app, &seat.me, department, id, &reform, fields.get("seen")).await {
        Ok(()) => {
            // Where the reader was: a question that moves is followed.
            let anchor = match &reform {
                Reform::Edit(Edit::Step { place, is_up: true }) => format!("#asked-{}", place.saturating_sub(1)),
                Reform::Edit(Edit::Step { place, is_up: false }) => format!("#asked-{}", place + 1),
                Reform::Edit(Edit::Replace(place, _)) => format!("#asked-{place}"),
                Reform::Edit(Edit::Remove(place)) if *place > 0 => format!("#asked-{}", place - 1),
                _ => "#questions".to_owned(),
            };
            let url = format!("/departments/{department}/categories/{id}/questions?saved=1{anchor}");
            Ok(Redirect::to(&url).into_response())
        }
        Err(error) => {
            let why = Why::of(&seat.page, error)?;
            answer(seat, (department, id), place.filter(|_| is_form), is_form.then_some(typed), why, false).await
        }
    }
}

fn typed(fields: &Fields) -> Typed {
    let text = |name: &str| fields.get(name).to_owned();
    Typed {
        label: text("label"),
        help: text("help"),
        kind: text("kind"),
        is_required: fields.is_ticked("required"),
        options: text("options"),
        only_if: text("only_if"),
    }
}

async fn answer(
    mut seat: Seat,
    (department, id): (DepartmentId, CategoryId),
    edited: Option<usize>,
    typed: Option<Typed>,
    why: Why,
    is_saved: bool,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let (found, all) = category(&mut conn, &ground, id).await?;
        let lineage = categories::lineage(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Categories).await?;
        let is_movable = denied.is_none();
        let around = Around { page: &seat.page, department: &ground.department, current: Some(id), is_movable };
        let tree = tree(&mut conn, &around).await?;
        let other = found.redirects_to.and_then(|target| all.iter().find(|one| one.id == target));
        let other = other.map(|other| {
            let url = format!("/departments/{}/categories/{}/questions", other.department, other.id);
            (other.label.clone(), url)
        });
        Ok::<_, Error>((head, tree, denied, lineage, other))
    };
    let (head, tree, denied, lineage, other) = read.await.or_problem(|| seat.page.clone_bare())?;
    let status = why.status();
    let mut page = seat.page;
    page.is_sent = is_saved;
    let (asked, found) = (lineage.questions(), lineage.category());
    let is_read = denied.is_some() || other.is_some();
    let edited = edited.filter(|place| *place < asked.len());
    let shown = QuestionsPage {
        lines: lines(&page, asked, edited),
        hint: hint(&page, &lineage),
        heir_of: found.questions.as_ref().and(lineage.inherits_questions_from()).map(|above| above.label.clone()),
        form: form(&page, asked, edited, typed),
        questions: questions(&page, asked, &[], &[], &[]),
        errors: why.errors.iter().map(|error| error_view(&page, error)).collect(),
        // Why one may not is said once.
        refusal: why.refusal.filter(|_| !is_read),
        seen: seal(&asked.to_vec()),
        current: Some((id, found.label.clone())),
        label: found.label.clone(),
        url: format!("/departments/{department}/categories/{id}"),
        page,
        head,
        tree,
        denied,
        is_read,
        other,
        is_saved,
    };
    Ok(html(status, &shown))
}

/// Whose questions they are.
pub fn hint(page: &Page, lineage: &Lineage) -> String {
    let above = lineage.inherits_questions_from().map(|above| above.label.as_str());
    match (&lineage.category().questions, above) {
        (None, Some(from)) => page.say1("questions-inherited", "from", from),
        (None, None) => page.say("questions-none-meaning"),
        (Some(own), Some(from)) if own.is_empty() => page.say1("questions-silent", "from", from),
        (Some(_), _) => page.say("questions-own"),
    }
}

fn lines(page: &Page, asked: &[Question], edited: Option<usize>) -> Vec<Line> {
    let kind_of = |label: &str| asked.iter().find(|one| one.label == label).map_or(Kind::ShortText, |one| one.kind);
    let line = |(place, question): (usize, &Question)| Line {
        place,
        label: question.label.clone(),
        kind: page.words.code_of("question-kind", question.kind),
        is_required: question.is_required,
        condition: question
            .only_if
            .as_ref()
            .map(|condition| said_of(page, condition, kind_of(&condition.question)))
            .unwrap_or_default(),
        is_first: place == 0,
        is_last: place + 1 == asked.len(),
        is_edited: edited == Some(place),
    };
    asked.iter().enumerate().map(line).collect()
}

fn form(page: &Page, asked: &[Question], edited: Option<usize>, typed: Option<Typed>) -> Form {
    let question = edited.and_then(|place| asked.get(place));
    let fresh = || question.map_or_else(Typed::default, |question| Typed::of(question, asked));
    let typed = typed.unwrap_or_else(fresh);
    let choice = |code: String, label: String, chosen: &str| {
        let is_chosen = code == chosen;
        Choice { code, label, hint: String::new(), warning: String::new(), is_chosen }
    };
    let kind = |kind: &Kind| choice(kind.code().to_owned(), page.words.code_of("question-kind", *kind), &typed.kind);
    // Only what is asked before can be waited for.
    let earlier = asked.iter().enumerate().take(edited.unwrap_or(asked.len()));
    let outcomes = earlier.flat_map(|(place, one)| one.outcomes().into_iter().map(move |is| (place, one, is)));
    let condition = |(place, one, is): (usize, &Question, &str)| {
        let (question, is_said) = (one.label.as_str(), outcome(page, one.kind, is));
        choice(waits_for(place, is), page.say2("question-only-if", "question", question, "is", is_said), &typed.only_if)
    };
    let always = choice(String::new(), page.say("question-always"), &typed.only_if);
    Form {
        place: edited,
        title: match question {
            Some(question) => page.say1("question-change", "label", question.label.as_str()),
            None => page.say("question-add"),
        },
        kinds: Kind::ALL.iter().map(kind).collect(),
        conditions: std::iter::once(always).chain(outcomes.map(condition)).collect(),
        typed,
    }
}
