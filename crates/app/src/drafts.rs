//! What people are writing, kept as they type, so that a text typed is never lost: neither by a server that stops, nor
//! by a browser that does.

mod place;

use std::fmt;

use domain::question::Reply;
use domain::question::edit::{LABEL_MAX, QUESTIONS_MAX};
use domain::text::{MESSAGE_MAX, SUBJECT_MAX};
use domain::visibility::Reach;
use domain::{Moment, Person, PersonId};
use store::db::Conn;
use store::drafts::{self, Draft};
use store::tickets;

pub use place::Place;

use crate::{App, Error, Result};

/// Characters of a draft, at most: what is too long to be sent is still to be shortened, not to be lost.
pub const TEXT_MAX: usize = 4 * MESSAGE_MAX + SUBJECT_MAX;
/// Characters of its answers, at most: all that a form can ask for.
const ANSWERS_MAX: usize = QUESTIONS_MAX * (MESSAGE_MAX + LABEL_MAX);
/// Files that a draft remembers, at most.
const FILES_MAX: usize = 100;
/// Drafts of one person, at most: the oldest go.
pub const DRAFTS_MAX: i64 = 200;
/// What nobody came back to for this long is forgotten.
pub const KEPT_SECONDS: i64 = 90 * 24 * 3600;

/// What a form holds.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub category: String,
    pub scope: String,
    pub subject: String,
    pub message: String,
    pub files: Vec<i64>,
    /// To the questions of the category.
    pub answers: Vec<Reply>,
}

impl Typed {
    /// Whether it is worth being kept: something was typed, and it is not what a fresh form holds anyway.
    pub fn is_worth_keeping(&self, fresh: &Self) -> bool {
        let says = |typed: &str, fresh: &str| !typed.trim().is_empty() && tidy(typed).trim() != tidy(fresh).trim();
        says(&self.subject, &fresh.subject)
            || says(&self.message, &fresh.message)
            || !self.files.is_empty()
            || self.answers.iter().any(|said| said.values.iter().any(|value| !value.trim().is_empty()))
    }

    /// Whether it is short enough to be kept.
    pub fn fits(&self) -> bool {
        let is_code = |text: &str| text.len() <= 64;
        let answers = self.answers.iter().flat_map(|said| said.values.iter().chain([&said.question]));
        let answers: usize = answers.map(|text| text.chars().count()).sum();
        let length = self.subject.chars().count() + self.message.chars().count();
        length <= TEXT_MAX
            && answers <= ANSWERS_MAX
            && is_code(&self.category)
            && is_code(&self.scope)
            && self.files.len() <= FILES_MAX
    }
}

/// The line ends of a text as a page shows it, whatever the browser sent.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The draft that a form was filled from, as it was then: saved again since, it is another text, and stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    token: String,
    saved_at: Moment,
}

impl Restored {
    pub fn of(draft: &Draft) -> Self {
        Self { token: draft.token.clone(), saved_at: draft.saved_at }
    }

    /// Reads what [`fmt::Display`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (token, saved_at) = text.split_once('@')?;
        Some(Self { token: token.to_owned(), saved_at: Moment(saved_at.parse().ok()?) })
    }
}

impl fmt::Display for Restored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}", self.token, self.saved_at.0)
    }
}

/// A form that is being filled in: its token, and the draft that it began with.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub token: String,
    pub from: Option<Restored>,
}

/// Keeps what a form holds, in place of the draft that it was filled from; what is not worth it is forgotten. The draft
/// as it is now.
///
/// # Errors
/// The ticket is not one that this person sees; or broken.
pub async fn save(
    app: &App,
    person: &Person,
    reach: &Reach,
    sheet: &Sheet,
    place: &Place,
    typed: &Typed,
    fresh: &Typed,
) -> Result<Option<Draft>> {
    let mut tx = app.db.write().await?;
    if let Some(ticket) = place.ticket() {
        tickets::within_reach(&mut tx, reach, ticket).await?.ok_or(Error::NotFound)?;
    }
    if let Some(Restored { token, saved_at }) = &sheet.from {
        drafts::delete_as_of(&mut tx, person.id, token, *saved_at).await?;
    }
    let draft = typed.is_worth_keeping(fresh).then(|| Draft {
        token: sheet.token.clone(),
        place: place.to_string(),
        category: typed.category.clone(),
        scope: typed.scope.clone(),
        subject: typed.subject.clone(),
        message: tidy(&typed.message),
        files: typed.files.clone(),
        answers: typed.answers.clone(),
        saved_at: app.now(),
    });
    match &draft {
        Some(draft) => {
            drafts::save(&mut tx, person.id, draft).await?;
            drafts::keep_latest(&mut tx, person.id, DRAFTS_MAX).await?;
        }
        None => drafts::delete(&mut tx, person.id, &sheet.token).await?,
    }
    tx.commit().await?;
    Ok(draft)
}

/// Forgets what was written in a form that has been sent.
pub(crate) async fn sent(conn: &mut Conn, person: PersonId, token: &str, from: Option<&Restored>) -> Result<()> {
    drafts::delete(conn, person, token).await?;
    if let Some(Restored { token, saved_at }) = from {
        drafts::delete_as_of(conn, person, token, *saved_at).await?;
    }
    Ok(())
}

/// Forgets a draft that its author does not want any more; what it was.
///
/// # Errors
/// Broken.
pub async fn discard(app: &App, person: PersonId, draft: &Restored) -> Result<Option<Draft>> {
    let mut tx = app.db.write().await?;
    let found = drafts::by_token(&mut tx, person, &draft.token).await?;
    drafts::delete_as_of(&mut tx, person, &draft.token, draft.saved_at).await?;
    tx.commit().await?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(subject: &str, message: &str) -> Typed {
        Typed { subject: subject.to_owned(), message: message.to_owned(), ..Typed::default() }
    }

    #[test]
    fn what_a_fresh_form_holds_is_not_worth_keeping() {
        let template = typed("Panne", "Bâtiment :\nSalle :\n");
        assert!(!typed("", " \n ").is_worth_keeping(&Typed::default()));
        assert!(!typed("Panne", "Bâtiment :\r\nSalle :\r\n").is_worth_keeping(&template));
        assert!(!typed("", "Bâtiment :\nSalle :").is_worth_keeping(&template));
        assert!(typed("Panne", "Bâtiment : C\nSalle :\n").is_worth_keeping(&template));
        assert!(typed("Panne", "").is_worth_keeping(&Typed::default()));
        assert!(Typed { files: vec![1], ..Typed::default() }.is_worth_keeping(&Typed::default()));
    }

    #[test]
    fn more_than_anybody_sends_is_not_kept() {
        let is_kept = |length: usize| typed("", &"é".repeat(length)).fits();
        assert!(is_kept(MESSAGE_MAX + 1) && is_kept(TEXT_MAX));
        assert!(!is_kept(TEXT_MAX + 1));
        assert!(!Typed { category: "1".repeat(65), ..Typed::default() }.fits());
    }

    #[test]
    fn the_draft_a_form_was_filled_from_is_read_back() {
        let restored = Restored { token: "ab-4".to_owned(), saved_at: Moment(12) };
        assert_eq!(Restored::parse(&restored.to_string()), Some(restored));
        for text in ["", "ab-4", "ab-4@", "ab-4@x", "@"] {
            assert_eq!(Restored::parse(text), None, "{text}");
        }
    }
}
