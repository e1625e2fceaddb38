//! What runs until somebody stops it: the pages, what open pages are told, the worker of the outbox, the scheduled
//! jobs.

use std::sync::Arc;

use app::config::Config;
use app::files::Files;
use app::outbox::{self, Sender};
use app::{App, SystemClock, SystemDice, jobs, live};
use store::Db;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;

use crate::Failure;

/// The application of an installation.
pub async fn app(config: &Config, db: Db) -> Result<Arc<App>, Failure> {
    let sender = Sender::of(config.mail.as_ref(), &config.site)
        .map_err(|error| Failure::Configuration(format!("mail: {error}. Remedy: correct the [mail] section.")))?;
    let files = Files::open(&config.files).await.map_err(|error| {
        let folder = config.files.folder.display();
        Failure::Configuration(format!(
            "files.folder: {folder}: {error}. Remedy: make a folder that the account of Guichet may write to, and name it there."
        ))
    })?;
    Ok(Arc::new(App {
        db,
        clock: Arc::new(SystemClock),
        dice: Arc::new(SystemDice),
        site: config.site.clone(),
        sessions: config.sessions,
        tickets: config.tickets,
        files,
        sender,
        outbox: Notify::new(),
        live: live::Hub::default(),
        is_demo: false,
    }))
}

/// Serves until SIGTERM or SIGINT; requests in flight end, the mail being sent is sent, the others wait in their rows.
pub async fn until_stopped(app: Arc<App>, listener: TcpListener) {
    let worker = tokio::spawn(outbox::run(Arc::clone(&app), stopped()));
    let jobs = tokio::spawn(jobs::run(Arc::clone(&app), stopped()));
    let live = tokio::spawn(live::run(Arc::clone(&app), stopped()));
    web::server::serve(listener, web::router(app), stopped()).await;
    for task in [worker, jobs, live] {
        if let Err(error) = task.await {
            tracing::error!(%error, "a background task ended badly");
        }
    }
    tracing::info!("stopped");
}

async fn stopped() {
    let wait = |kind| async move {
        match signal(kind) {
            Ok(mut signals) => {
                signals.recv().await;
            }
            // Without signals the program is stopped the hard way, which loses nothing either.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = wait(SignalKind::terminate()) => {}
        () = wait(SignalKind::interrupt()) => {}
    }
}
