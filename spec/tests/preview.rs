//! "Who will be told, who will lose sight of it?" before acting, and who is and does afterwards: the same people, for
//! anybody doing anything anywhere, on both engines.

#[path = "preview/asked.rs"]
mod asked;
#[path = "preview/checked.rs"]
mod checked;
#[path = "preview/created.rs"]
mod created;
mod organisation;
#[path = "preview/pages.rs"]
mod pages;
#[path = "preview/seen.rs"]
mod seen;
#[path = "preview/undone.rs"]
mod undone;

use std::collections::BTreeMap;
use std::convert::Infallible;

use app::files;
use bytes::Bytes;
use domain::ticket::{Place, Transfer, right};
use domain::{Act, Action, Actor, Coded, Command, FileId, Message, Person, Said, Status, TicketId};
use futures_util::stream;
use spec::story;
use spec::world::World;
use store::events;

use asked::Scene;
use checked::checked;
use created::{is_created, mark};
use organisation::{Lots, Organisation, arrive};
use seen::read;

const CASES: usize = 24;
/// Commands a case.
const ASKED: usize = 60;

story!(fn the_people_foreseen_are_the_people_told_and_those_who_lose_sight, async |world: World| {
    let mut done: BTreeMap<Action, usize> = BTreeMap::new();
    let mut lost = 0;
    for (number, seed) in Lots::seeds(CASES).into_iter().enumerate() {
        let mut lots = Lots::of(seed);
        let organisation = arrive(&world, &mut lots, &number.to_string()).await.expect("an organisation");
        let other = is_created(&world, &mut lots, &organisation, seed).await;
        let mut ticket = is_created(&world, &mut lots, &organisation, seed).await;
        for _ in 0..ASKED {
            world.clock.advance_seconds(60);
            mark(&world, &mut lots, &organisation, ticket).await;
            let (actor, command) = asked(&world, &mut lots, &organisation, ticket, other).await;
            if let Some(losers) = checked(&world, ticket, &actor, &command, seed).await {
                *done.entry(command.action()).or_default() += 1;
                lost += losers;
            }
            if read(&world, ticket).await.ticket.status == Status::Archived {
                ticket = is_created(&world, &mut lots, &organisation, seed).await;
            }
        }
        replays(&world, ticket, seed).await;
    }
    let all: usize = done.values().sum();
    assert!(all > CASES * ASKED / 3, "only {all} commands were carried out: {done:?}");
    assert!(done.len() >= Action::ALL.len() - 4, "few kinds of actions: {done:?}");
    assert!(lost > CASES / 2, "hardly anybody lost sight of anything: {lost}");
    world.leave_mail();
});

async fn asked(
    world: &World,
    lots: &mut Lots,
    organisation: &Organisation,
    ticket: TicketId,
    other: TicketId,
) -> (Actor, Command) {
    let facts = read(world, ticket).await;
    let mut conn = world.app.db.read().await.expect("a connection");
    let lines = events::lines(&events::of_ticket(&mut conn, ticket).await.expect("a history"));
    let (actor, command) =
        Scene { organisation, facts: &facts, lines: &lines, other, now: world.app.now() }.asked(lots);
    match actor.person().filter(|_| command.action() == Action::Attach || lots.often(10)) {
        Some(sender) => {
            let file = file_of(world, sender).await;
            (actor.clone(), command.with(vec![file]))
        }
        None => (actor, command),
    }
}

/// A file that waits for this person's form.
async fn file_of(world: &World, sender: &Person) -> FileId {
    let bytes = stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"un plan"))]);
    files::receive(&world.app, sender, "plan.txt", bytes).await.expect("a database").expect("a file that does").id
}

story!(fn a_transfer_does_what_was_foreseen_whatever_is_ticked, async |world: World| {
    for (number, seed) in Lots::seeds(16).into_iter().enumerate() {
        let ticked = |bit: usize| number >> bit & 1 == 1;
        let mut lots = Lots::of(seed);
        let organisation = arrive(&world, &mut lots, &number.to_string()).await.expect("an organisation");
        let mut moves = 0;
        // A ticket free or held, moved by anybody who may, until it has gone somewhere a few times.
        for attempt in 0..400 {
            let ticket = is_created(&world, &mut lots, &organisation, seed).await;
            mark(&world, &mut lots, &organisation, ticket).await;
            let movers = able(&world, &organisation, Action::Transfer, ticket).await;
            let takers = able(&world, &organisation, Action::Take, ticket).await;
            if attempt % 2 == 0 && !takers.is_empty() {
                let command = Command::new(Act::Take, Said::NOTHING);
                checked(&world, ticket, &lots.one(&takers), &command, seed).await;
            }
            if movers.is_empty() {
                continue;
            }
            let to = if ticked(0) {
                Place::Department(lots.one(&organisation.departments))
            } else {
                Place::Category(lots.one(&organisation.categories))
            };
            let transfer = Transfer { to, release: ticked(1), stay: ticked(2), follow: ticked(3) };
            let said = Said::to_all(Message::parse("Ce n’est pas chez nous.").expect("a short message"));
            let command = Command::new(Act::Transfer(transfer), said);
            moves += usize::from(checked(&world, ticket, &lots.one(&movers), &command, seed).await.is_some());
            if moves == 6 {
                break;
            }
        }
        assert!(moves > 0, "nothing could be moved, case {seed}");
    }
    world.leave_mail();
});

async fn able(world: &World, organisation: &Organisation, action: Action, ticket: TicketId) -> Vec<Actor> {
    let facts = read(world, ticket).await;
    let able = organisation.people.iter().filter(|person| right::check(action, &facts, person).is_ok());
    able.cloned().map(Actor::Person).collect()
}

/// The ticket is its history, replayed (guarantees P6).
async fn replays(world: &World, ticket: TicketId, seed: u64) {
    let stored = read(world, ticket).await.ticket;
    let mut conn = world.app.db.read().await.expect("a connection");
    let history = events::of_ticket(&mut conn, ticket).await.expect("a history");
    let replayed =
        domain::ticket::replay(ticket, stored.version, history.iter().map(|entry| (entry.batch, &entry.event)));
    assert_eq!(replayed, Some(stored), "case {seed}");
}
