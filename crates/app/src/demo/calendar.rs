//! When the stories happen: office hours of working days, never in the future.
//!
//! All reckoning is done on the office axis, where minute 0 is 8:00 of Monday 5 January 1970 and a
//! working day lasts 600 minutes: nights and weekends take no room there, so a delay between two
//! steps is a plain addition and a story that would end tomorrow starts some working days earlier.

use super::script::{DAY, Step, Story};

const OPENING: i64 = 8 * 3600;
const DAY_SECONDS: i64 = 86_400;
const OFFICE_DAY: i64 = DAY as i64;

/// One thing to do: create the ticket of a story, or play one of its steps.
pub struct Scene {
    /// Unix seconds.
    pub at: i64,
    /// Rank of the story in the list given to [`timetable`].
    pub story: usize,
    /// `None` for the creation.
    pub step: Option<&'static Step>,
}

/// Everything that happens, in the order of time; see [`moments`] for the arguments.
pub fn timetable(stories: &[&'static Story], now: i64, utc_offset: i64) -> Vec<Scene> {
    let scenes_of = |(rank, story): (usize, &&'static Story)| {
        let steps = std::iter::once(None).chain(story.steps.iter().map(Some));
        let scene = move |(at, step)| Scene { at, story: rank, step };
        moments(story, now, utc_offset).into_iter().zip(steps).map(scene)
    };
    let mut scenes: Vec<_> = stories.iter().enumerate().flat_map(scenes_of).collect();
    scenes.sort_by_key(|scene| scene.at);
    scenes
}

/// Moments, in Unix seconds, of the creation of the story and of each of its steps, in order.
///
/// Strictly increasing and all before `now`. `utc_offset` is that of the university's clock, in
/// seconds. A creation that falls on a weekend waits for the following Monday or Tuesday.
pub fn moments(story: &Story, now: i64, utc_offset: i64) -> Vec<i64> {
    let local = now + utc_offset;
    let steps = || story.steps.iter().map(|step| i64::from(step.after));
    // One minute of margin: `now` is rounded down to a minute, which may be this one.
    let latest = office_minute(local) - 1 - steps().sum::<i64>();
    let wished = wished_start(story, local.div_euclid(DAY_SECONDS));
    // Whole days, so that what is too late keeps its hour and does not pile up at this very minute.
    let days_too_late = (wished - latest + OFFICE_DAY - 1).div_euclid(OFFICE_DAY).max(0);
    let start = wished - days_too_late * OFFICE_DAY;
    let later = steps().scan(start, |minute, after| {
        *minute += after;
        Some(*minute)
    });
    std::iter::once(start).chain(later).map(|minute| unix_second(minute) - utc_offset).collect()
}

fn wished_start(story: &Story, today: i64) -> i64 {
    let day = today - i64::from(story.days_ago);
    // Saturday waits two days and Sunday as well: Mondays and Tuesdays are the busy days.
    let day = if weekday(day) >= 5 { day + 2 } else { day };
    let (hours, minutes) = (i64::from(story.at / 100), i64::from(story.at % 100));
    working_day(day) * OFFICE_DAY + (hours * 60 + minutes - OPENING / 60).clamp(0, OFFICE_DAY - 1)
}

/// The minute of the office axis that contains this local second, or the last one before it.
fn office_minute(local: i64) -> i64 {
    let day = local.div_euclid(DAY_SECONDS);
    if weekday(day) >= 5 {
        return working_day(day) * OFFICE_DAY - 1;
    }
    let minute = (local.rem_euclid(DAY_SECONDS) - OPENING).div_euclid(60);
    working_day(day) * OFFICE_DAY + minute.clamp(-1, OFFICE_DAY - 1)
}

fn unix_second(office_minute: i64) -> i64 {
    let (day, minute) = (office_minute.div_euclid(OFFICE_DAY), office_minute.rem_euclid(OFFICE_DAY));
    let calendar_day = day.div_euclid(5) * 7 + day.rem_euclid(5) + FIRST_MONDAY;
    calendar_day * DAY_SECONDS + OPENING + minute * 60
}

/// Days from 1 January 1970, a Thursday, to the Monday after it.
const FIRST_MONDAY: i64 = 4;

/// 0 for Monday … 6 for Sunday.
fn weekday(day: i64) -> i64 {
    (day - FIRST_MONDAY).rem_euclid(7)
}

/// Rank of this calendar day among the working days; a weekend has that of the Monday after it.
fn working_day(day: i64) -> i64 {
    (day - FIRST_MONDAY).div_euclid(7) * 5 + weekday(day).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::script::{say, story};

    const MONDAY_NOON: i64 = 1_773_057_600; // 9 March 2026, 12:00 UTC

    static OVER_A_WEEKEND: Story = story("elec", "ines", 3, 1730, "", "").steps(&[say("ines", 60, "")]);
    static TOO_LONG: Story = story("elec", "ines", 0, 1700, "", "").steps(&[say("ines", 2 * DAY, "")]);

    #[test]
    fn delays_skip_nights_and_weekends() {
        let friday_half_past_five = MONDAY_NOON - 3 * DAY_SECONDS + 5 * 3600 + 1800;
        let monday_half_past_eight = MONDAY_NOON - 3 * 3600 - 1800;
        let expected = vec![friday_half_past_five, monday_half_past_eight];
        assert_eq!(moments(&OVER_A_WEEKEND, MONDAY_NOON, 0), expected);
    }

    #[test]
    fn nothing_is_in_the_future() {
        for hour in 0..(24 * 14) {
            let now = MONDAY_NOON + hour * 3600;
            let told = moments(&TOO_LONG, now, 3600);
            assert!(told.is_sorted_by(|a, b| a < b) && told.iter().all(|moment| *moment < now));
        }
    }

    #[test]
    fn the_timetable_tells_all_stories_in_order() {
        let scenes = timetable(&[&OVER_A_WEEKEND, &TOO_LONG], MONDAY_NOON, 0);
        let told: Vec<_> = scenes.iter().map(|scene| (scene.story, scene.step.is_some())).collect();
        assert_eq!(told, [(1, false), (1, true), (0, false), (0, true)]);
    }
}
