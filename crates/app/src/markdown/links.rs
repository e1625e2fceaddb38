//! Where a message may lead, and what in its words leads there by itself: addresses, and numbers of tickets.

use std::fmt::Write;

use linkify::{LinkFinder, LinkKind};
use reqwest::Url;

/// Digits of a number that is taken for a ticket's, at least: « imprimante #2 » is none.
const MENTION: usize = 3;

/// The address as browsers understand it, when a message may lead there.
pub fn allowed(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto"))?;
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>');
    Some(String::from(url)).filter(|url| url.chars().all(is_plain))
}

/// Opens a link; the words and the end are for the caller.
pub fn open(address: &str, out: &mut String) {
    out.push_str("<a href=\"");
    escape(address, out);
    out.push_str("\" rel=\"noopener noreferrer nofollow\">");
}

/// Text, with what it names linked.
pub fn linked(text: &str, site: &str, out: &mut String) {
    for span in LinkFinder::new().spans(text) {
        let address = match span.kind() {
            Some(LinkKind::Url) => allowed(span.as_str()),
            Some(LinkKind::Email) => allowed(&format!("mailto:{}", span.as_str())),
            _ => None,
        };
        match address {
            Some(address) => {
                open(&address, out);
                escape(span.as_str(), out);
                out.push_str("</a>");
            }
            None => mentions(span.as_str(), site, out),
        }
    }
}

/// `#4812` leads to that ticket, whether there is one or not: nothing is looked up, so nothing is told.
fn mentions(text: &str, site: &str, out: &mut String) {
    let mut done = 0;
    for (at, _) in text.match_indices('#') {
        let (before, tail) = (text[..at].chars().next_back(), &text[at + 1..]);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let after = tail[digits..].chars().next();
        let is_joined = |c: char| c.is_alphanumeric() || matches!(c, '#' | '&');
        let is_number =
            digits >= MENTION && !tail.starts_with('0') && ![before, after].iter().flatten().any(|c| is_joined(*c));
        if let Some(number) = tail[..digits].parse::<i64>().ok().filter(|_| is_number) {
            escape(&text[done..at], out);
            open(&format!("{site}/tickets/{number}"), out);
            let _ = write!(out, "#{number}</a>");
            done = at + 1 + digits;
        }
    }
    escape(&text[done..], out);
}

/// Text between tags, or between quotes.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}
