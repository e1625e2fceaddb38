//! What the form of a department holds, as its fields write it.

use app::preferences::Setting;
use domain::monitoring::{Behaviour, Grid, Level, Pace};
use domain::report::{Hour, Profile, Settings};
use domain::{Coded, Field, FieldError, Refusal};

use crate::extract::Fields;

pub struct Typed {
    pub level: String,
    pub any: String,
    pub member: String,
    pub managed: String,
    pub pace: String,
    pub report: String,
    pub hour: String,
    /// Empty for none.
    pub second_hour: String,
    pub weekend: bool,
}

impl Typed {
    pub fn stored(setting: &Setting) -> Self {
        let code = |code: &str| code.to_owned();
        let Setting { grid, pace, report } = setting;
        Self {
            level: code(grid.level().code()),
            any: code(grid.any.code()),
            member: code(grid.category.code()),
            managed: code(grid.managed.code()),
            pace: code(pace.code()),
            report: code(report.profile.code()),
            hour: report.hour.get().to_string(),
            second_hour: report.second_hour.map(|hour| hour.get().to_string()).unwrap_or_default(),
            weekend: report.weekend,
        }
    }

    pub fn sent(fields: &Fields) -> Self {
        let text = |field: Field| fields.get(field.code()).to_owned();
        Self {
            level: text(Field::Level),
            any: text(Field::Any),
            member: text(Field::MemberCategory),
            managed: text(Field::Managed),
            pace: text(Field::Pace),
            report: text(Field::Report),
            hour: text(Field::Hour),
            second_hour: text(Field::SecondHour),
            weekend: fields.is_ticked("weekend"),
        }
    }

    /// The setting that it asks for, constraints aside.
    ///
    /// # Errors
    /// The fields whose value is no choice of ours.
    pub fn setting(&self) -> Result<Setting, Vec<FieldError>> {
        let mut errors = Vec::new();
        let level: Option<Level> = read(&mut errors, Field::Level, &self.level);
        let grid = match level.and_then(Grid::preset) {
            Some(preset) => Some(preset),
            None if level.is_none() => None,
            None => {
                let any: Option<Behaviour> = read(&mut errors, Field::Any, &self.any);
                let category = read(&mut errors, Field::MemberCategory, &self.member);
                let managed = read(&mut errors, Field::Managed, &self.managed);
                any.zip(category).zip(managed).map(|((any, category), managed)| Grid { any, category, managed })
            }
        };
        let pace: Option<Pace> = read(&mut errors, Field::Pace, &self.pace);
        let profile: Option<Profile> = read(&mut errors, Field::Report, &self.report);
        let first = hour(&mut errors, Field::Hour, &self.hour);
        let second = if self.second_hour.is_empty() {
            Some(None)
        } else {
            hour(&mut errors, Field::SecondHour, &self.second_hour).map(Some)
        };
        let report = profile.zip(first).zip(second).map(|((profile, hour), second_hour)| Settings {
            profile,
            hour,
            second_hour,
            weekend: self.weekend,
        });
        let setting = grid.zip(pace).zip(report).map(|((grid, pace), report)| Setting { grid, pace, report });
        setting.ok_or(errors)
    }
}

fn read<T: Coded>(errors: &mut Vec<FieldError>, field: Field, code: &str) -> Option<T> {
    let value = T::from_code(code);
    errors.extend(value.is_none().then(|| FieldError::new(field, Refusal::UnknownValue)));
    value
}

fn hour(errors: &mut Vec<FieldError>, field: Field, typed: &str) -> Option<Hour> {
    let is_plain = !typed.is_empty() && typed.len() <= 2 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let hour = typed.parse().ok().filter(|_| is_plain).and_then(Hour::new);
    errors.extend(hour.is_none().then(|| FieldError::new(field, Refusal::HourOutOfRange)));
    hour
}
