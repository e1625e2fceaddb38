//! Taking back what one has just done, while its mails still wait. Nothing is erased: the history says what was done,
//! then that it was undone, and the ticket is the history without it.

use std::collections::BTreeSet;

use super::lifecycle::Who;
use super::{Action, Event, EventKind};
use crate::{Moment, PersonId, Refusal};

/// For how long the author of a command may take it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The version of the ticket that the command made.
    pub batch: i64,
    pub by: PersonId,
    pub action: Action,
    /// Its mails leave then, and not before.
    pub until: Moment,
}

impl Action {
    /// May its author take it back? All that people do to a ticket that is there, and nothing that the application does
    /// by itself: nobody would be there to say so. A creation has its own way out, to cancel (A11); a file that was
    /// deleted is gone.
    pub fn is_undoable(self) -> bool {
        self.rule().who != Who::Application && self != Self::DeleteFile
    }
}

/// What is known when somebody asks to take a command back.
pub struct Scene<'a> {
    /// The history, oldest first, each event with its batch.
    pub history: &'a [(i64, &'a Event)],
    pub window: Option<Window>,
    /// When the first of its mails left or began to leave, as whoever asks reads the time.
    pub left: Option<String>,
    /// Who acted last, as far as whoever asks may know the name; else empty.
    pub last: String,
    pub now: Moment,
}

/// May `me` take back the command that made version `batch`? Only the last one, only its author, and only while all of
/// its mails wait.
///
/// # Errors
/// The reason why not.
pub fn check(scene: &Scene<'_>, me: PersonId, batch: i64) -> Result<Window, Refusal> {
    let first = scene.history.iter().find(|(of, _)| *of == batch).map(|(_, event)| event);
    let last = scene.history.last().map_or(0, |(last, _)| *last);
    if first.is_none_or(|first| first.by != Some(me)) {
        Err(Refusal::OnlyItsAuthorUndoes)
    } else if first.is_some_and(|first| matches!(first.kind, EventKind::Created { .. })) {
        Err(Refusal::CreationStays)
    } else if undone(scene.history.iter().copied()).contains(&batch) {
        Err(Refusal::AlreadyUndone)
    } else if last != batch {
        Err(Refusal::ActedSince { by: scene.last.clone() })
    } else if let Some(at) = &scene.left {
        Err(Refusal::MailHasLeft { at: at.clone() })
    } else {
        let is_open = |window: &Window| window.batch == batch && window.by == me && scene.now < window.until;
        scene.window.filter(is_open).ok_or(Refusal::TooLateToUndo)
    }
}

/// The batches that were taken back.
pub fn undone<'a>(history: impl IntoIterator<Item = (i64, &'a Event)>) -> BTreeSet<i64> {
    let back = |(_, event): (i64, &Event)| match event.kind {
        EventKind::Undone { batch, .. } => Some(batch),
        _ => None,
    };
    history.into_iter().filter_map(back).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Coded, MessageScope, Status};

    const ME: PersonId = PersonId(1);
    const OTHER: PersonId = PersonId(2);
    const END: Moment = Moment(10_000);

    fn event(kind: EventKind, by: Option<PersonId>) -> Event {
        Event { kind, by, at: Moment(0), text: None, scope: MessageScope::Default, status: Status::Free }
    }

    fn asked(history: &[(i64, Event)], window: Option<Window>, left: Option<&str>, now: i64) -> Result<(), Refusal> {
        let history: Vec<_> = history.iter().map(|(batch, event)| (*batch, event)).collect();
        let scene = Scene {
            history: &history,
            window,
            left: left.map(ToOwned::to_owned),
            last: "Chloé".to_owned(),
            now: Moment(now),
        };
        check(&scene, ME, 2).map(|_| ())
    }

    #[test]
    fn each_reason_has_its_turn() {
        let said = |batch, by| (batch, event(EventKind::Commented, by));
        let (mine, theirs) = ([said(1, Some(OTHER)), said(2, Some(ME))], [said(1, Some(OTHER)), said(2, Some(OTHER))]);
        let window = Some(Window { batch: 2, by: ME, action: Action::Comment, until: END });
        let at = |now| asked(&mine, window, None, now);
        assert_eq!([at(0), at(END.0 - 1)], [Ok(()), Ok(())]);
        assert_eq!(at(END.0), Err(Refusal::TooLateToUndo), "not at the instant at which mails leave");
        assert_eq!(asked(&mine, None, None, 0), Err(Refusal::TooLateToUndo), "it was never offered");
        let earlier = window.map(|window| Window { batch: 1, ..window });
        assert_eq!(asked(&mine, earlier, None, 0), Err(Refusal::TooLateToUndo), "another command's");
        assert_eq!(asked(&theirs, window, None, 0), Err(Refusal::OnlyItsAuthorUndoes));
        let by_itself = [said(1, Some(ME)), said(2, None)];
        assert_eq!(asked(&by_itself, window, None, 0), Err(Refusal::OnlyItsAuthorUndoes), "the application's");
        assert_eq!(asked(&mine[..1], window, None, 0), Err(Refusal::OnlyItsAuthorUndoes), "a version that is not");
        let left = Refusal::MailHasLeft { at: "10 h 41".to_owned() };
        for now in [0, END.0] {
            assert_eq!(asked(&mine, window, Some("10 h 41"), now), Err(left.clone()));
        }
        let since = [mine[0].clone(), mine[1].clone(), said(3, Some(OTHER))];
        let acted = Refusal::ActedSince { by: "Chloé".to_owned() };
        assert_eq!(asked(&since, window, Some("10 h 41"), 0), Err(acted));
        let back = event(EventKind::Undone { batch: 2, action: Action::Comment }, Some(ME));
        let twice = [mine[0].clone(), mine[1].clone(), (3, back), said(4, Some(OTHER))];
        assert_eq!(asked(&twice, window, None, 0), Err(Refusal::AlreadyUndone));
    }

    #[test]
    fn what_the_application_does_alone_stays_done_and_a_deleted_file_deleted() {
        let stays: Vec<_> = Action::ALL.iter().filter(|action| !action.is_undoable()).map(|one| one.code()).collect();
        assert_eq!(stays, ["delete-file", "expire", "archive"]);
    }
}
