//! When reports come (S71, S72, S78, S79, E46).

use domain::report::Profile;
use spec::story;
use spec::world::World;

use crate::ground::{activates, asks, begins, comes, hour, wants};

story!(fn s71_suspended_reports_do_not_come, async |world| {
    begins(&world).await;
    assert!(comes(&world, "2026-03-11T08:00").await.is_empty());
});

story!(fn s72_activated_reports_come_from_the_next_hour_due, async |world| {
    begins(&world).await;
    // Past 8 h: today's is not for her.
    activates(&world, "alice").await;
    assert!(comes(&world, "2026-03-10T09:05").await.is_empty());
    assert!(comes(&world, "2026-03-10T23:59").await.is_empty());
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice"]);
});

story!(fn s77_of_a_department_left_on_aucun_nothing_comes, async |world| {
    begins(&world).await;
    wants(&world, "alice", Profile::None).await;
    assert!(comes(&world, "2026-03-11T08:00").await.is_empty());
});

story!(fn s78_a_report_at_8_comes_once_at_8, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    assert!(comes(&world, "2026-03-11T07:00").await.is_empty());
    assert!(comes(&world, "2026-03-11T07:59").await.is_empty());
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice"]);
    for later in ["2026-03-11T08:01", "2026-03-11T08:30", "2026-03-11T09:00", "2026-03-11T23:59"] {
        assert_eq!(comes(&world, later).await, ["alice"], "{later}: the same one");
    }
    assert_eq!(comes(&world, "2026-03-12T08:00").await.len(), 2, "the next day's");
});

story!(fn s79_two_hours_bring_two_reports, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    asks(&world, "alice", world.places.sg, |chosen| chosen.second_hour = Some(hour(14))).await;
    assert_eq!(comes(&world, "2026-03-11T08:00").await.len(), 1);
    assert_eq!(comes(&world, "2026-03-11T13:59").await.len(), 1);
    assert_eq!(comes(&world, "2026-03-11T14:00").await.len(), 2);
    assert_eq!(comes(&world, "2026-03-11T20:00").await.len(), 2);
});

story!(fn two_equal_hours_bring_one_report, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    asks(&world, "alice", world.places.sg, |chosen| chosen.second_hour = Some(hour(8))).await;
    assert_eq!(comes(&world, "2026-03-11T08:00").await.len(), 1);
    assert_eq!(comes(&world, "2026-03-11T20:00").await.len(), 1);
});

story!(fn e46_nothing_comes_at_the_weekend_unless_it_is_asked_for, async |world| {
    begins(&world).await;
    for name in ["alice", "bruno"] {
        activates(&world, name).await;
    }
    asks(&world, "bruno", world.places.sg, |chosen| chosen.weekend = true).await;
    // A Saturday, a Sunday, a Monday.
    assert_eq!(comes(&world, "2026-03-14T08:00").await, ["bruno"]);
    assert_eq!(comes(&world, "2026-03-15T08:00").await, ["bruno", "bruno"]);
    world.forget_mail();
    assert_eq!(comes(&world, "2026-03-16T08:00").await, ["alice", "bruno"]);
});

story!(fn a_program_that_was_down_at_8_sends_when_it_is_back_the_same_day, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    asks(&world, "alice", world.places.sg, |chosen| chosen.second_hour = Some(hour(14))).await;
    // Two hours went by: each has its report.
    assert_eq!(comes(&world, "2026-03-11T17:20").await, ["alice", "alice"]);
    // A day without the program is a day without reports.
    world.forget_mail();
    assert!(comes(&world, "2026-03-13T07:30").await.is_empty());
    assert_eq!(comes(&world, "2026-03-13T08:00").await, ["alice"]);
});

story!(fn a_clock_set_back_sends_nothing_again, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice"]);
    world.forget_mail();
    for again in ["2026-03-11T07:30", "2026-03-11T08:00", "2026-03-10T23:00", "2026-03-11T08:00"] {
        assert!(comes(&world, again).await.is_empty(), "{again}");
    }
});

story!(fn a_clock_that_was_a_week_ahead_for_a_moment_keeps_nobody_waiting, async |world: World| {
    begins(&world).await;
    activates(&world, "alice").await;
    assert!(comes(&world, "2026-03-18T03:00").await.is_empty());
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice"]);
});
