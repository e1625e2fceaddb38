//! Instants, days, time spent.

use std::fmt;

/// Milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }

    /// Whole seconds from `earlier` to here; negative when `earlier` is later.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1000
    }
}

impl From<i64> for Moment {
    fn from(millis: i64) -> Self {
        Self(millis)
    }
}

impl From<Moment> for i64 {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

/// A day of the calendar, in the installation's time zone.
///
/// The default one is before all others: where no day is known, nothing is on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    date: u8,
}

impl Day {
    /// Reads `2026-03-10`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain =
            |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        let is_plain = text.len() == 10 && text.bytes().enumerate().all(is_plain);
        let mut parts = text.splitn(3, '-').filter(|_| is_plain);
        let (year, month, date) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let found = Self { year, month, date };
        (year >= 1000 && (1..=found.length_of_month()).contains(&date)).then_some(found)
    }

    fn length_of_month(self) -> u8 {
        let is_leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        }
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or(text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.date)
    }
}

/// Minutes of work on a ticket; a day counts eight hours (spec.md §12.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct SpentTime(u32);

impl SpentTime {
    pub const MINUTES_A_DAY: u32 = 8 * 60;

    /// 0 to 29 days, 0 to 7 hours, 0 to 59 minutes; `None` beyond.
    pub fn new(days: u32, hours: u32, minutes: u32) -> Option<Self> {
        (days < 30 && hours < 8 && minutes < 60).then(|| Self(days * Self::MINUTES_A_DAY + hours * 60 + minutes))
    }

    /// A time read back from where [`Self::new`] let it in.
    pub fn stored(minutes: i64) -> Option<Self> {
        u32::try_from(minutes).ok().map(Self)
    }

    pub fn minutes(self) -> u32 {
        self.0
    }

    /// Days, hours, minutes.
    pub fn parts(self) -> (u32, u32, u32) {
        (self.0 / Self::MINUTES_A_DAY, self.0 % Self::MINUTES_A_DAY / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_said_alike() {
        for day in ["2026-03-10", "2024-02-29", "2000-02-29", "9999-12-31", "1000-01-01"] {
            assert_eq!(Day::parse(day).map(|day| day.to_string()).as_deref(), Some(day));
        }
        let wrong =
            ["", "2026-3-10", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-01-00"];
        for day in wrong.into_iter().chain(["+026-01-01", "2026-01-1x", "20260-1-01", "0999-01-01", "2026-01-001"]) {
            assert_eq!(Day::parse(day), None, "{day}");
        }
        assert!(
            Day::parse("2026-03-09") < Day::parse("2026-03-10") && Day::parse("2026-12-31") < Day::parse("2027-01-01")
        );
        assert!(Day::default() < Day::parse("1000-01-01").expect("a day"));
    }
}
