//! What a message will look like, before it is sent: made as the history makes it.

use app::markdown;
use askama::Template;
use domain::{FieldError, Message};

use crate::extract::{Fields, Page};

/// The button of a form that sends it to see, not to act.
const BUTTON: &str = "preview";

#[derive(Debug, Clone, Template)]
#[template(path = "part/preview.html")]
pub struct Preview {
    text: String,
    /// Why there is nothing to see; empty when there is.
    nothing: String,
}

impl Preview {
    /// What was typed, as it will be shown.
    pub fn of(page: &Page, typed: &str) -> Self {
        match Message::parse(typed) {
            Ok(Some(message)) => Self { text: markdown::html(message.as_str()), nothing: String::new() },
            Ok(None) => Self { text: String::new(), nothing: page.say("editor-preview-empty") },
            Err(error) => Self { text: String::new(), nothing: page.words.refusal(&error.why) },
        }
    }

    /// The same, when that is what the form was sent for.
    pub fn asked(page: &Page, fields: &Fields) -> Option<Self> {
        is_preview(fields).then(|| Self::of(page, fields.get("message")))
    }
}

/// Was the form sent to see what its message will look like?
pub fn is_preview(fields: &Fields) -> bool {
    fields.is_ticked(BUTTON)
}

/// What keeps the message of a form from being seen, and what its files do not do.
pub fn unseen(fields: &Fields) -> Vec<FieldError> {
    let words = Message::parse(fields.get("message")).err();
    words.into_iter().chain(fields.refused().iter().cloned()).collect()
}
