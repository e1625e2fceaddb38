//! A status and a priority as a shape, a word and a colour.

use app::Words;
use domain::{Coded, Priority, Status};

/// A status as it is drawn.
#[derive(Debug, Clone)]
pub struct StatusView {
    pub label: String,
    pub icon: &'static str,
    /// Class of the style sheet, empty for the plain one.
    pub class: &'static str,
    pub code: &'static str,
}

impl StatusView {
    pub fn of(words: Words, status: Status) -> Self {
        let (icon, class) = match status {
            Status::Free => ("s-free", "state--free"),
            Status::InProgress => ("s-progress", "state--progress"),
            Status::Incomplete => ("s-info", ""),
            Status::Postponed => ("s-later", ""),
            Status::Closed => ("s-closed", ""),
            Status::Approved => ("s-ok", "state--done"),
            Status::Expired | Status::Cancelled | Status::Refused => ("s-no", "state--done"),
            Status::Archived => ("lock", "state--done"),
        };
        Self { label: words.code_of("status", status), icon, class, code: status.code() }
    }
}

/// A priority as bars and a word; the word of the normal one is for screen readers.
#[derive(Debug, Clone)]
pub struct PriorityView {
    pub label: String,
    pub value: u8,
}

impl PriorityView {
    pub fn of(words: Words, priority: Priority) -> Self {
        Self { label: words.say(&format!("priority-{}", priority.value())), value: priority.value() }
    }

    pub fn is_normal(&self) -> bool {
        self.value == Priority::NORMAL.value()
    }
}
