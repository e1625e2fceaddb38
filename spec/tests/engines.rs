//! One story, two engines: the same pages, the same history, the same mails, to the letter.

use app::Order;
use domain::{Action, Actor, Coded, Command, Message, PersonId, Said, TicketId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use spec::world::{Client, Engine, HTTPS, World};
use store::{events, facts, outbox, people};

const CAST: [&str; 8] = ["alice", "bruno", "chloe", "david", "odile", "ines", "paul", "adam"];

/// Somebody of the cast, an action, somebody of the cast.
type Asked = (&'static str, Action, &'static str);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_tell_the_same_story() {
    let cast = || prop::sample::select(&CAST);
    let asked = prop::collection::vec((cast(), prop::sample::select(Action::ALL), cast()), 80);
    let asked: Vec<Asked> = asked.new_tree(&mut TestRunner::default()).expect("a story").current();
    let mut told = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if let Some(world) = World::start_at(engine, Some(HTTPS)).await {
            told.push(tell(&world, &asked).await);
        }
    }
    let Some((sqlite, others)) = told.split_first() else { return };
    for other in others {
        assert_eq!(sqlite.len(), other.len(), "{asked:?}");
        for (one, two) in sqlite.iter().zip(other) {
            assert_eq!(one, two, "{asked:?}");
        }
    }
}

/// Everything that can be seen of it.
async fn tell(world: &World, asked: &[Asked]) -> Vec<String> {
    let mut seen = Vec::new();
    let (alice, odile) = (world.alice().await, world.odile().await);
    let ticket = world.ticket().await.id();
    for (by, action, to) in asked {
        world.clock.advance_seconds(3600);
        let outcome = asks(world, ticket, by, command(*action, world.person(to))).await;
        seen.push(format!("{by} {}: {outcome}", action.code()));
        seen.push(page(&alice, &format!("/tickets/{ticket}")).await);
        seen.push(page(&odile, &format!("/tickets/{ticket}")).await);
    }
    for (client, path) in [(&alice, "/tickets"), (&odile, "/")] {
        seen.push(page(client, path).await);
    }
    let mut conn = world.app.db.read().await.expect("a connection");
    seen.push(format!("{:#?}", events::of_ticket(&mut conn, ticket).await.expect("a history")));
    seen.push(format!("{:#?}", outbox::of_ticket(&mut conn, ticket).await.expect("an outbox")));
    drop(conn);
    world.run_jobs().await;
    seen
}

async fn asks(world: &World, ticket: TicketId, by: &str, command: Command) -> String {
    let mut conn = world.app.db.read().await.expect("a connection");
    let person = people::by_id(&mut conn, world.person(by)).await.expect("a read").expect("one of the cast");
    let found = facts::load(&mut conn, ticket, world.app.default_scope, false).await.expect("facts");
    drop(conn);
    let seen = found.expect("the ticket").ticket.version;
    let order = Order { ticket, seen, token: world.app.dice.nonce(), command };
    format!("{:?}", app::perform(&world.app, Actor::on_page(person), order).await)
}

async fn page(client: &Client, path: &str) -> String {
    let page = client.get(path).await;
    format!("{} {}", page.status, page.html)
}

fn command(action: Action, to: PersonId) -> Command {
    let said = Said::to_all(Message::parse("Quelques mots.").expect("a short message"));
    match action {
        Action::Take => Command::Take(said),
        Action::TakeAndClose => Command::TakeAndClose { said, release: false },
        Action::TakeAndAsk => Command::TakeAndAsk(said),
        Action::Assign => Command::Assign { to, said },
        Action::Release => Command::Release(said),
        Action::Comment => Command::Comment(said),
        Action::Ask => Command::Ask(said),
        Action::Close => Command::Close { said, release: true },
        Action::CloseOwn => Command::CloseOwn(said),
        Action::Approve => Command::Approve(said),
        Action::RefuseClosure => Command::RefuseClosure(said),
        Action::Reopen => Command::Reopen(said),
    }
}
