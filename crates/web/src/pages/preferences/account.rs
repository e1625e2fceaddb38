//! What a setting would tell, in plain words.

use app::preferences::{Account, Told};
use domain::Coded;
use domain::monitoring::{Level, Pace};

use crate::extract::Page;

pub struct AccountView {
    /// What the level is about, in a sentence.
    pub sentence: String,
    pub cases: Vec<CaseView>,
    /// « 6 mails par jour environ »; `None` when nobody counted.
    pub estimate: Option<String>,
}

pub struct CaseView {
    pub text: String,
    pub verdict: String,
    pub is_told: bool,
}

impl AccountView {
    pub fn new(page: &Page, level: Level, account: &Account) -> Self {
        Self {
            sentence: page.words.code_of("monitoring-said", level),
            cases: account.cases.iter().map(|told| case(page, told)).collect(),
            estimate: account.mails.map(|mails| estimate(page, mails)),
        }
    }
}

fn case(page: &Page, told: &Told) -> CaseView {
    let key = format!("monitoring-case-{}", told.case.code());
    let verdict = match told.pace {
        None => "monitoring-no-mail",
        Some(Pace::Immediate) => "monitoring-one-mail",
        Some(_) => "monitoring-grouped-mail",
    };
    CaseView {
        text: page.say1(&key, "category", told.category.as_str()),
        verdict: page.say(verdict),
        is_told: told.pace.is_some(),
    }
}

/// A day's mails, rounded: below one, it is the month that says something.
fn estimate(page: &Page, mails: usize) -> String {
    let days = usize::try_from(Account::DAYS).unwrap_or(1);
    match mails {
        0 => page.say("monitoring-estimate-none"),
        _ if mails < days => page.say1("monitoring-estimate-few", "count", mails),
        _ => page.say2("monitoring-estimate", "count", (mails + days / 2) / days, "total", mails),
    }
}
