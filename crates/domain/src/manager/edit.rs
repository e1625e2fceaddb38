//! What the form of a manager may say (R40, spec.md §2.2).

use super::{Manager, Privilege, Privileges};
use crate::{Absence, Coded, Field, FieldError, Refusal};

/// The highest rate.
pub const RATE_MAX: u8 = 100;

/// When somebody is there, word for word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Presence {
    pub is_available: bool,
    pub rate: String,
    pub absent_from: String,
    pub absent_until: String,
    pub absence_note: String,
}

impl Presence {
    /// As the form of this manager shows it.
    pub fn of(manager: &Manager) -> Self {
        let absence = manager.absence.as_ref();
        Self {
            is_available: manager.is_available,
            rate: manager.rate.to_string(),
            absent_from: absence.map(|absence| absence.from.to_string()).unwrap_or_default(),
            absent_until: absence.map(|absence| absence.until.to_string()).unwrap_or_default(),
            absence_note: absence.map(|absence| absence.note.clone()).unwrap_or_default(),
        }
    }
}

impl Manager {
    /// The manager with this presence; privileges stay.
    ///
    /// # Errors
    /// Every field that does not do.
    pub fn present(&self, typed: &Presence) -> Result<Self, Vec<FieldError>> {
        let rate = rate(&typed.rate);
        let absence = Absence::read(&typed.absent_from, &typed.absent_until, &typed.absence_note);
        match (rate, absence) {
            (Ok(rate), Ok(absence)) => Ok(Self { is_available: typed.is_available, rate, absence, ..self.clone() }),
            (rate, absence) => Err(rate.err().into_iter().chain(absence.err().unwrap_or_default()).collect()),
        }
    }

    /// The manager with these privileges, by their codes, and no other.
    ///
    /// # Errors
    /// One that does not exist.
    pub fn privileged<'a>(&self, codes: impl IntoIterator<Item = &'a str>) -> Result<Self, FieldError> {
        let unknown = || FieldError::new(Field::Privileges, Refusal::UnknownValue);
        let flag = |code| Privilege::from_code(code).ok_or_else(unknown);
        let privileges = codes.into_iter().map(flag).collect::<Result<Privileges, FieldError>>()?;
        Ok(Self { privileges, ..self.clone() })
    }
}

fn rate(typed: &str) -> Result<u8, FieldError> {
    let typed = typed.trim();
    let is_plain = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let rate = typed.parse::<u8>().ok().filter(|rate| is_plain && *rate <= RATE_MAX);
    rate.ok_or_else(|| FieldError::new(Field::Rate, Refusal::NumberOutside { max: RATE_MAX.into() }))
}
