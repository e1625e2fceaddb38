//! What there is in the database before and after, to compare with what was foreseen.

use domain::recipients::{Notice, Reason, Watcher};
use domain::visibility::sight;
use domain::{Facts, PersonId, TicketId};
use spec::world::World;
use store::{facts, outbox};

/// Who has a mail, and by which rule; in the order of their keys.
pub type Mailed = Vec<(PersonId, Reason)>;

pub async fn read(world: &World, ticket: TicketId) -> Facts {
    let mut conn = world.app.db.read().await.expect("a connection");
    let found = facts::load(&mut conn, ticket, world.app.installation(), false).await.expect("facts");
    found.expect("the ticket")
}

/// Who has a row in the outbox for this batch.
pub async fn mailed(world: &World, ticket: TicketId, batch: i64) -> Mailed {
    let mut conn = world.app.db.read().await.expect("a connection");
    let rows = outbox::of_ticket(&mut conn, ticket).await.expect("an outbox");
    in_order(rows.into_iter().filter(|row| row.batch == batch).filter_map(|row| Some((row.person?, row.reason))))
}

/// The addresses with a row in the outbox for this batch, and the rule of each.
pub async fn watched(world: &World, ticket: TicketId, batch: i64) -> Vec<Watcher> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let rows = outbox::of_ticket(&mut conn, ticket).await.expect("an outbox");
    let rows = rows.into_iter().filter(|row| row.batch == batch && row.person.is_none());
    rows.map(|row| Watcher { address: row.name, reason: row.reason }).collect()
}

pub fn told(notices: &[Notice]) -> Mailed {
    in_order(notices.iter().map(|notice| (notice.person.id, notice.reason.clone())))
}

fn in_order(mailed: impl Iterator<Item = (PersonId, Reason)>) -> Mailed {
    let mut mailed: Mailed = mailed.collect();
    mailed.sort_by_key(|(person, _)| *person);
    mailed
}

/// Everybody with a part in the ticket who saw it and does not any more.
pub fn losing(before: &Facts, after: &Facts) -> Vec<PersonId> {
    let parts = before.managers.iter().map(|manager| &manager.person).chain([&before.owner]);
    let parts = parts.chain(before.invitees.iter().map(|invitee| &invitee.person));
    let parts = parts.chain(&before.allies).chain(&before.followers).chain(&before.bookmarkers);
    let lost = parts.filter(|person| sight(person, before).is_some() && sight(person, after).is_none());
    let mut lost: Vec<PersonId> = lost.map(|person| person.id).collect();
    lost.sort();
    lost.dedup();
    lost
}

/// Fails unless both are the same but for those who follow the ticket: the door adds the mover who asked to.
#[track_caller]
pub fn are_equal(foreseen: &Facts, stored: &Facts, about: &str) {
    let invited = |facts: &Facts| {
        let mut all: Vec<_> = facts.invitees.iter().map(|one| (one.person.id, one.is_permanent)).collect();
        all.sort();
        all
    };
    assert_eq!(foreseen.ticket, stored.ticket, "the ticket: {about}");
    assert_eq!(foreseen.lineage, stored.lineage, "its place: {about}");
    assert_eq!(foreseen.managers, stored.managers, "its managers: {about}");
    assert_eq!(foreseen.members, stored.members, "its members: {about}");
    assert_eq!(foreseen.owner, stored.owner, "its owner: {about}");
    assert_eq!(invited(foreseen), invited(stored), "its invitees: {about}");
    assert_eq!(foreseen.allies, stored.allies, "its allies: {about}");
    assert_eq!(foreseen.bookmarkers, stored.bookmarkers, "its bookmarks: {about}");
}
