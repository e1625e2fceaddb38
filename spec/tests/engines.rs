//! One story, two engines: the same pages, the same history, the same mails, to the letter.

use app::Order;
use domain::ticket::{Closing, Place, Transfer};
use domain::{
    Act, Action, Actor, Coded, Command, Computer, EventId, Message, MessageScope, Origin, Priority, Said, SpentTime,
    Subject, TicketId, TicketScope,
};
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
        let outcome = asks(world, ticket, by, command(world, *action, to)).await;
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
    let found = facts::load(&mut conn, ticket, world.app.installation(), false).await.expect("facts");
    drop(conn);
    let seen = found.expect("the ticket").ticket.version;
    let order = Order { ticket, seen, token: world.app.dice.nonce(), draft: None, command };
    format!("{:?}", app::perform(&world.app, Actor::Person(person), order).await)
}

async fn page(client: &Client, path: &str) -> String {
    let page = client.get(path).await;
    format!("{} {}", page.status, page.html)
}

fn command(world: &World, action: Action, to: &str) -> Command {
    let (to, elsewhere) = (world.person(to), Place::Category(world.places.res));
    let closing = Closing { release: true, spent: SpentTime::new(0, 1, 30), link: None };
    let act = match action {
        Action::Take => Act::Take,
        Action::TakeAndClose => Act::TakeAndClose(Closing::default()),
        Action::TakeAndAsk => Act::TakeAndAsk,
        Action::Assign => Act::Assign(to),
        Action::Release => Act::Release,
        Action::Comment => Act::Comment,
        Action::Ask => Act::Ask,
        Action::Postpone => Act::Postpone(Some(world.app.now().plus_seconds(7200))),
        Action::Recall => Act::Recall,
        Action::Close => Act::Close(closing),
        Action::Refuse => Act::Refuse(closing.spent),
        Action::Transfer => Act::Transfer(Transfer { to: elsewhere, release: false, stay: true, follow: true }),
        Action::SendBack => Act::SendBack,
        Action::Invite => Act::Invite(vec![to]),
        Action::InviteGroup => Act::InviteGroup(elsewhere),
        Action::Uninvite => Act::Uninvite(to),
        Action::ChangeOwner => Act::ChangeOwner(to),
        Action::ChangeSubject => Act::ChangeSubject(Subject::parse("Autre panne").expect("a short subject")),
        Action::ChangeScope => Act::ChangeScope(TicketScope::Public),
        Action::ChangePriority => Act::ChangePriority(Priority::new(5).expect("0 to 5")),
        Action::ChangeOrigin => Act::ChangeOrigin(Origin::Phone),
        Action::ChangeComputer => Act::ChangeComputer(Computer::parse("poste-12").expect("a short name")),
        Action::ChangeSpentTime => Act::ChangeSpentTime(closing.spent),
        Action::EditComment => Act::EditComment(EventId(1)),
        Action::ChangeReaders => Act::ChangeReaders(EventId(1)),
        Action::Attach => Act::Attach,
        Action::DeleteFile => Act::DeleteFile(EventId(1)),
        Action::CloseOwn => Act::CloseOwn,
        Action::Cancel => Act::Cancel,
        Action::Approve => Act::Approve,
        Action::RefuseClosure => Act::RefuseClosure,
        Action::Reopen => Act::Reopen,
        Action::Expire => Act::Expire,
        Action::Archive => Act::Archive,
    };
    let scope = if action == Action::ChangeReaders { MessageScope::Owner } else { MessageScope::Default };
    Command::new(act, Said { text: Message::parse("Quelques mots.").expect("a short message"), scope })
}
