//! What a file says of one thing, from a line of a table or from a mapping: cells by name, each with its line.

use super::fault::{At, Faults};

/// What a file can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    People,
    Departments,
    Categories,
    Managers,
    Invitees,
}

/// What tickets get when nobody says otherwise, of a department or of a category.
pub const DEFAULTS: [&str; 8] =
    ["scope", "priority", "subject", "message", "algorithm", "expiry_days", "watch_level", "watch_address"];

impl Kind {
    pub const ALL: [Self; 5] = [Self::People, Self::Departments, Self::Categories, Self::Managers, Self::Invitees];

    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Departments => "departments",
            Self::Categories => "categories",
            Self::Managers => "managers",
            Self::Invitees => "invitees",
        }
    }

    /// The columns of its table; the same names as in the other format, but for what that one nests.
    pub fn columns(self) -> Vec<&'static str> {
        let own: &[&str] = match self {
            Self::People => {
                &["address", "identifier", "name", "affiliation", "language", "account", "admin", "enabled"]
            }
            Self::Departments => &[
                "department",
                "long_label",
                "short_label",
                "icon",
                "enabled",
                "settings",
                "inter_service_tag",
                "redirects_to",
            ],
            Self::Categories => &[
                "department",
                "category",
                "long_label",
                "icon",
                "search_words",
                "accepts_tickets",
                "settings",
                "members",
                "questions",
                "redirects_to",
            ],
            Self::Managers => &[
                "department",
                "manager",
                "privileges",
                "available",
                "rate",
                "monitoring_any",
                "monitoring_category",
                "monitoring_managed",
                "pace",
            ],
            Self::Invitees => &["department", "invitee"],
        };
        let more: &[&str] = if matches!(self, Self::Departments | Self::Categories) { &DEFAULTS } else { &[] };
        own.iter().chain(more).copied().collect()
    }

    /// The kind of a table with these columns.
    pub fn of(columns: &[&str]) -> Option<Self> {
        let has = |name| columns.contains(&name);
        [
            (has("category"), Self::Categories),
            (has("manager"), Self::Managers),
            (has("invitee"), Self::Invitees),
            (has("department"), Self::Departments),
            (has("address") || has("identifier"), Self::People),
        ]
        .into_iter()
        .find_map(|(is_it, kind)| is_it.then_some(kind))
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    Text(String),
    List(Vec<String>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub name: &'static str,
    pub at: At,
    pub given: Given,
}

/// One thing. What it does not say is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub at: At,
    pub cells: Vec<Cell>,
}

impl Record {
    pub fn cell(&self, name: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.name == name)
    }

    /// The line of a cell, or of the whole.
    pub fn line(&self, name: &str) -> At {
        self.cell(name).map_or(self.at, |cell| cell.at)
    }

    /// A cell as it was written; `None` when nothing is said of it.
    pub fn text(&self, name: &str) -> Option<&str> {
        match &self.cell(name)?.given {
            Given::Text(text) => Some(text),
            Given::List(_) => None,
        }
    }

    /// The same, with something in it.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.text(name).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Puts what is said of these names in their places, and leaves the others.
    pub fn fill<const N: usize>(&self, fields: [(&str, &mut String); N]) {
        for (name, field) in fields {
            if let Some(text) = self.text(name) {
                text.clone_into(field);
            }
        }
    }

    /// Several words: a list, or a text in which blanks, commas and semicolons separate them.
    pub fn list(&self, name: &str) -> Option<Vec<&str>> {
        match &self.cell(name)?.given {
            Given::List(list) => Some(list.iter().map(String::as_str).collect()),
            Given::Text(text) => {
                let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
                Some(text.split(is_between).filter(|word| !word.is_empty()).collect())
            }
        }
    }

    /// Yes or no; an empty cell says nothing.
    pub fn switch(&self, name: &str, faults: &mut Faults) -> Option<bool> {
        let word = self.filled(name)?;
        let found = switch(word);
        if found.is_none() {
            faults.add(self.line(name), format!("{name}: « {} » is neither yes nor no", shortened(word)));
        }
        found
    }

    /// One of the codes of an enum; an empty cell says nothing.
    pub fn code<T: domain::Coded>(&self, name: &str, faults: &mut Faults) -> Option<T> {
        let word = self.filled(name)?;
        let found = T::from_code(word);
        if found.is_none() {
            faults.add(self.line(name), unknown::<T>(name, word));
        }
        found
    }

    /// Several codes of an enum.
    pub fn codes<T: domain::Coded, B: FromIterator<T>>(&self, name: &str, faults: &mut Faults) -> Option<B> {
        let words = self.list(name)?;
        for word in words.iter().filter(|word| T::from_code(word).is_none()) {
            faults.add(self.line(name), unknown::<T>(name, word));
        }
        Some(words.into_iter().filter_map(T::from_code).collect())
    }
}

/// Yes or no, as people write it.
pub fn switch(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "yes" | "true" | "1" | "oui" | "vrai" => Some(true),
        "no" | "false" | "0" | "non" | "faux" => Some(false),
        _ => None,
    }
}

fn unknown<T: domain::Coded>(name: &str, word: &str) -> String {
    let known: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
    format!("{name}: « {} » is not one of {}", shortened(word), known.join(", "))
}

/// The beginning of what was written, for an error.
pub fn shortened(text: &str) -> String {
    const MAX: usize = 60;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX).collect();
    if text.chars().count() > MAX { format!("{line}…") } else { line }
}
