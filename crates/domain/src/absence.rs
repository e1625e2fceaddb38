//! When a manager is away: no ticket is proposed to them, nor given by an algorithm, until they are back.

use crate::text::{one_line, too_long};
use crate::{Day, Field, FieldError, Refusal};

/// Characters of a note, at most.
const NOTE_MAX: usize = 120;

/// Days during which somebody is away, the first and the last included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    pub from: Day,
    pub until: Day,
    /// Why, for the other managers; often nothing.
    pub note: String,
}

impl Absence {
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }

    pub fn is_over(&self, today: Day) -> bool {
        self.until < today
    }

    /// The absence that a form describes; `None` when both of its dates are empty.
    ///
    /// # Errors
    /// Every field that does not do.
    pub fn read(from: &str, until: &str, note: &str) -> Result<Option<Self>, Vec<FieldError>> {
        let (note, mut errors) = (one_line(note).trim().to_owned(), Vec::new());
        if from.trim().is_empty() && until.trim().is_empty() {
            return Ok(None);
        }
        let first = day(Field::AbsentFrom, from, &mut errors);
        let last = day(Field::AbsentUntil, until, &mut errors);
        if let Some(why) = too_long(&note, NOTE_MAX) {
            errors.push(FieldError::new(Field::AbsenceNote, why));
        }
        match (first, last) {
            (Some(from), Some(until)) if until < from => {
                errors.push(FieldError::new(Field::AbsentUntil, Refusal::EndsBeforeItBegins));
                Err(errors)
            }
            (Some(from), Some(until)) if errors.is_empty() => Ok(Some(Self { from, until, note })),
            _ => Err(errors),
        }
    }
}

fn day(field: Field, typed: &str, errors: &mut Vec<FieldError>) -> Option<Day> {
    let typed = typed.trim();
    let found = Day::parse(typed);
    if found.is_none() {
        let shown = typed.chars().take(40).collect();
        let why = if typed.is_empty() { Refusal::DayMissing } else { Refusal::DayUnreadable { typed: shown } };
        errors.push(FieldError::new(field, why));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_part_of_it() {
        let away = Absence::read("2026-03-10", "2026-03-12", " congés ").expect("dates").expect("an absence");
        let is_away = |day: &str| away.covers(Day::parse(day).expect("a day"));
        assert_eq!(["2026-03-09", "2026-03-10", "2026-03-12", "2026-03-13"].map(is_away), [false, true, true, false]);
        assert_eq!(away.note, "congés");
        assert!(away.is_over(Day::parse("2026-03-13").expect("a day")));
    }

    #[test]
    fn what_does_not_do_is_said_by_its_field() {
        let unreadable = |typed: &str| Refusal::DayUnreadable { typed: typed.to_owned() };
        let rows = [
            ("2026-03-10", "", Field::AbsentUntil, Refusal::DayMissing),
            ("", "2026-03-10", Field::AbsentFrom, Refusal::DayMissing),
            ("2026-02-29", "2026-03-10", Field::AbsentFrom, unreadable("2026-02-29")),
            ("2026-03-10", "demain", Field::AbsentUntil, unreadable("demain")),
            ("2026-03-10", "2026-03-09", Field::AbsentUntil, Refusal::EndsBeforeItBegins),
        ];
        for (from, until, field, why) in rows {
            assert_eq!(Absence::read(from, until, ""), Err(vec![FieldError::new(field, why)]), "{from} {until}");
        }
        assert_eq!(Absence::read(" ", "", "sans dates"), Ok(None));
        let long = Absence::read("2026-03-10", "2026-03-10", &"a".repeat(121)).expect_err("too long");
        assert_eq!(long[0].field, Field::AbsenceNote);
    }
}
