//! The fields of a form, strictly decoded.

use std::sync::Arc;

use app::App;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::{Coded, Field, FieldError, FileId};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use super::parts::{self, Unreadable, is_multipart, words_only};
use super::{Page, read};
use crate::problem;
use crate::session::Session;

/// Names and values, in the order sent. A field sent twice counts once, the first time.
#[derive(Debug, Default, Clone)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    /// Files that came with it and do not do.
    refused: Vec<FieldError>,
}

/// Fields of a form, at most: no form of ours has as many, whatever questions it asks.
pub(super) const MAX_FIELDS: usize = 1000;

/// A message of 10 MB, three times longer once encoded, is refused by its field, its text kept; past this, nothing is.
pub(super) const MAX_MESSAGE: usize = 32 * 1024 * 1024;
/// Forms without a message: what a sign-in page carries fits.
const MAX_FORM: usize = 1024 * 1024;

impl Fields {
    /// `None` when the bytes are not the UTF-8 text that browsers send: what was meant cannot be known.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let mut fields = Vec::new();
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            fields.push((decode(halves.next()?)?, decode(halves.next().unwrap_or_default())?));
            if fields.len() > MAX_FIELDS {
                return None;
            }
        }
        Some(Self { pairs: fields, refused: Vec::new() })
    }

    /// What was typed there; empty when the field is missing.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// That field alone.
    #[must_use]
    pub fn only(&self, name: &str) -> Self {
        let pairs = self.pairs.iter().filter(|(field, _)| field == name).take(1).cloned().collect();
        Self { pairs, refused: Vec::new() }
    }

    /// The same, with another field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, without a field.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.pairs.retain(|(field, _)| field != name);
        self
    }

    /// The same, with this value alone in a field.
    #[must_use]
    pub fn instead(self, name: &str, value: &str) -> Self {
        self.without(name).with(name, value)
    }

    /// Everything sent under a name, such as boxes that share it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    pub fn is_ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// A key in a field; `None` unless it is plainly one: no sign, no space, no leading zero.
    pub fn id<T: From<i64>>(&self, name: &str) -> Option<T> {
        id(self.get(name))
    }

    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.pairs.iter()
    }

    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The keys of the files that go with the form, in order, each once.
    pub fn files(&self) -> Vec<FileId> {
        let mut keys: Vec<FileId> = Vec::new();
        for key in self.all(Field::Files.code()).filter_map(id) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Why files that came with the form do not do.
    pub fn refused(&self) -> &[FieldError] {
        &self.refused
    }

    pub(super) fn refuse(&mut self, error: FieldError) {
        if !self.refused.contains(&error) {
            self.refused.push(error);
        }
    }

    /// As a form without files is sent.
    pub fn encoded(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs = self.pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// The token of a form, as [`Page::token`] made it; `None` when that was for somebody else. A form without one is
/// somebody's own program's: it is not recognised when it comes again.
pub fn token(page: &Page, fields: &Fields) -> Option<String> {
    let sent = fields.get("token");
    match sent.split_once('-') {
        Some((nonce, person)) if nonce.len() == 32 && nonce.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            (id(person) == page.me.as_ref().map(|me| me.id)).then(|| sent.to_owned())
        }
        _ => Some(page.token()),
    }
}

/// Whether a request says that its body is a form.
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
}

/// Reads a key as addresses and forms write it.
pub fn id<T: From<i64>>(text: &str) -> Option<T> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse::<i64>().ok().filter(|_| is_plain).map(T::from)
}

fn decode(text: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_decode(&spaced).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

impl FromRequest<Arc<App>> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Response> {
        let headers = request.headers().clone();
        let sender = request.extensions().get::<Session>().and_then(|session| session.person.clone());
        let brings_files = request.uri().path().starts_with("/tickets") || request.uri().path() == "/uploads";
        if let Some(sender) = sender.filter(|_| brings_files && is_multipart(&headers)) {
            let form = parts::receive(app, &headers, &sender, request.into_body()).await;
            return form.map_err(|why| match why {
                Unreadable::Malformed => problem::malformed(app, &headers),
                Unreadable::TooLarge => problem::too_large(app, &headers),
                Unreadable::Broken(error) => problem::answer(app, &headers, error),
            });
        }
        // Mail programs say so what they want (RFC 8058).
        if request.uri().path().starts_with("/mails/") && is_multipart(&headers) {
            let words = words_only(&headers, request.into_body(), MAX_FORM).await;
            let fields = words.and_then(|words| Self::parse(words.as_bytes()));
            return fields.ok_or_else(|| problem::malformed(app, &headers));
        }
        if !is_form(&headers) {
            return Err(problem::unsupported(app, &headers));
        }
        let max = if request.uri().path().starts_with("/tickets") { MAX_MESSAGE } else { MAX_FORM };
        let bytes = read(request.into_body(), max).await.ok_or_else(|| problem::too_large(app, &headers))?;
        Self::parse(&bytes).ok_or_else(|| problem::malformed(app, &headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded_strictly() {
        let fields = Fields::parse(b"a=1&b=%C3%A9+t%C3%A9&a=2&c").expect("a form");
        assert_eq!((fields.get("a"), fields.get("b"), fields.get("c"), fields.get("d")), ("1", "é té", "", ""));
        assert!(Fields::parse(b"a=%FF").is_none());
        assert!(Fields::parse(b"a=\xed\xa0\x80").is_none());
        assert!(Fields::parse(&b"a=1&".repeat(MAX_FIELDS + 1)).is_none());
    }

    #[test]
    fn keys_are_plain_numbers() {
        assert_eq!(id::<i64>("4812"), Some(4812));
        for text in ["", "0", "-1", "+1", "01", " 1", "1 ", "1e3", "１", "9223372036854775808"] {
            assert_eq!(id::<i64>(text), None, "{text:?}");
        }
    }
}
