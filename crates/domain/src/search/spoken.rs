//! What a ticket says, and to whom: a hit never comes from what its reader may not read (spec.md §5.3, §12.6).

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use super::words::{pieces, word};
use crate::ticket::thread::Line;
use crate::visibility::may_name;
use crate::{EventKind, Facts, MessageScope, Person, PersonId, Standing, Ticket};

/// Who may read a part of a ticket, as far as an index can tell: the first who may, all those before them may too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// What says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source<'a> {
    Subject,
    /// A message, as it reads now, or an answer given with it.
    Said(&'a Line),
    /// The name of a file.
    File(&'a Line),
    /// The name of somebody who is on the ticket, or who wrote the line.
    Name(PersonId, Option<&'a Line>),
}

/// Something that a ticket says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    pub text: &'a str,
    pub readers: Readers,
    pub source: Source<'a>,
}

/// Everything that a ticket says: its subject, its messages as they read now, the names of its files and people.
#[derive(Debug, Clone)]
pub struct Spoken<'a>(pub Vec<Passage<'a>>);

/// Everything that can be found in a ticket. Another kind of text that tickets get is added here, and nowhere else;
/// [`super::VERSION`] then changes, so that the tickets that are there are read again.
pub fn spoken<'a, S: BuildHasher>(
    ticket: &'a Ticket,
    lines: &'a [Line],
    invitees: &[PersonId],
    names: &'a HashMap<PersonId, String, S>,
) -> Spoken<'a> {
    let mut all = vec![Passage { text: ticket.subject.as_str(), readers: Readers::Title, source: Source::Subject }];
    for line in lines {
        let readers = Readers::of(line.event.scope);
        let said = line.event.text.as_ref().map(|text| (text.as_str(), Source::Said(line)));
        let file = match &line.event.kind {
            EventKind::Uploaded { name, .. } => Some((name.as_str(), Source::File(line))),
            _ => None,
        };
        let answers = line.event.kind.answers().iter().flat_map(|given| given.answer.words());
        let answers = answers.map(|text| (text, Source::Said(line)));
        let texts = said.into_iter().chain(answers).chain(file);
        all.extend(texts.map(|(text, source)| Passage { text, readers, source }));
    }
    let around = [ticket.owner].into_iter().chain(ticket.holder).chain(invitees.iter().copied());
    let authors = lines.iter().filter_map(|line| Some((line.event.by?, Some(line))));
    let mut known = HashSet::new();
    for (person, line) in around.map(|person| (person, None)).chain(authors) {
        let readers = match line {
            // Names are for those who manage it (spec.md §5.4).
            _ if ticket.is_anonymous => Readers::Apart,
            Some(line) if line.event.kind.is_for_its_readers() => Readers::of(line.event.scope),
            _ => Readers::Open,
        };
        if let Some(name) = names.get(&person).filter(|_| known.insert((person, readers))) {
            all.push(Passage { text: name, readers, source: Source::Name(person, line) });
        }
    }
    Spoken(all)
}

impl<'a> Spoken<'a> {
    /// What somebody who sees the ticket may read of it.
    #[must_use]
    pub fn to(self, reader: &Person, facts: &Facts) -> Self {
        let (standing, scope) = (Standing::of(reader, facts), facts.effective_scope());
        let reads = |line: &Line| line.event.scope.may_be_read_by(&standing, line.event.by == Some(reader.id), scope);
        let may_read = |passage: &Passage<'a>| match passage.source {
            Source::Subject => true,
            Source::Said(line) | Source::File(line) => reads(line),
            Source::Name(person, line) => {
                may_name(reader, facts, person)
                    && line.is_none_or(|line| !line.event.kind.is_for_its_readers() || reads(line))
            }
        };
        Self(self.0.into_iter().filter(may_read).collect())
    }

    /// Its words, for an index.
    pub fn columns(&self) -> Columns {
        /// Different words of a ticket that are kept: far more than people write, and PostgreSQL has a limit.
        const MOST: usize = 20_000;
        let (mut seen, mut read) = (HashSet::new(), HashSet::new());
        let mut columns = Columns::default();
        for Passage { text, readers, .. } in &self.0 {
            let column = match readers {
                Readers::Title => &mut columns.title,
                Readers::Open => &mut columns.open,
                Readers::Allied => &mut columns.allied,
                Readers::Apart => &mut columns.apart,
            };
            // People say the same words again and again: each is read once.
            let new = pieces(text).into_iter().filter(|(_, piece)| read.insert((*readers, *piece)));
            for word in new.filter_map(|(start, piece)| word(start, piece)) {
                for token in word.tokens() {
                    if seen.len() < MOST && seen.insert((*readers, token.to_owned())) {
                        column.push_str(token);
                        column.push(' ');
                    }
                }
            }
        }
        columns
    }
}
