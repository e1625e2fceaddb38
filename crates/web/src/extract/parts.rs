//! Forms that carry files (`multipart/form-data`): words are kept in memory, files go to the store as they come.

use std::sync::Arc;

use app::{App, Error, files};
use axum::body::Body;
use axum::http::{HeaderMap, header};
use domain::question::naming;
use domain::{Coded, Field, FieldError, Person, Refusal};
use futures_util::StreamExt;
use multer::{Constraints, Multipart, SizeLimit};

use super::fields::{Fields, MAX_FIELDS, MAX_MESSAGE};

/// The name of the inputs that send files; those received are then named by `file`, one field each.
const FILES: &str = "files";

/// Whether a request says that its body is a form with files.
pub fn is_multipart(headers: &HeaderMap) -> bool {
    boundary(headers).is_some()
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    // What the standard allows (RFC 2046): an empty one would be found everywhere.
    multer::parse_boundary(kind).ok().filter(|boundary| (1..=70).contains(&boundary.len()))
}

fn parts(headers: &HeaderMap, body: Body, max: u64) -> Option<Multipart<'static>> {
    let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(max));
    Some(Multipart::with_constraints(body.into_data_stream(), boundary(headers)?, constraints))
}

/// Why a form cannot be read at all.
pub enum Unreadable {
    Malformed,
    TooLarge,
    Broken(Error),
}

impl From<multer::Error> for Unreadable {
    fn from(error: multer::Error) -> Self {
        if is_too_large(&error) { Self::TooLarge } else { Self::Malformed }
    }
}

fn is_too_large(error: &multer::Error) -> bool {
    matches!(error, multer::Error::StreamSizeExceeded { .. })
}

/// Was a file cut before its end?
fn broke_off(form: &Fields) -> bool {
    form.refused().iter().any(|error| matches!(error.why, Refusal::FileCut { .. }))
}

/// Reads a form, and receives its files for `sender`. What a file does not do is an error of its field; the rest of
/// what it would have brought is read all the same, so that a browser hears the answer.
pub async fn receive(app: &Arc<App>, headers: &HeaderMap, sender: &Person, body: Body) -> Result<Fields, Unreadable> {
    let limits = app.files.limits;
    // Room for the words, and for files that are too large: their message is not lost for them.
    let max = MAX_MESSAGE as u64 + 4 * limits.message;
    let mut parts = parts(headers, body, max).ok_or(Unreadable::Malformed)?;
    let mut form = Fields::default();
    let (mut words, mut received) = (0, 0);
    loop {
        let mut part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => break,
            // A file broke off, and all that came after it: it has its name said, beside the words that came before.
            Err(error) if !is_too_large(&error) && broke_off(&form) => break,
            Err(error) => return Err(error.into()),
        };
        let name = part.name().unwrap_or_default().to_owned();
        // A name that cannot be read is no reason to take a file for words.
        let sent = part.file_name().or((name == FILES).then_some("file")).map(ToOwned::to_owned);
        let Some(sent) = sent else {
            let mut value = Vec::new();
            while let Some(piece) = part.chunk().await? {
                words += piece.len();
                if words > MAX_MESSAGE {
                    return Err(Unreadable::TooLarge);
                }
                value.extend_from_slice(&piece);
            }
            form = form.with(&name, &String::from_utf8(value).map_err(|_| Unreadable::Malformed)?);
            if form.len() > MAX_FIELDS {
                return Err(Unreadable::Malformed);
            }
            continue;
        };
        // A file that answers a question has its own field, after that of the question.
        let question = name.strip_prefix("answer-").map(|place| form.get(&format!("asked-{place}")).to_owned());
        // A browser whose user chose nothing sends a part without a name.
        if name != FILES && question.is_none() || sent.is_empty() {
            continue;
        }
        received += 1;
        if received > limits.count {
            form.refuse(FieldError::new(Field::Files, Refusal::TooManyFiles { max: limits.count }));
            continue;
        }
        match files::receive(app, sender, &sent, part).await.map_err(Unreadable::Broken)? {
            Ok(upload) => {
                form = match question {
                    Some(_) => form.with(&name, &naming(upload.id)),
                    None => form.with(Field::Files.code(), &upload.id.to_string()),
                };
            }
            Err(why) => form.refuse(match question {
                Some(question) => FieldError::new(Field::Answer, why).of(&question),
                None => FieldError::new(Field::Files, why),
            }),
        }
    }
    Ok(form)
}

/// The words of a form whose sender is not known any more, as a form without files writes them; files, which are
/// nobody's, are left. `None` when it cannot be read, or is longer than `max` bytes.
pub async fn words_only(headers: &HeaderMap, body: Body, max: usize) -> Option<String> {
    let mut parts = parts(headers, body, 64 * 1024 * 1024)?;
    let mut form = Fields::default();
    let mut length = 0;
    while let Some(mut part) = parts.next_field().await.ok()? {
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name() {
            Some("") => {}
            Some(_) => form = form.with("files-lost", "1"),
            None => {
                let mut value = Vec::new();
                while let Some(piece) = part.next().await {
                    let piece = piece.ok()?;
                    length += piece.len();
                    if length > max {
                        return None;
                    }
                    value.extend_from_slice(&piece);
                }
                form = form.with(&name, &String::from_utf8(value).ok()?);
            }
        }
    }
    Some(form.encoded())
}
