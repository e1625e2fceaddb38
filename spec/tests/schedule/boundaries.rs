//! When exactly, and for whom.

use app::config::Tickets;
use app::jobs::run_due;
use domain::category::Defaults;
use domain::{Act, CategoryId, Status};
use spec::story;
use spec::world::{World, category};
use store::{categories, departments};

use crate::ground::{DAY, app_with, closed, closed_in, does, happened, postponed, status};

// Delays in days: the category's, its parent's, its department's.
type Delays = [Option<u32>; 3];

// Then the installation's, and the one that counts; 0 is never.
const DELAYS: [(Delays, u32, u32); 9] = [
    ([None, None, None], 14, 14),
    ([None, None, Some(7)], 14, 7),
    ([None, Some(5), Some(7)], 14, 5),
    ([Some(3), Some(5), Some(7)], 14, 3),
    ([Some(0), Some(5), Some(7)], 14, 0),
    ([None, Some(0), Some(7)], 14, 0),
    ([None, None, Some(0)], 14, 0),
    ([None, None, None], 0, 0),
    ([Some(2), Some(0), Some(0)], 0, 2),
];

story!(fn a_closure_expires_after_the_delay_of_the_nearest_place, async |world: World| {
    for (delays, installation, days) in DELAYS {
        let leaf = place(&world, delays).await.expect("places");
        let app = app_with(&world, Tickets { expiry_days: installation, archive_days: 0, ..world.app.tickets }).await;
        let ticket = closed_in(&world, leaf).await;
        let about = format!("{delays:?}, {installation}");
        // A second before, then as soon as it is older than the delay.
        world.clock.advance_seconds(if days == 0 { 1000 * DAY } else { i64::from(days) * DAY - 1 });
        run_due(&app).await.expect("a schedule");
        assert_eq!(status(&world, ticket).await, Status::Closed, "a second before: {about}");
        world.clock.advance_seconds(2 * 3600);
        run_due(&app).await.expect("a schedule");
        let expected = if days == 0 { Status::Closed } else { Status::Expired };
        assert_eq!(status(&world, ticket).await, expected, "after: {about}");
    }
    world.leave_mail();
});

/// The world's Électricité below a new parent, each with its own delay.
async fn place(world: &World, [own, parents, departments]: Delays) -> store::Result<CategoryId> {
    let days = |expiry_days| Defaults { expiry_days, ..Defaults::default() };
    let mut tx = world.app.db.write().await?;
    let department = departments::by_id(&mut tx, world.places.sg).await?.ok_or(store::Error::NoRow)?;
    departments::update(&mut tx, &domain::Department { defaults: days(departments), ..department }).await?;
    let parent = category(&mut tx, world.places.sg, "Bâtiments", None).await?;
    let lineage = categories::lineage(&mut tx, parent).await?.ok_or(store::Error::NoRow)?;
    categories::update(&mut tx, &domain::Category { defaults: days(parents), ..lineage.category().clone() }).await?;
    let leaf = domain::Category { parent: Some(parent), defaults: days(own), ..lineage.category().clone() };
    let leaf = categories::insert(&mut tx, &leaf).await?;
    tx.commit().await?;
    Ok(leaf)
}

// A minute is enough for a recall that is due every minute.
story!(fn a_ticket_is_recalled_on_its_date_and_not_before, async |world: World| {
    let ticket = postponed(&world, 3600).await;
    world.clock.advance_seconds(3599);
    run_due(&world.app).await.expect("a schedule");
    assert_eq!(status(&world, ticket).await, Status::Postponed);
    world.clock.advance_seconds(60);
    run_due(&world.app).await.expect("a schedule");
    assert_eq!(status(&world, ticket).await, Status::InProgress);
    world.leave_mail();
});

story!(fn a_ticket_older_than_the_delay_is_due_and_one_of_that_very_age_is_not, async |world: World| {
    let (expired, archived) = (closed(&world).await, closed(&world).await);
    does(&world, "odile", archived, Act::Approve).await;
    for (ticket, days, kind) in [(expired, 14, "expired"), (archived, 30, "archived")] {
        let touched = crate::ground::read(&world, ticket).await.ticket.last_action_at;
        world.clock.set(touched.plus_seconds(days * DAY));
        run_due(&world.app).await.expect("a schedule");
        assert_eq!(happened(&world, ticket, kind).await, 0, "{kind}: the delay is reached, not exceeded");
        world.clock.set(touched.plus_seconds(days * DAY + 3600));
        run_due(&world.app).await.expect("a schedule");
        assert_eq!(happened(&world, ticket, kind).await, 1, "{kind}");
    }
    world.leave_mail();
});
