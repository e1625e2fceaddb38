//! An installation that is only being tried: nobody is written to, but those who asked for it.

use app::config::Redirect;
use app::outbox::Sender;
use spec::mailsink::MailSink;
use spec::story;
use spec::world::World;

use crate::ground::impatient;

fn redirecting(sink: &MailSink) -> Sender {
    let Sender::Relay { relay, from_name, from, reply_to, dkim, .. } = impatient(sink) else { panic!("a relay") };
    let to = "essais@deux-rives.example".to_owned();
    let redirect = Some(Redirect { to, except: vec!["bruno@deux-rives.example".to_owned()] });
    Sender::Relay { relay, from_name, from, reply_to, dkim, redirect }
}

story!(fn all_mail_goes_to_one_address_but_for_the_exceptions, |engine| async {
    let Some(world) = World::start_mailing(engine, redirecting).await else { return };
    world.odile().await.posts("Électricité", "Une ampoule", "Elle clignote.").await;
    assert_eq!(world.mailed().await, ["bruno", "essais", "essais"]);
    let mut meant = Vec::new();
    for mail in world.sent() {
        if mail.to.starts_with("bruno") {
            assert_eq!(mail.header("X-Guichet-Intended-For"), "");
            mail.never_says("Installation d’essai");
            continue;
        }
        let whom = mail.header("X-Guichet-Intended-For").to_owned();
        let first = mail.text.lines().next().unwrap_or_default();
        assert_eq!(first.replace('\u{a0}', " "), format!("Installation d’essai : ce mail était pour {whom}."));
        mail.says(&format!("Installation d’essai : ce mail était pour {whom}."));
        assert_eq!(mail.header("To"), "essais@deux-rives.example");
        assert_eq!(mail.header("List-Unsubscribe"), "", "a click of a mail program mutes for somebody else");
        meant.push(whom);
    }
    meant.sort();
    assert_eq!(meant, ["alice@deux-rives.example", "chloe@deux-rives.example"]);
});

story!(fn administrators_see_that_mail_is_redirected, |engine| async {
    let Some(world) = World::start_mailing(engine, redirecting).await else { return };
    let page = world.adam().await.get("/mail").await;
    page.shows("Installation d’essai : tous les courriers vont à essais@deux-rives.example.");
    page.shows("Reçoivent les leurs quand même : bruno@deux-rives.example.");
});
