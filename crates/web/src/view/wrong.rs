//! What is wrong with the fields of a form, field by field, and what is above it.

use domain::{Coded, FieldError, Refusal};

use super::input::Choice;
use super::{ErrorView, error_view};
use crate::extract::Page;

/// Errors of fields, and why the whole is refused.
#[derive(Debug, Default)]
pub struct Wrong {
    pub errors: Vec<ErrorView>,
    /// In sight, and not allowed; or changed meanwhile.
    pub refusal: String,
}

impl Wrong {
    pub fn fields(page: &Page, errors: &[FieldError]) -> Self {
        Self { errors: errors.iter().map(|error| error_view(page, error)).collect(), refusal: String::new() }
    }

    pub fn refused(page: &Page, why: &Refusal, who_can: &[String]) -> Self {
        let mut refusal = page.words.refusal(why);
        if !who_can.is_empty() {
            refusal.push(' ');
            refusal.push_str(&page.say1("problem-refused-who", "names", page.words.list(who_can)));
        }
        Self { errors: Vec::new(), refusal }
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn of(&self, field: &str) -> String {
        let texts = self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str());
        texts.collect::<Vec<_>>().join(" ")
    }
}

/// The choices of a list: every value of an enum by its words, after one that is empty.
pub fn choices<T: Coded>(
    page: &Page,
    area: &str,
    empty: String,
    chosen: &str,
    fits: impl Fn(T) -> bool,
) -> Vec<Choice> {
    let all = T::ALL.iter().filter(|value| fits(**value));
    let named = all.map(|value| (value.code().to_owned(), page.words.code_of(area, *value)));
    listed(named, Some(empty), chosen)
}

/// The choices of a list by code and label, after an empty one if there is.
pub fn listed(named: impl IntoIterator<Item = (String, String)>, empty: Option<String>, chosen: &str) -> Vec<Choice> {
    let first = empty.map(|label| (String::new(), label));
    let choice = |(code, label): (String, String)| {
        let is_chosen = code == chosen;
        Choice { code, label, hint: String::new(), warning: String::new(), is_chosen }
    };
    first.into_iter().chain(named).map(choice).collect()
}
