//! The demo, filled and served, for what people see: journeys in a browser, accessibility, pictures.

use std::sync::Arc;

use app::clock::FrozenClock;
use app::config::{Config, PublicUrl, Tickets};
use app::outbox::{self, Sender};
use app::{App, Clock, SystemDice, demo};
use domain::Moment;
use store::{Db, Source, migrate};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

use crate::browser::Page;

/// Tuesday 10 March 2026, 10:40 in Paris.
const NOW: Moment = Moment(1_773_135_600_000);

/// The invented university on SQLite, with its worker running. Dropped, it stops.
pub struct Demo {
    pub address: String,
    _folder: TempDir,
    _stop: (oneshot::Sender<()>, oneshot::Sender<()>),
}

impl Demo {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let listen = listener.local_addr().expect("a bound socket");
        let url = PublicUrl::parse(&format!("http://{listen}")).expect("an address");
        let config = Config::demo(folder.path(), listen, url);
        let db = Db::open(&Source::Sqlite { path: folder.path().join("guichet.db") }).await.expect("a database");
        migrate::migrate(&db, NOW).await.expect("a schema");
        let clock = Arc::new(FrozenClock::at(NOW));
        let app = Arc::new(App {
            db,
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            dice: Arc::new(SystemDice),
            site: config.site.clone(),
            sessions: config.sessions,
            // Its clock is stopped: mails that wait would wait for ever.
            tickets: Tickets { undo_seconds: 0, ..config.tickets },
            sender: Sender::Capture,
            outbox: Notify::new(),
            is_demo: true,
        });
        demo::fill(&app, &clock, NOW).await.expect("a university");
        let (stop, stopped) = oneshot::channel::<()>();
        let (rest, rested) = oneshot::channel::<()>();
        tokio::spawn(outbox::run(Arc::clone(&app), async { drop(rested.await) }));
        tokio::spawn(web::server::serve(listener, web::router(app), async { drop(stopped.await) }));
        Self { address: format!("http://{listen}"), _folder: folder, _stop: (stop, rest) }
    }

    pub async fn goto(&self, page: &Page, path: &str) {
        page.goto(&format!("{}{path}", self.address)).await;
    }

    /// Makes the page's reader somebody of the university.
    pub async fn become_somebody(&self, page: &Page, name: &str) {
        self.goto(page, "/demo").await;
        page.click_text(name).await;
        page.see("Nouveau ticket").await;
    }
}
