//! What becomes of a mail that is due.

use domain::Moment;
use mail::Outgoing;
use store::outbox::State;

/// What became of an attempt.
pub enum Fate {
    /// Something done to the ticket may still be undone: not a word about it leaves before that is over.
    Held(Moment),
    Settled(State, String),
    Again(String),
}

impl Fate {
    pub(super) fn withheld(why: &str) -> Self {
        Self::Settled(State::Withheld, why.to_owned())
    }
}

/// A mail ready to leave with its date, or why it does not.
pub(super) type Written = Result<(Outgoing, Moment), Fate>;
