//! One command: what was foreseen of it, what came of it.

use app::named::named;
use app::preview::{Foreseen, foresee};
use app::{Error, Order, perform};
use domain::visibility::sight;
use domain::{Actor, Command, Facts, TicketId};
use spec::world::World;
use store::files;

use crate::seen::{Mailed, are_equal, losing, mailed, read, told, watched};

/// Sends a command and compares; how many people lost sight of the ticket, `None` when it was refused.
pub async fn checked(world: &World, ticket: TicketId, actor: &Actor, command: &Command, seed: u64) -> Option<usize> {
    let before = read(world, ticket).await;
    let token = world.app.dice.nonce();
    let foreseen = foreseen(world, &before, actor, command, &token).await;
    let about = format!("{actor:?} asks for {command:?}, case {seed}, of {before:#?}");
    let outcome = send(world, &before, actor, command, token, &about).await;
    let mailed = mailed(world, ticket, before.ticket.version + 1).await;
    let watched = watched(world, ticket, before.ticket.version + 1).await;
    let after = read(world, ticket).await;
    let Some(done) = outcome else {
        assert!(mailed.is_empty(), "refused: {about}");
        are_equal(&before, &after, &about);
        let is_there = actor.person().is_none_or(|person| sight(person, &before).is_some());
        assert!(!is_there || foreseen.after.is_none(), "refused, though foreseen: {about}");
        return None;
    };
    assert_eq!(told(&foreseen.told), mailed, "who is told: {about}");
    assert_eq!(foreseen.watchers, watched, "which addresses are: {about}");
    let lost = losing(&before, &after);
    let mut announced: Vec<_> = foreseen.losing.iter().map(|person| person.id).collect();
    announced.sort();
    assert_eq!(announced, lost, "who loses sight: {about}");
    are_equal(foreseen.after.as_ref().expect("it was foreseen"), &after, &about);
    if let Some((told_by_door, sees_it)) = done {
        assert_eq!(told_by_door, mailed, "who the door says it told: {about}");
        assert_eq!(foreseen.loses_it, !sees_it, "whether the actor loses it: {about}");
    }
    Some(lost.len())
}

async fn foreseen(world: &World, before: &Facts, actor: &Actor, command: &Command, token: &str) -> Foreseen {
    let mut conn = world.app.db.read().await.expect("a connection");
    let mut named =
        named(&world.app, &mut conn, before, actor, &command.act, token, false).await.expect("what is named");
    if let Some(sender) = actor.person() {
        let waiting = files::waiting(&mut conn, sender.id, &command.files).await.expect("files");
        named.files = waiting.into_iter().map(|file| file.upload).collect();
    }
    foresee(before, actor, command, &named, world.app.now())
}

/// Sends it through its door: whom the door told, and whether the actor still sees the ticket; `None` when it is
/// refused.
async fn send(
    world: &World,
    before: &Facts,
    actor: &Actor,
    command: &Command,
    token: String,
    about: &str,
) -> Option<Option<(Mailed, bool)>> {
    let (ticket, seen) = (before.ticket.id, before.ticket.version);
    let outcome = if actor.person().is_some() {
        let order = Order { ticket, seen, token, draft: None, command: command.clone() };
        perform(&world.app, actor.clone(), order).await.map(|done| Some((told(&done.told), done.sees_it)))
    } else {
        perform::by_application(&world.app, ticket, command.clone(), |_| true).await.map(|_| None)
    };
    match outcome {
        Ok(done) => Some(done),
        Err(Error::NotFound | Error::Refused { .. } | Error::Invalid(_)) => None,
        Err(other) => panic!("{other:?}: {about}"),
    }
}
