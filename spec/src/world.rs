//! A whole installation for one story: the real program on a fresh database, its pages over HTTP, its mails over
//! SMTP, and the cast of spec.md §17. The clock is stopped, the dice are loaded, the mails leave when told to.

mod cast;
mod changed;
mod client;
mod dice;
mod engine;
mod form;
mod given;
mod html;
mod mailbox;
mod page;
mod postgres;
mod shelf;
mod stored;
mod story;
mod stream;

pub use cast::{ADAM, ALICE, BRUNO, CHLOE, DAVID, INES, ODILE, PAUL, Places, category, department, manager};
pub use changed::{letting, without};
pub use client::Client;
pub use engine::Engine;
pub use form::Form;
pub use given::{MESSAGE, SUBJECT, Ticket};
pub use mailbox::Mail;
pub use page::{Page, french, why};
pub use shelf::Shelf;
pub use stored::Stored;
pub use story::{HTTPS, tell, tell_at, tell_with};
pub use stream::Stream;

use std::cell::Cell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use app::clock::FrozenClock;
use app::config::{self, Limits, PublicUrl, Sessions, Site, Tickets};
use app::files::{Files, Patience};
use app::outbox::Sender;
use app::{App, Clock, live, outbox};
use domain::{Language, Moment, PersonId, TicketScope};
use jiff::tz::TimeZone;
use mail::{Relay, RelaySettings, Security};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::{Notify, oneshot};
use tokio::task::block_in_place;

use crate::mailsink::MailSink;
use engine::Database;

/// Tuesday 10 March 2026, 9:00 in Paris: when every story begins.
const MORNING: Moment = Moment(1_773_129_600_000);

/// The installation. Dropped, it fails the test if a mail still waits and nobody said that it may.
pub struct World {
    pub app: Arc<App>,
    pub clock: Arc<FrozenClock>,
    pub sink: MailSink,
    /// Departments and categories.
    pub places: Places,
    people: HashMap<&'static str, PersonId>,
    /// Where the server really is; links say `app.site.public_url`, which a proxy may serve.
    address: String,
    may_leave_mail: Cell<bool>,
    database: Database,
    /// Where its files are.
    pub folder: TempDir,
    /// How they are kept.
    kept: (config::Files, Patience),
    /// Dropped with the world: the server stops.
    _stop: oneshot::Sender<()>,
}

impl World {
    /// An installation whose public address is the server's own; `None`, and a line on standard error, when the
    /// engine is not there.
    pub async fn start(engine: Engine) -> Option<Self> {
        Self::start_at(engine, None).await
    }

    /// As [`World::start`], with another public address, as behind a proxy.
    pub async fn start_at(engine: Engine, public_url: Option<&str>) -> Option<Self> {
        Self::start_as(engine, public_url, |_| {}, |_, _| {}, relay).await
    }

    /// As [`World::start`], with files kept otherwise than in a folder without a scanner.
    pub async fn start_with_files(
        engine: Engine,
        change: impl FnOnce(&mut config::Files, &mut Patience),
    ) -> Option<Self> {
        Self::start_as(engine, None, |_| {}, change, relay).await
    }

    /// As [`World::start_at`], with other settings than those of most stories.
    pub async fn start_with(
        engine: Engine,
        public_url: Option<&str>,
        settings: impl FnOnce(&mut Tickets),
    ) -> Option<Self> {
        Self::start_as(engine, public_url, settings, |_, _| {}, relay).await
    }

    /// As [`World::start`], with mails that leave otherwise than in clear to a patient relay.
    pub async fn start_mailing(engine: Engine, sender: impl FnOnce(&MailSink) -> Sender) -> Option<Self> {
        Self::start_as(engine, None, |_| {}, |_, _| {}, sender).await
    }

    async fn start_as(
        engine: Engine,
        public_url: Option<&str>,
        settings: impl FnOnce(&mut Tickets),
        change: impl FnOnce(&mut config::Files, &mut Patience),
        sender: impl FnOnce(&MailSink) -> Sender,
    ) -> Option<Self> {
        let database = Database::create(engine).await?;
        let sink = MailSink::start().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("a bound socket"));
        let clock = Arc::new(FrozenClock::at(MORNING));
        let folder = TempDir::new().expect("a temporary folder");
        let mut kept = (files(folder.path()), Patience::default());
        change(&mut kept.0, &mut kept.1);
        let mut tickets = Tickets {
            default_scope: TicketScope::Private,
            expiry_days: 14,
            archive_days: 30,
            edits_comments: true,
            invites_mover: false,
            // Mails leave as soon as a story wants them.
            undo_seconds: 0,
            tells_assignee_only: false,
        };
        settings(&mut tickets);
        let app = Arc::new(App {
            db: database.open().await,
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            dice: Arc::new(dice::LoadedDice::default()),
            site: site(public_url.unwrap_or(&address), listener.local_addr().expect("a bound socket")),
            sessions: Sessions { idle_minutes: 60, remember_days: 30 },
            tickets,
            files: Files::open_with(&kept.0, kept.1).await.expect("a folder"),
            sender: sender(&sink),
            outbox: Notify::new(),
            live: live::Hub::default(),
            is_demo: false,
        });
        store::migrate::migrate(&app.db, MORNING).await.expect("a schema");
        let (people, places) = cast::arrive(&app).await.expect("the cast");
        let (stop, stopped) = oneshot::channel::<()>();
        let router = web::router(Arc::clone(&app));
        let stopping = Arc::clone(&app);
        tokio::spawn(web::server::serve(listener, router, async move {
            drop(stopped.await);
            stopping.live.stop();
        }));
        let may_leave_mail = Cell::new(false);
        Some(Self { app, clock, sink, places, people, address, may_leave_mail, database, folder, kept, _stop: stop })
    }

    /// The same program started a second time, on another machine: the same database, the same clock.
    pub async fn another_program(&self) -> Arc<App> {
        Arc::new(App {
            db: self.database.open().await,
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            dice: Arc::new(dice::LoadedDice::of_another_program()),
            site: self.app.site.clone(),
            sessions: self.app.sessions,
            tickets: self.app.tickets,
            files: self.files().await,
            sender: relay(&self.sink),
            outbox: Notify::new(),
            live: live::Hub::default(),
            is_demo: false,
        })
    }

    /// Its files, as another program opens them.
    pub async fn files(&self) -> Files {
        Files::open_with(&self.kept.0, self.kept.1).await.expect("a folder")
    }

    /// Where the server listens, such as `http://127.0.0.1:41234`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The key of somebody of the cast, by first name in lower case: `"chloe"`.
    pub fn person(&self, name: &str) -> PersonId {
        *self.people.get(name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// Lets the program send what is due, until nothing is.
    pub async fn run_jobs(&self) {
        while outbox::send_due(&self.app).await.expect("an outbox").taken > 0 {}
    }

    /// Lets the program do what its schedule says is due by now.
    pub async fn follow_schedule(&self) {
        app::jobs::run_due(&self.app).await.expect("a schedule");
    }

    /// Lets the program look at the tickets that are open, as it does every second; and at sessions and rights, as it
    /// does now and then.
    pub async fn looks_around(&self) {
        live::poll(&self.app, false).await.expect("versions");
        live::poll(&self.app, true).await.expect("a recheck");
    }

    /// This story ends with mails that nobody reads.
    pub fn leave_mail(&self) {
        self.may_leave_mail.set(true);
    }
}

fn site(public_url: &str, listen: std::net::SocketAddr) -> Site {
    Site {
        public_url: PublicUrl::parse(public_url).expect("an address"),
        name: "Université des Deux-Rives".to_owned(),
        language: Language::French,
        time_zone: TimeZone::get("Europe/Paris").expect("a zone of the list built in"),
        listen,
    }
}

fn files(folder: &Path) -> config::Files {
    const MEGABYTE: u64 = 1024 * 1024;
    let limits = Limits { file: 20 * MEGABYTE, message: 60 * MEGABYTE, count: 20 };
    config::Files { folder: folder.to_owned(), bucket: None, limits, scanner: None }
}

fn relay(sink: &MailSink) -> Sender {
    relay_with(RelaySettings::new("127.0.0.1", sink.port, Security::Plain))
}

/// The sender of every installation, speaking so to its relay.
pub fn relay_with(settings: RelaySettings) -> Sender {
    Sender::Relay {
        relay: Box::new(Relay::new(settings).expect("usable settings")),
        from_name: "Guichet".to_owned(),
        from: "guichet@deux-rives.example".to_owned(),
        reply_to: None,
        dkim: None,
        redirect: None,
    }
}

impl Drop for World {
    fn drop(&mut self) {
        block_in_place(|| {
            Handle::current().block_on(async {
                let is_over = std::thread::panicking() || self.may_leave_mail.get();
                let waiting = if is_over { 0 } else { self.mails_waiting().await };
                self.database.remove().await;
                assert!(waiting == 0, "{waiting} mails wait in the outbox, which the story does not speak of");
            });
        });
    }
}
