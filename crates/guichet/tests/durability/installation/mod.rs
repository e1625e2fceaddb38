//! The real program, started as its users start it, people who send it files without pause, and what it has kept of
//! all it acknowledged once it is back.

mod talk;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use talk::{Answer, ask, field, form, multipart};

/// People who send files at the same time; each may have 200 that wait.
pub const PEOPLE: usize = 6;
const ADDRESS: &str = "https://guichet.example";

/// A folder with a configuration, and people signed in.
pub struct Installation {
    pub folder: PathBuf,
    cookies: Vec<String>,
}

impl Installation {
    /// In a folder that is there, whose `database` is empty.
    pub fn new(folder: &Path, database: &str) -> Self {
        let listen = "127.0.0.1:0";
        let text = format!(
            "[site]\npublic_url = \"{ADDRESS}\"\nlisten = \"{listen}\"\n[database]\n{database}\n[files]\nfolder = \"files\"\n"
        );
        fs::write(folder.join("guichet.toml"), text).expect("written");
        fs::create_dir_all(folder.join("files")).expect("a folder");
        let mut it = Self { folder: folder.to_owned(), cookies: Vec::new() };
        it.says(&["migrate"]);
        let passwords: Vec<_> = (0..PEOPLE).map(|person| it.person(person)).collect();
        let server = it.serve(&[]);
        it.cookies = passwords.iter().enumerate().map(|(person, it)| sign_in(&server, person, it)).collect();
        it
    }

    fn says(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        let said = command.args(arguments).current_dir(&self.folder).stdin(Stdio::null()).output().expect("it starts");
        assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).expect("UTF-8")
    }

    /// Adds somebody; the password that is invented.
    fn person(&self, number: usize) -> String {
        let (name, address) = (format!("Personne {number}"), address(number));
        let said = self.says(&["person", "add", "--name", &name, "--address", &address]);
        let rest = said.split("with the password ").nth(1).expect("a password");
        rest.split(',').next().expect("a password").to_owned()
    }

    /// Starts the server, with more variables around it.
    pub fn serve(&self, variables: &[(&str, &str)]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        command.arg("serve").current_dir(&self.folder).envs(variables.iter().copied());
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines().map_while(Result::ok);
        let mut said = Vec::new();
        let place = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it stopped:\n{}", said.join("\n")));
            if let Some((_, rest)) = line.split_once("listening on ") {
                break rest.split(',').next().expect("an address").to_owned();
            }
            said.push(line);
        };
        // Whoever logs into a closed pipe fails.
        thread::spawn(move || lines.for_each(drop));
        Server { child, place }
    }

    /// Everybody sends files until the server answers no more.
    pub fn send_files(&self, server: &Server, seed: u64) -> Senders {
        let (acknowledged, rests) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let send = |person: usize| {
            let (place, cookie) = (server.place.clone(), self.cookies[person].clone());
            let (acknowledged, rests) = (Arc::clone(&acknowledged), Arc::clone(&rests));
            thread::spawn(move || {
                for number in 0.. {
                    if rests.load(Ordering::Relaxed) {
                        return;
                    }
                    let content = Content { seed: seed * 1_000_000 + person as u64 * 10_000 + number };
                    let Some(id) = upload(&place, &cookie, content) else { return };
                    lock(&acknowledged).push(Kept { id, person, content });
                }
            })
        };
        let threads = (0..PEOPLE).map(send).collect();
        Senders { acknowledged, rests, threads }
    }

    /// Somebody sends a file; the answer.
    pub fn sends(&self, server: &Server, name: &str, content: &[u8]) -> (u16, String) {
        let answer = post(&server.place, &self.cookies[0], name, content).expect("an answer");
        (answer.status, String::from_utf8(answer.body).expect("UTF-8"))
    }

    /// Of these files, those that are not given to the byte.
    pub fn lost(&self, server: &Server, kept: &[Kept]) -> Vec<i64> {
        let is_lost = |file: &&Kept| {
            let head = format!("GET /files/{} HTTP/1.1\r\nCookie: {}\r\n", file.id, self.cookies[file.person]);
            let answer = ask(&server.place, &head, &[]);
            answer.is_none_or(|answer| answer.status != 200 || answer.body != file.content.bytes())
        };
        kept.iter().filter(is_lost).map(|file| file.id).collect()
    }

    /// Somebody creates a ticket through its form; its number once that is acknowledged.
    pub fn posts_a_ticket(&self, server: &Server, person: usize) -> Option<i64> {
        let page = self.page(server, person, "/tickets/new?category=1")?;
        let fields = [
            ("category", hidden(&page, "category")?),
            ("token", hidden(&page, "token")?),
            ("subject", "Ampoule".to_owned()),
            ("message", "Elle+clignote.".to_owned()),
        ];
        let place = self.sends_form(server, person, "/tickets", &fields)?;
        place.strip_prefix("/tickets/")?.split('?').next()?.parse().ok()
    }

    /// Somebody comments on a ticket through its form; `None` unless that is acknowledged.
    pub fn comments(&self, server: &Server, person: usize, ticket: i64) -> Option<()> {
        let path = format!("/tickets/{ticket}/comment");
        let page = self.page(server, person, &path)?;
        let fields = [
            ("version", hidden(&page, "version")?),
            ("token", hidden(&page, "token")?),
            ("message", "On+y+va.".to_owned()),
            ("scope", "default".to_owned()),
        ];
        self.sends_form(server, person, &path, &fields).map(drop)
    }

    fn page(&self, server: &Server, person: usize, path: &str) -> Option<String> {
        let head = format!("GET {path} HTTP/1.1\r\nCookie: {}\r\n", self.cookies[person]);
        let answer = ask(&server.place, &head, &[])?;
        assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
        String::from_utf8(answer.body).ok()
    }

    /// Where the answer leads.
    fn sends_form(&self, server: &Server, person: usize, path: &str, fields: &[(&str, String)]) -> Option<String> {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let cookie = &self.cookies[person];
        let kind = "application/x-www-form-urlencoded";
        let head = format!("POST {path} HTTP/1.1\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n");
        let answer = ask(&server.place, &head, form(&fields).as_bytes())?;
        assert_eq!(answer.status, 303, "{path}: {}", String::from_utf8_lossy(&answer.body));
        field(&answer.head, "location").map(str::to_owned)
    }

    /// What is left half received.
    pub fn incoming(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join("files/incoming")).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect()
    }
}

/// Writes what only its owner may read.
pub fn secret(path: &Path, words: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, words).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("closed");
}

pub fn address(person: usize) -> String {
    format!("personne{person}@univ.example")
}

/// What a hidden field of a page carries.
fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next().map(str::to_owned)
}

fn sign_in(server: &Server, person: usize, password: &str) -> String {
    let body = form(&[("address", &address(person)), ("password", password)]);
    let head = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let answer = ask(&server.place, head, body.as_bytes()).expect("an answer");
    assert_eq!(answer.status, 303, "{}", String::from_utf8_lossy(&answer.body));
    let cookie = field(&answer.head, "set-cookie").expect("a cookie");
    cookie.split(';').next().expect("a cookie").to_owned()
}

fn post(place: &str, cookie: &str, name: &str, content: &[u8]) -> Option<Answer> {
    let (kind, body) = multipart(name, content);
    ask(place, &format!("POST /uploads HTTP/1.1\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n"), &body)
}

/// The number of a file that is acknowledged.
fn upload(place: &str, cookie: &str, content: Content) -> Option<i64> {
    let answer = post(place, cookie, "plan.bin", &content.bytes()).filter(|answer| answer.status == 201)?;
    let said = String::from_utf8(answer.body).ok()?;
    let (_, rest) = said.split_once("\"id\":")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// A server that the test started, stopped with the test.
pub struct Server {
    child: Child,
    place: String,
}

impl Server {
    /// At once: it does not hear of it.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("dead");
    }

    /// The same, while others still speak to it.
    pub fn kill_now(&self) {
        let killed = Command::new("kill").args(["-9", &self.child.id().to_string()]).status().expect("kill");
        assert!(killed.success());
    }

    /// Sends half of a file; the connection, which keeps it coming.
    pub fn begins_to_receive(&self, installation: &Installation) -> std::net::TcpStream {
        let (kind, body) = multipart("half.bin", &vec![7; 400_000]);
        let head = format!("POST /uploads HTTP/1.1\r\nCookie: {}\r\nContent-Type: {kind}\r\n", installation.cookies[0]);
        talk::begin(&self.place, &head, body.len(), &body[..200_000])
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A file that the server has acknowledged.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    id: i64,
    person: usize,
    content: Content,
}

/// Bytes that a number stands for: no two are the same.
#[derive(Debug, Clone, Copy)]
pub struct Content {
    seed: u64,
}

impl Content {
    fn bytes(self) -> Vec<u8> {
        let mut state = self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        // Most are small, one in sixteen is large.
        let draw = next();
        let length = if draw.is_multiple_of(16) { 1_500_000 } else { 1 + (draw >> 8) % 60_000 };
        let mut bytes = Vec::new();
        while (bytes.len() as u64) < length {
            bytes.extend_from_slice(&next().to_be_bytes());
        }
        bytes
    }
}

pub struct Senders {
    acknowledged: Arc<Mutex<Vec<Kept>>>,
    rests: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Senders {
    /// Waits until so many files are acknowledged, and then `more`; those that are.
    pub fn after(&self, least: usize, more: Duration) -> Vec<Kept> {
        while lock(&self.acknowledged).len() < least && !self.threads.iter().all(JoinHandle::is_finished) {
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(more);
        lock(&self.acknowledged).clone()
    }

    /// Lets them end what they are sending, and send nothing more; all that is acknowledged.
    pub fn rest(&mut self) -> Vec<Kept> {
        self.rests.store(true, Ordering::Relaxed);
        self.threads.drain(..).for_each(|thread| thread.join().expect("a sender ends"));
        lock(&self.acknowledged).clone()
    }

    /// Once the server is gone: all that it acknowledged.
    pub fn end(self) -> Vec<Kept> {
        self.threads.into_iter().for_each(|thread| thread.join().expect("a sender ends"));
        lock(&self.acknowledged).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
