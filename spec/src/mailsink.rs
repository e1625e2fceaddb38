//! A real SMTP server in the test's own process: it keeps what it accepts and misbehaves on demand.
//!
//! Strict where a relay may be: a bare CR or LF, a line above 1,000 bytes or a command out of order is
//! refused, so that a test through it also proves that what we send is clean.

mod behaviour;
mod session;
mod wire;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;
use tokio::task::{JoinHandle, JoinSet};

pub use behaviour::{Behaviour, Certificate, Encryption, Fault, Step};

/// One accepted mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    /// Headers and bodies as composed: dots undone, without the final dot.
    pub data: Vec<u8>,
}

/// The server; stops, with all its conversations, when dropped.
pub struct MailSink {
    pub port: u16,
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Told when the behaviour changes.
    changed: Notify,
}

#[derive(Default)]
struct State {
    behaviour: Behaviour,
    messages: Vec<Received>,
    commands: Vec<String>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MailSink {
    /// A server that accepts everything, in clear, on a free port of 127.0.0.1.
    pub async fn start() -> Self {
        Self::scripted(Behaviour::default()).await
    }

    /// A server that behaves as told.
    #[expect(clippy::unused_async, reason = "needs a runtime to live in, which only an async caller surely has")]
    pub async fn scripted(behaviour: Behaviour) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a free port");
        let port = socket.local_addr().expect("a bound socket").port();
        let shared = Arc::new(Shared::default());
        shared.state().behaviour = behaviour;
        // Listening before we return, so that the first connection cannot come too early.
        let server = if refuses(&shared) {
            tokio::spawn(listen_later(socket, Arc::clone(&shared)))
        } else {
            let listener = socket.listen(64).expect("a listening socket");
            tokio::spawn(serve(listener, Arc::clone(&shared)))
        };
        Self { port, shared, server }
    }

    /// Behaves differently from the next connection on: breaks, or is repaired.
    pub fn behave(&self, behaviour: Behaviour) {
        self.shared.state().behaviour = behaviour;
        self.shared.changed.notify_one();
    }

    /// The mails accepted, oldest first.
    pub fn messages(&self) -> Vec<Received> {
        self.shared.state().messages.clone()
    }

    /// Every command line heard, oldest first, passwords included.
    pub fn commands(&self) -> Vec<String> {
        self.shared.state().commands.clone()
    }

    /// Forgets the mails and the commands.
    pub fn clear(&self) {
        let mut state = self.shared.state();
        state.messages.clear();
        state.commands.clear();
    }
}

impl Drop for MailSink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn refuses(shared: &Shared) -> bool {
    matches!(shared.state().behaviour.fault(Step::Connect), Some(Fault::Refuse))
}

/// A bound port that does not listen refuses connections, and nobody else can take it meanwhile.
async fn listen_later(socket: TcpSocket, shared: Arc<Shared>) {
    while refuses(&shared) {
        shared.changed.notified().await;
    }
    serve(socket.listen(64).expect("a listening socket"), shared).await;
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    // Dropped with this task, and ends the conversations with it.
    let mut sessions = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        sessions.spawn(session::run(stream, Arc::clone(&shared)));
    }
}
