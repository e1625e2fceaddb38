//! What is composed is read back, by another parser, exactly as it was meant.

use mail::{Composed, Mailbox, Malformed, Outgoing, Unsubscribe, compose};
use mail_parser::{HeaderValue, Message, MessageParser};
use proptest::prelude::*;

/// 2026-11-23 09:30:00 UTC.
const DATE: i64 = 1_795_426_200;

fn outgoing() -> Outgoing {
    Outgoing {
        from: Mailbox::new("Guichet, Université d'Exemple", "guichet@exemple.fr"),
        to: Mailbox::new("Zoé Lefèvre", "zoe@exemple.fr"),
        subject: "[#42] Électricité : plus de lumière".to_owned(),
        text: "Bonjour,\n.\nplus de lumière\r\n..\rfin".to_owned(),
        html: "<p>Bonjour, plus de lumière</p>".to_owned(),
        message_id: "t42.e7.p3@exemple.fr".to_owned(),
        in_reply_to: Some("t42@exemple.fr".to_owned()),
        references: vec!["t42@exemple.fr".to_owned(), "t42.e1.p3@exemple.fr".to_owned()],
        list: Some(Mailbox::new("Services Généraux", "department-12.exemple.fr")),
        unsubscribe: Some(Unsubscribe { url: UNSUBSCRIBE.to_owned(), one_click: true }),
        extra: vec![("X-Guichet-Ticket", "42".to_owned())],
    }
}

/// Longer than a word that headers of free text leave alone.
const UNSUBSCRIBE: &str =
    "https://guichet.universite-des-deux-rives.exemple.fr/mails/0123456789abcdef0123456789abcdef/mute";

#[test]
fn the_list_and_the_way_out_are_said_to_machines() {
    let source = written(&outgoing());
    let text = String::from_utf8_lossy(source.source()).into_owned();
    assert!(
        text.contains("\r\nList-Id: =?utf-8?Q?Services_G=C3=A9n=C3=A9raux?= <department-12.exemple.fr>\r\n"),
        "{text}"
    );
    assert!(text.contains(&format!("\r\nList-Unsubscribe: <{UNSUBSCRIBE}>\r\n")), "{text}");
    assert!(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{text}");
    let by_hand =
        Outgoing { unsubscribe: Some(Unsubscribe { url: UNSUBSCRIBE.to_owned(), one_click: false }), ..outgoing() };
    assert!(!String::from_utf8_lossy(written(&by_hand).source()).contains("One-Click"));
}

#[test]
fn an_address_that_would_break_its_header_is_refused() {
    for url in ["https://exemple.fr/\r\nBcc: x@y.z", "https://exemple.fr/>", "mailto:x@y.z", "https://exemple.fr/é"] {
        let mail = Outgoing { unsubscribe: Some(Unsubscribe { url: url.to_owned(), one_click: true }), ..outgoing() };
        assert_eq!(compose(&mail, DATE), Err(Malformed::Header("List-Unsubscribe")), "{url}");
    }
}

fn written(mail: &Outgoing) -> Composed {
    compose(mail, DATE).expect("a well formed mail")
}

fn read(source: &[u8]) -> Message<'_> {
    MessageParser::new()
        .with_minimal_headers()
        .with_message_ids()
        .header_text("X-Guichet-Ticket")
        .parse(source)
        .expect("a message")
}

fn header_names(message: &Message<'_>) -> Vec<String> {
    message.headers().iter().map(|header| header.name().to_lowercase()).collect()
}

#[test]
fn every_header_is_read_back() {
    let composed = written(&outgoing());
    let message = read(composed.source());
    let from = message.from().and_then(|list| list.first()).expect("from");
    assert_eq!(from.name(), Some("Guichet, Université d'Exemple"));
    assert_eq!(from.address(), Some("guichet@exemple.fr"));
    assert_eq!(message.to().and_then(|list| list.first()).and_then(|to| to.name()), Some("Zoé Lefèvre"));
    assert_eq!(message.subject(), Some("[#42] Électricité : plus de lumière"));
    assert_eq!(message.message_id(), Some("t42.e7.p3@exemple.fr"));
    assert_eq!(message.in_reply_to().as_text(), Some("t42@exemple.fr"));
    assert_eq!(message.references().as_text_list().map(<[_]>::len), Some(2));
    assert_eq!(message.date().map(mail_parser::DateTime::to_timestamp), Some(DATE));
    for (name, value) in
        [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"), ("X-Guichet-Ticket", "42")]
    {
        assert_eq!(message.header(name).and_then(HeaderValue::as_text), Some(value), "{name}");
    }
}

#[test]
fn both_bodies_are_read_back_with_crlf() {
    let composed = written(&outgoing());
    let message = read(composed.source());
    assert_eq!(message.body_text(0).as_deref(), Some("Bonjour,\r\n.\r\nplus de lumière\r\n..\r\nfin"));
    assert_eq!(message.body_html(0).as_deref(), Some("<p>Bonjour, plus de lumière</p>"));
    assert_eq!(message.parts.len(), 3);
}

#[test]
fn the_same_values_give_the_same_bytes() {
    assert_eq!(written(&outgoing()), written(&outgoing()));
}

#[test]
fn a_body_cannot_contain_the_boundary() {
    let composed = written(&outgoing());
    let source = String::from_utf8_lossy(composed.source()).into_owned();
    let boundary = source.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("boundary");
    let mut hostile = outgoing();
    hostile.text = format!("--{boundary}\r\nContent-Type: text/html\r\n\r\n<b>!</b>\r\n--{boundary}--\r\n");
    let composed = written(&hostile);
    let message = read(composed.source());
    assert_eq!(message.parts.len(), 3);
    assert_eq!(message.body_text(0).as_deref(), Some(hostile.text.as_str()));
}

#[test]
fn long_threads_keep_the_first_reference_and_the_latest() {
    let mut mail = outgoing();
    mail.references = (0..200).map(|n| format!("e{n}@exemple.fr")).collect();
    mail.references.push("broken\r\nBcc: x@exemple.fr".to_owned());
    let composed = written(&mail);
    let message = read(composed.source());
    let references = message.references().as_text_list().expect("references");
    assert_eq!(
        (references.len(), references[0].as_ref(), references[20].as_ref()),
        (21, "e0@exemple.fr", "e199@exemple.fr")
    );
}

#[test]
fn what_cannot_be_written_is_refused() {
    for bad in [
        "",
        "zoe",
        "@exemple.fr",
        "zoe@",
        "zoe@exemple.fr\r\nBcc: x@y.fr",
        "a b@exemple.fr",
        "zoé@exemple.fr",
        "a@b@c.fr",
        "<a@b.fr>",
        "a@b.fr,c@d.fr",
        "\0@b.fr",
    ] {
        let mut mail = outgoing();
        mail.to.address = bad.to_owned();
        assert_eq!(compose(&mail, DATE), Err(Malformed::Recipient(bad.to_owned())), "{bad:?}");
    }
    for bad in ["", "no-at", "a@b\r\nBcc: x", "<a@b>", "a b@c", "a@b@c"] {
        let mail = Outgoing { message_id: bad.to_owned(), ..outgoing() };
        assert_eq!(compose(&mail, DATE), Err(Malformed::MessageId(bad.to_owned())), "{bad:?}");
    }
    for bad in ["", "Subject", "bcc:", "X Y", "content-type"] {
        let mail = Outgoing { extra: vec![(bad, String::new())], ..outgoing() };
        assert_eq!(compose(&mail, DATE), Err(Malformed::Header(bad)), "{bad:?}");
    }
    for bad in [-1, i64::MIN, i64::MAX, 253_402_300_800] {
        assert_eq!(compose(&outgoing(), bad), Err(Malformed::Date(bad)));
    }
}

/// The text a reader must find: one line, no control character, trimmed.
fn meant(text: &str) -> String {
    text.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), " ").trim().to_owned()
}

/// Any text at all, with far more line breaks and header look-alikes than chance would bring.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<char>(), 0..40).prop_map(|chars| chars.into_iter().collect::<String>()),
        proptest::sample::select(vec![
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\r\nBcc: x@exemple.fr\r\n",
            "\r\n\r\n<b>",
            "=?utf-8?Q?=0D=0A?=",
            "=",
            "  ",
            "\t",
            ".",
            "\r\n.\r\n",
            "\"",
            "<",
            ">",
            ",",
            "é",
            "a very ordinary sentence ",
            "\u{2028}",
            "\u{85}",
            "🛠",
        ])
        .prop_map(str::to_owned),
        "[a-z]{1,200}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_adds_a_header_or_breaks_a_line(subject in hostile(), name in hostile(), value in hostile(), text in hostile(), html in hostile()) {
        let mail = Outgoing {
            subject: subject.clone(),
            to: Mailbox::new(name.clone(), "zoe@exemple.fr"),
            extra: vec![("X-Guichet-Ticket", value.clone())],
            text: text.clone(), html,
            ..outgoing()
        };
        let composed = written(&mail);
        prop_assert!(composed.source().is_ascii());
        prop_assert!(composed.source().ends_with(b"\r\n"));
        for line in composed.source().split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
            prop_assert_eq!(line.iter().position(|b| *b == b'\r'), Some(line.len() - 1));
            // An address on the web is never cut in two.
            let most = if line.starts_with(b"List-Unsubscribe: ") { 998 } else { 100 };
            prop_assert!(line.len() <= most);
        }
        let message = read(composed.source());
        prop_assert_eq!(header_names(&message), header_names(&read(written(&outgoing()).source())));
        prop_assert_eq!(message.subject().unwrap_or_default(), meant(&subject));
        let to = message.to().and_then(|list| list.first()).expect("to");
        prop_assert_eq!(to.address(), Some("zoe@exemple.fr"));
        prop_assert_eq!(to.name().unwrap_or_default(), meant(&name));
        prop_assert_eq!(message.header("X-Guichet-Ticket").and_then(HeaderValue::as_text).unwrap_or_default(), meant(&value));
        let normal = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
        prop_assert_eq!(message.parts.len(), 3);
        prop_assert_eq!(message.body_text(0).unwrap_or_default().into_owned(), normal);
    }
}
