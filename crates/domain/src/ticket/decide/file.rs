//! Attaching files (A31) and erasing them (A32).

use super::{Decision, Scene, invalid};
use crate::ticket::{Action, Command, Event, EventKind, Said};
use crate::{EventId, Field, MessageScope, Refusal};

/// Files with one message, whatever the installation allows.
pub const MOST_FILES: usize = 100;

impl Scene<'_> {
    /// The files that go with a command, for the readers of what it says.
    pub(super) fn uploads(&self, command: &Command, scope: MessageScope) -> Decision {
        let action = command.action();
        if command.files.len() > MOST_FILES {
            return Err(invalid(Field::Files, Refusal::TooManyFiles { max: MOST_FILES }));
        }
        let asked = if action.takes_files() { command.files.as_slice() } else { &[] };
        if action == Action::Attach && asked.is_empty() && command.said.text.is_none() {
            return Err(invalid(Field::Files, Refusal::FileMissing));
        }
        let mut uploads: Vec<Event> = Vec::new();
        for id in asked {
            let found = self.named.files.iter().find(|file| file.id == *id);
            let file = found.ok_or_else(|| invalid(Field::Files, Refusal::FileGone))?;
            let kind = EventKind::Uploaded { file: file.id, name: file.name.clone(), size: file.size };
            if !uploads.iter().any(|upload| upload.kind == kind) {
                uploads.push(self.event(kind, Said { text: None, scope }, self.facts.ticket.status));
            }
        }
        Ok(uploads)
    }

    /// Told to those who could read the file: its name is in the sentence.
    pub(super) fn file_deleted(&self, event: EventId, said: Said) -> Decision<Event> {
        let brought = self.message(event)?;
        let EventKind::Uploaded { file, name, .. } = &brought.kind else {
            return Err(invalid(Field::Event, Refusal::FileGone));
        };
        let kind = EventKind::FileDeleted { file: *file, name: name.clone() };
        let said = Said { scope: brought.scope, ..said };
        Ok(self.event(kind, said, self.target(Action::DeleteFile)))
    }
}
