use std::fmt;
use std::time::{Duration, SystemTime};

use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, Date, Headers};
use lettre::message::{MultiPart, SinglePart};

use crate::header;

/// The last second a four-digit year can write: 9999-12-31T23:59:59Z.
const LAST_SECOND: i64 = 253_402_300_799;
/// How many of the latest references are kept besides the first (RFC 5322 §3.6.4 lets us trim).
const LATEST_REFERENCES: usize = 20;
/// Headers written here; an extra one of the same name would contradict them.
const OWN: [&str; 15] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
    "x-auto-response-suppress",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
];

/// One side of a mail: the name shown (may be empty) and the address, which must be ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

impl Mailbox {
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { name: name.into(), address: address.into() }
    }
}

/// A notification ready to be written: one sender, one reader, the same content twice (`spec.md §8.5`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub from: Mailbox,
    pub to: Mailbox,
    pub subject: String,
    /// The plain text body, UTF-8; any kind of line end.
    pub text: String,
    /// The HTML body, a whole document, UTF-8.
    pub html: String,
    /// Identifier of this mail, without angle brackets, the same at each attempt.
    pub message_id: String,
    /// Identifier of the mail it answers, without angle brackets.
    pub in_reply_to: Option<String>,
    /// Identifiers of the thread, oldest first. One that is not an identifier is left out: a
    /// broken thread is better than a mail never sent.
    pub references: Vec<String>,
    /// The list that it is part of, for filters: a name shown and an identifier (RFC 2919).
    pub list: Option<Mailbox>,
    /// How to get no more of these.
    pub unsubscribe: Option<Unsubscribe>,
    /// Our own headers (`X-Guichet-…`): name and free text.
    pub extra: Vec<(&'static str, String)>,
}

/// `List-Unsubscribe` (RFC 2369).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsubscribe {
    /// An http or https address, visible ASCII.
    pub url: String,
    /// A mail program may POST there by itself (RFC 8058).
    pub one_click: bool,
}

/// Why a mail cannot be written at all; trying again would not help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Malformed {
    Sender(String),
    Recipient(String),
    MessageId(String),
    Header(&'static str),
    /// Seconds since 1970 outside the years 1970 to 9999.
    Date(i64),
}

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sender(address) => write!(out, "{address:?} is not a sender's address"),
            Self::Recipient(address) => write!(out, "{address:?} is not a recipient's address"),
            Self::MessageId(id) => write!(out, "{id:?} is not a message identifier"),
            Self::Header(name) => write!(out, "{name:?} cannot be the name of an extra header"),
            Self::Date(seconds) => {
                write!(out, "{seconds} s since 1970 is not a date a mail can bear")
            }
        }
    }
}

impl std::error::Error for Malformed {}

/// A mail as it travels: ASCII only, CRLF line ends only, no line above 998 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    pub(crate) from: Address,
    pub(crate) to: Address,
    source: Vec<u8>,
}

impl Composed {
    /// The whole message, headers and bodies, ended by CRLF; dots are not doubled yet.
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    /// What is before the blank line, its last line end included; all of it is ASCII.
    pub(crate) fn headers(&self) -> &str {
        let text = self.text();
        text.find("\r\n\r\n").map_or(text, |end| &text[..end + 2])
    }

    /// What is after it.
    pub(crate) fn body(&self) -> &str {
        let text = self.text();
        text.find("\r\n\r\n").map_or("", |end| &text[end + 4..])
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.source).unwrap_or_default()
    }

    /// The same mail with one more header in front.
    pub(crate) fn preceded_by(mut self, header: &str) -> Self {
        self.source.splice(0..0, header.bytes());
        self
    }
}

/// Writes the mail. The same values give the same bytes, so a retry sends what was first tried.
///
/// `date` is the value of the `Date` header, in seconds since 1970, UTC.
pub fn compose(mail: &Outgoing, date: i64) -> Result<Composed, Malformed> {
    let from = address(&mail.from.address).ok_or_else(|| Malformed::Sender(mail.from.address.clone()))?;
    let to = address(&mail.to.address).ok_or_else(|| Malformed::Recipient(mail.to.address.clone()))?;
    let mut source = headers(mail, date)?.into_bytes();
    source.extend(bodies(mail).formatted());
    Ok(Composed { from, to, source })
}

fn headers(mail: &Outgoing, date: i64) -> Result<String, Malformed> {
    if !is_identifier(&mail.message_id) {
        return Err(Malformed::MessageId(mail.message_id.clone()));
    }
    let mut lines = vec![
        header::mailbox("From", &mail.from.name, &mail.from.address),
        header::mailbox("To", &mail.to.name, &mail.to.address),
        header::text("Subject", &mail.subject),
        date_header(date)?,
        header::identifiers("Message-ID", [mail.message_id.as_str()]),
    ];
    if let Some(id) = mail.in_reply_to.as_deref().filter(|id| is_identifier(id)) {
        lines.push(header::identifiers("In-Reply-To", [id]));
    }
    let references = thread(&mail.references);
    if !references.is_empty() {
        lines.push(header::identifiers("References", references));
    }
    lines.push("Auto-Submitted: auto-generated\r\n".to_owned());
    lines.push("X-Auto-Response-Suppress: All\r\n".to_owned());
    if let Some(list) = mail.list.as_ref().filter(|list| is_list_identifier(&list.address)) {
        lines.push(header::mailbox("List-Id", &list.name, &list.address));
    }
    if let Some(Unsubscribe { url, one_click }) = &mail.unsubscribe {
        lines.push(header::address("List-Unsubscribe", url).ok_or(Malformed::Header("List-Unsubscribe"))?);
        if *one_click {
            lines.push(header::text("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
    }
    for (name, value) in &mail.extra {
        if !is_extra_name(name) {
            return Err(Malformed::Header(name));
        }
        lines.push(header::text(name, value));
    }
    lines.push("MIME-Version: 1.0\r\n".to_owned());
    Ok(lines.concat())
}

/// The first reference, which names the thread, and the latest ones.
fn thread(references: &[String]) -> Vec<&str> {
    let mut ids: Vec<&str> = references.iter().map(String::as_str).filter(|id| is_identifier(id)).collect();
    if ids.len() > LATEST_REFERENCES + 1 {
        ids.drain(1..ids.len() - LATEST_REFERENCES);
    }
    ids
}

fn bodies(mail: &Outgoing) -> MultiPart {
    MultiPart::alternative()
        .boundary(boundary(&mail.message_id))
        .singlepart(body(ContentType::TEXT_PLAIN, &mail.text))
        .singlepart(body(ContentType::TEXT_HTML, &mail.html))
}

/// Quoted-printable, always: what comes out is ASCII, short lines, no bare CR or LF.
fn body(kind: ContentType, content: &str) -> SinglePart {
    let lines = content.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n");
    SinglePart::builder().content_type(kind).header(ContentTransferEncoding::QuotedPrintable).body(lines)
}

/// `=_` cannot occur in quoted-printable text, so no body, however hostile, contains the boundary.
fn boundary(message_id: &str) -> String {
    let id: String = message_id.chars().filter(char::is_ascii_alphanumeric).take(60).collect();
    format!("=_{id}")
}

fn date_header(seconds: i64) -> Result<String, Malformed> {
    let since_1970 = u64::try_from(seconds).ok().filter(|_| seconds <= LAST_SECOND);
    let since_1970 = since_1970.ok_or(Malformed::Date(seconds))?;
    let mut date = Headers::new();
    date.set(Date::new(SystemTime::UNIX_EPOCH + Duration::from_secs(since_1970)));
    Ok(date.to_string())
}

/// Whether mail can be addressed there: what [`compose`] accepts.
pub fn is_address(text: &str) -> bool {
    address(text).is_some()
}

/// A strict reading: visible ASCII only, so that it goes through any relay and breaks no command.
fn address(text: &str) -> Option<Address> {
    let visible =
        text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b',' | b';' | b'(' | b')'));
    if visible { text.parse().ok() } else { None }
}

/// `left@right`, visible ASCII, short enough for one line (RFC 5322 §3.6.4, a little stricter).
fn is_identifier(id: &str) -> bool {
    let visible = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_graphic() && !b"<>@".contains(&b));
    id.len() <= 250 && id.split_once('@').is_some_and(|(left, right)| visible(left) && visible(right))
}

/// Names and dots, visible ASCII (RFC 2919 §2).
fn is_list_identifier(id: &str) -> bool {
    id.len() <= 200 && !id.is_empty() && id.bytes().all(|b| b == b'.' || b == b'-' || b.is_ascii_alphanumeric())
}

fn is_extra_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= header::NAME
        && name.bytes().all(|b| b == b'-' || b.is_ascii_alphanumeric())
        && !OWN.contains(&name.to_ascii_lowercase().as_str())
}
