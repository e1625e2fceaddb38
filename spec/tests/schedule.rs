//! What time does to tickets: each once, whoever runs it, however often, and whatever else fails (spec.md §10,
//! guarantees P8).

#[path = "schedule/boundaries.rs"]
mod boundaries;
#[path = "schedule/failures.rs"]
mod failures;
#[path = "schedule/ground.rs"]
mod ground;

use std::sync::Arc;

use app::jobs::{Job, run_due};
use domain::{Coded, Status, TicketId};
use spec::story;
use spec::world::World;
use store::schedule;

use ground::{DAY, another_app, closed, happened, postponed, ran, status};

const EACH: usize = 8;

/// Tickets to recall, to expire and to archive, a month and a day later: none is due for two of them.
async fn month(world: &World) -> [Vec<TicketId>; 3] {
    let mut all = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..EACH {
        let approved = closed(world).await;
        ground::approved(world, approved).await;
        all[2].push(approved);
    }
    world.clock.advance_seconds(16 * DAY);
    for _ in 0..EACH {
        all[0].push(postponed(world, 3600).await);
        all[1].push(closed(world).await);
    }
    world.clock.advance_seconds(15 * DAY);
    all
}

/// Each has happened once, with one mail to whoever asked to hear of it.
async fn is_done_once(world: &World, [recalled, expired, archived]: &[Vec<TicketId>; 3]) {
    for (tickets, kind, becomes, mails) in [
        // As a creation: every manager, and the owner; of an expiry, the owner and the manager in charge.
        (recalled, "recalled", Status::InProgress, 4),
        (expired, "expired", Status::Expired, 2),
        (archived, "archived", Status::Archived, 0),
    ] {
        for ticket in tickets {
            assert_eq!(happened(world, *ticket, kind).await, 1, "{kind} {ticket}");
            assert_eq!(status(world, *ticket).await, becomes, "{kind} {ticket}");
            assert_eq!(ground::mails(world, *ticket).await, mails, "mails about {ticket}, {kind}");
        }
    }
}

story!(fn two_machines_do_each_thing_once, async |world: World| {
    let all = month(&world).await;
    let other = another_app(&world).await;
    let runs = [Arc::clone(&world.app), other].map(|app| tokio::spawn(async move { run_due(&app).await }));
    let mut jobs = 0;
    for run in runs {
        jobs += run.await.expect("no panic").expect("a schedule");
    }
    assert_eq!(jobs, Job::ALL.len(), "each job has one runner");
    is_done_once(&world, &all).await;
    world.leave_mail();
});

// A machine that is late is joined by another one, whose clock says that the lease is over.
story!(fn two_runs_of_the_same_jobs_at_once_do_each_thing_once, async |world: World| {
    let all = month(&world).await;
    let late = ground::app_at(&world, world.app.now().plus_seconds(901)).await;
    let runs = [Arc::clone(&world.app), late].map(|app| tokio::spawn(async move { run_due(&app).await }));
    for run in runs {
        run.await.expect("no panic").expect("a schedule");
    }
    is_done_once(&world, &all).await;
    world.leave_mail();
});

story!(fn a_schedule_followed_twice_does_nothing_twice, async |world: World| {
    let all = month(&world).await;
    assert_eq!(run_due(&world.app).await.expect("a schedule"), Job::ALL.len());
    is_done_once(&world, &all).await;
    let before = world.stored().await;
    assert_eq!(run_due(&world.app).await.expect("a schedule"), 0, "nothing is due");
    // Everything is due again, and has been done.
    world.clock.advance_seconds(2 * 3600);
    assert_eq!(run_due(&world.app).await.expect("a schedule"), Job::ALL.len());
    assert_eq!(world.stored().await, before);
    world.leave_mail();
});

story!(fn a_job_whose_runner_died_is_taken_over_once_its_lease_is_over, async |world: World| {
    let all = month(&world).await;
    let now = world.app.now();
    let mut tx = world.app.db.write().await.expect("a transaction");
    for job in Job::ALL.iter().map(|job| job.code()) {
        schedule::declare(&mut tx, job, now).await.expect("a row");
        assert!(schedule::claim(&mut tx, job, now, now.plus_seconds(900), now.plus_seconds(3600)).await.expect("a claim"), "{job}");
    }
    tx.commit().await.expect("a commit");
    world.clock.advance_seconds(899);
    assert_eq!(run_due(&world.app).await.expect("a schedule"), 0, "it is somebody else's");
    assert_eq!(happened(&world, all[0][0], "recalled").await, 0);
    world.clock.advance_seconds(1);
    assert_eq!(run_due(&world.app).await.expect("a schedule"), Job::ALL.len(), "nobody's any more");
    is_done_once(&world, &all).await;
    // The one that was thought dead comes back: it is told nothing, and changes nothing.
    let mut tx = world.app.db.write().await.expect("a transaction");
    let before = schedule::all(&mut tx).await.expect("the jobs");
    schedule::finish(&mut tx, "recall", now.plus_seconds(900), now, "late", now).await.expect("an end");
    assert_eq!(schedule::all(&mut tx).await.expect("the jobs"), before);
    tx.rollback().await;
    world.leave_mail();
});

story!(fn a_run_cut_in_the_middle_is_finished_by_the_next_one, async |world: World| {
    let all = month(&world).await;
    let app = Arc::clone(&world.app);
    let run = tokio::spawn(async move { run_due(&app).await });
    while happened(&world, all[0][0], "recalled").await == 0 {
        tokio::task::yield_now().await;
    }
    run.abort();
    // It was cut, unless it was quicker than that.
    let is_cut = run.await.is_err();
    world.clock.advance_seconds(if is_cut { 901 } else { 0 });
    run_due(&world.app).await.expect("a schedule");
    is_done_once(&world, &all).await;
    assert!(ran(&world, "recall").await.starts_with("done "));
    world.leave_mail();
});
