//! Writing a response, and changing it: one form.

use app::responses::{self, Edit};
use app::{Conflict, Error};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response as Answer};
use domain::{FieldError, Refusal, Responder, Response, ResponseId, Sharing};

use super::{SharingChoice, code, dressed, key, label_of, variables};
use crate::extract::{Fields, Page, Seat, Segments};
use crate::problem::{self, OrProblem, html};
use crate::view::{ErrorView, error_view};

#[derive(Template)]
#[template(path = "response.html")]
struct ResponsePage {
    page: Page,
    /// Empty for a new one.
    id: String,
    version: i64,
    label: String,
    message: String,
    /// Whose it can be; one choice is none.
    sharings: Vec<SharingChoice>,
    variables: Vec<(String, String)>,
    errors: Vec<ErrorView>,
    /// Somebody changed it first: who, and what it says now.
    conflict: Option<(String, String)>,
    /// Why this reader may read it and not change it.
    refusal: Option<String>,
}

impl ResponsePage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }

    fn url(&self) -> String {
        if self.id.is_empty() { "/responses".to_owned() } else { format!("/responses/{}", self.id) }
    }
}

/// What a form holds, fresh or sent.
#[derive(Default)]
struct Typed {
    label: String,
    message: String,
    sharing: String,
}

impl Typed {
    fn sent(fields: &Fields) -> Self {
        let text = |name| fields.get(name).to_owned();
        Self { label: text("label"), message: text("message"), sharing: text("sharing") }
    }

    fn stored(response: &Response) -> Self {
        Self {
            label: response.wording.label.clone(),
            message: response.wording.message.as_str().to_owned(),
            sharing: code(response.sharing),
        }
    }
}

/// Why a form is shown.
#[derive(Default)]
struct Why {
    status: StatusCode,
    errors: Vec<FieldError>,
    conflict: Option<String>,
}

pub async fn new(seat: Seat) -> Result<Answer, Answer> {
    answer(seat, None, Typed::default(), Why::default()).await
}

pub async fn show(seat: Seat, Segments(number): Segments<String>) -> Result<Answer, Answer> {
    let id = key(&number).or_problem(|| seat.page.clone_bare())?;
    let read = async { responses::find(&mut seat.page.app.db.read().await?, &seat.me, id).await };
    let (_, response) = read.await.or_problem(|| seat.page.clone_bare())?;
    answer(seat, Some(id), Typed::stored(&response), Why::default()).await
}

pub async fn create(seat: Seat, fields: Fields) -> Result<Answer, Answer> {
    let edit = edit(&seat, &fields).await.or_problem(|| seat.page.clone_bare())?;
    match responses::create(&seat.page.app, &seat.me, &edit).await {
        Ok(id) => Ok(saved(id)),
        Err(error) => refused(seat, None, &fields, error).await,
    }
}

pub async fn update(seat: Seat, Segments(number): Segments<String>, fields: Fields) -> Result<Answer, Answer> {
    let id = key(&number).or_problem(|| seat.page.clone_bare())?;
    let edit = edit(&seat, &fields).await.or_problem(|| seat.page.clone_bare())?;
    let version = fields.id("version").unwrap_or(0);
    match responses::update(&seat.page.app, &seat.me, id, version, &edit).await {
        Ok(()) => Ok(saved(id)),
        Err(error) => refused(seat, Some(id), &fields, error).await,
    }
}

fn saved(id: ResponseId) -> Answer {
    Redirect::to(&format!("/responses?saved={id}")).into_response()
}

/// What the form says.
async fn edit(seat: &Seat, fields: &Fields) -> Result<Edit, Error> {
    let (responder, _) = responses::around(&mut seat.page.app.db.read().await?, &seat.me).await?;
    let sharing = responder.sharings().into_iter().find(|sharing| code(*sharing) == fields.get("sharing"));
    Ok(Edit { sharing, label: fields.get("label").to_owned(), message: fields.get("message").to_owned() })
}

/// The form again with why, and with what was typed.
async fn refused(seat: Seat, id: Option<ResponseId>, fields: &Fields, error: Error) -> Result<Answer, Answer> {
    let why = match error {
        Error::Invalid(errors) => Why { status: StatusCode::UNPROCESSABLE_ENTITY, errors, conflict: None },
        Error::Conflict(conflict) => {
            let conflict = Some(said(&seat.page, &conflict));
            Why { status: StatusCode::CONFLICT, errors: Vec::new(), conflict }
        }
        Error::Refused { .. } => Why { status: StatusCode::CONFLICT, ..Why::default() },
        // Deleted meanwhile: what was typed is given back (guarantees P7).
        Error::NotFound => return Err(problem::gone(seat.page, fields.get("message"))),
        error => return Err(problem::of(seat.page, error)),
    };
    answer(seat, id, Typed::sent(fields), why).await
}

/// « Bruno Keller a modifié cette réponse à 10 h 39, pendant que vous écriviez. »
pub fn said(page: &Page, conflict: &Conflict) -> String {
    let by = conflict.by.clone().unwrap_or_default();
    page.say2("response-conflict", "by", by, "when", page.dates.hour(conflict.at))
}

async fn answer(seat: Seat, id: Option<ResponseId>, typed: Typed, why: Why) -> Result<Answer, Answer> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let (responder, found) = responses::around(&mut conn, &seat.me).await?;
        let response = match id {
            Some(id) => Some(found.into_iter().find(|response| response.id == id).ok_or(Error::NotFound)?),
            None => None,
        };
        let mut sharings = Vec::new();
        for sharing in responder.sharings() {
            let label = match sharing {
                Sharing::Private(_) => seat.page.say("response-sharing-private"),
                Sharing::Department(id) => {
                    seat.page.say1("response-sharing-department", "department", label_of(&mut conn, id).await?)
                }
                Sharing::Global => seat.page.say("response-sharing-global"),
            };
            let code = code(sharing);
            // A new one is one's own, unless said otherwise.
            let is_chosen = code == typed.sharing || (typed.sharing.is_empty() && sharings.is_empty());
            sharings.push(SharingChoice { code, label, is_chosen });
        }
        Ok::<_, Error>((responder, response, sharings))
    };
    let (responder, response, sharings) = match read.await {
        // Gone since: not what was typed.
        Err(Error::NotFound) if !typed.message.is_empty() => return Err(problem::gone(seat.page, &typed.message)),
        read => read.or_problem(|| seat.page.clone_bare())?,
    };
    let Seat { page, .. } = dressed(seat).await?;
    let template = ResponsePage {
        id: id.map(|id| id.to_string()).unwrap_or_default(),
        version: response.as_ref().map_or(0, |response| response.version),
        label: typed.label,
        message: typed.message,
        sharings,
        variables: variables(&page),
        errors: why.errors.iter().map(|error| error_view(&page, error)).collect(),
        conflict: why.conflict.map(|said| {
            (said, response.as_ref().map(|response| response.wording.message.as_str().to_owned()).unwrap_or_default())
        }),
        refusal: refusal(&page, &responder, response.as_ref()),
        page,
    };
    Ok(html(why.status, &template))
}

fn refusal(page: &Page, responder: &Responder, response: Option<&Response>) -> Option<String> {
    let is_others = response.is_some_and(|response| !responder.maintains(response.sharing));
    is_others.then(|| page.words.refusal(&Refusal::OnlyAdministrators))
}
