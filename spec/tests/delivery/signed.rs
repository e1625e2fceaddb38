//! What is signed is verified by a program that we did not write, and by it alone is a change of one byte found.

use std::process::{Command, Stdio};
use std::sync::Arc;

use app::outbox::Sender;
use mail::Signer;
use spec::browser::not_run;
use spec::mailsink::MailSink;
use spec::story;
use spec::world::{Engine, World};

use crate::ground::impatient;
use crate::readers::{PYTHON, ask, program};

/// Whether dkimpy and what it needs for Ed25519 are here.
fn verifier_is_installed() -> bool {
    let mut python = Command::new(PYTHON);
    let found = python.args(["-c", "import dkim, nacl"]).stderr(Stdio::null()).status();
    let is_here = found.is_ok_and(|status| status.success());
    if !is_here {
        not_run("dkimpy (python3-dkim, python3-nacl) is not installed");
    }
    is_here
}

fn signing(sink: &MailSink, key: &str) -> Sender {
    let Sender::Relay { relay, from_name, from, reply_to, redirect, .. } = impatient(sink) else { panic!("a relay") };
    let pem = std::fs::read(program(&format!("{key}.pem"))).expect("a key of these tests");
    let signer = Signer::from_pem("deux-rives.example", "guichet", &pem).expect("a key that signs");
    Sender::Relay { relay, from_name, from, reply_to, redirect, dkim: Some(Arc::new(signer)) }
}

/// « valid » and the name under which the key was looked for.
fn verdict(key: &str, source: &[u8]) -> String {
    let record = std::fs::read_to_string(program(&format!("{key}.txt"))).expect("what the DNS says");
    ask(Command::new(PYTHON).arg(program("verify.py")).arg(record.trim()), source).trim().to_owned()
}

async fn is_signed(engine: Engine, key: &str) {
    if !verifier_is_installed() {
        return;
    }
    let Some(world) = World::start_mailing(engine, |sink| signing(sink, key)).await else { return };
    world.odile().await.posts("Électricité", "Une « ampoule » à changer", ".\n\nElle clignote.  \n\n\n").await;
    world.run_jobs().await;
    let mails = world.sent();
    assert_eq!(mails.len(), 3);
    for mail in mails {
        assert_eq!(verdict(key, &mail.source), "valid guichet._domainkey.deux-rives.example.", "{key}");
        let text = String::from_utf8(mail.source).expect("ASCII");
        let (head, body) = text.split_once("\r\n\r\n").expect("a body");
        let at = body.find("clignote").expect("what was written");
        let (before, after) = body.split_at(at);
        let changed = format!("{head}\r\n\r\n{before}C{}", &after[1..]);
        assert!(verdict(key, changed.as_bytes()).starts_with("invalid"), "a byte of the body");
        let subject = text.replacen("Subject: ", "Subject: Re: ", 1);
        assert!(verdict(key, subject.as_bytes()).starts_with("invalid"), "the subject");
        let second = text.replacen("\r\nTo: ", "\r\nFrom: moi@ailleurs.example\r\nTo: ", 1);
        assert!(verdict(key, second.as_bytes()).starts_with("invalid"), "a second author");
        let unsubscribe = text.replacen("List-Unsubscribe: <", "List-Unsubscribe: <https://ailleurs.example/", 1);
        assert!(verdict(key, unsubscribe.as_bytes()).starts_with("invalid"), "where to unsubscribe");
    }
}

story!(fn rsa_is_verified_and_a_changed_byte_is_found, |engine| is_signed(engine, "rsa"));
story!(fn ed25519_is_verified_and_a_changed_byte_is_found, |engine| is_signed(engine, "ed25519"));
