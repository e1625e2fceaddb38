//! Canned responses: who has which, their changes, and what they say on a ticket (spec.md §12.2).

use std::cmp::Reverse;

use domain::response::expand;
use domain::{
    Facts, Field, FieldError, Language, Message, Person, Refusal, Responder, Response, ResponseId, Sharing, Variable,
    Wording,
};
use store::db::{Conn, Tx};
use store::{managers, people, responses as rows};

use crate::{App, Conflict, Error, Result, Words, sentences};

/// Responses counted for one form, at most: nobody inserts more.
const COUNTED: usize = 20;

/// What a form says of a response.
#[derive(Debug, Clone)]
pub struct Edit {
    /// `None` when it is no choice at all.
    pub sharing: Option<Sharing>,
    pub label: String,
    pub message: String,
}

/// Somebody and the responses in their sight, by label; nobody but managers and administrators has any.
///
/// # Errors
/// Not found for anybody else, or broken.
pub async fn around(conn: &mut Conn, person: &Person) -> Result<(Responder, Vec<Response>)> {
    let departments = managers::departments_of(conn, person.id).await?;
    let responder = Responder { person: person.id, is_admin: person.is_admin, departments };
    if responder.sharings().is_empty() {
        return Err(Error::NotFound);
    }
    let mut found = rows::around(conn, person.id, &responder.departments).await?;
    found.retain(|response| responder.sees(response.sharing));
    found.sort_by_cached_key(|response| (response.wording.label.to_lowercase(), response.id));
    Ok((responder, found))
}

/// One of them.
///
/// # Errors
/// Not found out of their sight, or broken.
pub async fn find(conn: &mut Conn, person: &Person, id: ResponseId) -> Result<(Responder, Response)> {
    let (responder, found) = around(conn, person).await?;
    let response = found.into_iter().find(|response| response.id == id).ok_or(Error::NotFound)?;
    Ok((responder, response))
}

/// Those that somebody may insert on a ticket, the most used first: for the managers of its department.
///
/// # Errors
/// Not found for anybody else, or broken.
pub async fn offered(conn: &mut Conn, person: &Person, facts: &Facts) -> Result<Vec<Response>> {
    if facts.manager(person.id).is_none() {
        return Err(Error::NotFound);
    }
    let (responder, mut found) = around(conn, person).await?;
    found.retain(|response| responder.uses(response.sharing));
    found.sort_by_key(|response| (Reverse(response.uses), Reverse(response.used_at)));
    Ok(found)
}

/// What a response says on a ticket once `author` inserts it: its variables stand for what the author may know.
pub fn said(app: &App, words: Words, author: &Person, facts: &Facts, message: &Message) -> String {
    let ticket = &facts.ticket;
    expand(message.as_str(), |variable| match variable {
        Variable::Signature => author.name.clone(),
        Variable::Owner => sentences::name(words, author, facts, &facts.owner),
        Variable::Number => ticket.id.to_string(),
        Variable::Link => app.url(&format!("/tickets/{}", ticket.id)),
        Variable::Subject => ticket.subject.as_str().to_owned(),
        Variable::Department => facts.lineage.department.label.clone(),
        Variable::Category => facts.lineage.category().label.clone(),
    })
}

/// Adds a response. The same form sent twice adds one.
///
/// # Errors
/// Not found, invalid, or broken; then nothing is written.
pub async fn create(app: &App, person: &Person, edit: &Edit) -> Result<ResponseId> {
    match insert(app, person, edit).await {
        // The same form, at the same instant, got there first: it is read this time.
        Err(error) if is_duplicate(&error) => insert(app, person, edit).await,
        outcome => outcome,
    }
}

async fn insert(app: &App, person: &Person, edit: &Edit) -> Result<ResponseId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let (responder, found) = around(&mut tx, person).await?;
        let (sharing, wording) = checked(&responder, edit, person.language)?;
        let twin = found.iter().find(|one| one.sharing == sharing && one.wording.label == wording.label);
        match twin {
            Some(twin) if twin.wording == wording && twin.changed_by == person.id => Ok(twin.id),
            Some(_) => Err(taken()),
            None => Ok(rows::insert(&mut tx, sharing, &wording, person.id, app.now()).await?),
        }
    }
    .await;
    end(tx, outcome).await
}

/// Changes a response as it was at `version`.
///
/// # Errors
/// Not found, refused to whoever does not maintain it, invalid, in conflict, or broken; then nothing is written.
pub async fn update(app: &App, person: &Person, id: ResponseId, version: i64, edit: &Edit) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let (responder, before) = maintained(&mut tx, person, id, version).await?;
        let (sharing, wording) = checked(&responder, edit, person.language)?;
        let after =
            Response { sharing, wording, changed_by: person.id, changed_at: app.now(), version, ..before.clone() };
        if rows::update(&mut tx, &after).await? { Ok(()) } else { Err(conflict(&mut tx, &before).await?) }
    }
    .await;
    end(tx, outcome).await.map_err(|error| if is_duplicate(&error) { taken() } else { error })
}

/// Deletes a response as it was at `version`.
///
/// # Errors
/// Not found, refused to whoever does not maintain it, in conflict, or broken; then nothing is deleted.
pub async fn delete(app: &App, person: &Person, id: ResponseId, version: i64) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let (_, before) = maintained(&mut tx, person, id, version).await?;
        if rows::delete(&mut tx, id, version).await? { Ok(()) } else { Err(conflict(&mut tx, &before).await?) }
    }
    .await;
    end(tx, outcome).await
}

/// Counts the responses that a form sent was written with, each once; those that its author may not use are ignored.
pub async fn count(app: &App, person: &Person, ids: &[ResponseId]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    let (responder, found) = match around(&mut tx, person).await {
        Err(Error::NotFound) => return Ok(()),
        around => around?,
    };
    let is_meant = |one: &&Response| ids.contains(&one.id) && responder.uses(one.sharing);
    for response in found.iter().filter(is_meant).take(COUNTED) {
        rows::count_use(&mut tx, response.id, app.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// The response that somebody is about to change, at the version that they saw.
async fn maintained(tx: &mut Tx, person: &Person, id: ResponseId, version: i64) -> Result<(Responder, Response)> {
    let (responder, response) = find(tx, person, id).await?;
    if !responder.maintains(response.sharing) {
        return Err(Error::Refused { why: Refusal::OnlyAdministrators, who_can: Vec::new() });
    }
    if response.version != version {
        return Err(conflict(tx, &response).await?);
    }
    Ok((responder, response))
}

/// What the form says, when it does; a sharing that is not this person's to give does not exist for them.
fn checked(responder: &Responder, edit: &Edit, language: Language) -> Result<(Sharing, Wording)> {
    let wording = Wording::parse(&edit.label, &edit.message, language);
    if let Some(sharing) = edit.sharing.filter(|sharing| responder.maintains(*sharing)) {
        return Ok((sharing, wording?));
    }
    let mut errors = wording.err().unwrap_or_default();
    errors.push(FieldError::new(Field::Sharing, Refusal::UnknownValue));
    Err(errors.into())
}

async fn conflict(tx: &mut Tx, response: &Response) -> Result<Error> {
    let by = people::by_id(tx, response.changed_by).await?.map(|person| person.name);
    Ok(Error::Conflict(Conflict { by, is_hidden: false, at: response.changed_at, what: "response" }))
}

fn taken() -> Error {
    vec![FieldError::new(Field::Label, Refusal::LabelTaken)].into()
}

async fn end<T>(tx: Tx, outcome: Result<T>) -> Result<T> {
    match outcome {
        Ok(done) => {
            tx.commit().await?;
            Ok(done)
        }
        Err(error) => {
            tx.rollback().await;
            Err(error)
        }
    }
}

fn is_duplicate(error: &Error) -> bool {
    let cause = match error {
        Error::Broken(cause) => cause.downcast_ref::<store::Error>(),
        _ => None,
    };
    matches!(cause, Some(store::Error::Duplicate))
}
