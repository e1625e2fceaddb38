//! Canned responses in the form of an action: inserted without script, counted once the form is carried out.

use app::{Done, Error, responses};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Action, Facts, ResponseId, TicketId};
use store::db::Conn;
use store::{departments, facts};

use super::{Back, again};
use crate::extract::{Fields, Seat, id};
use crate::problem::{self, OrProblem};
use crate::view::{Kept, ResponseChoice, origin};

/// The fields that remember the responses inserted.
const INSERTED: &str = "response";

/// The button pressed is not the one that acts.
pub fn is_asked(fields: &Fields) -> bool {
    fields.is_ticked("insert")
}

/// The form once more, with everything it said and the response chosen at the end of its words. Nothing is done.
pub async fn insert(seat: Seat, ticket: TicketId, action: Action, kept: Kept) -> Result<Response, Response> {
    let app = &seat.page.app;
    let read = async {
        let mut conn = app.db.read().await?;
        let facts = facts::within(&mut conn, &seat.reach, ticket, app.installation()).await?;
        let facts = facts.ok_or(Error::NotFound)?;
        let offered = offered(&mut conn, &seat, &facts).await?;
        Ok::<_, Error>((facts, offered))
    };
    let (facts, offered) = match read.await {
        Err(Error::NotFound) => return Err(problem::gone(seat.page, kept.text("message"))),
        read => read.or_problem(|| seat.page.clone_bare())?,
    };
    let wanted = kept.fields.id::<ResponseId>("choice").filter(|_| kept.fields.get("insert") == "chosen");
    let chosen = offered.iter().find(|one| Some(one.id) == wanted);
    let mut fields = kept.fields.clone().without("choice");
    if let Some(chosen) = chosen {
        let said = responses::said(app, seat.page.words, &seat.me, &facts, &chosen.wording.message);
        let words = join(fields.get("message"), &said);
        fields = fields.without("message").with("message", &words).with(INSERTED, &chosen.id.to_string());
    }
    let back = Back { status: StatusCode::OK, seen: fields.id("version"), ..Back::default() };
    again(seat, facts, action, &Kept { errors: fields.refused().to_vec(), fields, ..kept }, back).await
}

/// What was typed, and the response below it.
fn join(typed: &str, said: &str) -> String {
    let typed = typed.trim_end();
    if typed.is_empty() { said.to_owned() } else { format!("{typed}\n\n{said}") }
}

async fn offered(conn: &mut Conn, seat: &Seat, facts: &Facts) -> Result<Vec<domain::Response>, Error> {
    match responses::offered(conn, &seat.me, facts).await {
        Err(Error::NotFound) => Ok(Vec::new()),
        offered => offered,
    }
}

/// The responses that the page of an action offers.
pub async fn choices(conn: &mut Conn, seat: &Seat, facts: &Facts) -> Result<Vec<ResponseChoice>, Error> {
    let offered = offered(conn, seat, facts).await?;
    let departments = if offered.is_empty() { Vec::new() } else { departments::all(conn).await? };
    let choice = |response: &domain::Response| ResponseChoice {
        id: response.id,
        label: response.wording.label.clone(),
        origin: origin(&seat.page, &departments, response),
    };
    Ok(offered.iter().map(choice).collect())
}

/// Counts the responses that a form was written with, the first time that it is carried out. What it did stands
/// whatever becomes of the count.
pub async fn count(seat: &Seat, done: &Done, fields: &Fields) {
    let used: Vec<ResponseId> = fields.all(INSERTED).filter_map(id).collect();
    if done.is_repeat {
        return;
    }
    if let Err(error) = responses::count(&seat.page.app, &seat.me, &used).await {
        tracing::error!(?error, "the use of a response was not counted");
    }
}
