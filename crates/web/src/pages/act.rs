//! `/tickets/4812/take` and its siblings: the form of an action on a page of its own, and what it sends.

mod choose;
mod command;
mod inserting;
mod undone;

use app::drafts::Place;
use app::named::named;
use app::{Conflict, Done, Error, Order, perform};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ticket::{No, decide, right};
use domain::{Action, Coded, Command, Facts, Field, Message, MessageScope, Named, Refusal, Said, TicketId};
use store::{facts, files, invitations, people};

use crate::extract::{Asked, Fields, Seat, Segments, id, token};
use crate::pages::drafts;
use crate::pages::ticket::{self, Head, Note, head, refusal_view};
use crate::problem::{self, OrProblem, html};
use crate::view::{ActionForm, Ground, Input, Kept, RefusalView, is_preview, newcomers, rail_beside, unseen};

#[derive(Template)]
#[template(path = "act.html")]
struct ActPage {
    page: crate::extract::Page,
    head: Head,
    form: ActionForm,
    /// Somebody acted first: who, when, and that nothing typed is lost (E20).
    conflict: Option<String>,
    /// The action first wanted is not possible: why. The form is then the next best one, with the same words.
    refusal: Option<RefusalView>,
    /// Where a transfer goes, which group is invited; empty for other actions.
    place: String,
    /// Names of those whom the invitation of a group invites.
    invited: Vec<String>,
    /// What the form holds was sent before, and taken back.
    is_undone: bool,
}

/// People invited lately who are proposed again, at most.
const RECENT: i64 = 8;

/// Where the path leads; an unknown action is an unknown page.
fn target(number: &str, action: &str) -> Option<(TicketId, Action)> {
    Some((id(number)?, Action::from_code(action)?))
}

/// What the drafts of a form belong to.
fn place(ticket: TicketId, action: Action, fields: &Fields) -> Place {
    let about = Place::subject_of(action).and_then(|name| fields.id(name));
    Place::Action { ticket, action, about }
}

/// Why a form comes back.
#[derive(Default)]
struct Back {
    status: StatusCode,
    conflict: Option<String>,
    refusal: Option<RefusalView>,
    /// The version of the ticket that the author saw, in a form that comes back only for a response to insert: what
    /// has changed since is for its sending to say.
    seen: Option<i64>,
    /// What was sent has been taken back.
    is_undone: bool,
}

impl Back {
    fn conflict(said: String) -> Self {
        Self { status: StatusCode::CONFLICT, conflict: Some(said), ..Self::default() }
    }
}

pub async fn show(
    seat: Seat,
    Segments((number, action)): Segments<(String, String)>,
    Asked(asked): Asked,
) -> Result<Response, Response> {
    let Some((ticket, action)) = target(&number, &action) else {
        return Err(problem::of(seat.page, Error::NotFound));
    };
    let facts = load(&seat, ticket).await?;
    let drafts = drafts::of_ticket(&seat, ticket).await.or_problem(|| seat.page.clone_bare())?;
    let (fields, is_undone) = undone::refilled(&seat, ticket, asked).await?;
    let place = place(ticket, action, &fields);
    if let Some(refusal) = ticket::refusal(&seat.page, &facts, &seat.me, action) {
        // What was being written for it can be posted nowhere any more: it is given back.
        let draft = drafts.into_iter().find(|draft| draft.place == place.to_string()).map(|draft| draft.message);
        let words = if is_undone { fields.get("message").to_owned() } else { draft.unwrap_or_default() };
        let note = Note { refusal: Some(refusal), words, ..Note::default() };
        return ticket::answer(seat, ticket, &fields, StatusCode::OK, note).await;
    }
    let kept = Kept { fields, drafts, ..Kept::default() };
    answer(seat, facts, action, &kept, Back { is_undone, ..Back::default() }).await
}

pub async fn act(
    seat: Seat,
    Segments((number, action)): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let Some((ticket, action)) = target(&number, &action) else {
        return Err(problem::of(seat.page, Error::NotFound));
    };
    let kept = Kept { fields, is_back: true, ..Kept::default() };
    if inserting::is_asked(&kept.fields) {
        return Box::pin(inserting::insert(seat, ticket, action, kept)).await;
    }
    let Some(token) = token(&seat.page, &kept.fields) else {
        let facts = load(&seat, ticket).await?;
        let said = seat.page.say("form-of-somebody-else");
        return Box::pin(again(seat, facts, action, &kept, Back::conflict(said))).await;
    };
    if is_preview(&kept.fields) {
        let facts = load(&seat, ticket).await?;
        let kept = Kept { errors: unseen(&kept.fields), ..kept };
        return Box::pin(again(seat, facts, action, &kept, Back::default())).await;
    }
    let outcome = match command::read(&seat, action, &kept.fields).await.or_problem(|| seat.page.clone_bare())? {
        Ok(command) => {
            let seen = kept.fields.id("version").unwrap_or(0);
            // A comment of nothing but files is said to be what it is.
            let is_wordless = command.action() == Action::Comment && command.said.text.is_none();
            let done = if is_wordless { Action::Attach } else { command.action() };
            let draft = drafts::from(&kept.fields);
            let order = Order { ticket, seen, token: token.clone(), draft, command };
            perform(&seat.page.app, seat.actor(), order).await.map(|outcome| (done, outcome))
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    let error = match outcome {
        Ok((done, outcome)) if outcome.sees_it => {
            inserting::count(&seat, &outcome, &kept.fields).await;
            return Ok(back_to(&outcome, done, &kept.fields));
        }
        // What one no longer sees is not shown once more: back to the lists (spec.md §4.6, "Mover").
        Ok((done, outcome)) => {
            inserting::count(&seat, &outcome, &kept.fields).await;
            return Ok(Redirect::to(&format!("/tickets?left={ticket}&done={}", done.code())).into_response());
        }
        Err(Error::NotFound) => return Err(problem::gone(seat.page, kept.text("message"))),
        Err(error) => error,
    };
    let fields = drafts::keep_refused(&seat, &place(ticket, action, &kept.fields), &token, kept.fields).await;
    Box::pin(answer_error(seat, ticket, action, Kept { fields, ..kept }, error)).await
}

/// The form again, or what remains, with why.
async fn answer_error(
    seat: Seat,
    ticket: TicketId,
    action: Action,
    kept: Kept,
    error: Error,
) -> Result<Response, Response> {
    let facts = load(&seat, ticket).await?;
    match error {
        Error::Invalid(errors) => {
            let back = Back { status: StatusCode::UNPROCESSABLE_ENTITY, ..Back::default() };
            Box::pin(again(seat, facts, action, &Kept { errors, ..kept }, back)).await
        }
        Error::Conflict(conflict) => {
            let said = said(&seat, &conflict);
            Box::pin(again(seat, facts, action, &kept, Back::conflict(said))).await
        }
        Error::Refused { why, who_can } => {
            let refusal = refusal_view(&seat.page, &why, &who_can);
            instead(seat, facts, &kept, refusal, None).await
        }
        other => Err(problem::of(seat.page, other)),
    }
}

fn back_to(outcome: &Done, done: Action, fields: &Fields) -> Response {
    let trail = ticket::trail_of(fields).map(|trail| format!("&trail={trail}")).unwrap_or_default();
    let over: Vec<String> = outcome.passed_over.iter().map(ToString::to_string).collect();
    let over = if over.is_empty() { String::new() } else { format!("&over={}", over.join(".")) };
    Redirect::to(&format!("/tickets/{}?done={}{over}{trail}", outcome.ticket, done.code())).into_response()
}

/// The form once more, with what was typed; or, when the action has become impossible, why and what remains.
async fn again(seat: Seat, facts: Facts, action: Action, kept: &Kept, back: Back) -> Result<Response, Response> {
    match ticket::refusal(&seat.page, &facts, &seat.me, action) {
        Some(refusal) => instead(seat, facts, kept, refusal, back.conflict).await,
        // Boxed: a page in the making is large, and this is one of several ways to it.
        None => Box::pin(answer(seat, facts, action, kept, back)).await,
    }
}

/// The action is not possible: words typed are offered as a comment, else the ticket says why.
async fn instead(
    seat: Seat,
    facts: Facts,
    kept: &Kept,
    refusal: RefusalView,
    conflict: Option<String>,
) -> Result<Response, Response> {
    let may_comment = right::check(Action::Comment, &facts, &seat.me).is_ok();
    if !may_comment || kept.text("message").trim().is_empty() {
        let ticket = facts.ticket.id;
        let note = Note { conflict, refusal: Some(refusal), words: kept.text("message").trim().to_owned() };
        return Box::pin(ticket::answer(seat, ticket, &kept.fields, StatusCode::CONFLICT, note)).await;
    }
    let kept = Kept { errors: Vec::new(), ..kept.clone() };
    let back = Back { status: StatusCode::CONFLICT, conflict, refusal: Some(refusal), ..Back::default() };
    Box::pin(answer(seat, facts, Action::Comment, &kept, back)).await
}

/// The action's page: where to, for those that need a place that is not chosen yet; then its form.
async fn answer(mut seat: Seat, facts: Facts, action: Action, kept: &Kept, back: Back) -> Result<Response, Response> {
    let token = seat.page.token();
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
        let named = match command::placeholder(action, &kept.fields) {
            Some(act) => named(&seat.page.app, &mut conn, &facts, &seat.actor(), &act, &token, false).await?,
            None => Named::default(),
        };
        let recent = match action {
            Action::Invite => invitations::recent(&mut conn, seat.me.id, RECENT).await?,
            _ => Vec::new(),
        };
        let place = match action {
            Action::Transfer => named.destination.as_ref().map(|counter| counter.lineage.place()).unwrap_or_default(),
            Action::InviteGroup => choose::group(&mut conn, kept.text("to")).await?,
            _ => String::new(),
        };
        let waiting = files::waiting(&mut conn, seat.me.id, &kept.fields.files()).await?;
        let responses = inserting::choices(&mut conn, &seat, &facts).await?;
        Ok::<_, Error>((affiliation, named, recent, place, waiting, responses, rail_beside(&mut conn, &seat).await?))
    };
    let (affiliation, named, recent, place, waiting, responses, rail) =
        read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let needs_place = matches!(action, Action::Transfer | Action::InviteGroup);
    let kept = &match unfit(&seat, &facts, action, kept, &named) {
        Some(No::Refused(why)) => {
            let refusal = Some(refusal_view(&seat.page, &why, &[]));
            let note = Note { conflict: back.conflict, refusal, ..Note::default() };
            return ticket::answer(seat, facts.ticket.id, &kept.fields, StatusCode::CONFLICT, note).await;
        }
        Some(No::Invalid(error)) if kept.errors.is_empty() => Kept { errors: vec![error], ..kept.clone() },
        _ => kept.clone(),
    };
    let has_bad_place = kept.errors.iter().any(|error| error.field == Field::Destination);
    if needs_place && (has_bad_place || kept.text("to").is_empty()) {
        return choose::answer(seat, &facts, affiliation, action, kept, back.status, back.conflict).await;
    }
    let ground = Ground {
        page: &seat.page,
        facts: &facts,
        me: &seat.me,
        action,
        named: &named,
        kept,
        recent: &recent,
        waiting: &waiting,
    };
    let mut form = ActionForm::new(&ground, token);
    form.responses.choices = Some(responses);
    form.version = back.seen.unwrap_or(form.version);
    let head = head(&seat.page, &facts, &seat.me, affiliation);
    let invited = match action {
        Action::InviteGroup => {
            newcomers(&facts, &seat.me, &named).into_iter().map(|person| person.name.clone()).collect()
        }
        _ => Vec::new(),
    };
    let Back { conflict, refusal, is_undone, .. } = back;
    let page = ActPage { page: seat.page, head, form, conflict, refusal, place, invited, is_undone };
    Ok(html(back.status, &page))
}

/// Why what the address asks for cannot be: a destination where one may not go, a message that is not one's own. Known
/// before anything is written rather than after.
fn unfit(seat: &Seat, facts: &Facts, action: Action, kept: &Kept, named: &Named) -> Option<No> {
    let act = command::placeholder(action, &kept.fields)?;
    let any = Said { text: Some(Message::stored("…".to_owned())), scope: MessageScope::Default };
    let no = decide(facts, &seat.actor(), &Command::new(act, any), named, seat.page.app.now()).err()?;
    match no {
        No::Invalid(error) if matches!(error.field, Field::Event | Field::Person) => Some(No::Refused(error.why)),
        // Whether anything changes is for what will be chosen to say.
        No::Invalid(error) if error.why == Refusal::Unchanged => None,
        no => Some(no),
    }
}

async fn load(seat: &Seat, ticket: TicketId) -> Result<Facts, Response> {
    let app = &seat.page.app;
    let read = async {
        let facts = facts::within(&mut app.db.read().await?, &seat.reach, ticket, app.installation()).await?;
        facts.ok_or(Error::NotFound)
    };
    read.await.or_problem(|| seat.page.clone_bare())
}

/// « Karim Benali a pris le ticket en charge à 10 h 39, pendant que vous écriviez. »
fn said(seat: &Seat, conflict: &Conflict) -> String {
    let words = seat.page.words;
    let nobody = if conflict.is_hidden { "anonymous" } else { "event-the-application" };
    let by = conflict.by.clone().unwrap_or_else(|| words.say(nobody));
    let when = seat.page.dates.hour(conflict.at);
    let what = words.say(&format!("conflict-{}", conflict.what));
    words.with("conflict", &[("by", &by), ("what", &what), ("when", &when)])
}
