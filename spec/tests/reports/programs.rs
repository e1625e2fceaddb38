//! Several programs, a real database, changes of clocks: one report an hour and a day (guarantees P11).

use std::sync::Arc;

use app::reports::prepare;
use spec::story;
use spec::world::World;
use store::db::q;

use crate::ground::{activates, asks, at, begins, hour};

/// How many reports are written down, and in how many mails.
async fn written(world: &World) -> (i64, i64) {
    let mut conn = world.app.db.read().await.expect("a connection");
    let reports = conn.one(q("SELECT COUNT(*) FROM reports")).await.expect("a number");
    (reports, conn.one(q("SELECT COUNT(*) FROM outbox WHERE tag = 'report'")).await.expect("a number"))
}

/// The clock goes from one instant to another in steps of half an hour; both programs look each time, at once.
async fn passes(world: &World, programs: &[Arc<app::App>], from: &str, to: &str) {
    let (mut now, end) = (at(world, from), at(world, to));
    while now <= end {
        world.clock.set(now);
        let looks = programs.iter().map(|app| {
            let app = Arc::clone(app);
            tokio::spawn(async move { prepare(&app).await })
        });
        for look in looks.collect::<Vec<_>>() {
            look.await.expect("no panic").expect("a look");
        }
        now = now.plus_seconds(1800);
    }
}

story!(fn two_programs_send_each_report_once_over_changes_of_clocks, async |world| {
    begins(&world).await;
    let programs = [Arc::clone(&world.app), world.another_program().await];
    for (name, first, second) in [("alice", 0, Some(8)), ("bruno", 2, Some(3)), ("chloe", 3, Some(3))] {
        activates(&world, name).await;
        asks(&world, name, world.places.sg, |chosen| {
            (chosen.hour, chosen.second_hour, chosen.weekend) = (hour(first), second.map(hour), true);
        })
        .await;
    }
    // Five reports a day: Chloé's two hours are one.
    let mut days = 0;
    for (from, to) in [("2026-03-28T00:00", "2026-03-30T09:00"), ("2026-10-24T00:00", "2026-10-26T09:00")] {
        passes(&world, &programs, from, to).await;
        days += 3;
        assert_eq!(written(&world).await, (5 * days, 5 * days), "{to}");
        // The clock is set back, over midnight and over the change: nothing is new.
        passes(&world, &programs, &from.replace("T00", "T20"), to).await;
        assert_eq!(written(&world).await, (5 * days, 5 * days), "{to}, again");
    }
    eprintln!("two programs: {} reports expected, missing 0, twice 0", 5 * days);
    world.leave_mail();
});

story!(fn an_hour_interrupted_in_the_middle_is_finished_by_another_program, async |world| {
    begins(&world).await;
    for name in ["alice", "bruno", "chloe"] {
        activates(&world, name).await;
    }
    world.clock.set(at(&world, "2026-03-11T08:00"));
    prepare(&world.app).await.expect("a look");
    // As if the program had stopped after Alice's: the hour is not over with, and two are missing.
    let mut tx = world.app.db.write().await.expect("a transaction");
    tx.exec(q("DELETE FROM report_slots WHERE day = '2026-03-11' AND hour = 8")).await.expect("written");
    tx.exec(q("DELETE FROM reports WHERE person_id <> $1").bind(world.person("alice"))).await.expect("written");
    tx.exec(q("DELETE FROM outbox WHERE tag = 'report' AND person_id <> $1").bind(world.person("alice")))
        .await
        .expect("written");
    tx.commit().await.expect("committed");
    let other = world.another_program().await;
    prepare(&other).await.expect("a look");
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn a_program_stopped_over_midnight_sends_what_it_missed, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    asks(&world, "alice", world.places.sg, |chosen| chosen.hour = hour(23)).await;
    world.clock.set(at(&world, "2026-03-11T22:50"));
    prepare(&world.app).await.expect("a look");
    assert_eq!(written(&world).await, (0, 0));
    for local in ["2026-03-12T00:40", "2026-03-12T00:41", "2026-03-12T01:50"] {
        world.clock.set(at(&world, local));
        let restarted = world.another_program().await;
        prepare(&restarted).await.expect("a look");
        assert_eq!(written(&world).await, (1, 1), "{local}");
    }
    world.leave_mail();
});
