//! The history as it reads now: edits and changes of readers brought to the messages that they are about
//! (spec.md §4.5, §4.7, A24, A27).

use super::undo::undone;
use super::{Event, EventKind};
use crate::{EventId, FileId, Message, MessageScope, Moment, PersonId};

/// An event with its present words and readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: EventId,
    /// The version of the ticket that its command made.
    pub batch: i64,
    pub event: Event,
    /// Who changed its words last, and when.
    pub edited: Option<(Option<PersonId>, Moment)>,
    /// Its words before each edit, oldest first, with who could read them: nobody else reads them since.
    pub earlier: Vec<(Message, MessageScope)>,
    /// The file that it brought has been erased (A32).
    pub is_erased: bool,
}

impl Line {
    /// Something that somebody said, rather than a mark of what was done.
    pub fn is_message(&self) -> bool {
        self.event.text.is_some()
    }

    /// The file that it brought.
    pub fn file(&self) -> Option<FileId> {
        if let EventKind::Uploaded { file, .. } = &self.event.kind { Some(*file) } else { None }
    }

    fn brings(&self, file: FileId) -> bool {
        self.file() == Some(file)
    }
}

/// The last entry, which its author may still correct (spec.md §4.5, "uploads ignored"): that something was undone is
/// none.
pub fn last_word(lines: &[Line]) -> Option<EventId> {
    let is_word = |line: &&Line| line.file().is_none() && !matches!(line.event.kind, EventKind::Undone { .. });
    lines.iter().rev().find(is_word).map(|line| line.id)
}

/// The lines of a history, oldest first: of those that changed others, only the effect is left; of what was undone,
/// that it was.
pub fn thread<'a>(history: impl IntoIterator<Item = (EventId, i64, &'a Event)>) -> Vec<Line> {
    let history: Vec<_> = history.into_iter().collect();
    let undone = undone(history.iter().map(|(_, batch, event)| (*batch, *event)));
    let mut lines: Vec<Line> = Vec::new();
    for (id, batch, event) in history.into_iter().filter(|(_, batch, _)| !undone.contains(batch)) {
        match &event.kind {
            EventKind::CommentEdited { event: about } => {
                if let Some(line) = find(&mut lines, *about) {
                    let before = std::mem::replace(&mut line.event.text, event.text.clone());
                    line.earlier.extend(before.map(|words| (words, line.event.scope)));
                    line.edited = Some((event.by, event.at));
                }
                reach(&mut lines, *about, event.scope);
            }
            EventKind::ReadersChanged { event: about } => reach(&mut lines, *about, event.scope),
            kind => {
                if matches!(kind, EventKind::ScopeChanged { narrows: true, .. }) {
                    lines.iter_mut().for_each(narrow);
                }
                if let EventKind::FileDeleted { file, .. } = kind {
                    lines.iter_mut().filter(|line| line.brings(*file)).for_each(|line| line.is_erased = true);
                }
                let (edited, earlier, is_erased) = (None, Vec::new(), false);
                lines.push(Line { id, batch, event: event.clone(), edited, earlier, is_erased });
            }
        }
    }
    lines
}

fn find(lines: &mut [Line], id: EventId) -> Option<&mut Line> {
    lines.iter_mut().find(|line| line.id == id)
}

/// Other readers for a line; the files sent with it follow.
fn reach(lines: &mut [Line], about: EventId, scope: MessageScope) {
    let Some(batch) = find(lines, about).map(|line| line.batch) else { return };
    let follows = |line: &&mut Line| line.id == about || (line.batch == batch && line.file().is_some());
    lines.iter_mut().filter(follows).for_each(|line| line.event.scope = scope);
}

/// What everybody could read when the ticket was open stays among those it concerns when it opens again (A24, E30).
fn narrow(line: &mut Line) {
    let earlier = line.earlier.iter_mut().map(|(_, scope)| scope);
    for scope in earlier.chain([&mut line.event.scope]) {
        if matches!(scope, MessageScope::Public | MessageScope::Default) {
            *scope = MessageScope::Invited;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Status, TicketScope};

    const ALICE: PersonId = PersonId(1);
    const BRUNO: PersonId = PersonId(2);

    fn event(kind: EventKind, by: PersonId, at: i64, text: Option<&str>, scope: MessageScope) -> Event {
        let text = text.map(|text| Message::stored(text.to_owned()));
        Event { kind, by: Some(by), at: Moment(at), text, scope, status: Status::InProgress }
    }

    fn said(text: &str, scope: MessageScope) -> Event {
        event(EventKind::Commented, ALICE, 1, Some(text), scope)
    }

    fn edited(about: i64, by: PersonId, at: i64, text: &str, scope: MessageScope) -> Event {
        event(EventKind::CommentEdited { event: EventId(about) }, by, at, Some(text), scope)
    }

    fn readers(about: i64, scope: MessageScope) -> Event {
        event(EventKind::ReadersChanged { event: EventId(about) }, BRUNO, 9, None, scope)
    }

    fn scope_changed(from: TicketScope, to: TicketScope, narrows: bool) -> Event {
        event(EventKind::ScopeChanged { from, to, narrows }, BRUNO, 9, None, MessageScope::Default)
    }

    /// Numbered from 1, each its own batch.
    fn lines(events: &[Event]) -> Vec<Line> {
        thread(events.iter().zip(1..).map(|(event, id)| (EventId(id), id, event)))
    }

    fn scopes(events: &[Event]) -> Vec<MessageScope> {
        lines(events).iter().map(|line| line.event.scope).collect()
    }

    #[test]
    fn an_edit_replaces_the_words_and_keeps_the_earlier_ones() {
        let history = [
            said("un", MessageScope::Default),
            said("deux", MessageScope::Owner),
            edited(1, ALICE, 5, "un bis", MessageScope::Default),
            edited(1, BRUNO, 7, "un ter", MessageScope::Manager),
        ];
        let lines = lines(&history);
        assert_eq!(lines.len(), 2, "edits are no lines of their own");
        let texts: Vec<_> = lines.iter().filter_map(|line| line.event.text.as_ref()).map(Message::as_str).collect();
        assert_eq!(texts, ["un ter", "deux"]);
        assert_eq!(lines[0].earlier.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>(), ["un", "un bis"]);
        assert_eq!(lines[0].edited, Some((Some(BRUNO), Moment(7))));
        assert_eq!((lines[0].event.by, lines[0].event.at), (Some(ALICE), Moment(1)), "whose words, and since when");
        assert_eq!(lines[0].event.scope, MessageScope::Manager);
        assert_eq!(
            (&lines[1].earlier, lines[1].edited, lines[1].event.scope),
            (&Vec::new(), None, MessageScope::Owner)
        );
    }

    #[test]
    fn other_readers_leave_the_words() {
        let history = [said("un", MessageScope::Default), readers(1, MessageScope::Manager)];
        let lines = lines(&history);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].event.scope, MessageScope::Manager);
        assert_eq!(lines[0].event.text, history[0].text);
        assert_eq!((lines[0].edited, lines[0].earlier.len()), (None, 0));
    }

    /// A24, E30: "narrowing turns PUBLIC or DEFAULT scoped items into INVITED".
    #[test]
    fn a_narrowed_ticket_keeps_its_words_among_those_concerned() {
        use MessageScope::{Default, Invited, InvitedManager, Manager, Owner, Public};
        let said_before = [Default, Public, Invited, InvitedManager, Owner, Manager].map(|scope| said("un", scope));
        let narrowed = scope_changed(TicketScope::Public, TicketScope::Private, true);
        let mut history = said_before.to_vec();
        history.extend([narrowed, said("après", Default)]);
        let after = [Invited, Invited, Invited, InvitedManager, Owner, Manager, Default, Default];
        assert_eq!(scopes(&history), after);
        // It opens again: what was said while it was open to all does not.
        history.push(scope_changed(TicketScope::Private, TicketScope::Public, false));
        assert_eq!(scopes(&history)[..8], after);
        // Somebody may still choose readers afterwards.
        history.push(readers(1, Public));
        assert_eq!(scopes(&history)[0], Public);
        let wider = [said("un", Default), scope_changed(TicketScope::Public, TicketScope::Intranet, false)];
        assert_eq!(scopes(&wider), [Default, Default]);
    }

    #[test]
    fn lines_know_their_command() {
        let (taken, closed) = (EventKind::Taken { from: None }, EventKind::Closed { spent: None, link: None });
        let history = [
            (1, said("un", MessageScope::Default)),
            (2, event(taken, BRUNO, 2, None, MessageScope::Default)),
            (2, event(closed, BRUNO, 2, Some("fait"), MessageScope::Default)),
        ];
        let lines = thread((1..).map(EventId).zip(&history).map(|(id, (batch, event))| (id, *batch, event)));
        assert_eq!(lines.iter().map(|line| line.batch).collect::<Vec<_>>(), [1, 2, 2]);
        assert_eq!(lines.iter().map(Line::is_message).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn what_was_undone_leaves_one_line_without_its_words() {
        let before = [said("un", MessageScope::Default)];
        let undone =
            |batch| event(EventKind::Undone { batch, action: Action::Comment }, ALICE, 8, None, MessageScope::Default);
        let edit = edited(1, ALICE, 5, "un bis", MessageScope::Default);
        let narrowed = scope_changed(TicketScope::Public, TicketScope::Private, true);
        for done in [said("deux", MessageScope::Default), edit, readers(1, MessageScope::Manager), narrowed] {
            let history = [before[0].clone(), done, undone(2)];
            let read = lines(&history);
            assert_eq!(read[..1], lines(&before), "as if nothing had happened");
            assert_eq!((read.len(), read[1].id, read[1].is_message()), (2, EventId(3), false));
            assert_eq!(last_word(&read), Some(EventId(1)), "still the last thing said");
        }
    }

    #[test]
    fn an_edit_of_nothing_changes_nothing() {
        let history = [said("un", MessageScope::Default), edited(7, ALICE, 2, "deux", MessageScope::Owner)];
        assert_eq!(lines(&history), lines(&history[..1]));
    }
}
