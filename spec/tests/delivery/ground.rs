//! A ticket whose owner is told of what its manager says, and what became of each mail.

use std::time::Duration;

use app::outbox::Sender;
use mail::{RelaySettings, Security};
use spec::mailsink::MailSink;
use spec::world::{Client, Ticket, World, relay_with};
use store::outbox::{Fate, State};

/// Speaks so to the sink, and is soon out of patience.
pub fn settings(sink: &MailSink, security: Security) -> RelaySettings {
    let patience = Duration::from_millis(400);
    RelaySettings { timeout: patience, ..RelaySettings::new("127.0.0.1", sink.port, security) }
}

pub fn impatient(sink: &MailSink) -> Sender {
    relay_with(settings(sink, Security::Plain))
}

/// Alice's ticket, of which Odile is the owner, and Alice.
pub async fn a_ticket_of_odile(world: &World) -> (Client, Ticket) {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    world.forget_mail();
    (alice, ticket)
}

/// Fails unless nobody but Odile was told by the last command; what became of her mail.
pub async fn fate(world: &World, ticket: Ticket) -> Fate {
    let mut conn = world.app.db.read().await.expect("a connection");
    let fates = store::outbox::of_ticket(&mut conn, ticket.id()).await.expect("mails");
    let last = fates.iter().map(|fate| fate.batch).max().expect("a batch");
    let mut of_last: Vec<Fate> = fates.into_iter().filter(|fate| fate.batch == last).collect();
    assert_eq!(of_last.len(), 1, "{of_last:?}");
    let fate = of_last.remove(0);
    assert_eq!(fate.person, Some(world.person("odile")));
    fate
}

/// The relay is repaired, and the pause of a mail that failed is over.
pub async fn later(world: &World, minutes: i64) {
    world.sink.behave(spec::mailsink::Behaviour::default());
    world.clock.advance_seconds(60 * minutes);
    world.run_jobs().await;
}

/// Fails unless the mail of the last command waits, and says so with these words on the ticket.
pub async fn waits(world: &World, alice: &Client, ticket: Ticket, words: &str) {
    let fate = fate(world, ticket).await;
    assert_eq!(fate.state, State::Waiting, "{words}: {fate:?}");
    assert!(fate.outcome.contains(words), "{words}: {fate:?}");
    assert!(!fate.outcome.contains(char::is_control), "{fate:?}");
    alice.opens(ticket).await.shows(&on_one_line(&fate.outcome));
}

/// As a page shows it: blanks are one.
pub fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless all the mails kept by the relay are the same one, so many times.
pub fn copies(world: &World, what: &str, number: usize) {
    let mails = world.sent();
    let ids: Vec<&str> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!(ids.len(), number, "{what}: {ids:?}");
    assert!(ids.iter().all(|id| *id == ids[0]), "{what}: {ids:?}");
    assert!(mails.iter().all(|mail| mail.source == mails[0].source), "{what}: a retry is the same mail, byte for byte");
}
