//! The hours of the installation's clock that have come, whatever its zone does to them (spec.md §9.2).

use domain::Moment;
use domain::report::Hour;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

const LATE_SECONDS: i64 = 3 * 3600;

/// An hour of a day of the installation's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    pub day: Date,
    pub hour: Hour,
}

impl Slot {
    pub fn is_weekend(self) -> bool {
        matches!(self.day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }
}

impl From<Slot> for store::reports::Slot {
    fn from(slot: Slot) -> Self {
        Self { day: slot.day.to_string(), hour: slot.hour }
    }
}

/// The hours that have come so far today, the earliest first. One that the clock skips comes at the next instant that
/// exists, even if that is tomorrow; one that it shows twice comes the first time. A day that the zone skips has none.
pub fn reached(zone: &TimeZone, now: Moment) -> Vec<Slot> {
    let here = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone.clone());
    let today = here.date();
    let yesterday = today.yesterday().ok().filter(|day| exists(*day, zone));
    // What yesterday's clock skipped just before midnight.
    let mut slots: Vec<Slot> = yesterday.into_iter().flat_map(|day| moved_to(today, day, zone)).collect();
    for slot in hours(today) {
        match begins(slot, zone) {
            Some(at) if at.date() == today && at.timestamp() <= here.timestamp() => slots.push(slot),
            _ => break,
        }
    }
    slots
}

/// The last hours of yesterday, for a program that was stopped over midnight: a report is sent up to three hours late
/// rather than never, and later than that it says nothing that the morning's does not.
pub fn late(zone: &TimeZone, now: Moment) -> Vec<Slot> {
    let here = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone.clone());
    let earliest = Moment(now.0).plus_seconds(-LATE_SECONDS).0;
    let is_late = |slot: &Slot| {
        let at = begins(*slot, zone);
        at.is_some_and(|at| at.date() == slot.day && at.timestamp().as_millisecond() > earliest)
    };
    let yesterday = here.date().yesterday().ok().filter(|day| exists(*day, zone));
    yesterday.into_iter().flat_map(hours).filter(is_late).collect()
}

fn hours(day: Date) -> impl DoubleEndedIterator<Item = Slot> {
    (0..24).filter_map(Hour::new).collect::<Vec<_>>().into_iter().map(move |hour| Slot { day, hour })
}

/// The hours of `day` that come only on `today`, the day after.
fn moved_to(today: Date, day: Date, zone: &TimeZone) -> Vec<Slot> {
    let is_moved = |slot: &Slot| begins(*slot, zone).is_some_and(|at| at.date() == today);
    let mut moved: Vec<Slot> = hours(day).rev().take_while(is_moved).collect();
    moved.reverse();
    moved
}

/// When an hour comes: the first instant that shows it, else the first one after the gap.
fn begins(slot: Slot, zone: &TimeZone) -> Option<ZonedDateTime> {
    let hour = i8::try_from(slot.hour.get()).ok()?;
    slot.day.at(hour, 0, 0, 0).to_zoned_datetime(zone.clone()).ok()
}

/// Pacific/Apia never had 30 December 2011.
fn exists(day: Date, zone: &TimeZone) -> bool {
    day.to_zoned_datetime(zone.clone()).is_ok_and(|at| at.date() == day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached_at(zone: &str, instant: &str) -> Vec<String> {
        let at: Timestamp = instant.parse().expect("an instant");
        let slots = reached(&TimeZone::get(zone).expect("a zone"), Moment(at.as_millisecond()));
        slots.iter().map(|slot| format!("{} {}", slot.day, slot.hour.get())).collect()
    }

    fn last(zone: &str, instant: &str) -> Option<String> {
        reached_at(zone, instant).pop()
    }

    #[test]
    fn an_hour_comes_when_the_clock_shows_it() {
        let paris = "Europe/Paris";
        assert_eq!(last(paris, "2026-03-10T06:59:59Z").as_deref(), Some("2026-03-10 7"));
        assert_eq!(last(paris, "2026-03-10T07:00:00Z").as_deref(), Some("2026-03-10 8"));
        assert_eq!(reached_at(paris, "2026-03-09T23:00:00Z"), ["2026-03-10 0"]);
        assert_eq!(reached_at("Asia/Kathmandu", "2026-03-10T02:15:00Z").len(), 9);
    }

    #[test]
    fn an_hour_that_is_skipped_comes_with_the_next_instant() {
        let paris = "Europe/Paris";
        assert_eq!(last(paris, "2027-03-28T00:59:59Z").as_deref(), Some("2027-03-28 1"));
        // 2 h does not exist: it comes at 3 h, with its neighbour.
        let both = reached_at(paris, "2027-03-28T01:00:00Z");
        assert_eq!(both[both.len() - 2..], ["2027-03-28 2", "2027-03-28 3"]);
        // Midnight does not exist.
        assert_eq!(reached_at("America/Sao_Paulo", "2018-11-04T03:00:00Z"), ["2018-11-04 0", "2018-11-04 1"]);
        // 23 h does not exist, and what follows is tomorrow.
        assert_eq!(reached_at("America/Nuuk", "2024-03-31T01:00:00Z"), ["2024-03-30 23", "2024-03-31 0"]);
    }

    #[test]
    fn an_hour_shown_twice_comes_the_first_time() {
        let paris = "Europe/Paris";
        for instant in ["2027-10-31T00:00:00Z", "2027-10-31T01:00:00Z", "2027-10-31T01:59:59Z"] {
            assert_eq!(last(paris, instant).as_deref(), Some("2027-10-31 2"), "{instant}");
        }
    }

    #[test]
    fn what_midnight_left_behind_is_late_for_three_hours() {
        let late_at = |zone: &str, instant: &str| {
            let at: Timestamp = instant.parse().expect("an instant");
            let slots = late(&TimeZone::get(zone).expect("a zone"), Moment(at.as_millisecond()));
            slots.iter().map(|slot| format!("{} {}", slot.day, slot.hour.get())).collect::<Vec<_>>()
        };
        assert_eq!(late_at("Europe/Paris", "2026-03-09T23:30:00Z"), ["2026-03-09 22", "2026-03-09 23"]);
        assert_eq!(late_at("Europe/Paris", "2026-03-10T00:59:59Z"), ["2026-03-09 23"]);
        assert!(late_at("Europe/Paris", "2026-03-10T01:00:00Z").is_empty());
        // What was skipped before midnight is today's, and a day that never was has nothing.
        assert_eq!(late_at("America/Nuuk", "2024-03-31T01:00:00Z"), ["2024-03-30 21", "2024-03-30 22"]);
        assert!(late_at("Pacific/Apia", "2011-12-30T10:30:00Z").is_empty());
    }

    #[test]
    fn a_day_that_never_was_has_no_report() {
        assert_eq!(last("Pacific/Apia", "2011-12-30T09:59:59Z").as_deref(), Some("2011-12-29 23"));
        assert_eq!(reached_at("Pacific/Apia", "2011-12-30T10:00:00Z"), ["2011-12-31 0"]);
    }
}
