//! The fields of a form besides its words and its readers, as data: one template draws them all.

/// A value of a list or of a row of radio buttons.
#[derive(Debug, Clone)]
pub struct Choice {
    pub code: String,
    pub label: String,
    pub hint: String,
    /// What choosing it takes away or gives away, to be read before.
    pub warning: String,
    pub is_chosen: bool,
}

/// A field of a form.
#[derive(Debug, Clone)]
pub enum Input {
    /// One line of text.
    Line(Line),
    /// One value among a few, all in sight.
    Radios { name: &'static str, label: String, choices: Vec<Choice> },
    /// One value of a list.
    List { name: &'static str, label: String, choices: Vec<Choice> },
    /// A box to tick.
    Tick(Tick),
    /// Days of eight hours, hours and minutes (spec.md §12.9).
    SpentTime { label: String, hint: String, days: String, hours: String, minutes: String, is_required: bool },
    /// People met lately, to tick rather than type.
    People { label: String, people: Vec<Known> },
    /// What the form carries without showing it.
    Hidden { name: &'static str, value: String },
}

/// One line of text.
#[derive(Debug, Clone)]
pub struct Line {
    pub name: &'static str,
    /// The `type` of the element: `text`, `datetime-local`, `number`.
    pub kind: &'static str,
    pub label: String,
    pub hint: String,
    pub value: String,
    pub is_required: bool,
    /// Completed from the directory as it is typed.
    pub is_people: bool,
}

/// A box to tick.
#[derive(Debug, Clone)]
pub struct Tick {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub is_ticked: bool,
    /// Ticked, nobody is mailed.
    pub is_mute: bool,
}

/// Somebody of the directory.
#[derive(Debug, Clone)]
pub struct Known {
    pub identifier: String,
    pub name: String,
    pub affiliation: String,
    pub is_ticked: bool,
}

impl Input {
    /// The name under which its value is sent.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Line(line) => line.name,
            Self::Tick(tick) => tick.name,
            Self::Radios { name, .. } | Self::List { name, .. } | Self::Hidden { name, .. } => name,
            Self::SpentTime { .. } => "spent",
            Self::People { .. } => "people",
        }
    }

    /// Below the words rather than above: what is decided once the rest is written.
    pub fn is_after_words(&self) -> bool {
        matches!(self, Self::Tick(_))
    }
}
