//! What stories about reports share: preferences written as their pages write them, a clock set by its local time.

use domain::report::{Hour, Profile, Settings};
use domain::{DepartmentId, Moment, Preferences};
use jiff::civil::DateTime;
use spec::world::{Mail, World};
use store::{preferences, reports};

/// The instant at which the installation's clock shows this, such as `2026-03-11T08:00`.
pub fn at(world: &World, local: &str) -> Moment {
    let civil: DateTime = local.parse().expect("a date and an hour");
    let zoned = civil.to_zoned_datetime(world.app.site.time_zone.clone()).expect("an instant");
    Moment(zoned.timestamp().as_millisecond())
}

/// The clock shows this, the schedule is followed, and the mails leave: who got one.
pub async fn comes(world: &World, local: &str) -> Vec<String> {
    world.clock.set(at(world, local));
    world.follow_schedule().await;
    world.mailed().await
}

/// The installation is up and running, and nobody has a mail to read.
pub async fn begins(world: &World) {
    world.follow_schedule().await;
    world.mails_are_read().await;
}

pub async fn prefers(world: &World, name: &str, change: impl FnOnce(&mut Preferences)) {
    let mut tx = world.app.db.write().await.expect("a transaction");
    let mut chosen = preferences::of_person(&mut tx, world.person(name)).await.expect("a read");
    change(&mut chosen);
    preferences::update(&mut tx, world.person(name), &chosen).await.expect("written");
    tx.commit().await.expect("committed");
}

/// Activates somebody's daily reports.
pub async fn activates(world: &World, name: &str) {
    prefers(world, name, |chosen| chosen.reports_suspended = false).await;
}

pub async fn is_suspended(world: &World, name: &str) -> bool {
    let mut conn = world.app.db.read().await.expect("a connection");
    preferences::of_person(&mut conn, world.person(name)).await.expect("a read").reports_suspended
}

/// Changes what somebody wants reported of a department.
pub async fn asks(world: &World, name: &str, department: DepartmentId, change: impl FnOnce(&mut Settings)) {
    let person = world.person(name);
    let mut tx = world.app.db.write().await.expect("a transaction");
    let mut chosen = reports::settings(&mut tx, department, person).await.expect("a read").expect("a manager");
    change(&mut chosen);
    reports::set_settings(&mut tx, department, person, &chosen).await.expect("written");
    tx.commit().await.expect("committed");
}

/// Somebody's reports are on, of this type for Services Généraux.
pub async fn wants(world: &World, name: &str, profile: Profile) {
    activates(world, name).await;
    asks(world, name, world.places.sg, |chosen| chosen.profile = profile).await;
}

pub fn hour(hour: i64) -> Hour {
    Hour::new(hour).expect("an hour")
}

/// The report that this person gets on the next morning.
pub async fn tomorrow(world: &World, name: &str) -> Mail {
    world.forget_mail();
    assert_eq!(comes(world, "2026-03-11T08:00").await, [name]);
    world.mail_to(name)
}
