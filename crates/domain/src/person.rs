//! People: whoever has an account.

use crate::{Flags, PersonId, codes};

codes! {
    /// The languages of the interface.
    pub enum Language { French = "fr", English = "en" }
}

codes! {
    /// Where an account comes from (spec.md §2.1).
    pub enum Account {
        /// The institution's directory: counts for the scope *Intranet*.
        Directory = "directory",
        /// Somebody from outside, known by a mail address.
        External = "external",
    }
}

codes! {
    /// What somebody accepts to be mailed about, each on by default (spec.md §12.10).
    pub enum Alert {
        /// "Surveiller mes propres tickets"
        Own = "own",
        /// "Surveiller les tickets pour lesquels je suis invité"
        Invited = "invited",
        /// "Surveiller les tickets enregistrés en signet"
        Bookmarks = "bookmarks",
        /// "Recevoir les alertes d'expiration"
        Expiry = "expiry",
    }
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
    pub account: Account,
    pub alerts: Flags<Alert>,
}

impl Person {
    /// Whether mail can reach this person at all.
    pub fn is_mailable(&self) -> bool {
        self.is_enabled && self.address.is_some()
    }

    pub fn wants(&self, alert: Alert) -> bool {
        self.alerts.has(alert)
    }
}
