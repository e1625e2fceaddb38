//! The program as its users start it: exit codes, first words, first run, clean stop.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn guichet(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8")
}

/// A server that the test started, stopped with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts the demo in `folder` and waits for its address.
    fn demo(folder: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_guichet"))
            .args(["demo", "--listen", "127.0.0.1:0"])
            .args(more)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the demo starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut words =
            lines.map_while(Result::ok).flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let url = words.find(|word| word.starts_with("http://")).expect("the demo says where it is");
        let address = url.trim_start_matches("http://").split('/').next().expect("a host").to_owned();
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        self.send("GET", path, "", "")
    }

    /// Sends a form from one of its pages, in the session of this cookie.
    fn post(&self, path: &str, cookie: &str, form: &str) -> String {
        self.send("POST", path, cookie, form)
    }

    fn send(&self, method: &str, path: &str, cookie: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the demo listens");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.address,
            form.len(),
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn stop(mut self, signal: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        Command::new("kill").args([signal, &pid]).status().expect("the signal is sent");
        self.child.wait().expect("the demo ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn help_names_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let help = text(&guichet(folder.path(), &["--help"]).stdout);
    for command in ["demo", "serve", "check-config", "migrate", "person", "org"] {
        assert!(help.contains(command), "{command} is missing from:\n{help}");
    }
}

#[test]
fn a_bad_configuration_is_refused_with_its_place_and_code_78() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("guichet.toml");
    std::fs::write(&file, "[site]\npublic_url = \"https://aide.univ.example\"\nlisten = \"anywhere\"\n\n[database]\n")
        .expect("written");
    for command in [&["check-config"][..], &["serve"], &["migrate"]] {
        let output = guichet(folder.path(), command);
        let words = text(&output.stderr);
        assert_eq!(output.status.code(), Some(78), "{words}");
        assert!(words.contains("guichet.toml:3"), "{words}");
        assert!(words.contains("site.listen"), "{words}");
        assert!(words.contains("database.url"), "{words}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 1, "something was started");
}

#[test]
fn an_installation_begins_with_its_first_administrator() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = "[site]\npublic_url = \"http://127.0.0.1:8080\"\n[database]\nurl = \"sqlite:guichet.db\"\n";
    std::fs::write(folder.path().join("guichet.toml"), config).expect("written");
    assert!(guichet(folder.path(), &["check-config"]).status.success());
    let add = ["person", "add", "--name", "Adam Vasseur", "--address", "adam@univ.example", "--admin"];
    let first = guichet(folder.path(), &add);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(text(&first.stdout).contains("with the password "), "{}", text(&first.stdout));
    let again = guichet(folder.path(), &add);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("--address"), "{}", text(&again.stderr));
    assert!(text(&guichet(folder.path(), &["migrate"]).stdout).contains("up to date"));
}

#[test]
fn an_organisation_goes_out_and_comes_in_as_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
    write("guichet.toml", "[site]\npublic_url = \"http://127.0.0.1:8080\"\n[database]\nurl = \"sqlite:guichet.db\"\n");
    write("people.csv", "address,name\nalice@univ.example,Alice Martin\n");
    write("wrong.csv", "address,name,admin\nbruno@univ.example,Bruno,perhaps\nnobody,Chloé,no\n");
    let org = |arguments: &[&str]| guichet(folder.path(), &[&["org"], arguments].concat());
    let dry = org(&["import", "--dry-run", "people.csv"]);
    assert_eq!(dry.status.code(), Some(0), "{}", text(&dry.stderr));
    assert!(text(&dry.stdout).contains("+ people alice@univ.example"), "{}", text(&dry.stdout));
    assert!(text(&dry.stdout).contains("nothing was written"), "{}", text(&dry.stdout));
    assert!(!text(&org(&["export"]).stdout).contains("Alice"));
    let wrong = org(&["import", "people.csv", "wrong.csv"]);
    assert_eq!((wrong.status.code(), text(&wrong.stdout)), (Some(1), String::new()));
    for line in ["2 things", "wrong.csv:2: admin", "wrong.csv:3: address"] {
        assert!(text(&wrong.stderr).contains(line), "{line} is not in {}", text(&wrong.stderr));
    }
    assert!(!text(&org(&["export"]).stdout).contains("Alice"), "half of it was imported");
    assert!(text(&org(&["import", "people.csv"]).stdout).contains("people: 1 new, 0 changed, 0 as they were"));
    assert!(org(&["export", "--output", "org.yaml"]).status.success());
    assert!(text(&org(&["import", "org.yaml"]).stdout).contains("Nothing to change."));
    assert_eq!(text(&org(&["export", "--table", "people"]).stdout).lines().count(), 2);
    assert_eq!(org(&["import", "absent.yaml"]).status.code(), Some(1));
    assert_eq!(org(&["import"]).status.code(), Some(2));
}

#[test]
fn an_empty_installation_becomes_the_same_as_another() {
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let config = "[site]\npublic_url = \"http://127.0.0.1:8080\"\n[database]\nurl = \"sqlite:guichet.db\"\n";
    for folder in [&here, &there] {
        std::fs::write(folder.path().join("guichet.toml"), config).expect("written");
    }
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/organisation.yaml");
    let imported = guichet(here.path(), &["org", "import", sample]);
    assert!(imported.status.success(), "{}", text(&imported.stderr));
    let file = there.path().join("org.yaml");
    let out = file.to_str().expect("a path");
    assert!(guichet(here.path(), &["org", "export", "--output", out]).status.success());
    assert!(guichet(there.path(), &["org", "import", out]).status.success());
    let exported = text(&guichet(there.path(), &["org", "export"]).stdout);
    assert_eq!(exported, std::fs::read_to_string(&file).expect("written"));
    assert!(exported.contains("label: Clés et badges"), "{exported}");
}

#[test]
fn the_demo_starts_from_nothing_stops_cleanly_and_keeps_what_was_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::demo(folder.path(), &[]);
    assert!(server.get("/health").starts_with("HTTP/1.1 200"));
    assert!(server.get("/demo").contains("Odile Fontanel"));
    assert!(server.get("/tickets/1").starts_with("HTTP/1.1 303"), "a stranger is sent to sign in");
    assert_eq!(server.stop("-TERM"), Some(0));
    let data = folder.path().join("guichet-demo/guichet.db");
    let filled = std::fs::metadata(&data).expect("the demo keeps its data").len();
    let server = Server::demo(folder.path(), &[]);
    assert!(server.get("/demo/mail").contains("@deux-rives.example"));
    assert_eq!(server.stop("-INT"), Some(0));
    assert!(std::fs::metadata(&data).expect("still there").len() >= filled);
    let server = Server::demo(folder.path(), &["--fresh"]);
    assert!(server.get("/health").starts_with("HTTP/1.1 200"));
    assert_eq!(server.stop("-TERM"), Some(0));
}

/// What stands in a text between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split_once(after).expect("its end").0
}

#[test]
fn a_draft_outlives_a_server_that_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::demo(folder.path(), &[]);
    let person = between(&server.get("/demo"), "name=\"person\" value=\"", "\"").to_owned();
    let seated = server.post("/demo/become", "", &format!("person={person}"));
    let cookie = between(&seated, "set-cookie: ", ";").to_owned();
    let page = server.send("GET", "/tickets/new?category=1", &cookie, "");
    let token = between(&page, "name=\"token\" value=\"", "\"").to_owned();
    let typed = format!("place=%2Ftickets&token={token}&category=1&subject=Rien&message=Presque+fini");
    assert!(server.post("/drafts", &cookie, &typed).starts_with("HTTP/1.1 200"));
    assert_eq!(server.stop("-KILL"), None, "it had no time to do anything");
    let server = Server::demo(folder.path(), &[]);
    let page = server.send("GET", "/tickets/new", &cookie, "");
    assert!(page.contains("\nPresque fini</textarea>"), "{page}");
    assert_eq!(server.stop("-TERM"), Some(0));
}

#[test]
fn an_address_in_use_is_said_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("bound").to_string();
    let output = guichet(folder.path(), &["demo", "--listen", &address]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("--listen"), "{}", text(&output.stderr));
    assert!(!folder.path().join("guichet-demo").exists(), "something was started");
}
