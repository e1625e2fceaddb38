use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use app::config;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use super::at;
use super::wire::{Request, Wire};

/// What a store does instead of its duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Answers this status, and this code.
    Says(u16, &'static str),
    /// Never answers.
    Hangs,
    /// Hangs up in the middle of a content, or without an answer.
    HangsUp,
    /// Keeps or gives half of a content, as though it were all.
    Halves,
    /// Keeps or gives other bytes, as many.
    Spoils,
    /// Says that it has kept a content, and has not.
    Forgets,
    /// Takes so long between two pieces of a content that it gives.
    Drips(Duration),
}

#[derive(Default)]
struct State {
    fault: Option<Fault>,
    /// Requests that go well before the fault.
    spared: usize,
    contents: BTreeMap<String, Vec<u8>>,
    parts: BTreeMap<String, Vec<u8>>,
    heard: Vec<String>,
}

/// A store in the test's own process; stops when dropped. It lets anybody in.
pub struct BrokenBucket {
    pub bucket: config::Bucket,
    state: Arc<Mutex<State>>,
    server: JoinHandle<()>,
}

impl BrokenBucket {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let bucket = at(listener.local_addr().expect("a bound socket").port());
        let state = Arc::new(Mutex::new(State::default()));
        let server = tokio::spawn(serve(listener, Arc::clone(&state)));
        Self { bucket, state, server }
    }

    /// From the next request on; `None`: repaired.
    pub fn suffers(&self, fault: Option<Fault>) {
        self.suffers_after(0, fault);
    }

    /// Once so many requests have gone well.
    pub fn suffers_after(&self, spared: usize, fault: Option<Fault>) {
        let mut state = lock(&self.state);
        (state.spared, state.fault) = (spared, fault);
    }

    /// Each request, as `PUT`, or `DELETE ?uploadId=…`; forgotten once told.
    pub fn heard(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.state).heard)
    }
}

impl Drop for BrokenBucket {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(listener: TcpListener, state: Arc<Mutex<State>>) {
    let mut talks = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        // The client going away is an end like any other.
        talks.spawn(async move { drop(talk(stream, &state).await) });
    }
}

async fn talk(stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let mut wire = Wire::new(stream);
    let request = wire.request().await?;
    let fault = {
        let mut state = lock(state);
        let asked = if request.query.is_empty() { "" } else { " ?" };
        state.heard.push(format!("{}{asked}{}", request.method, request.query));
        let is_spared = state.spared > 0;
        state.spared = state.spared.saturating_sub(1);
        state.fault.filter(|_| !is_spared)
    };
    match fault {
        Some(Fault::Says(status, code)) => {
            let said = format!("<Error><Code>{code}</Code><Message>so it is</Message></Error>");
            wire.answer(status, said.len(), if request.method == "HEAD" { b"" } else { said.as_bytes() }).await
        }
        Some(Fault::Hangs) => std::future::pending().await,
        Some(Fault::HangsUp) if request.method != "GET" => Ok(()),
        _ if request.method == "GET" => give(&mut wire, state, &request, fault).await,
        _ => keep(&mut wire, state, request, fault).await,
    }
}

async fn give(wire: &mut Wire, state: &Mutex<State>, request: &Request, fault: Option<Fault>) -> io::Result<()> {
    let Some(mut content) = lock(state).contents.get(&request.key).cloned() else {
        return wire.answer(404, 0, b"").await;
    };
    let (whole, half) = (content.len(), content.len() / 2);
    match fault {
        Some(Fault::Halves) => wire.answer(200, half, &content[..half]).await,
        Some(Fault::HangsUp) => wire.answer(200, whole, &content[..half]).await,
        Some(Fault::Drips(pause)) => {
            wire.head(200, whole).await?;
            for piece in content.chunks(whole.div_ceil(6)) {
                tokio::time::sleep(pause).await;
                wire.piece(piece).await?;
            }
            Ok(())
        }
        _ => {
            spoil(&mut content, fault);
            wire.answer(200, whole, &content).await
        }
    }
}

fn spoil(content: &mut Vec<u8>, fault: Option<Fault>) {
    match fault {
        Some(Fault::Spoils) => content.iter_mut().for_each(|byte| *byte ^= 1),
        Some(Fault::Halves) => content.truncate(content.len() / 2),
        _ => {}
    }
}

/// Whatever is not read: a content, or a part of one, sent; its size asked; its removal.
async fn keep(wire: &mut Wire, state: &Mutex<State>, mut request: Request, fault: Option<Fault>) -> io::Result<()> {
    spoil(&mut request.body, fault);
    let Request { method, key, query, body } = request;
    let said = match (method.as_str(), query.as_str()) {
        ("PUT", "") => {
            if fault != Some(Fault::Forgets) {
                lock(state).contents.insert(key, body);
            }
            String::new()
        }
        ("PUT", part) => {
            lock(state).parts.insert(part.to_owned(), body);
            String::new()
        }
        ("HEAD", _) => {
            let size = lock(state).contents.get(&key).map(Vec::len);
            return wire.head(if size.is_some() { 200 } else { 404 }, size.unwrap_or(0)).await;
        }
        ("DELETE", query) => {
            let mut state = lock(state);
            if query.is_empty() {
                drop(state.contents.remove(&key));
            } else {
                state.parts.clear();
            }
            String::new()
        }
        (_, "uploads=") => {
            "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>".into()
        }
        _ => {
            let mut state = lock(state);
            let parts = std::mem::take(&mut state.parts);
            if fault != Some(Fault::Forgets) {
                state.contents.insert(key, parts.into_values().flatten().collect());
            }
            "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>".into()
        }
    };
    wire.answer(200, said.len(), said.as_bytes()).await
}
