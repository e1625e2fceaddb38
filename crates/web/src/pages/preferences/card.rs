//! The card of one department: its form, and what it would tell.

use std::collections::HashMap;

use app::edits::seal;
use app::preferences::{Managed, Setting};
use domain::monitoring::{Behaviour, Level, Pace};
use domain::report::Profile;
use domain::{CategoryId, Coded, DepartmentId, Field, FieldError, Lineage};

use super::account::AccountView;
use super::typed::Typed;
use super::{Choice, choices};
use crate::extract::Page;
use crate::view::{ErrorView, error_view};

pub struct Card {
    pub id: DepartmentId,
    pub label: String,
    pub icon: String,
    /// « vos catégories : Électricité, Chauffage »
    pub categories: String,
    /// What is saved, on one line.
    pub summary: String,
    pub is_open: bool,
    /// What the form showed, in short.
    pub seen: String,
    pub levels: Vec<LevelChoice>,
    pub rows: Vec<Row>,
    pub paces: Vec<Choice>,
    pub profiles: Vec<Choice>,
    pub hours: Vec<Choice>,
    pub second_hours: Vec<Choice>,
    pub weekend: bool,
    /// `None` while what is asked for cannot be.
    pub account: Option<AccountView>,
    pub errors: Vec<ErrorView>,
    pub outcome: Outcome,
}

/// What became of the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    /// It was not sent.
    #[default]
    None,
    Saved,
    /// It was saved, and a report was sent at once to try it (spec.md §9.1).
    Tried,
    /// The same, but the department is asked for no report.
    NothingToTry,
    /// What is shown is not saved yet.
    Preview,
    /// What is saved had changed meanwhile.
    Stale,
    /// The errors say why.
    Refused,
}

pub struct LevelChoice {
    pub code: &'static str,
    pub icon: &'static str,
    pub label: String,
    pub hint: String,
    pub is_chosen: bool,
}

/// A kind of ticket, and when to be told.
pub struct Row {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub cells: Vec<Choice>,
}

/// How a card is shown.
#[derive(Default)]
pub struct Look {
    pub errors: Vec<FieldError>,
    pub is_open: bool,
    pub outcome: Outcome,
}

impl Card {
    pub fn new(
        page: &Page,
        managed: &Managed,
        lineages: &HashMap<CategoryId, Lineage>,
        typed: &Typed,
        account: Option<AccountView>,
        Look { errors, is_open, outcome }: Look,
    ) -> Self {
        let categories = categories(page, managed, lineages);
        Self {
            id: managed.department.id,
            label: managed.department.label.clone(),
            icon: managed.department.icon.clone().unwrap_or_else(|| "build".to_owned()),
            summary: summary(page, &managed.setting),
            seen: seal(&managed.setting),
            levels: Level::ALL.iter().map(|level| level_choice(page, *level, &typed.level)).collect(),
            rows: vec![
                row(page, Field::Any, &typed.any, page.say("monitoring-any-hint")),
                row(page, Field::MemberCategory, &typed.member, categories.clone()),
                row(page, Field::Managed, &typed.managed, page.say("monitoring-managed-hint")),
            ],
            categories,
            paces: choices::<Pace>(page, "monitoring-pace", &typed.pace),
            profiles: choices::<Profile>(page, "report-profile", &typed.report),
            hours: hours(page, &typed.hour),
            second_hours: second_hours(page, &typed.second_hour),
            weekend: typed.weekend,
            account,
            errors: errors.into_iter().map(|error| error_view(page, &error)).collect(),
            is_open,
            outcome,
        }
    }

    pub fn is_saved(&self) -> bool {
        self.outcome == Outcome::Saved
    }

    /// The words that say what became of a report asked for at once.
    pub fn tried(&self) -> Option<&'static str> {
        match self.outcome {
            Outcome::Tried => Some("monitoring-tried"),
            Outcome::NothingToTry => Some("monitoring-tried-nothing"),
            _ => None,
        }
    }

    pub fn is_preview(&self) -> bool {
        self.outcome == Outcome::Preview
    }

    pub fn is_stale(&self) -> bool {
        self.outcome == Outcome::Stale
    }

    pub fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

fn categories(page: &Page, managed: &Managed, lineages: &HashMap<CategoryId, Lineage>) -> String {
    if managed.others.is_empty() {
        return page.say("monitoring-all-categories");
    }
    let label = |id: &CategoryId| lineages.get(id).map(|lineage| lineage.category().label.clone());
    let own: Vec<String> = managed.own.iter().filter_map(label).collect();
    if own.is_empty() {
        return page.say("monitoring-no-category");
    }
    page.say1("monitoring-own-categories", "names", page.words.list(&own))
}

/// « Surveillance Minimale · rapport à 9 h »
fn summary(page: &Page, setting: &Setting) -> String {
    let level = page.words.code_of("level", setting.grid.level());
    let first = i64::from(setting.report.hour.get());
    match (setting.report.profile, setting.report.second_hour) {
        (Profile::None, _) => page.say1("monitoring-summary-no-report", "level", level),
        (_, None) => page.say2("monitoring-summary", "level", level, "hour", first),
        (_, Some(second)) => page.words.with(
            "monitoring-summary-twice",
            &[("level", &level), ("hour", &first), ("second", &i64::from(second.get()))],
        ),
    }
}

fn level_choice(page: &Page, level: Level, chosen: &str) -> LevelChoice {
    LevelChoice {
        code: level.code(),
        icon: match level {
            Level::None => "bell-off",
            Level::Minimal => "l1",
            Level::Medium => "l2",
            Level::Complete => "l3",
            Level::Custom => "sliders",
        },
        label: page.words.code_of("level", level),
        hint: page.words.code_of("monitoring-level", level),
        is_chosen: level.code() == chosen,
    }
}

fn row(page: &Page, field: Field, chosen: &str, hint: String) -> Row {
    let name = field.code();
    Row {
        name,
        label: page.say(&format!("monitoring-kind-{name}")),
        hint,
        cells: choices::<Behaviour>(page, "monitoring-behaviour", chosen),
    }
}

fn hours(page: &Page, chosen: &str) -> Vec<Choice> {
    let hour = |hour: i64| Choice {
        code: hour.to_string(),
        label: page.say1("monitoring-hour", "hour", hour),
        is_chosen: hour.to_string() == chosen,
    };
    (0..24).map(hour).collect()
}

fn second_hours(page: &Page, chosen: &str) -> Vec<Choice> {
    let none =
        Choice { code: String::new(), label: page.say("monitoring-no-second-hour"), is_chosen: chosen.is_empty() };
    std::iter::once(none).chain(hours(page, chosen)).collect()
}
