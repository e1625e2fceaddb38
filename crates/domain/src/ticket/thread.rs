//! The history as it reads now: edits and changes of readers brought to the messages that they are about
//! (spec.md §4.5, §4.7, A24, A27).

use super::{Event, EventKind};
use crate::{EventId, Message, MessageScope, Moment, PersonId};

/// An event with its present words and readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: EventId,
    /// The version of the ticket that its command made.
    pub batch: i64,
    pub event: Event,
    /// Who changed its words last, and when.
    pub edited: Option<(Option<PersonId>, Moment)>,
    /// Its words before each edit, oldest first.
    pub earlier: Vec<Message>,
}

impl Line {
    /// Something that somebody said, rather than a mark of what was done.
    pub fn is_message(&self) -> bool {
        self.event.text.is_some()
    }
}

/// The lines of a history, oldest first: of those that changed others, only the effect is left.
pub fn thread<'a>(history: impl IntoIterator<Item = (EventId, i64, &'a Event)>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (id, batch, event) in history {
        match &event.kind {
            EventKind::CommentEdited { event: about } => {
                if let Some(line) = lines.iter_mut().find(|line| line.id == *about) {
                    let before = std::mem::replace(&mut line.event.text, event.text.clone());
                    line.earlier.extend(before);
                    line.event.scope = event.scope;
                    line.edited = Some((event.by, event.at));
                }
            }
            EventKind::ReadersChanged { event: about } => {
                if let Some(line) = lines.iter_mut().find(|line| line.id == *about) {
                    line.event.scope = event.scope;
                }
            }
            kind => {
                if matches!(kind, EventKind::ScopeChanged { narrows: true, .. }) {
                    lines.iter_mut().for_each(narrow);
                }
                lines.push(Line { id, batch, event: event.clone(), edited: None, earlier: Vec::new() });
            }
        }
    }
    lines
}

/// What everybody could read when the ticket was open stays among those it concerns when it opens again (A24, E30).
fn narrow(line: &mut Line) {
    if matches!(line.event.scope, MessageScope::Public | MessageScope::Default) {
        line.event.scope = MessageScope::Invited;
    }
}
