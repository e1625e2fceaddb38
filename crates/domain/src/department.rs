//! Departments: the seed's *services* (spec.md §3.1).

mod opening;

use crate::category::Defaults;
use crate::monitoring::{Watch, WatchLevel};
use crate::person::Account;
use crate::text::{is_blank, one_line, too_long};
use crate::{
    Algorithm, Coded, DepartmentId, Field, FieldError, Flags, Message, Person, Priority, Refusal, Subject, TicketScope,
    codes,
};

pub use opening::Lack;

codes! {
    /// The switches of a department, all off at first (spec.md §3.1 and §5.4).
    pub enum DepartmentSetting {
        /// Closing or refusing needs a spent time.
        NeedsSpentTime = "needs_spent_time",
        /// External accounts do not see it when they create a ticket.
        HiddenFromExternals = "hidden_from_externals",
        /// Names are hidden from whoever does not manage it.
        Anonymous = "anonymous",
        /// Its categories may be confidential.
        AllowsConfidential = "allows_confidential",
    }
}

/// A support unit: owns categories, managers and permanent invitees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    pub id: DepartmentId,
    /// On lists.
    pub label: String,
    /// At the creation of a ticket.
    pub long_label: String,
    /// Two or three letters for narrow columns ("SG").
    pub short_label: String,
    /// A disabled department is seen only by administrators and its managers.
    pub is_enabled: bool,
    pub icon: Option<String>,
    pub settings: Flags<DepartmentSetting>,
    /// Departments with the same tag read each other's tickets; empty for none (spec.md §5.4).
    pub inter_service_tag: String,
    /// A virtual department offers the categories of this one under its own name (spec.md §6.4).
    pub redirects_to: Option<DepartmentId>,
    pub defaults: Defaults,
}

impl Department {
    pub fn has(&self, setting: DepartmentSetting) -> bool {
        self.settings.has(setting)
    }

    /// Is it in the list of departments whose open tickets this person reads, and where they may post
    /// (spec.md §5.2, line 8, and §5.4)?
    ///
    /// The rules of the selection (spec.md §7) may say less.
    pub fn is_visible_to(&self, person: &Person) -> bool {
        self.is_open_to_account(person.account)
    }

    /// The same, of a kind of account.
    pub fn is_open_to_account(&self, account: Account) -> bool {
        self.is_enabled && (account == Account::Directory || !self.has(DepartmentSetting::HiddenFromExternals))
    }
}

/// Characters of a label, of a tag and of an address, at most.
const LINE_MAX: usize = 120;
/// Characters of a long label, at most.
const LONG_MAX: usize = 255;
/// Characters of a short label, at most: it goes into narrow columns.
const SHORT_MAX: usize = 12;
/// Characters of a message that a department offers, at most (spec.md §3.1).
const TEMPLATE_MAX: usize = 4096;
/// Days after which a ticket expires, at most.
const DAYS_MAX: u32 = 3650;

/// A department as a form says it, word for word. What is empty is inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub label: String,
    pub long_label: String,
    pub short_label: String,
    pub icon: String,
    pub is_enabled: bool,
    pub settings: Flags<DepartmentSetting>,
    pub inter_service_tag: String,
    pub scope: String,
    pub priority: String,
    pub subject: String,
    pub message: String,
    pub algorithm: String,
    pub expiry_days: String,
    pub watch_level: String,
    pub watch_address: String,
}

impl Department {
    /// A department that was just born: closed, with nothing and nobody in it.
    pub fn newborn() -> Self {
        Self {
            id: DepartmentId(0),
            label: String::new(),
            long_label: String::new(),
            short_label: String::new(),
            is_enabled: false,
            icon: None,
            settings: Flags::default(),
            inter_service_tag: String::new(),
            redirects_to: None,
            defaults: Defaults::default(),
        }
    }

    /// The department that a form describes.
    ///
    /// # Errors
    /// Every field that does not do.
    pub fn edited(&self, typed: &Typed) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let label = named(Field::Label, &typed.label, LINE_MAX, &mut errors);
        let long_label = line(Field::LongLabel, &typed.long_label, LONG_MAX, &mut errors);
        let short_label = line(Field::ShortLabel, &typed.short_label, SHORT_MAX, &mut errors);
        let icon = line(Field::Icon, &typed.icon, LINE_MAX, &mut errors);
        let tag = line(Field::Tag, &typed.inter_service_tag, LINE_MAX, &mut errors);
        let defaults = defaults(typed, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            long_label: if long_label.is_empty() { label.clone() } else { long_label },
            short_label: if short_label.is_empty() { initials(&label) } else { short_label },
            label,
            icon: (!icon.is_empty()).then_some(icon),
            is_enabled: typed.is_enabled,
            settings: typed.settings.clone(),
            inter_service_tag: tag,
            defaults,
            ..self.clone()
        })
    }
}

/// « Services Généraux »: « SG ».
fn initials(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    if let [word] = words[..] {
        return word.chars().take(4).collect::<String>().to_uppercase();
    }
    words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).take(SHORT_MAX).collect()
}

fn line(field: Field, typed: &str, max: usize, errors: &mut Vec<FieldError>) -> String {
    let line = one_line(typed);
    let line = if is_blank(&line) { "" } else { line.trim() };
    errors.extend(too_long(line, max).map(|why| FieldError::new(field, why)));
    line.to_owned()
}

fn named(field: Field, typed: &str, max: usize, errors: &mut Vec<FieldError>) -> String {
    let line = line(field, typed, max, errors);
    if line.is_empty() {
        errors.push(FieldError::new(field, Refusal::LabelMissing));
    }
    line
}

/// A choice of a list, or nothing, which is inherited.
fn choice<T>(field: Field, typed: &str, read: impl Fn(&str) -> Option<T>, errors: &mut Vec<FieldError>) -> Option<T> {
    if typed.is_empty() {
        return None;
    }
    let found = read(typed);
    if found.is_none() {
        errors.push(FieldError::new(field, Refusal::UnknownValue));
    }
    found
}

fn defaults(typed: &Typed, errors: &mut Vec<FieldError>) -> Defaults {
    let real = |code: &str| TicketScope::from_code(code).filter(|scope| *scope != TicketScope::Default);
    let scope = choice(Field::Scope, &typed.scope, real, errors);
    let priority = |code: &str| Priority::new(code.parse().ok()?).filter(|priority| !priority.is_default());
    let priority = choice(Field::Priority, &typed.priority, priority, errors);
    let subject = line(Field::Subject, &typed.subject, crate::text::SUBJECT_MAX, errors);
    let message = Message::parse(&typed.message).unwrap_or_else(|error| {
        errors.push(error);
        None
    });
    let too_long = message.as_ref().and_then(|message| too_long(message.as_str(), TEMPLATE_MAX));
    errors.extend(too_long.map(|why| FieldError::new(Field::Message, why)));
    let algorithm = choice(Field::Algorithm, &typed.algorithm, Algorithm::from_code, errors);
    let days = typed.expiry_days.trim();
    let expiry_days = days.parse().ok().filter(|days| *days <= DAYS_MAX);
    if !days.is_empty() && expiry_days.is_none() {
        errors.push(FieldError::new(Field::ExpiryDays, Refusal::NumberOutside { max: DAYS_MAX as usize }));
    }
    let watch = watch(typed, errors);
    let subject = (!subject.is_empty()).then(|| Subject::stored(subject));
    Defaults { scope, priority, subject, message, algorithm, expiry_days, watch }
}

fn watch(typed: &Typed, errors: &mut Vec<FieldError>) -> Option<Watch> {
    let level = choice(Field::WatchLevel, &typed.watch_level, WatchLevel::from_code, errors)?;
    if level == WatchLevel::Never {
        return Some(Watch { level, address: String::new() });
    }
    let address = line(Field::WatchAddress, &typed.watch_address, crate::text::SUBJECT_MAX, errors);
    if !address.contains('@') || address.contains(char::is_whitespace) {
        let typed = address.chars().take(100).collect();
        errors.push(FieldError::new(Field::WatchAddress, Refusal::AddressMalformed { typed }));
    }
    Some(Watch { level, address })
}
