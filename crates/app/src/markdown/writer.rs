//! From the events of the parser to tags of ours.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::links::{self, allowed, escape};
use super::source::restored;

/// Lists and quotations within each other, at most: deeper ones are shown at that depth.
const DEEPEST: usize = 12;

/// What an element becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Its content alone.
    Bare,
    /// A list or a quotation, written.
    Nest(&'static str),
    Block(&'static str),
    /// Words between marks, written once at a time: nothing is bold twice.
    Span(&'static str),
    Code,
    Link,
    /// `~` typed once on each side, which is no mark.
    Tilde,
    /// Words over a line too short to be a rule, such as that above a signature.
    Underlined,
}

pub struct Writer<'a> {
    source: &'a str,
    site: &'a str,
    out: String,
    /// Text that has come, until a tag does: an address comes in pieces.
    words: String,
    open: Vec<Open>,
    depth: usize,
    spans: Vec<&'static str>,
    /// The address of the link being written, and where its words begin.
    link: Option<(String, usize)>,
    underline: String,
}

impl<'a> Writer<'a> {
    pub fn new(source: &'a str, site: &'a str) -> Self {
        Self {
            source,
            site,
            out: String::with_capacity(source.len() * 2),
            words: String::new(),
            open: Vec::new(),
            depth: 0,
            spans: Vec::new(),
            link: None,
            underline: String::new(),
        }
    }

    pub fn finish(mut self) -> String {
        self.flush();
        self.out
    }

    pub fn write(&mut self, event: Event<'_>, range: Range<usize>) {
        let typed = &self.source[range];
        match event {
            Event::Start(tag) => {
                let opened = self.start(&tag, typed);
                self.open.push(opened);
            }
            Event::End(_) => self.end(),
            // A character written by its name is shown as it was typed.
            Event::Text(_) if typed.starts_with('&') && typed.ends_with(';') => self.words.push_str(typed),
            Event::Text(text) => self.words.push_str(&text),
            Event::Code(code) => {
                self.tag("<code>");
                escape(&restored(&code), &mut self.out);
                self.out.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => self.tag("<br>"),
            Event::Rule => self.tag("<hr>"),
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.words.push_str(&text),
            Event::TaskListMarker(_) => self.words.push_str(typed),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, typed: &str) -> Open {
        match tag {
            Tag::Heading { .. } => self.heading(typed),
            Tag::BlockQuote(_) => self.nest("<blockquote>", "</blockquote>"),
            Tag::List(None) => self.nest("<ul>", "</ul>"),
            Tag::List(Some(1)) => self.nest("<ol>", "</ol>"),
            Tag::List(Some(first)) => self.nest(&format!("<ol start=\"{first}\">"), "</ol>"),
            Tag::Item if self.open.last() == Some(&Open::Bare) => {
                self.tag("<br>");
                Open::Bare
            }
            Tag::Item => self.block("<li>", "</li>"),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.tag("<pre><code>");
                // One word says the language, which nothing is made of; more of them say something.
                if info.trim().contains(char::is_whitespace) {
                    let _ = writeln!(self.words, "{info}");
                }
                Open::Code
            }
            Tag::Emphasis => self.span("em"),
            Tag::Strong => self.span("strong"),
            Tag::Strikethrough if !typed.starts_with("~~") => {
                self.words.push('~');
                Open::Tilde
            }
            Tag::Strikethrough => self.span("del"),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.link(dest_url),
            // Lines that begin far from the margin are no code: people indent what they write.
            _ => self.block("<p>", "</p>"),
        }
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open {
            Open::Bare => self.flush(),
            Open::Tilde => self.words.push('~'),
            Open::Nest(close) => {
                self.tag(close);
                self.depth -= 1;
            }
            Open::Block(close) => {
                self.tag(close);
                self.spans.clear();
            }
            Open::Span(name) => {
                self.flush();
                self.spans.retain(|open| *open != name);
                let _ = write!(self.out, "</{name}>");
            }
            Open::Code => {
                escape(&restored(&std::mem::take(&mut self.words)), &mut self.out);
                self.out.push_str("</code></pre>");
            }
            Open::Link => self.end_link(),
            Open::Underlined => {
                let line = std::mem::take(&mut self.underline);
                let _ = write!(self.words, "\n{line}");
                self.tag("</p>");
            }
        }
    }

    /// A title is words in bold, for the headings of the page are its own. A line of dashes under words is a rule.
    fn heading(&mut self, typed: &str) -> Open {
        if typed.trim_start().starts_with('#') {
            self.tag("<p>");
            self.span("strong");
            return Open::Block("</strong></p>");
        }
        let line = typed.trim_end();
        let words = line.trim_end_matches(['-', '=']);
        line[words.len()..].clone_into(&mut self.underline);
        self.tag("<p>");
        if self.underline.len() < 3 { Open::Underlined } else { Open::Block("</p><hr>") }
    }

    fn nest(&mut self, tag: &str, close: &'static str) -> Open {
        if self.depth == DEEPEST {
            self.flush();
            return Open::Bare;
        }
        self.depth += 1;
        self.tag(tag);
        Open::Nest(close)
    }

    fn block(&mut self, tag: &str, close: &'static str) -> Open {
        self.tag(tag);
        Open::Block(close)
    }

    fn span(&mut self, name: &'static str) -> Open {
        self.flush();
        if self.spans.contains(&name) {
            return Open::Bare;
        }
        self.spans.push(name);
        let _ = write!(self.out, "<{name}>");
        Open::Span(name)
    }

    /// An image is never fetched: it is a link, like any other, to where it is.
    fn link(&mut self, address: &str) -> Open {
        self.flush();
        let Some(address) = allowed(&restored(address)).filter(|_| self.link.is_none()) else { return Open::Bare };
        links::open(&address, &mut self.out);
        self.link = Some((address, self.out.len()));
        Open::Link
    }

    fn end_link(&mut self) {
        self.flush();
        if let Some((address, start)) = self.link.take()
            && self.out.len() == start
        {
            escape(&address, &mut self.out);
        }
        self.out.push_str("</a>");
    }

    fn tag(&mut self, tag: &str) {
        self.flush();
        self.out.push_str(tag);
    }

    /// Writes the text that has come.
    fn flush(&mut self) {
        let words = restored(&std::mem::take(&mut self.words));
        for (place, line) in words.trim_end_matches('\n').split('\n').enumerate() {
            if place > 0 {
                self.out.push_str("<br>");
            }
            match self.link {
                Some(_) => escape(line, &mut self.out),
                None => links::linked(line, self.site, &mut self.out),
            }
        }
    }
}
