//! The conversation with the relay: accepted, later or never, and nothing lost or sent in clear.

use std::ffi::OsStr;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use mail::{Composed, Delivery, Mailbox, Outgoing, Relay, RelaySettings, Secret, Security, compose};
use spec::mailsink::{Behaviour, Certificate, Encryption, Fault, MailSink, Step};

fn mail(text: &str) -> Composed {
    let outgoing = Outgoing {
        from: Mailbox::new("Guichet", "guichet@exemple.fr"),
        to: Mailbox::new("Zoé Lefèvre", "zoe@exemple.fr"),
        subject: "[#42] Électricité".to_owned(),
        text: text.to_owned(),
        html: "<p>Bonjour</p>".to_owned(),
        message_id: "t42.e7@exemple.fr".to_owned(),
        in_reply_to: None,
        references: vec![],
        list: None,
        unsubscribe: None,
        extra: vec![],
    };
    compose(&outgoing, 1_795_426_200).expect("a well formed mail")
}

fn settings(sink: &MailSink, security: Security) -> RelaySettings {
    RelaySettings {
        timeout: Duration::from_secs(5),
        helo_name: "guichet.test".to_owned(),
        ..RelaySettings::new("127.0.0.1", sink.port, security)
    }
}

async fn deliver(settings: RelaySettings) -> Delivery {
    Relay::new(settings).expect("usable settings").deliver(&mail("Bonjour")).await
}

/// A sink scripted so, and what became of one mail sent to it in clear.
async fn attempt(behaviour: Behaviour) -> (MailSink, Delivery) {
    let sink = MailSink::scripted(behaviour).await;
    let delivery = deliver(settings(&sink, Security::Plain)).await;
    (sink, delivery)
}

#[track_caller]
fn assert_accepted(delivery: &Delivery) {
    assert!(matches!(delivery, Delivery::Accepted { reply } if reply.starts_with("250")), "{delivery:?}");
}

#[track_caller]
fn assert_later(delivery: &Delivery, words: &str) {
    assert!(matches!(delivery, Delivery::Later { why } if why.contains(words)), "{delivery:?}");
}

#[track_caller]
fn assert_never(delivery: &Delivery, words: &str) {
    assert!(matches!(delivery, Delivery::Never { why } if why.contains(words)), "{delivery:?}");
}

/// Nothing but a greeting, an attempt at encryption and a farewell was said.
#[track_caller]
fn assert_nothing_said(sink: &MailSink) {
    let said = sink.commands();
    assert!(said.iter().all(|line| ["EHLO guichet.test", "STARTTLS", "QUIT"].contains(&line.as_str())), "{said:?}");
    assert!(sink.messages().is_empty());
}

#[tokio::test]
async fn a_mail_arrives_byte_for_byte() {
    let (sink, delivery) = attempt(Behaviour::default()).await;
    assert_accepted(&delivery);
    let received = sink.messages();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].from, "guichet@exemple.fr");
    assert_eq!(received[0].to, ["zoe@exemple.fr"]);
    assert_eq!(received[0].data, mail("Bonjour").source());
}

#[tokio::test]
async fn lone_dots_and_bare_line_ends_arrive_normalised() {
    let text = ".\n..\n.\r\n.\r.hidden\nRCPT TO:<x@exemple.fr>\n.\n";
    let sink = MailSink::start().await;
    let relay = Relay::new(settings(&sink, Security::Plain)).expect("usable settings");
    assert_accepted(&relay.deliver(&mail(text)).await);
    let received = sink.messages();
    assert_eq!(received[0].data, mail(text).source());
    let read = mail_parser::MessageParser::default().parse(&received[0].data).expect("a message");
    let meant = ".\r\n..\r\n.\r\n.\r\n.hidden\r\nRCPT TO:<x@exemple.fr>\r\n.\r\n";
    assert_eq!(read.body_text(0).as_deref(), Some(meant));
}

#[tokio::test]
async fn starttls_with_a_trusted_root() {
    let certificate = Certificate::self_signed();
    let encryption = Encryption::StartTls(certificate.clone());
    let sink = MailSink::scripted(Behaviour::default().encrypted(encryption)).await;
    let trusting =
        RelaySettings { extra_root_pem: Some(certificate.pem.into_bytes()), ..settings(&sink, Security::StartTls) };
    assert_accepted(&deliver(trusting).await);
    assert_eq!(sink.messages().len(), 1);
    assert_eq!(sink.commands()[..3], ["EHLO guichet.test", "STARTTLS", "EHLO guichet.test"]);
}

#[tokio::test]
async fn starttls_with_an_unknown_certificate_sends_nothing() {
    let encryption = Encryption::StartTls(Certificate::self_signed());
    let behaviour = Behaviour::default().encrypted(encryption).with_account("guichet", "sésame");
    let sink = MailSink::scripted(behaviour).await;
    let signing_in = RelaySettings {
        credentials: Some(("guichet".to_owned(), Secret::new("sésame"))),
        ..settings(&sink, Security::StartTls)
    };
    assert_later(&deliver(signing_in).await, "certificate");
    assert_nothing_said(&sink);
}

#[tokio::test]
async fn stripped_starttls_sends_nothing() {
    let sink = MailSink::scripted(Behaviour::default().with_account("guichet", "sésame")).await;
    let signing_in = RelaySettings {
        credentials: Some(("guichet".to_owned(), Secret::new("sésame"))),
        ..settings(&sink, Security::StartTls)
    };
    assert_later(&deliver(signing_in).await, "STARTTLS");
    assert_nothing_said(&sink);
}

/// What comes in clear after the reply to STARTTLS would otherwise be read once encrypted, as the server's word.
#[tokio::test]
async fn a_reply_injected_before_the_encryption_is_refused() {
    let certificate = Certificate::self_signed();
    for more in ["250 mailsink.test", "250-mailsink.test\n250 AUTH PLAIN", "x"] {
        let behaviour = Behaviour::default()
            .encrypted(Encryption::StartTls(certificate.clone()))
            .fault_at(Step::StartTls, Fault::More(more.to_owned()));
        let sink = MailSink::scripted(behaviour).await;
        let extra_root_pem = Some(certificate.pem.clone().into_bytes());
        let trusting = RelaySettings { extra_root_pem, ..settings(&sink, Security::StartTls) };
        assert_later(&deliver(trusting).await, "in clear after STARTTLS");
        assert_nothing_said(&sink);
    }
}

#[tokio::test]
async fn starttls_refused_sends_nothing() {
    let behaviour = Behaviour::default()
        .encrypted(Encryption::StartTls(Certificate::self_signed()))
        .reply_at(Step::StartTls, "554 5.7.3 not today");
    let sink = MailSink::scripted(behaviour).await;
    assert_later(&deliver(settings(&sink, Security::StartTls)).await, "not today");
    assert_nothing_said(&sink);
}

#[tokio::test]
async fn encrypted_from_the_first_byte() {
    let certificate = Certificate::self_signed();
    let encryption = Encryption::Implicit(certificate.clone());
    let sink = MailSink::scripted(Behaviour::default().encrypted(encryption)).await;
    assert_later(&deliver(settings(&sink, Security::Tls)).await, "certificate");
    assert_nothing_said(&sink);
    let trusting = RelaySettings {
        host: "localhost".to_owned(),
        extra_root_pem: Some(certificate.pem.into_bytes()),
        ..settings(&sink, Security::Tls)
    };
    assert_accepted(&deliver(trusting).await);
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let certificate = Certificate::self_signed();
    let encryption = Encryption::Implicit(certificate.clone());
    let sink = MailSink::scripted(Behaviour::default().encrypted(encryption)).await;
    let other = RelaySettings {
        host: "127.0.0.2".to_owned(),
        extra_root_pem: Some(certificate.pem.into_bytes()),
        ..settings(&sink, Security::Tls)
    };
    assert!(matches!(deliver(other).await, Delivery::Later { .. }));
    assert!(sink.messages().is_empty());
}

#[tokio::test]
async fn a_root_that_is_no_certificate_is_refused_at_start_up() {
    for pem in ["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let settings = RelaySettings {
            extra_root_pem: Some(pem.into()),
            ..RelaySettings::new("localhost", 25, Security::StartTls)
        };
        assert!(matches!(Relay::new(settings), Err(mail::Unusable::ExtraRoot(_))), "{pem:?}");
    }
}

#[tokio::test]
async fn the_account_is_used() {
    let sink = MailSink::scripted(Behaviour::default().with_account("guichet", "sésame")).await;
    let with = |password: &str| RelaySettings {
        credentials: Some(("guichet".to_owned(), Secret::new(password))),
        ..settings(&sink, Security::Plain)
    };
    assert_later(&deliver(with("wrong")).await, "535");
    assert_later(&deliver(settings(&sink, Security::Plain)).await, "530");
    assert!(sink.messages().is_empty());
    assert_accepted(&deliver(with("sésame")).await);
    assert_eq!(sink.messages().len(), 1);
}

#[tokio::test]
async fn a_refusal_for_good_is_told_in_the_servers_words() {
    let reply = "550 5.1.1 no such user";
    for step in [Step::Rcpt, Step::Data, Step::Dot] {
        let (sink, delivery) = attempt(Behaviour::default().reply_at(step, reply)).await;
        assert_never(&delivery, reply);
        assert!(sink.messages().is_empty(), "{step:?}");
    }
    // Of our own address, it is for us to mend: no mail is lost for it.
    let (_, delivery) = attempt(Behaviour::default().reply_at(Step::Mail, reply)).await;
    assert_later(&delivery, reply);
}

#[tokio::test]
async fn one_refused_recipient_does_not_touch_the_others() {
    let (sink, delivery) = attempt(Behaviour::default().refusing("zoe@exemple.fr", "550 5.1.1 gone")).await;
    assert_never(&delivery, "gone");
    sink.behave(Behaviour::default().refusing("max@exemple.fr", "550 5.1.1 gone"));
    assert_accepted(&deliver(settings(&sink, Security::Plain)).await);
}

#[tokio::test]
async fn a_refusal_for_now_is_tried_again_later() {
    for step in [Step::Connect, Step::Ehlo, Step::Mail, Step::Rcpt, Step::Data, Step::Dot] {
        for reply in ["450 4.2.0 greylisted", "421 4.3.2 going down"] {
            let (sink, delivery) = attempt(Behaviour::default().reply_at(step, reply)).await;
            assert_later(&delivery, reply);
            assert!(sink.messages().is_empty(), "{step:?}");
        }
    }
}

/// A server that rejects us before having seen the mail has not judged the mail.
#[tokio::test]
async fn a_refused_greeting_condemns_no_mail() {
    for step in [Step::Connect, Step::Ehlo] {
        let (_, delivery) = attempt(Behaviour::default().reply_at(step, "554 5.7.1 no service")).await;
        assert_later(&delivery, "no service");
    }
}

#[tokio::test]
async fn a_mute_or_missing_server_is_tried_again_later() {
    let (sink, delivery) = attempt(Behaviour::default().fault_at(Step::Connect, Fault::Refuse)).await;
    assert_later(&delivery, "connection");
    sink.behave(Behaviour::default());
    // The port opens as soon as the sink has noticed.
    for _ in 0..100 {
        if matches!(deliver(settings(&sink, Security::Plain)).await, Delivery::Accepted { .. }) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the repaired server never answered");
}

#[tokio::test]
async fn a_broken_connection_is_tried_again_later() {
    for step in [Step::Connect, Step::Ehlo, Step::Mail, Step::Rcpt, Step::Data, Step::Dot] {
        let (sink, delivery) = attempt(Behaviour::default().fault_at(step, Fault::Drop { kept: false })).await;
        assert!(matches!(delivery, Delivery::Later { .. }), "{step:?}: {delivery:?}");
        assert!(sink.messages().is_empty(), "{step:?}");
    }
}

/// The one case where a retry makes a second copy: it must be the same mail, byte for byte.
#[tokio::test]
async fn a_mail_kept_without_an_answer_is_sent_again_identical() {
    let (sink, delivery) = attempt(Behaviour::default().fault_at(Step::Dot, Fault::Drop { kept: true })).await;
    assert_later(&delivery, "end of message");
    assert_eq!(sink.messages().len(), 1);
    sink.behave(Behaviour::default());
    assert_accepted(&deliver(settings(&sink, Security::Plain)).await);
    let received = sink.messages();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0], received[1]);
}

#[tokio::test]
async fn a_server_that_hangs_or_drips_is_left_in_time() {
    let hang = Fault::Hang(Duration::from_mins(1));
    let drip = Fault::Drip(Duration::from_millis(200));
    for step in [Step::Connect, Step::Mail, Step::Dot] {
        for fault in [&hang, &drip] {
            let sink = MailSink::scripted(Behaviour::default().fault_at(step, fault.clone())).await;
            let short = RelaySettings { timeout: Duration::from_millis(300), ..settings(&sink, Security::Plain) };
            let start = Instant::now();
            assert_later(&deliver(short).await, "in time");
            assert!(start.elapsed() < Duration::from_secs(2), "{step:?} {fault:?}: {:?}", start.elapsed());
        }
    }
}

#[tokio::test]
async fn the_servers_words_are_cleaned_and_cut() {
    let long = format!("550 5.7.1 \u{1b}[31mno\u{7}{}", "x".repeat(900));
    let (_, delivery) = attempt(Behaviour::default().reply_at(Step::Rcpt, &long)).await;
    let Delivery::Never { why } = &delivery else { panic!("{delivery:?}") };
    assert!(!why.contains(char::is_control) && why.chars().count() <= 520, "{why:?}");
}

/// A megabyte of reply costs neither the time of parsing it nor the memory of keeping it.
#[tokio::test]
async fn a_server_that_says_too_much_is_left_at_once() {
    let huge = vec!["550-no"; 150_000].join("\n") + "\n550 no";
    for step in [Step::Connect, Step::Rcpt] {
        let start = Instant::now();
        let (_, delivery) = attempt(Behaviour::default().reply_at(step, &huge)).await;
        assert_later(&delivery, "too much");
        assert!(start.elapsed() < Duration::from_secs(4), "{step:?}: {:?}", start.elapsed());
    }
}

/// The program, and its port. Each mail goes to a file of its own in the folder.
fn start_smtp_sink(program: &OsStr, folder: &Path) -> (Child, u16) {
    let reserved = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = reserved.local_addr().expect("a bound socket").port();
    drop(reserved);
    let mut command = Command::new(program);
    if fs::metadata("/proc/self").expect("our own process").uid() == 0 {
        // It refuses to run as root; whoever it becomes must be able to write there.
        command.args(["-u", "nobody"]);
        fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).expect("our own folder");
    }
    command.current_dir(folder).args(["-d", "mail.%M.", &format!("127.0.0.1:{port}"), "8"]);
    (command.spawn().expect("smtp-sink starts"), port)
}

/// A second opinion, from a program we did not write: Postfix's `smtp-sink`.
#[tokio::test]
async fn postfix_smtp_sink_agrees() {
    let Some(program) = std::env::var_os("GUICHET_SMTP_SINK") else {
        eprintln!("not run: smtp-sink not installed");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let (mut server, port) = start_smtp_sink(&program, folder.path());
    let relay = Relay::new(RelaySettings::new("127.0.0.1", port, Security::Plain)).expect("usable settings");
    let text = ".\nfrom: nobody\n..\n";
    let mut delivery = relay.deliver(&mail(text)).await;
    for _ in 0..100 {
        if matches!(delivery, Delivery::Accepted { .. }) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        delivery = relay.deliver(&mail(text)).await;
    }
    server.kill().expect("smtp-sink stops");
    server.wait().expect("smtp-sink has stopped");
    assert!(matches!(delivery, Delivery::Accepted { .. }), "{delivery:?}");
    let file = fs::read_dir(folder.path()).expect("the folder").next().expect("one mail").expect("readable");
    let stored = fs::read_to_string(file.path()).expect("ASCII");
    let ours = String::from_utf8_lossy(mail(text).source()).replace("\r\n", "\n");
    assert!(stored.trim_end().ends_with(ours.trim_end()), "{stored}");
}
