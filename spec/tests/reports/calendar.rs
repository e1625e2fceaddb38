//! Ten simulated years of reports: restarts, clocks that jump, two programs (guarantees P11). What is expected is counted
//! by another rule than the one under test: an hour has come once a running program's clock shows it, or a later one
//! of the same day.

use std::collections::{BTreeMap, BTreeSet};

use app::reports::{Slot, reached};
use domain::Moment;
use domain::report::Hour;
use jiff::Timestamp;
use jiff::tz::TimeZone;

const ZONES: [&str; 4] = ["Europe/Paris", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia"];
const HOURS: [i64; 4] = [0, 2, 3, 8];
/// From the year of the day that Apia skipped to the last summer time of São Paulo.
const BEGIN: &str = "2010-01-01T00:07:00Z";
const END: &str = "2020-01-01T00:00:00Z";

/// How long until the next look: more of them around the hours of reports.
fn pause(clock: Slot) -> i64 {
    if clock.hour.get() < 9 { 3600 } else { 3 * 3600 }
}

/// How reports are sent: what is asked at each look of a program.
trait Rule {
    fn look(&mut self, zone: &TimeZone, now: Moment, interrupted: bool, sent: &mut BTreeMap<Slot, u32>);
}

/// As the program: hours that are over with, and a key that is unique.
#[derive(Default)]
struct Ours {
    has_begun: bool,
    closed: BTreeSet<Slot>,
    keys: BTreeSet<Slot>,
}

impl Rule for Ours {
    fn look(&mut self, zone: &TimeZone, now: Moment, interrupted: bool, sent: &mut BTreeMap<Slot, u32>) {
        let mut open = reached(zone, now);
        if !self.has_begun {
            self.has_begun = true;
            self.closed.extend(open);
            return;
        }
        open.retain(|slot| !self.closed.contains(slot));
        for slot in open {
            if HOURS.contains(&i64::from(slot.hour.get())) && self.keys.insert(slot) {
                *sent.entry(slot).or_default() += 1;
            }
            if interrupted {
                return;
            }
            self.closed.insert(slot);
        }
    }
}

/// The saboteur `local_time_report`: sends when the clock shows the hour, and remembers only the last one sent.
#[derive(Default)]
struct ByTheClock {
    last: Option<Hour>,
}

impl Rule for ByTheClock {
    fn look(&mut self, zone: &TimeZone, now: Moment, _: bool, sent: &mut BTreeMap<Slot, u32>) {
        let slot = shown(zone, now);
        if self.last.replace(slot.hour) != Some(slot.hour) && HOURS.contains(&i64::from(slot.hour.get())) {
            *sent.entry(slot).or_default() += 1;
        }
    }
}

/// The day and the hour that the clock shows.
fn shown(zone: &TimeZone, now: Moment) -> Slot {
    let there = Timestamp::from_millisecond(now.0).expect("an instant").to_zoned_datetime(zone.clone());
    Slot { day: there.date(), hour: Hour::new(i64::from(there.hour())).expect("an hour") }
}

/// Numbers that are the same at each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// One of two programs: is it up, and how far is its clock from the time?
#[derive(Default)]
struct Program {
    down_for: u64,
    ahead_seconds: i64,
}

impl Program {
    /// What happens to it before its next look.
    fn lives(&mut self, numbers: &mut Numbers) {
        self.down_for = self.down_for.saturating_sub(1);
        if numbers.below(200) == 0 {
            self.down_for = numbers.below(60);
        }
        match numbers.below(300) {
            0 => self.ahead_seconds = i64::try_from(numbers.below(4 * 86_400)).expect("small") - 2 * 86_400,
            1 => self.ahead_seconds = i64::try_from(numbers.below(7200)).expect("small") - 3600,
            2..=20 => self.ahead_seconds = 0,
            _ => {}
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Figures {
    expected: usize,
    missing: usize,
    twice: usize,
    unexpected: usize,
}

/// Ten years in a zone.
fn simulate(zone: &str, rule: &mut dyn Rule, is_troubled: bool) -> Figures {
    let instant = |text: &str| Moment(text.parse::<Timestamp>().expect("an instant").as_millisecond());
    let (zone, end) = (TimeZone::get(zone).expect("a zone"), instant(END));
    let (mut now, mut numbers) = (instant(BEGIN), Numbers(20_260_310));
    let mut programs = [Program::default(), Program::default()];
    let (mut sent, mut expected, mut before) = (BTreeMap::new(), BTreeSet::new(), None);
    while now < end {
        for program in programs.iter_mut().take(if is_troubled { 2 } else { 1 }) {
            if is_troubled {
                program.lives(&mut numbers);
            }
            if program.down_for > 0 {
                continue;
            }
            let there = now.plus_seconds(program.ahead_seconds);
            let here = shown(&zone, there);
            // What had come before the very first look is nobody's.
            let first = *before.get_or_insert(here);
            let come = HOURS.iter().filter_map(|hour| Hour::new(*hour)).filter(|hour| *hour <= here.hour);
            let come = come.map(|hour| Slot { day: here.day, hour });
            expected.extend(come.filter(|slot| slot.day != first.day || slot.hour > first.hour));
            rule.look(&zone, there, is_troubled && numbers.below(50) == 0, &mut sent);
        }
        now = now.plus_seconds(pause(shown(&zone, now)));
    }
    let missing = expected.iter().filter(|slot| !sent.contains_key(slot)).count();
    let unexpected = sent.keys().filter(|slot| !expected.contains(slot)).count();
    Figures { expected: expected.len(), missing, twice: sent.values().filter(|times| **times > 1).count(), unexpected }
}

#[test]
fn each_report_comes_once_over_ten_years() {
    for zone in ZONES {
        for is_troubled in [false, true] {
            let figures = simulate(zone, &mut Ours::default(), is_troubled);
            let state = if is_troubled { "two programs, restarts, jumps" } else { "one program" };
            eprintln!("{zone}, {state}: {figures:?}");
            assert_eq!(figures, Figures { missing: 0, twice: 0, unexpected: 0, ..figures }, "{zone}, {state}");
            assert!(figures.expected > 14_000, "{zone}, {state}: ten years of four hours");
        }
    }
}

#[test]
fn a_saboteur_that_follows_the_clock_is_found() {
    let figures = simulate("Europe/Paris", &mut ByTheClock::default(), true);
    eprintln!("local_time_report in Paris: {figures:?}");
    assert!(figures.missing > 0 && figures.twice > 0, "{figures:?}");
    let calm = simulate("Europe/Paris", &mut ByTheClock::default(), false);
    assert!(calm.missing >= 9, "2 h does not exist on ten days of March: {calm:?}");
}
