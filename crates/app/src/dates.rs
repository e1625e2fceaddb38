//! Instants as people say them, in the installation's time zone.

use domain::{Day, Moment};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::Words;

/// The day that an instant is part of, in a time zone.
pub fn calendar_day(zone: &TimeZone, moment: Moment) -> Day {
    let timestamp = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    // Before the year 1000 nobody is away.
    Day::parse(&timestamp.to_zoned_datetime(zone.clone()).date().to_string()).unwrap_or_default()
}

/// Says instants relative to a present one.
#[derive(Clone)]
pub struct Dates {
    pub words: Words,
    pub zone: TimeZone,
    pub now: Moment,
}

impl Dates {
    /// `2026-03-10T08:36:00+01:00`, for `<time datetime>`.
    pub fn machine(&self, moment: Moment) -> String {
        self.zoned(moment).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// « il y a 12 min » within a day, « 10 mars » within a year, « 10 mars 2025 » before.
    pub fn relative(&self, moment: Moment) -> String {
        let seconds = self.now.seconds_since(moment);
        match seconds {
            ..60 => self.words.say("date-just-now"),
            60..3600 => self.words.say1("date-minutes-ago", "minutes", seconds / 60),
            3600..86_400 => self.words.say1("date-hours-ago", "hours", seconds / 3600),
            _ => self.day(moment),
        }
    }

    /// « 8 h 36 » today, « 10 mars, 8 h 36 » before.
    pub fn hour(&self, moment: Moment) -> String {
        let (then, today) = (self.zoned(moment), self.zoned(self.now));
        let hour = self.clock(&then);
        if then.date() == today.date() { hour } else { format!("{}, {hour}", self.day(moment)) }
    }

    /// « mardi 10 mars 2026 à 8 h 36 ».
    pub fn full(&self, moment: Moment) -> String {
        let then = self.zoned(moment);
        let weekday = self.words.say(&format!("weekday-{}", then.weekday().to_monday_one_offset()));
        let date = self.date(&then, true);
        self.words.with("date-full", &[("weekday", &weekday), ("date", &date), ("hour", &self.clock(&then))])
    }

    /// « 8 h 36 », and « 10 mars » unless that is today.
    pub fn day_and_hour(&self, moment: Moment) -> (Option<String>, String) {
        let then = self.zoned(moment);
        let is_today = then.date() == self.zoned(self.now).date();
        ((!is_today).then(|| self.day(moment)), self.clock(&then))
    }

    /// An age as a list shows it: « 12 min », « 3 h », « 1 j 3 h », « 8 j ».
    pub fn age(&self, moment: Moment) -> String {
        let seconds = self.now.seconds_since(moment).max(0);
        let (days, hours) = (seconds / 86_400, seconds % 86_400 / 3600);
        match (days, hours) {
            (0, 0) if seconds < 60 => self.words.say("date-just-now"),
            (0, 0) => self.words.say1("age-minutes", "minutes", seconds / 60),
            (0, hours) => self.words.say1("age-hours", "hours", hours),
            (1, 1..) => self.words.say2("age-days-hours", "days", days, "hours", hours),
            (days, _) => self.words.say1("age-days", "days", days),
        }
    }

    /// `2026-03-11T09:00`, as a field that takes a date and an hour holds it.
    pub fn local(&self, moment: Moment) -> String {
        self.zoned(moment).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// Reads [`Self::local`] back, with or without seconds; an hour that a change of clocks skips is the one after it.
    pub fn parse_local(&self, typed: &str) -> Option<Moment> {
        let there: jiff::civil::DateTime = typed.trim().parse().ok()?;
        let zoned = there.to_zoned_datetime(self.zone.clone()).ok()?;
        Some(Moment(zoned.timestamp().as_millisecond()))
    }

    /// « 10 mars » within a year, « 10 mars 2025 » before.
    pub fn day(&self, moment: Moment) -> String {
        let then = self.zoned(moment);
        self.date(&then, then.year() != self.zoned(self.now).year())
    }

    /// A day of the calendar, as [`Self::day`] says instants.
    pub fn calendar(&self, day: Day) -> String {
        self.noon(day).map_or_else(|| day.to_string(), |noon| self.day(noon))
    }

    /// The same, with its year.
    pub fn whole_day(&self, day: Day) -> String {
        self.noon(day).map_or_else(|| day.to_string(), |noon| self.date(&self.zoned(noon), true))
    }

    fn noon(&self, day: Day) -> Option<Moment> {
        self.parse_local(&format!("{day}T12:00"))
    }

    fn date(&self, then: &ZonedDateTime, with_year: bool) -> String {
        let month = self.words.say(&format!("month-{}", then.month()));
        let day = if then.day() == 1 { self.words.say("date-first") } else { then.day().to_string() };
        let key = if with_year { "date-day-month-year" } else { "date-day-month" };
        self.words.with(key, &[("day", &day), ("month", &month), ("year", &then.year().to_string())])
    }

    fn clock(&self, then: &ZonedDateTime) -> String {
        let minute = format!("{:02}", then.minute());
        self.words.say2("date-clock", "hour", then.hour().to_string(), "minute", minute)
    }

    fn zoned(&self, moment: Moment) -> ZonedDateTime {
        let timestamp = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
        timestamp.to_zoned_datetime(self.zone.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Language;

    fn dates(language: Language) -> Dates {
        let now = Moment(1_773_135_600_000); // 2026-03-10T09:40:00Z
        Dates { words: Words::of(language), zone: TimeZone::get("Europe/Paris").expect("a known zone"), now }
    }

    #[test]
    fn instants_are_said_in_french() {
        let dates = dates(Language::French);
        let ago = |seconds: i64| dates.now.plus_seconds(-seconds);
        assert_eq!(dates.relative(ago(12 * 60)), "il y a 12\u{a0}min");
        assert_eq!(dates.relative(ago(4 * 86_400)), "6 mars");
        assert_eq!(dates.relative(ago(400 * 86_400)), "3 février 2025");
        assert_eq!(dates.full(ago(64 * 60)), "mardi 10 mars 2026 à 9\u{a0}h\u{a0}36");
        assert_eq!(dates.hour(ago(0)), "10\u{a0}h\u{a0}40");
        assert_eq!(dates.age(ago(27 * 3600)), "1\u{a0}j 3\u{a0}h");
    }

    #[test]
    fn a_day_begins_at_midnight_there() {
        let day = |instant: &str, zone: &str| {
            let at: Timestamp = instant.parse().expect("an instant");
            calendar_day(&TimeZone::get(zone).expect("a zone"), Moment(at.as_millisecond())).to_string()
        };
        assert_eq!(day("2026-03-09T22:59:59Z", "Europe/Paris"), "2026-03-09");
        assert_eq!(day("2026-03-09T23:00:00Z", "Europe/Paris"), "2026-03-10");
        assert_eq!(day("2026-03-09T10:00:00Z", "Pacific/Auckland"), "2026-03-09");
        assert_eq!(day("2026-03-09T11:00:00Z", "Pacific/Auckland"), "2026-03-10");
    }

    #[test]
    fn days_of_the_calendar_are_said() {
        let said = |day| dates(Language::French).calendar(Day::parse(day).expect("a day"));
        assert_eq!((said("2026-03-12"), said("2027-01-01")), ("12 mars".to_owned(), "1er janvier 2027".to_owned()));
    }

    #[test]
    fn instants_are_said_in_english() {
        let dates = dates(Language::English);
        assert_eq!(dates.relative(dates.now.plus_seconds(-9 * 86_400)), "1 March");
        assert_eq!(dates.full(dates.now), "Tuesday 10 March 2026 at 10:40");
    }
}
