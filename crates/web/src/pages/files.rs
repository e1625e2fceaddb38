//! `/uploads` and `/files/12`: files on their way in and out. The one address from which a file is read, and each time
//! the right to read it is checked again (guarantees §4, 7).

use app::{Error, files as contents};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ticket::thread::Line;
use domain::{Coded, FileId};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use store::files::{self, Stored};
use store::{events, facts};

use crate::extract::{Asked, Fields, Seat, Segments, id};
use crate::problem::{self, OrProblem};
use crate::view::may_read;

/// Nothing runs, nothing is fetched.
const INERT: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
/// The browser's own reader of PDF does not work in a sandbox; it runs nothing of ours either.
const PDF: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'",
);

/// `POST /uploads`: files sent before their form, by a script that shows how far they are.
pub async fn upload(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let app = &seat.page.app;
    let waiting = async { files::waiting(&mut app.db.read().await?, seat.me.id, &fields.files()).await };
    let waiting = waiting.await.or_problem(|| seat.page.clone_bare())?;
    let words = seat.page.words;
    let sent = waiting.iter().map(|file| {
        let size = words.size(u64::try_from(file.upload.size).unwrap_or(0));
        json!({ "id": file.upload.id.0, "name": file.upload.name.as_str(), "size": size })
    });
    let errors = fields.refused().iter().map(|error| words.refusal(&error.why));
    let status = if fields.refused().is_empty() { StatusCode::CREATED } else { StatusCode::UNPROCESSABLE_ENTITY };
    let said = json!({ "files": sent.collect::<Vec<_>>(), "errors": errors.collect::<Vec<_>>() });
    Ok((status, [(header::CONTENT_TYPE, "application/json")], said.to_string()).into_response())
}

/// `GET /files/12`, to keep it; `GET /files/12?view=1`, to look at it, if it is of a kind that can be.
pub async fn show(seat: Seat, Segments(number): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let found = async {
        let file = id::<FileId>(&number).ok_or(Error::NotFound)?;
        let file = files::by_id(&mut seat.page.app.db.read().await?, file).await?.ok_or(Error::NotFound)?;
        if !may_have(&seat, &file).await? {
            return Err(Error::NotFound);
        }
        let digest = file.digest.clone().ok_or(Error::NotFound)?;
        let content = contents::content(&seat.page.app, &digest, file.upload.size).await?;
        Ok((file, content))
    };
    let (file, content) = match found.await {
        Ok(found) => found,
        Err(error) => return Err(problem::of(seat.page, error)),
    };
    let kind = contents::Kind::from_code(&file.kind).filter(|_| asked.is_ticked("view"));
    Ok((headers(&file, kind), Body::from_stream(content)).into_response())
}

/// Those who may read the message that it came with; until there is one, its sender.
async fn may_have(seat: &Seat, file: &Stored) -> Result<bool, Error> {
    let Some(ticket) = file.ticket else { return Ok(file.sent_by == seat.me.id) };
    let app = &seat.page.app;
    let mut conn = app.db.read().await?;
    let Some(facts) = facts::within(&mut conn, &seat.reach, ticket, app.installation()).await? else {
        return Ok(false);
    };
    let entries = events::of_ticket(&mut conn, ticket).await?;
    let brings = |line: &Line| line.file() == Some(file.upload.id) && !line.is_erased;
    Ok(events::lines(&entries).iter().any(|line| brings(line) && may_read(&seat.me, &facts, &line.event)))
}

/// What its bytes are, never what its name or its sender says; whatever is not shown is kept.
fn headers(file: &Stored, shown: Option<contents::Kind>) -> [(header::HeaderName, HeaderValue); 4] {
    let (media, policy) = match shown.and_then(contents::Kind::media_type) {
        Some(media) if media == "application/pdf" => (media, PDF),
        Some(media) => (media, INERT),
        None => ("application/octet-stream", INERT),
    };
    let place = if media == "application/octet-stream" { "attachment" } else { "inline" };
    let name = utf8_percent_encode(file.upload.name.as_str(), NON_ALPHANUMERIC);
    let disposition = HeaderValue::try_from(format!("{place}; filename*=UTF-8''{name}"));
    [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_LENGTH, HeaderValue::from(file.upload.size)),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CONTENT_SECURITY_POLICY, policy),
    ]
}
