//! Whatever anybody does and takes back was never there: the ticket, the people around it, what each of them reads and
//! what their lists show are what they were, and none of its mails ever leaves.

use std::collections::{BTreeMap, BTreeSet};

use app::config::Tickets;
use app::undo::Wish;
use app::{Error, Order, outbox, perform, undo};
use domain::ticket::thread::Line;
use domain::{Action, Actor, Coded, Command, EventKind, Facts, Person, PersonId, Standing, Status, Ticket, TicketId};
use spec::story;
use spec::world::World;
use store::marks::{self, Read};
use store::tickets::list::{self, Filter, Line as Listed};
use store::{categories, events, invitations, reach};

use crate::created::{is_created, mark};
use crate::organisation::{Lots, Organisation, arrive};
use crate::seen::read;
use crate::{asked, replays};

const CASES: usize = 8;
/// Commands a case.
const ASKED: usize = 48;

fn window(tickets: &mut Tickets) {
    tickets.undo_seconds = 10;
}

story!(fn whatever_is_undone_was_never_there, with window, async |world: World| {
    let mut undone: BTreeMap<Action, usize> = BTreeMap::new();
    let mut held = BTreeSet::new();
    for (number, seed) in Lots::seeds(CASES).into_iter().enumerate() {
        let mut lots = Lots::of(seed);
        let organisation = arrive(&world, &mut lots, &number.to_string()).await.expect("an organisation");
        let other = is_created(&world, &mut lots, &organisation, seed).await;
        let mut ticket = is_created(&world, &mut lots, &organisation, seed).await;
        for _ in 0..ASKED {
            world.clock.advance_seconds(30);
            mark(&world, &mut lots, &organisation, ticket).await;
            let (actor, command) = asked(&world, &mut lots, &organisation, ticket, other).await;
            reads_it(&world, lots.one(&organisation.people).id, ticket).await;
            let is_kept = lots.often(30);
            if let Some(batch) = tried(&world, &organisation, ticket, &actor, &command, is_kept).await {
                *undone.entry(command.action()).or_default() += 1;
                held.insert(format!("{ticket}.{batch}."));
            }
            if read(&world, ticket).await.ticket.status == Status::Archived {
                ticket = is_created(&world, &mut lots, &organisation, seed).await;
            }
        }
        replays(&world, ticket, seed).await;
    }
    world.clock.advance_seconds(3600);
    while outbox::send_due(&world.app).await.expect("an outbox").taken > 0 {}
    let sent = world.sent();
    assert!(sent.len() > CASES, "hardly a mail left: {}", sent.len());
    let told = |mail: &&spec::world::Mail| held.iter().any(|batch| mail.header("Message-ID").contains(&format!("<{batch}")));
    assert!(!sent.iter().any(|mail| told(&mail)), "a mail of what was undone has left");
    let undoable = Action::ALL.iter().filter(|action| action.is_undoable()).count();
    assert!(undone.len() > undoable * 2 / 3, "few kinds of actions: {undone:?}");
});

/// Somebody reads the ticket as it is: for them it is no news.
async fn reads_it(world: &World, reader: PersonId, ticket: TicketId) {
    let version = read(world, ticket).await.ticket.version;
    let mut tx = world.app.db.write().await.expect("a transaction");
    marks::set_read(&mut tx, reader, Read { ticket, version }, world.app.now()).await.expect("a mark");
    tx.commit().await.expect("a commit");
}

/// Does it and, unless it is to be kept, undoes it and compares; the batch that was undone.
async fn tried(
    world: &World,
    organisation: &Organisation,
    ticket: TicketId,
    actor: &Actor,
    command: &Command,
    is_kept: bool,
) -> Option<i64> {
    let Actor::Person(me) = actor else {
        drop(perform::by_application(&world.app, ticket, command.clone(), |_| true).await);
        return None;
    };
    let before = if is_kept { Vec::new() } else { all(world, organisation, ticket).await };
    let seen = read(world, ticket).await.ticket.version;
    let order = Order { ticket, seen, token: world.app.dice.nonce(), draft: None, command: command.clone() };
    match perform(&world.app, actor.clone(), order).await {
        Ok(_) if is_kept || !command.action().is_undoable() => return None,
        Ok(_) => {}
        Err(Error::NotFound | Error::Refused { .. } | Error::Invalid(_)) => return None,
        Err(other) => panic!("{other:?}: {command:?}"),
    }
    let wish = Wish { ticket, batch: seen + 1, token: world.app.dice.nonce() };
    let undone = undo(&world.app, me.clone(), wish).await;
    assert!(undone.is_ok(), "{undone:?}: {command:?}");
    let after = all(world, organisation, ticket).await;
    for (was, is) in before.iter().zip(&after) {
        assert_eq!(was, is, "{} asked for {command:?}", me.name);
    }
    assert_eq!(before.len(), after.len());
    Some(seen + 1)
}

/// All that there is to know of a ticket, but its version and when it was last looked at.
async fn all(world: &World, organisation: &Organisation, ticket: TicketId) -> Vec<String> {
    let facts = read(world, ticket).await;
    let facts = Facts { ticket: Ticket { version: 0, ..facts.ticket.clone() }, ..facts };
    let mut known = vec![format!("{facts:#?}")];
    let mut conn = world.app.db.read().await.expect("a connection");
    known.push(format!("{:?}", invitations::rows(&mut conn, ticket).await.expect("invitations")));
    for category in &organisation.categories {
        let last = categories::last_chosen(&mut conn, *category, false).await.expect("a category");
        known.push(format!("the turn at {category}: {last:?}"));
    }
    let lines = events::lines(&events::of_ticket(&mut conn, ticket).await.expect("a history"));
    let is_said = |line: &&Line| !matches!(line.event.kind, EventKind::Undone { .. });
    let lines: Vec<Line> = lines.iter().filter(is_said).cloned().collect();
    for person in &organisation.people {
        known.extend(readings(person, &facts, &lines));
        let reach = reach::of(&mut conn, person, facts.installation.default_scope).await.expect("a reach");
        let listed = list::page(&mut conn, &reach, &Filter::default(), None, 12).await.expect("a list");
        // A ticket is news until its reader has seen this version of it.
        known.extend(listed.into_iter().map(|line| {
            let is_new = line.is_new();
            format!("{} lists {:?}, new: {is_new}", person.id, Listed { version: 0, read: None, ..line })
        }));
        let moves = events::recent_moves(&mut conn, person.id, 9).await.expect("moves");
        known.push(format!("{} moved tickets to {moves:?}", person.id));
    }
    known
}

/// What somebody reads of the history.
fn readings(person: &Person, facts: &Facts, lines: &[Line]) -> Vec<String> {
    let standing = Standing::of(person, facts);
    let reads = |line: &Line| {
        line.event.scope.may_be_read_by(&standing, line.event.by == Some(person.id), facts.effective_scope())
    };
    lines.iter().map(|line| format!("{} reads {line:?}: {}", person.id, reads(line))).collect()
}
