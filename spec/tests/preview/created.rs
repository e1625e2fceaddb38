//! Tickets of random organisations, and the marks that people leave on them.

use app::create::{Post, counter};
use app::named::draw;
use app::{Error, preview};
use domain::creation::Request;
use domain::{Computer, Message, Origin, Person, Priority, Subject, TicketId, TicketScope};
use spec::world::World;
use store::marks;

use crate::organisation::{Lots, Organisation};
use crate::seen::{mailed, told, watched};

/// Posts a ticket somewhere; those announced are those mailed.
pub async fn is_created(world: &World, lots: &mut Lots, organisation: &Organisation, seed: u64) -> TicketId {
    // Some authors know no category that takes tickets.
    for _ in 0..200 {
        let author = lots.one(&organisation.enabled());
        let category = lots.one(&organisation.categories);
        let token = world.app.dice.nonce();
        let mut conn = world.app.db.read().await.expect("a connection");
        let found = counter(&world.app, &mut conn, &author, category, None, false).await.expect("a counter");
        drop(conn);
        let Some(counter) = found else { continue };
        let owner = lots.maybe(&organisation.enabled(), 30);
        let (foreseen, watchers) =
            preview::told_of_creation(&counter, &author, owner.clone(), draw(&token), world.app.now());
        let post =
            Post { category, chosen_as: None, token, draft: None, request: request(lots, owner), files: Vec::new() };
        match app::create(&world.app, author, post).await {
            Ok(done) => {
                let mailed = mailed(world, done.ticket, 1).await;
                assert_eq!(told(&foreseen), mailed, "a creation, case {seed}");
                assert_eq!(watchers, watched(world, done.ticket, 1).await, "a creation, case {seed}");
                assert_eq!(told(&done.told), mailed, "a creation, case {seed}");
                return done.ticket;
            }
            Err(Error::Invalid(_)) => {}
            Err(other) => panic!("{other:?}, case {seed}"),
        }
    }
    panic!("nobody can post anything, case {seed}");
}

fn request(lots: &mut Lots, owner: Option<Person>) -> Request {
    Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: Message::parse("Tout est noir.").expect("a short message"),
        scope: lots.one(&[TicketScope::Default, TicketScope::Public, TicketScope::Intranet]),
        priority: Priority::DEFAULT,
        computer: Computer::default(),
        origin: Origin::Web,
        owner,
        files: Vec::new(),
        replies: None,
        sent: Vec::new(),
    }
}

/// Somebody follows the ticket or keeps it, whether they see it or not.
pub async fn mark(world: &World, lots: &mut Lots, organisation: &Organisation, ticket: TicketId) {
    let mut tx = world.app.db.write().await.expect("a transaction");
    let somebody = lots.one(&organisation.people).id;
    if lots.often(15) {
        marks::follow(&mut tx, ticket, somebody).await.expect("a mark");
    }
    if lots.often(15) {
        marks::bookmark(&mut tx, ticket, somebody, world.app.now()).await.expect("a mark");
    }
    tx.commit().await.expect("a commit");
}
