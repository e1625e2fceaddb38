//! People: whoever has an account.

use crate::{PersonId, codes};

codes! {
    /// The languages of the interface.
    pub enum Language { French = "fr", English = "en" }
}

/// Somebody with an account (spec.md §3.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// Nobody without an address is mailed (spec.md §8.3, 9).
    pub address: Option<String>,
    pub language: Language,
    pub is_admin: bool,
    /// A disabled account cannot sign in, hold tickets or be mailed.
    pub is_enabled: bool,
    /// Preference "mes propres tickets", on by default (spec.md §12.10).
    pub monitors_own: bool,
}

impl Person {
    /// Whether mail can reach this person at all.
    pub fn is_mailable(&self) -> bool {
        self.is_enabled && self.address.is_some()
    }
}
