//! `kill -9` while mails leave to a relay that fails in every way: each mail that a rule asks for is accepted, or its
//! end is known, and no copy bears another name (guarantees P8). The same with an outbox that forgets, and with one
//! that renames, has to be found, else the rig sees nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use domain::category::Defaults;
use domain::monitoring::{Grid, Pace};
use domain::{
    Category, CategoryId, Department, DepartmentId, EventKind, Flags, Manager, PersonId, Privileges, TicketId,
};
use store::db::{Query, q};
use store::outbox::{Reader, State};
use store::{Db, Source, categories, departments, events, managers, outbox, people};

use super::installation::{self, Installation, Server};
use super::killed::{on_postgresql, run, until};
use super::relay::{Copy, Relay, Way};

/// Whoever asks; the others manage what is asked.
const OWNER: usize = 0;
const MANAGERS: std::ops::Range<usize> = 1..4;

/// One mail to one reader about one command.
type Key = (i64, i64, String);

/// What is broken on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sabotage {
    None,
    /// As if the outbox were written after the commit: a mail that was never tried is not there.
    Forgets,
    /// As if each attempt had a name of its own.
    Renames,
}

#[derive(Debug, Default)]
struct Figures {
    kills: u64,
    events: usize,
    expected: usize,
    accepted: usize,
    refused: usize,
    expired: usize,
    missing: usize,
    unasked: usize,
    duplicates: usize,
    renamed: usize,
    /// Acknowledged to somebody, and not there.
    lost: usize,
}

impl Figures {
    fn is_sound(&self) -> bool {
        (self.missing, self.unasked, self.renamed, self.lost) == (0, 0, 0, 0)
    }
}

struct Rig<'a> {
    installation: Installation,
    source: &'a Source,
    relay: Relay,
    port: String,
}

impl<'a> Rig<'a> {
    fn start(database: &str, source: &'a Source, folder: &Path) -> Self {
        let installation = Installation::new(folder, database);
        run(organise(source));
        let relay = Relay::start();
        let port = relay.port.to_string();
        Self { installation, source, relay, port }
    }

    fn serve(&self) -> Server {
        self.installation.serve(&[
            ("GUICHET_MAIL__HOST", "127.0.0.1"),
            ("GUICHET_MAIL__PORT", &self.port),
            ("GUICHET_MAIL__SECURITY", "plain"),
            ("GUICHET_MAIL__FROM", "aide@univ.example"),
            ("GUICHET_TICKETS__UNDO_SECONDS", "0"),
        ])
    }

    /// One life of the server: tickets are created and commented on until it is killed; the tickets acknowledged.
    fn live(&self, least: usize, more: Duration) -> (Vec<i64>, usize) {
        let server = self.serve();
        let acknowledged = Arc::new(Mutex::new((Vec::new(), 0)));
        let told = Arc::clone(&acknowledged);
        thread::scope(|scope| {
            let busy = scope.spawn(|| self.is_busy(&server, &told));
            let enough = || acknowledged.lock().unwrap_or_else(PoisonError::into_inner).0.len() >= least;
            until("events happen", || enough() || busy.is_finished());
            thread::sleep(more);
            server.kill_now();
        });
        acknowledged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Creates tickets, each of which a manager comments on, until the server answers no more.
    fn is_busy(&self, server: &Server, acknowledged: &Mutex<(Vec<i64>, usize)>) {
        let lock = || acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let Some(ticket) = self.installation.posts_a_ticket(server, OWNER) else { return };
            lock().0.push(ticket);
            if self.installation.comments(server, MANAGERS.start, ticket).is_none() {
                return;
            }
            lock().1 += 1;
        }
    }

    fn writes(&self, query: Query) {
        run(async {
            let db = Db::open(self.source).await.expect("a database");
            let mut tx = db.write().await.expect("a transaction");
            tx.exec(query).await.expect("written");
            tx.commit().await.expect("committed");
        });
    }

    /// The pauses between attempts, and the leases of the dead, are over.
    fn pauses_are_over(&self) {
        self.writes(q("UPDATE outbox SET next_at = 0 WHERE state = 'waiting'"));
    }

    fn is_sabotaged(&self, sabotage: Sabotage) {
        match sabotage {
            Sabotage::None => {}
            Sabotage::Forgets => self.writes(q(
                "DELETE FROM outbox WHERE id = (SELECT MAX(id) FROM outbox WHERE state = 'waiting' AND attempts = 0)",
            )),
            Sabotage::Renames => self.writes(q(
                "UPDATE outbox SET message_id = ticket_id || '.' || batch || '.renamed-' || id || '@univ.example' \
                 WHERE state = 'waiting' AND attempts > 0",
            )),
        }
    }

    /// Lets all that waits leave to a relay that is sound again, and counts.
    fn ends(&self, kills: u64, acknowledged: &(Vec<i64>, usize)) -> Figures {
        self.relay.always(Some(Way::Accept));
        self.pauses_are_over();
        let server = self.serve();
        let waiting = || run(waiting(self.source));
        let begun = Instant::now();
        until("nothing waits any more", || waiting() == 0 || begun.elapsed() > Duration::from_mins(1));
        server.kill();
        let mut figures = run(counted(self.source, &self.relay.copies(), acknowledged));
        figures.kills = kills;
        figures
    }
}

fn is_killed_while_mails_leave(rig: &Rig<'_>, kills: u64, sabotage: Sabotage) -> Figures {
    let mut all = (Vec::new(), 0);
    if sabotage != Sabotage::None {
        rig.relay.always(Some(if sabotage == Sabotage::Forgets { Way::Slowly } else { Way::KeepAndDrop }));
    }
    for kill in 0..kills {
        let (tickets, comments) = rig.live(4, Duration::from_millis(131 * kill % 700));
        all.0.extend(tickets);
        all.1 += comments;
        rig.pauses_are_over();
        if kill == 0 {
            rig.is_sabotaged(sabotage);
            rig.relay.always(None);
        }
        if kill == 1 {
            // Some have been tried for five days already: the next failure is their last.
            rig.writes(q("UPDATE outbox SET leaves_at = leaves_at - 518400000 WHERE state = 'waiting' AND id % 2 = 0"));
        }
    }
    let figures = rig.ends(kills, &all);
    eprintln!("{sabotage:?}: {figures:?}");
    figures
}

/// A department with its category and its managers.
async fn organise(source: &Source) {
    let db = Db::open(source).await.expect("a database");
    let mut tx = db.write().await.expect("a transaction");
    let name = || "Électricité".to_owned();
    let department = Department {
        id: DepartmentId(0),
        label: name(),
        long_label: name(),
        short_label: "E".to_owned(),
        is_enabled: true,
        icon: None,
        settings: Flags::default(),
        inter_service_tag: String::new(),
        redirects_to: None,
        defaults: Defaults::default(),
    };
    let department = departments::insert(&mut tx, &department).await.expect("written");
    let category = Category {
        id: CategoryId(0),
        department,
        parent: None,
        label: name(),
        long_label: name(),
        icon: None,
        search_words: String::new(),
        accepts_tickets: true,
        has_children: false,
        own_members: None,
        settings: Flags::default(),
        redirects_to: None,
        defaults: Defaults::default(),
        questions: None,
    };
    categories::insert(&mut tx, &category).await.expect("written");
    for number in MANAGERS {
        let id = PersonId(i64::try_from(number).expect("a few") + 1);
        let person = people::by_id(&mut tx, id).await.expect("read").expect("somebody");
        assert_eq!(person.address, Some(installation::address(number)));
        let manager = Manager {
            person,
            department,
            privileges: Privileges::default(),
            is_available: true,
            rate: 100,
            absence: None,
            monitoring: Grid::default(),
            pace: Pace::Immediate,
            monitoring_suspended: false,
        };
        managers::insert(&mut tx, &manager).await.expect("written");
    }
    tx.commit().await.expect("committed");
}

async fn waiting(source: &Source) -> i64 {
    let db = Db::open(source).await.expect("a database");
    let mut conn = db.read().await.expect("a connection");
    conn.one(q("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'")).await.expect("a number")
}

/// What happened, and the mails that a rule of its own asks for: of a creation every manager, of a comment the owner.
async fn counted(source: &Source, copies: &[Copy], acknowledged: &(Vec<i64>, usize)) -> Figures {
    let db = Db::open(source).await.expect("a database");
    let mut conn = db.read().await.expect("a connection");
    let last: i64 = conn.one(q("SELECT COALESCE(MAX(id), 0) FROM tickets")).await.expect("a number");
    let (mut expected, mut ends, mut figures) = (BTreeSet::new(), BTreeMap::new(), Figures::default());
    let (mut there, mut comments) = (BTreeSet::new(), 0);
    for ticket in 1..=last {
        for entry in events::of_ticket(&mut conn, TicketId(ticket)).await.expect("a history") {
            let readers: Vec<usize> = match entry.event.kind {
                EventKind::Created { .. } => MANAGERS.collect(),
                EventKind::Commented => vec![OWNER],
                _ => continue,
            };
            figures.events += 1;
            comments += usize::from(readers.len() == 1);
            there.insert(ticket);
            expected.extend(readers.into_iter().map(|reader| (ticket, entry.batch, installation::address(reader))));
        }
        for fate in outbox::of_ticket(&mut conn, TicketId(ticket)).await.expect("mails") {
            let reader = fate.person.map(Reader::Person);
            let Some(Reader::Person(person)) = reader else { continue };
            let number = usize::try_from(person.0 - 1).expect("one of them");
            ends.insert((ticket, fate.batch, installation::address(number)), fate.state);
        }
    }
    figures.lost = acknowledged.0.iter().filter(|ticket| !there.contains(ticket)).count()
        + acknowledged.1.saturating_sub(comments);
    checked(figures, &expected, &ends, copies)
}

/// The checker itself: what was asked for against what the relay was given and what the outbox says.
fn checked(mut figures: Figures, expected: &BTreeSet<Key>, ends: &BTreeMap<Key, State>, copies: &[Copy]) -> Figures {
    let mut names: BTreeMap<Key, BTreeSet<&str>> = BTreeMap::new();
    let mut accepted = BTreeSet::new();
    for copy in copies {
        let key = key(copy);
        names.entry(key.clone()).or_default().insert(&copy.id);
        if copy.is_accepted {
            accepted.insert(key);
        }
    }
    figures.expected = expected.len();
    figures.accepted = accepted.len();
    for wanted in expected.difference(&accepted) {
        match ends.get(wanted) {
            Some(State::Refused) => figures.refused += 1,
            Some(State::Expired) => figures.expired += 1,
            _ => figures.missing += 1,
        }
    }
    figures.unasked = names.keys().filter(|key| !expected.contains(*key)).count();
    figures.duplicates = copies.len() - names.len();
    figures.renamed = names.values().filter(|names| names.len() > 1).count();
    figures
}

/// A mail's name begins with its ticket and its command.
fn key(copy: &Copy) -> Key {
    let mut parts = copy.id.split('.').map(|part| part.parse().unwrap_or(-1));
    (parts.next().unwrap_or(-1), parts.next().unwrap_or(-1), copy.to.clone())
}

const KILLS: u64 = 6;

#[test]
fn on_sqlite_no_mail_is_missing_and_none_has_two_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::Sqlite { path: folder.path().join("guichet.db") };
    let rig = Rig::start("url = \"sqlite:guichet.db\"", &source, folder.path());
    let figures = is_killed_while_mails_leave(&rig, KILLS, Sabotage::None);
    assert!(figures.is_sound() && figures.accepted > 0 && figures.refused > 0, "{figures:?}");
}

#[test]
fn on_postgresql_no_mail_is_missing_and_none_has_two_names() {
    on_postgresql("delivered", |database, source, folder| {
        let rig = Rig::start(database, source, folder);
        let figures = is_killed_while_mails_leave(&rig, KILLS, Sabotage::None);
        assert!(figures.is_sound() && figures.accepted > 0 && figures.refused > 0, "{figures:?}");
    });
}

fn sabotaged(sabotage: Sabotage) -> Figures {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::Sqlite { path: folder.path().join("guichet.db") };
    let rig = Rig::start("url = \"sqlite:guichet.db\"", &source, folder.path());
    is_killed_while_mails_leave(&rig, 1, sabotage)
}

#[test]
fn an_outbox_that_forgets_is_found() {
    let figures = sabotaged(Sabotage::Forgets);
    assert!(!figures.is_sound() && figures.missing == 1, "the rig is blind: {figures:?}");
}

#[test]
fn an_outbox_that_renames_is_found() {
    let figures = sabotaged(Sabotage::Renames);
    assert!(!figures.is_sound() && figures.renamed > 0, "the rig is blind: {figures:?}");
}
