//! `guichet demo`: the product, an invented university, and a mailbox that shows every mail.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use app::clock::FrozenClock;
use app::config::{Config, PublicUrl};
use app::files::Files;
use app::outbox::Sender;
use app::{App, Clock, SystemClock, SystemDice, demo, live};
use domain::Moment;
use store::{Db, Source, migrate};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::cli::DemoOptions;
use crate::{Failure, serving};

/// The database, and the one being filled: a demo interrupted on its first run starts that run again.
const READY: &str = "guichet.db";
const FILLING: &str = "filling.db";

pub async fn run(options: &DemoOptions) -> Result<(), Failure> {
    let listener = TcpListener::bind(options.listen).await.with_context(|| {
        format!("listening on {}: try --listen 127.0.0.1:0, which takes any free port", options.listen)
    })?;
    let address = listener.local_addr()?;
    let url = PublicUrl::parse(&format!("http://{address}")).map_err(Failure::Other)?;
    std::fs::create_dir_all(&options.data).with_context(|| format!("creating {}", options.data.display()))?;
    let config = Config::demo(&options.data, address, url.clone());
    let ready = options.data.join(READY);
    if options.fresh {
        remove(&ready)?;
    }
    if !ready.exists() {
        say(&format!("First run: filling {} with three months of an invented university…\n", options.data.display()));
        fill(&config, &options.data).await?;
    }
    let db = Db::open(&Source::Sqlite { path: ready }).await?;
    migrate::migrate(&db, SystemClock.now()).await?;
    let app = demo_app(&config, db, Arc::new(SystemClock)).await?;
    say(&format!(
        "\nGuichet is at   {url}/demo   — choose whom to be: Odile asks, Alice manages, Adam administers.\n\
         Every mail is at {url}/demo/mail   — nothing leaves this machine.\n\
         The data is in   {}   — --fresh starts over. Ctrl-C stops.\n\n",
        options.data.display()
    ));
    serving::until_stopped(Arc::new(app), listener).await;
    Ok(())
}

/// Tells the newcomer, if anybody still reads: a closed pipe is no reason to stop.
fn say(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Fills a new database beside the place it is to have, and puts it there once whole.
async fn fill(config: &Config, data: &Path) -> Result<(), Failure> {
    let filling = data.join(FILLING);
    remove(&filling)?;
    let now = SystemClock.now();
    let db = Db::open(&Source::Sqlite { path: filling.clone() }).await?;
    migrate::migrate(&db, now).await?;
    let clock = Arc::new(FrozenClock::at(Moment(0)));
    let mut app = demo_app(config, db, Arc::clone(&clock) as Arc<dyn Clock>).await?;
    // In the past, nobody changes their mind.
    app.tickets.undo_seconds = 0;
    let app = Arc::new(app);
    demo::fill(&app, &clock, now).await?;
    // Closing the last connection folds the write-ahead log into the database.
    drop(app);
    if data.join(format!("{FILLING}-wal")).exists() {
        return Err(Failure::Other("the demo's database is still open: its log was not folded into it".to_owned()));
    }
    std::fs::rename(&filling, data.join(READY)).context("putting the filled database in place")?;
    Ok(())
}

async fn demo_app(config: &Config, db: Db, clock: Arc<dyn Clock>) -> Result<App, Failure> {
    let files = Files::open(&config.files).await.context("opening the folder of the files")?;
    Ok(App {
        db,
        clock,
        dice: Arc::new(SystemDice),
        site: config.site.clone(),
        sessions: config.sessions,
        tickets: config.tickets,
        files,
        sender: Sender::Capture,
        outbox: Notify::new(),
        live: live::Hub::default(),
        is_demo: true,
    })
}

/// Removes a database with what SQLite keeps beside it.
fn remove(path: &Path) -> Result<(), Failure> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::Other(format!("removing {}: {error}", Path::new(&name).display())));
            }
            _ => {}
        }
    }
    Ok(())
}
