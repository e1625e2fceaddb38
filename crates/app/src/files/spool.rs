//! A file being received: on disk from its first byte, so that its size costs no memory.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

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

/// Reads what is sent to its end into a file of the folder `into`: `max` bytes at most, and no piece that comes later
/// than `patience` after the one before.
pub async fn receive<S, E>(into: &Path, nonce: &str, chunks: S, max: u64, patience: Duration) -> Result<Spooled, No>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let path = Removed(into.join(nonce));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path.0).await?;
    let (mut hash, mut size) = (Sha256::new(), 0_u64);
    let mut chunks = std::pin::pin!(chunks);
    while let Some(chunk) = timeout(patience, chunks.next()).await.map_err(|_| No::Cut)? {
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

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures_util::stream;

    use super::*;

    const LONG: Duration = Duration::from_secs(30);

    /// A folder of this test's own.
    struct Folder(PathBuf);

    impl Folder {
        fn of(test: &str) -> Self {
            let path = std::env::temp_dir().join(format!("guichet-spool-{}-{test}", std::process::id()));
            std::fs::create_dir_all(&path).expect("a folder");
            Self(path)
        }

        fn len(&self) -> usize {
            std::fs::read_dir(&self.0).expect("a folder").count()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }

    fn pieces(sizes: &[usize]) -> impl Stream<Item = Result<Bytes, Infallible>> + use<> {
        stream::iter(sizes.iter().map(|size| Ok(Bytes::from(vec![b'x'; *size]))).collect::<Vec<_>>())
    }

    #[tokio::test]
    async fn the_limit_is_the_last_size_that_does() {
        let folder = Folder::of("limit");
        for (sizes, is_received) in [
            (&[1][..], true),
            (&[99], true),
            (&[100], true),
            (&[50, 0, 50], true),
            (&[101], false),
            (&[100, 0, 1], false),
            (&[50, 50, 50], false),
        ] {
            let received = receive(&folder.0, "a", pieces(sizes), 100, LONG).await;
            match received {
                Ok(spooled) => {
                    assert!(is_received, "{sizes:?}");
                    let total: usize = sizes.iter().sum();
                    assert_eq!(
                        (spooled.size(), std::fs::read(spooled.path()).expect("there").len()),
                        (total as u64, total)
                    );
                    assert_eq!(spooled.digest(), hex(&Sha256::digest(vec![b'x'; total])));
                }
                Err(no) => assert!(!is_received && matches!(no, No::TooLarge), "{sizes:?}: {no:?}"),
            }
            assert_eq!(folder.len(), 0, "dropped, it is gone: {sizes:?}");
        }
    }

    #[tokio::test]
    async fn nothing_is_not_a_file() {
        let folder = Folder::of("nothing");
        for sizes in [&[][..], &[0], &[0, 0, 0]] {
            assert!(matches!(receive(&folder.0, "a", pieces(sizes), 100, LONG).await, Err(No::Empty)));
        }
        assert_eq!(folder.len(), 0);
    }

    /// A sender who stands still, from the beginning or in the middle, is not waited for.
    #[tokio::test]
    async fn a_sender_who_stands_still_is_cut() {
        let folder = Folder::of("still");
        for sizes in [&[][..], &[10], &[10, 20]] {
            let chunks = pieces(sizes).chain(stream::pending());
            let received = receive(&folder.0, "a", chunks, 100, Duration::ZERO).await;
            assert!(matches!(received, Err(No::Cut)), "{sizes:?}");
            assert_eq!(folder.len(), 0, "{sizes:?}");
        }
    }

    #[tokio::test]
    async fn what_breaks_off_leaves_nothing() {
        let folder = Folder::of("broken");
        let chunks = stream::iter([Ok(Bytes::from_static(b"un")), Err("the network"), Ok(Bytes::from_static(b"deux"))]);
        assert!(matches!(receive(&folder.0, "a", chunks, 100, LONG).await, Err(No::Cut)));
        assert_eq!(folder.len(), 0);
        // The name is taken: nobody's file is written into.
        std::fs::write(folder.0.join("a"), b"somebody's").expect("written");
        assert!(matches!(receive(&folder.0, "a", pieces(&[1]), 100, LONG).await, Err(No::Broken(_))));
    }

    /// The disk that takes nothing: what is written there is an error, never a short file.
    #[tokio::test]
    async fn a_folder_that_is_not_there_is_an_error() {
        let folder = Folder::of("gone");
        let nowhere = folder.0.join("nowhere");
        assert!(matches!(receive(&nowhere, "a", pieces(&[1]), 100, LONG).await, Err(No::Broken(_))));
        assert!(probe(&nowhere).await.is_err() && probe(&folder.0).await.is_ok());
        assert_eq!(folder.len(), 0);
    }
}
