//! Encryption that is not what was asked for: nothing is said in clear, and the mail waits.

use app::outbox::Sender;
use mail::{Secret, Security};
use spec::mailsink::{Behaviour, Certificate, Encryption, MailSink};
use spec::story;
use spec::world::{World, relay_with};
use store::outbox::State;

use crate::ground::{a_ticket_of_odile, fate, settings, waits};

/// Signs in once it is encrypted, and trusts this certificate.
fn careful(sink: &MailSink, security: Security, trusted: &Certificate) -> Sender {
    let mut settings = settings(sink, security);
    settings.timeout = std::time::Duration::from_secs(5);
    settings.credentials = Some(("guichet".to_owned(), Secret::new("sésame")));
    settings.extra_root_pem = Some(trusted.pem.clone().into_bytes());
    relay_with(settings)
}

fn offering(encryption: Encryption) -> Behaviour {
    Behaviour::default().with_account("guichet", "sésame").encrypted(encryption)
}

/// What happens to a mail when the relay shows this instead of what is trusted, and once it is itself again.
async fn goes_through(world: World, trusted: &Certificate, wrong: Vec<(&str, Encryption, &str)>) {
    let right = || offering(Encryption::StartTls(trusted.clone()));
    world.sink.behave(right());
    let (alice, ticket) = a_ticket_of_odile(&world).await;
    for (what, encryption, words) in wrong {
        world.sink.clear();
        world.sink.behave(offering(encryption));
        alice.does("comment", ticket, what).await;
        world.run_jobs().await;
        waits(&world, &alice, ticket, words).await;
        let said = world.sink.commands();
        let is_silent = |line: &String| ["EHLO", "STARTTLS", "QUIT"].iter().any(|verb| line.starts_with(verb));
        assert!(said.iter().all(is_silent) && world.sent().is_empty(), "{what}: {said:?}");
        world.sink.behave(right());
        world.clock.advance_seconds(300);
        world.run_jobs().await;
        assert_eq!(fate(&world, ticket).await.state, State::Sent, "{what}");
        assert_eq!(world.sent().len(), 1, "{what}");
    }
}

story!(fn nothing_is_said_to_a_relay_that_is_not_the_right_one, |engine| async {
    let trusted = Certificate::self_signed();
    let sender = |sink: &MailSink| careful(sink, Security::StartTls, &trusted);
    let Some(world) = World::start_mailing(engine, sender).await else { return };
    let wrong = vec![
        ("another certificate", Encryption::StartTls(Certificate::self_signed()), "certificate"),
        ("STARTTLS stripped", Encryption::None, "STARTTLS"),
    ];
    goes_through(world, &trusted, wrong).await;
});

story!(fn a_certificate_out_of_date_is_refused_though_it_is_trusted, |engine| async {
    let expired = Certificate::expired();
    let sender = |sink: &MailSink| careful(sink, Security::StartTls, &expired);
    let Some(world) = World::start_mailing(engine, sender).await else { return };
    world.sink.behave(offering(Encryption::StartTls(expired.clone())));
    world.leave_mail();
    world.odile().await.posts("Électricité", "Une ampoule", "Elle clignote.").await;
    world.run_jobs().await;
    assert!(world.sent().is_empty());
    let ticket = spec::world::Ticket(1);
    let mut conn = world.app.db.read().await.expect("a connection");
    let fates = store::outbox::of_ticket(&mut conn, ticket.id()).await.expect("mails");
    assert_eq!(fates.len(), 3);
    for fate in fates {
        assert!(fate.state == State::Waiting && fate.outcome.to_lowercase().contains("expired"), "{fate:?}");
    }
});
