use scraper::{ElementRef, Html};

use crate::world::html::{attribute, beside, has, select, whole_text};

/// A field of a form; a list of choices is as many of them as there are choices.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) kind: Kind,
    /// The words beside it, for what is ticked or chosen.
    pub(super) label: String,
    /// Sent with the form: always, except for boxes and choices left alone.
    pub(super) is_sent: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Typed,
    Hidden,
    Box,
    File,
    /// A radio button, or a value of a list.
    Choice,
}

impl Field {
    pub(super) fn read(document: &Html, field: ElementRef<'_>) -> Vec<Self> {
        if attribute(field, "name").is_empty() || has(field, "disabled") {
            return Vec::new();
        }
        match (field.value().name(), attribute(field, "type")) {
            ("select", _) => Self::list(field),
            ("textarea", _) => {
                vec![Self::new(field, field.text().collect(), Kind::Typed, String::new(), true)]
            }
            (_, "radio") => {
                vec![Self::new(field, value(field), Kind::Choice, beside(document, field), has(field, "checked"))]
            }
            (_, "checkbox") => {
                vec![Self::new(field, value(field), Kind::Box, beside(document, field), has(field, "checked"))]
            }
            (_, "submit" | "button" | "reset" | "image") => Vec::new(),
            // Sent apart.
            (_, "file") => vec![Self::new(field, String::new(), Kind::File, String::new(), false)],
            (_, "hidden") => vec![Self::new(field, value(field), Kind::Hidden, String::new(), true)],
            _ => vec![Self::new(field, value(field), Kind::Typed, String::new(), true)],
        }
    }

    /// A field that no page need offer.
    pub(super) fn forged(name: &str, value: &str) -> Self {
        let (name, value) = (name.to_owned(), value.to_owned());
        Self { name, value, kind: Kind::Hidden, label: String::new(), is_sent: true }
    }

    fn list(field: ElementRef<'_>) -> Vec<Self> {
        let options: Vec<_> = field.select(&select("option")).collect();
        let chosen = options.iter().position(|option| has(*option, "selected")).unwrap_or(0);
        let read = |(place, option): (usize, &ElementRef<'_>)| {
            Self::new(field, value(*option), Kind::Choice, whole_text(*option), place == chosen)
        };
        options.iter().enumerate().map(read).collect()
    }

    fn new(field: ElementRef<'_>, value: String, kind: Kind, label: String, is_sent: bool) -> Self {
        Self { name: attribute(field, "name").to_owned(), value, kind, label, is_sent }
    }

    /// The value as browsers send it: line ends are CRLF.
    pub(super) fn wire(&self) -> String {
        if self.kind == Kind::Typed {
            self.value.replace("\r\n", "\n").replace('\n', "\r\n")
        } else {
            self.value.clone()
        }
    }
}

fn value(field: ElementRef<'_>) -> String {
    field.value().attr("value").map_or_else(|| "on".to_owned(), str::to_owned)
}
