//! What a ticket says, and to whom: a hit never comes from what its reader may not read (spec.md §5.3, §12.6).

use crate::ticket::thread::Line;
use crate::{EventKind, MessageScope, Person, Standing, Ticket};

/// Who may read a part of a ticket, as far as an index can tell: the first who may, all those before them may too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Readers {
    /// Whoever sees the ticket: its subject.
    Title,
    /// Whoever sees it, with a role on it or because it is open to all.
    Open,
    /// Managers and those of allied departments; some of it the owner and the invitees.
    Allied,
    /// Managers; some of it the owner, or the invitees.
    Apart,
}

impl Readers {
    fn of(scope: MessageScope) -> Self {
        match scope {
            MessageScope::Default | MessageScope::Public => Self::Open,
            MessageScope::Invited | MessageScope::Manager => Self::Allied,
            MessageScope::Owner | MessageScope::InvitedManager => Self::Apart,
        }
    }
}

/// The words of a ticket by who may read them, as an index keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    pub title: String,
    pub open: String,
    pub allied: String,
    pub apart: String,
}

/// Something that a ticket says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    pub text: &'a str,
    pub readers: Readers,
    /// The entry of the history; the subject has none.
    pub line: Option<&'a Line>,
}

/// Everything that a ticket says: its subject, its messages as they read now, the names of its files.
#[derive(Debug, Clone)]
pub struct Spoken<'a>(pub Vec<Passage<'a>>);

/// Everything that can be found in a ticket. Another kind of text that tickets get is added here, and nowhere else;
/// [`super::VERSION`] then changes, so that the tickets that are there are read again.
pub fn spoken<'a>(ticket: &'a Ticket, lines: &'a [Line]) -> Spoken<'a> {
    let mut all = vec![Passage { text: ticket.subject.as_str(), readers: Readers::Title, line: None }];
    for line in lines {
        let readers = Readers::of(line.event.scope);
        let file = if let EventKind::Uploaded { name, .. } = &line.event.kind { Some(name.as_str()) } else { None };
        let message = line.event.text.as_ref().map(crate::Message::as_str);
        all.extend([message, file].into_iter().flatten().map(|text| Passage { text, readers, line: Some(line) }));
    }
    Spoken(all)
}

impl<'a> Spoken<'a> {
    /// What somebody who sees the ticket may read of it.
    #[must_use]
    pub fn to(self, reader: &Person, standing: &Standing<'_>, scope: crate::TicketScope) -> Self {
        let may_read = |passage: &Passage<'a>| {
            passage
                .line
                .is_none_or(|line| line.event.scope.may_be_read_by(standing, line.event.by == Some(reader.id), scope))
        };
        Self(self.0.into_iter().filter(may_read).collect())
    }

    /// Its words, for an index.
    pub fn columns(&self) -> Columns {
        /// Different words of a ticket that are kept: far more than people write, and PostgreSQL has a limit.
        const MOST: usize = 20_000;
        let mut seen = std::collections::HashSet::new();
        let mut columns = Columns::default();
        for Passage { text, readers, .. } in &self.0 {
            let column = match readers {
                Readers::Title => &mut columns.title,
                Readers::Open => &mut columns.open,
                Readers::Allied => &mut columns.allied,
                Readers::Apart => &mut columns.apart,
            };
            for word in super::words(text) {
                for token in word.tokens() {
                    if seen.len() < MOST && seen.insert((*readers as u8, token.to_owned())) {
                        column.push_str(token);
                        column.push(' ');
                    }
                }
            }
        }
        columns
    }
}
