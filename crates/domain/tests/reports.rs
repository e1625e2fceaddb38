//! What daily reports hold, and when they are due, against tables written from spec.md §9.

use domain::report::{Bearing, Hour, Profile, Section, Settings, Warning};
use domain::{Coded, Status};

/// A ticket held by the reader or not, of a category of theirs or not.
const KINDS: [(bool, bool); 4] = [(true, true), (true, false), (false, true), (false, false)];

fn placed(profile: Profile) -> [Option<Section>; 4] {
    KINDS.map(|(is_held, is_member)| profile.place(Bearing { status: Status::InProgress, is_held, is_member }))
}

#[test]
fn each_ticket_is_in_the_most_specific_section_chosen() {
    use Section::{Free, Managed, Member};
    let (held, member, free) = (Some(Managed), Some(Member), Some(Free));
    for (profile, expected) in [
        (Profile::None, [None; 4]),
        // Alone, a type shows its whole content.
        (Profile::Managed, [held, held, None, None]),
        (Profile::Member, [member, None, member, None]),
        (Profile::Free, [free; 4]),
        // Together, each ticket comes once.
        (Profile::ManagedMember, [held, held, member, None]),
        (Profile::ManagedFree, [held, held, free, free]),
        (Profile::ManagedMemberFree, [held, held, member, free]),
        // The order shown changes nothing.
        (Profile::ManagedFreeMember, [held, held, member, free]),
        // With Libres chosen, Autres is empty.
        (Profile::ManagedMemberFreeOther, [held, held, member, free]),
        (Profile::ManagedFreeMemberOther, [held, held, member, free]),
    ] {
        assert_eq!(placed(profile), expected, "{profile:?}");
        for section in placed(profile).into_iter().flatten() {
            assert!(profile.sections().contains(&section), "{profile:?} shows {section:?}");
        }
    }
    assert_eq!(Profile::ALL.len(), 10, "a profile is not in the table");
}

#[test]
fn only_open_tickets_are_reported() {
    use Status::{Free, InProgress, Incomplete, Postponed};
    for status in Status::ALL {
        let place = Profile::Free.place(Bearing { status: *status, is_held: true, is_member: true });
        let is_open = [Free, InProgress, Incomplete, Postponed].contains(status);
        assert_eq!(place.is_some(), is_open, "{status:?}");
    }
}

#[test]
fn warnings_begin_after_a_day_a_week_and_a_month() {
    use Warning::{Dormant, FreeTooLong, Idle};
    const DAY: i64 = 86_400;
    for (status, seconds, expected) in [
        (Status::Free, DAY, None),
        (Status::Free, DAY + 1, Some(FreeTooLong)),
        (Status::Free, 40 * DAY, Some(FreeTooLong)),
        (Status::InProgress, 7 * DAY, None),
        (Status::InProgress, 7 * DAY + 1, Some(Idle)),
        (Status::InProgress, 30 * DAY, Some(Idle)),
        (Status::InProgress, 30 * DAY + 1, Some(Dormant)),
        (Status::Incomplete, 8 * DAY, Some(Idle)),
        (Status::Incomplete, 31 * DAY, Some(Dormant)),
        (Status::Postponed, 60 * DAY, None),
        (Status::Closed, 60 * DAY, None),
        // A clock that went back.
        (Status::Free, -DAY, None),
    ] {
        assert_eq!(Warning::of(status, seconds), expected, "{status:?}, {seconds} s");
    }
}

fn hour(hour: i64) -> Hour {
    Hour::new(hour).expect("an hour of the day")
}

#[test]
fn a_report_is_due_at_its_hours_of_the_days_asked_for() {
    let usual = Settings::default();
    let twice = Settings { second_hour: Some(hour(14)), ..usual };
    let equal = Settings { second_hour: Some(hour(8)), ..usual };
    let always = Settings { weekend: true, ..usual };
    let none = Settings { profile: Profile::None, ..always };
    let due = |settings: Settings, is_weekend| -> Vec<u8> {
        (0..24).filter(|at| settings.is_due(hour(*at), is_weekend)).map(|at| hour(at).get()).collect()
    };
    assert_eq!(due(usual, false), [8]);
    assert_eq!(due(twice, false), [8, 14]);
    assert_eq!(due(equal, false), [8], "two equal hours are one");
    assert_eq!(due(always, true), [8]);
    for (settings, is_weekend) in [(usual, true), (twice, true), (none, false), (none, true)] {
        assert!(due(settings, is_weekend).is_empty(), "{settings:?}");
    }
    assert_eq!(equal.hours(), [hour(8)]);
    assert_eq!(Settings { hour: hour(14), second_hour: Some(hour(8)), ..usual }.hours(), [hour(8), hour(14)]);
}

#[test]
fn there_are_24_hours() {
    assert!([-1, 24, i64::MAX, i64::MIN].into_iter().all(|typed| Hour::new(typed).is_none()));
    assert_eq!((0..24).filter_map(Hour::new).count(), 24);
}
