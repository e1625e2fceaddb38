//! The same faults by a program that we did not write: Postfix's `smtp-sink` (guarantees §3.5).

use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use mail::{Composed, Delivery, Mailbox, Outgoing, Relay, RelaySettings, Security, compose};
use spec::browser::not_run;

const ID: &str = "42.7.postfix@exemple.fr";

fn mail() -> Composed {
    let outgoing = Outgoing {
        from: Mailbox::new("Guichet", "guichet@exemple.fr"),
        to: Mailbox::new("Zoé", "zoe@exemple.fr"),
        subject: "Une ampoule".to_owned(),
        text: "Elle clignote.\n".repeat(200),
        html: "<p>Elle clignote.</p>".to_owned(),
        message_id: ID.to_owned(),
        in_reply_to: None,
        references: vec![],
        list: None,
        unsubscribe: None,
        extra: vec![],
    };
    compose(&outgoing, 1_795_426_200).expect("a mail")
}

/// A server that misbehaves so, with the folder where it keeps what it received.
struct Sink {
    child: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Sink {
    fn start(program: &str, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // It gives up root: whoever it becomes writes there.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).expect("our own folder");
        let reserved = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = reserved.local_addr().expect("a bound socket").port();
        drop(reserved);
        let mut command = Command::new(program);
        command.args(options).args(["-d", "mail.%M.", &format!("127.0.0.1:{port}"), "8"]);
        let child = command.current_dir(folder.path()).stderr(Stdio::null()).spawn().expect("it starts");
        Self { child, port, folder }
    }

    /// One attempt, once it listens; and how long it took.
    async fn attempt(&self) -> (Delivery, Duration) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "smtp-sink never listens");
            tokio::task::yield_now().await;
        }
        let settings = RelaySettings::new("127.0.0.1", self.port, Security::Plain);
        let relay = Relay::new(RelaySettings { timeout: Duration::from_secs(2), ..settings }).expect("usable settings");
        let start = Instant::now();
        (relay.deliver(&mail()).await, start.elapsed())
    }

    /// The identifiers of the mails that it kept.
    fn kept(&self) -> Vec<String> {
        ids(self.folder.path())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ids(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let id = |path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.lines().find_map(|line| line.strip_prefix("Message-ID: ").map(str::to_owned))
    };
    files.filter_map(id).collect()
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Expected {
    Accepted,
    Later,
    Never,
}

const TABLE: &[(&[&str], Expected)] = &[
    (&[], Expected::Accepted),
    (&["-q", "."], Expected::Later),
    (&["-Q", "."], Expected::Later),
    (&["-r", "."], Expected::Later),
    (&["-f", "RCPT"], Expected::Never),
    (&["-A", "0"], Expected::Never),
    (&["-q", "DATA"], Expected::Later),
    (&["-q", "MAIL"], Expected::Later),
    (&["-q", "CONNECT"], Expected::Later),
    (&["-w", "30"], Expected::Later),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_table_holds_with_the_server_of_postfix() {
    let Some(program) = env::var("GUICHET_SMTP_SINK").ok().filter(|program| !program.is_empty()) else {
        return not_run("smtp-sink is not installed (GUICHET_SMTP_SINK)");
    };
    let mut wrong = Vec::new();
    for (options, expected) in TABLE {
        let sink = Sink::start(&program, options);
        let mut kept = Vec::new();
        for _ in 0..2 {
            let (delivery, time) = sink.attempt().await;
            let found = match &delivery {
                Delivery::Accepted { .. } => Expected::Accepted,
                Delivery::Later { .. } => Expected::Later,
                Delivery::Never { .. } => Expected::Never,
            };
            if found != *expected || time > Duration::from_secs(4) {
                wrong.push(format!("{options:?}: {delivery:?} after {time:?}"));
            }
            kept = sink.kept();
        }
        println!("smtp-sink {}: {expected:?}, {} kept", options.join(" "), kept.len());
        assert!(kept.iter().all(|id| *id == format!("<{ID}>")), "{options:?}: {kept:?}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
