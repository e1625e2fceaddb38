//! Lines of the journal of the organisation, in words.

use domain::audit::{Change, Value};
use store::audit::Line;

use crate::extract::Page;

/// A line, ready for its page.
pub struct JournalLine {
    pub when: String,
    pub instant: String,
    /// « Adam Vasseur », or the command line.
    pub by: String,
    /// « a modifié la catégorie »
    pub deed: String,
    pub subject: String,
    pub department: String,
    pub changes: Vec<ChangeView>,
}

/// What is not as it was.
pub struct ChangeView {
    pub setting: String,
    pub before: String,
    pub after: String,
}

impl JournalLine {
    pub fn of(page: &Page, line: &Line) -> Self {
        Self {
            when: page.dates.full(line.at),
            instant: page.dates.machine(line.at),
            by: line.by.clone().unwrap_or_else(|| page.say("audit-command-line")),
            deed: page.words.code_of("audit-deed", line.deed),
            subject: line.subject.clone(),
            department: line.department.clone().unwrap_or_default(),
            changes: line.changes.iter().map(|change| ChangeView::of(page, change)).collect(),
        }
    }
}

impl ChangeView {
    fn of(page: &Page, change: &Change) -> Self {
        Self {
            setting: page.words.code_of("audit-setting", change.setting),
            before: said(page, &change.before),
            after: said(page, &change.after),
        }
    }
}

fn said(page: &Page, value: &Value) -> String {
    match value {
        Value::Empty => page.say("audit-empty"),
        Value::Text(text) => text.clone(),
        Value::Key(key) => page.say(key),
        Value::Keys(keys) if keys.is_empty() => page.say("audit-empty"),
        Value::Parts(parts) => parts.iter().map(|part| said(page, part)).collect(),
        Value::Keys(keys) => keys.iter().map(|key| page.say(key)).collect::<Vec<_>>().join(", "),
    }
}
