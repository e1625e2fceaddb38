//! The demo, filled and served, for what people see: journeys in a browser, accessibility, pictures.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::clock::FrozenClock;
use app::config::{Config, PublicUrl, Tickets};
use app::files::Files;
use app::outbox::{self, Sender};
use app::{App, Clock, SystemDice, demo, live};
use domain::Moment;
use store::{Db, Source, migrate};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;

use crate::browser::Page;

/// Tuesday 10 March 2026, 10:40 in Paris.
const NOW: Moment = Moment(1_773_135_600_000);

/// The longest that threads in the middle of a write are waited for, once nothing else runs.
const GRACE: Duration = Duration::from_secs(5);

/// The invented university on SQLite, with its worker running. Dropped, it stops.
pub struct Demo {
    pub address: String,
    folder: TempDir,
    /// Everything that runs in it, apart from the test's own.
    runtime: Option<Runtime>,
}

impl Demo {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut demo = Self { address: String::new(), folder, runtime: None };
        demo.run("127.0.0.1:0".parse().expect("any port")).await;
        demo
    }

    /// Ends at once, whatever it was doing: the network and the disk know nothing of what it had in mind.
    pub async fn kill(&mut self) {
        let runtime = self.runtime.take().expect("it runs");
        spawn_blocking(move || runtime.shutdown_timeout(GRACE)).await.expect("its threads end");
    }

    /// Starts again at the same address, with what was on the disk.
    pub async fn restart(&mut self) {
        let listen = self.address.trim_start_matches("http://").parse().expect("an address");
        self.run(listen).await;
    }

    async fn run(&mut self, listen: SocketAddr) {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads");
        let folder = self.folder.path().to_owned();
        let started = runtime.spawn(async move { serve(&folder, listen).await }).await;
        self.address = format!("http://{}", started.expect("the demo starts"));
        self.runtime = Some(runtime);
    }

    pub async fn goto(&self, page: &Page, path: &str) {
        page.goto(&format!("{}{path}", self.address)).await;
    }

    /// Makes the page's reader somebody of the university.
    pub async fn become_somebody(&self, page: &Page, name: &str) {
        self.goto(page, "/demo").await;
        page.click_text(name).await;
        page.leaves("/demo").await;
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Serves the university kept in `folder`, filled the first time; where.
async fn serve(folder: &Path, listen: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind(listen).await.expect("a free port");
    let listen = listener.local_addr().expect("a bound socket");
    let url = PublicUrl::parse(&format!("http://{listen}")).expect("an address");
    let config = Config::demo(folder, listen, url);
    let app = filled(&config, folder).await;
    tokio::spawn(live::run(Arc::clone(&app), std::future::pending()));
    tokio::spawn(outbox::run(Arc::clone(&app), std::future::pending()));
    tokio::spawn(web::server::serve(listener, web::router(app), std::future::pending()));
    listen
}

/// What runs it, filled the first time.
async fn filled(config: &Config, folder: &Path) -> Arc<App> {
    let path = folder.join("guichet.db");
    let is_new = !path.exists();
    let db = Db::open(&Source::Sqlite { path }).await.expect("a database");
    migrate::migrate(&db, NOW).await.expect("a schema");
    let clock = Arc::new(FrozenClock::at(NOW));
    let files = Files::open(&config.files).await.expect("a folder");
    let app = Arc::new(App {
        db,
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        dice: Arc::new(SystemDice),
        site: config.site.clone(),
        sessions: config.sessions,
        // Its clock is stopped: mails that wait would wait for ever.
        tickets: Tickets { undo_seconds: 0, ..config.tickets },
        files,
        sender: Sender::Capture,
        outbox: Notify::new(),
        live: live::Hub::default(),
        is_demo: true,
    });
    if is_new {
        demo::fill(&app, &clock, NOW).await.expect("a university");
    }
    app
}

/// The invented university, without its pages, and the folder that holds it.
pub async fn university() -> (Arc<App>, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let listen: SocketAddr = "127.0.0.1:80".parse().expect("an address");
    let config = Config::demo(folder.path(), listen, PublicUrl::parse("http://127.0.0.1").expect("an address"));
    (filled(&config, folder.path()).await, folder)
}
