//! A file being received: on disk from its first byte, so that its size costs no memory.

use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

use super::PATIENCE;
use crate::dice::hex;

/// A file received whole. Dropped, it is removed, unless it has been moved to where it stays.
pub struct Spooled {
    file: File,
    path: Removed,
    digest: String,
    size: u64,
}

struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        match std::fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, "a file being received was left behind; the clean-up removes it");
            }
            _ => {}
        }
    }
}

/// Why a file is not received.
#[derive(Debug)]
pub enum No {
    /// It broke off, or stood still for too long.
    Cut,
    Empty,
    TooLarge,
    /// The disk does not take it.
    Broken(io::Error),
}

impl From<io::Error> for No {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

impl Spooled {
    pub fn path(&self) -> &Path {
        &self.path.0
    }

    /// SHA-256 in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Makes what was received durable.
    pub async fn sync(&self) -> io::Result<()> {
        self.file.sync_all().await
    }
}

/// Reads what is sent to its end into a file of the folder `into`.
pub async fn receive<S, E>(into: &Path, nonce: &str, chunks: S, max: u64) -> Result<Spooled, No>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let path = Removed(into.join(nonce));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path.0).await?;
    let (mut hash, mut size) = (Sha256::new(), 0_u64);
    let mut chunks = std::pin::pin!(chunks);
    while let Some(chunk) = timeout(PATIENCE, chunks.next()).await.map_err(|_| No::Cut)? {
        let chunk = chunk.map_err(|_| No::Cut)?;
        size += chunk.len() as u64;
        if size > max {
            return Err(No::TooLarge);
        }
        hash.update(&chunk);
        file.write_all(&chunk).await?;
    }
    if size == 0 {
        return Err(No::Empty);
    }
    file.flush().await?;
    Ok(Spooled { file, path, digest: hex(&hash.finalize()), size })
}

/// Can files be received there?
pub async fn probe(folder: &Path) -> io::Result<()> {
    let path = folder.join("probe");
    fs::write(&path, b"guichet").await?;
    fs::remove_file(&path).await
}
