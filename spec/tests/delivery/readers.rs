//! Mails as three programs that we did not write read them: none finds a defect, all find the same words (P12).

use std::env;
use std::io::Write as _;
use std::process::{Command, Stdio};

use mail_parser::MessageParser;
use serde_json::Value;
use spec::browser::not_run;
use spec::story;
use spec::world::{Mail, World};

/// Debian's own Python, for which its modules are installed.
pub const PYTHON: &str = "/usr/bin/python3";

/// What a program says of what it is given; an error of its own is a failure.
pub fn ask(command: &mut Command, input: &[u8]) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("piped").write_all(input).expect("it reads");
    let said = child.wait_with_output().expect("it ends");
    assert!(said.status.success(), "{command:?} failed on:\n{}", String::from_utf8_lossy(input));
    String::from_utf8(said.stdout).expect("UTF-8")
}

pub fn program(name: &str) -> String {
    format!("{}/tests/delivery/programs/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A name, and how to start the program.
type Reader = (&'static str, Box<dyn Fn() -> Command>);

/// The programs that are here, each with its name.
fn readers() -> Vec<Reader> {
    let mut readers: Vec<Reader> = Vec::new();
    if std::path::Path::new(PYTHON).exists() {
        readers.push(("Python", Box::new(|| with(PYTHON, "read.py"))));
    } else {
        not_run("Python is not installed");
    }
    match env::var("GUICHET_MAIL_READERS").ok().filter(|folder| !folder.is_empty()) {
        Some(folder) => {
            let node = move || {
                let mut node = with("node", "read.cjs");
                node.env("NODE_PATH", format!("{folder}/node_modules"));
                node
            };
            readers.push(("mailparser", Box::new(node)));
        }
        None => not_run("mailparser is not installed (GUICHET_MAIL_READERS)"),
    }
    readers
}

fn with(interpreter: &str, script: &str) -> Command {
    let mut command = Command::new(interpreter);
    command.arg(program(script));
    command
}

/// Lines without what surrounds them.
fn lines(text: &str) -> Vec<&str> {
    text.trim().lines().map(str::trim_end).collect()
}

fn is_read_alike(mail: &Mail) -> usize {
    let ours = MessageParser::default().parse(&mail.source).expect("a mail");
    assert_eq!(ours.attachment_count(), 0);
    assert_eq!((ours.text_body_count(), ours.html_body_count()), (1, 1));
    let id = ours.message_id().expect("an identifier");
    let from = ours.from().and_then(|from| from.first()).and_then(|from| from.address()).expect("a sender");
    let readers = readers();
    for (name, reader) in &readers {
        let said: Value = serde_json::from_str(&ask(&mut reader(), &mail.source)).expect("JSON");
        let field = |field: &str| said[field].as_str().unwrap_or_else(|| panic!("{name} finds no {field}: {said}"));
        assert_eq!(said["defects"], Value::Array(Vec::new()), "{name}: {}", mail.subject);
        assert_eq!((field("subject"), field("to")), (mail.subject.as_str(), mail.to.as_str()), "{name}");
        assert_eq!((field("id"), field("from")), (id, from), "{name}");
        assert_eq!(lines(field("text")), lines(&mail.text), "{name}");
        assert_eq!(lines(field("html")), lines(&mail.html), "{name}");
    }
    1 + readers.len()
}

/// Words that break what is careless.
const SUBJECT: &str = "« Œuvre » n° 7 : 100 % — =?utf-8?Q?x?= 🔌 \"guillemets\", virgule; et un mot très long : \
     Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
const WORDS: &str =
    ".\n..\nFrom nobody\n--=_1\nContent-Type: text/html\n\nÉtage 3 = 5\u{a0}% ; soft=\n\t tab\u{200b}🙂 ";

async fn mails_of_all_kinds(world: &World) -> Vec<Mail> {
    let english = world.alice().await.get("/").await.form("language").submit().await;
    assert_eq!(english.status, 303);
    let ticket = world.odile().await.posts("Électricité", SUBJECT, &format!("{WORDS}{}", "mot ".repeat(400))).await;
    let alice = world.alice().await;
    alice.does("take", ticket, "").await;
    alice.does("ask", ticket, WORDS).await;
    alice.does("comment", ticket, "**gras** et `code`\n\n- un\n- deux\n\n> cité\n\nhttps://exemple.fr/?a=1&b=2").await;
    alice.does("close", ticket, "Clos.").await;
    world.run_jobs().await;
    // To those who lose sight of it: the farewell.
    let moved = world.odile().await.posts("Électricité", "Ailleurs", "Pas ici.").await;
    world.bruno().await.does("take", moved, "").await;
    assert_eq!(alice.transfers(moved, "Réseau").await.status, 303);
    world.run_jobs().await;
    world.sent()
}

story!(fn three_programs_read_every_mail_without_a_defect, async |world| {
    let mails = mails_of_all_kinds(&world).await;
    let kinds = |header: &str| {
        let mut kinds: Vec<String> = mails.iter().map(|mail| mail.header(header).to_owned()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert!(mails.iter().any(|mail| mail.subject.contains("creation")), "in English too");
    let readings: usize = mails.iter().map(is_read_alike).sum();
    println!("{} mails, {readings} readings, no defect: {:?}", mails.len(), kinds("X-Guichet-Event"));
    assert!(mails.len() >= 8, "{} mails", mails.len());
});
