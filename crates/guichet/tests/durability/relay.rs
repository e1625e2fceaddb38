//! An SMTP server that fails in turn in every way, and writes down what it was given and what it answered.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What a conversation comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Accept,
    /// Kept, and hung up on without an answer.
    KeepAndDrop,
    /// Accepted, but so slowly that others wait.
    Slowly,
    RefuseForNow,
    RefuseForGood,
    NoRoom,
    HangUp,
    HangUpAtData,
}

/// Of ten conversations, four end well.
const IN_TURN: [Way; 10] = [
    Way::Accept,
    Way::KeepAndDrop,
    Way::RefuseForNow,
    Way::Slowly,
    Way::HangUp,
    Way::Accept,
    Way::NoRoom,
    Way::RefuseForGood,
    Way::HangUpAtData,
    Way::Accept,
];

/// A mail that arrived whole.
#[derive(Debug, Clone)]
pub struct Copy {
    pub to: String,
    pub id: String,
    /// Its sender was told so.
    pub is_accepted: bool,
}

#[derive(Default)]
struct Journal {
    copies: Vec<Copy>,
    /// What every conversation comes to; `None`: each in its turn.
    always: Option<Way>,
}

pub struct Relay {
    pub port: u16,
    journal: Arc<Mutex<Journal>>,
}

impl Relay {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a bound socket").port();
        let journal = Arc::new(Mutex::new(Journal::default()));
        let (kept, turn) = (Arc::clone(&journal), AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let turn = turn.fetch_add(1, Ordering::Relaxed);
                let journal = Arc::clone(&kept);
                let way = lock(&journal).always.unwrap_or(IN_TURN[turn % IN_TURN.len()]);
                // Whoever hangs up first, the conversation is over.
                thread::spawn(move || drop(talk(stream, way, &journal)));
            }
        });
        Self { port, journal }
    }

    /// From now on every conversation comes to this.
    pub fn always(&self, way: Option<Way>) {
        lock(&self.journal).always = way;
    }

    pub fn copies(&self) -> Vec<Copy> {
        lock(&self.journal).copies.clone()
    }
}

fn lock(journal: &Mutex<Journal>) -> std::sync::MutexGuard<'_, Journal> {
    journal.lock().unwrap_or_else(PoisonError::into_inner)
}

fn talk(stream: TcpStream, way: Way, journal: &Mutex<Journal>) -> std::io::Result<()> {
    if way == Way::HangUp {
        return Ok(());
    }
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut answers = stream.try_clone()?;
    let mut say = |words: &str| answers.write_all(format!("{words}\r\n").as_bytes());
    let mut lines = BufReader::new(stream).lines();
    let mut to = String::new();
    say("220 relay.example ESMTP")?;
    while let Some(line) = lines.next().transpose()? {
        match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => say("250 relay.example")?,
            "MAIL" => say("250 2.1.0 ok")?,
            "RCPT" if way == Way::RefuseForGood => say("550 5.1.1 no such user")?,
            "RCPT" if way == Way::NoRoom => say("452 4.5.3 too many recipients")?,
            "RCPT" => {
                line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut to);
                say("250 2.1.5 ok")?;
            }
            "DATA" if way == Way::HangUpAtData => return Ok(()),
            "DATA" => {
                say("354 go ahead")?;
                // A sender that dies in the middle has sent nothing.
                let Some(data) = whole(&mut lines)? else { return Ok(()) };
                let id = data.iter().find_map(|line| line.strip_prefix("Message-ID: <"));
                let id = id.and_then(|id| id.strip_suffix('>')).unwrap_or_default().to_owned();
                match way {
                    Way::RefuseForNow => {
                        say("450 4.2.0 greylisted")?;
                        continue;
                    }
                    Way::Slowly => thread::sleep(Duration::from_millis(400)),
                    _ => {}
                }
                let is_accepted = way != Way::KeepAndDrop;
                lock(journal).copies.push(Copy { to: std::mem::take(&mut to), id, is_accepted });
                if !is_accepted {
                    return Ok(());
                }
                say("250 2.0.0 kept")?;
            }
            "QUIT" => return say("221 2.0.0 bye"),
            _ => say("502 5.5.1 unknown")?,
        }
    }
    Ok(())
}

/// The lines of a mail, when the one that ends it comes.
fn whole(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> std::io::Result<Option<Vec<String>>> {
    let mut data = Vec::new();
    while let Some(line) = lines.next().transpose()? {
        if line == "." {
            return Ok(Some(data));
        }
        data.push(line);
    }
    Ok(None)
}
