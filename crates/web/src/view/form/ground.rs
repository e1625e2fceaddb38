//! What a form is made from.

use domain::{Account, Action, Coded, Facts, Flags, Language, Named, Person, PersonId, Standing};

use super::Kept;
use crate::extract::Page;

/// What a form is made for: everything that its fields, its words and its lists of people come from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub page: &'a Page,
    pub facts: &'a Facts,
    pub me: &'a Person,
    pub action: Action,
    pub named: &'a Named,
    pub kept: &'a Kept,
    /// Whom the reader invited lately.
    pub recent: &'a [store::people::Found],
    /// Files that were sent and wait for the form.
    pub waiting: &'a [store::files::Stored],
}

impl Ground<'_> {
    pub fn standing(&self) -> Standing<'_> {
        Standing::of(self.me, self.facts)
    }

    /// A sentence of the form of this action: `action-take-message`.
    pub fn own(&self, part: &str) -> String {
        self.page.say(&format!("action-{}-{part}", self.action.code()))
    }
}

/// Nobody: stands for whoever is not named yet.
pub fn somebody() -> Person {
    Person {
        id: PersonId(0),
        name: String::new(),
        // Nobody's: without an address they would not be told.
        address: Some(String::new()),
        language: Language::French,
        is_admin: false,
        is_enabled: true,
        account: Account::Directory,
        alerts: Flags::all(),
    }
}
