//! Contents in a folder: `ab/abcdef…`, the name being the digest.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, ensure};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use tokio::fs::{self, File};
use tokio::io::AsyncReadExt;

use super::spool::Spooled;

/// Bytes read at once.
const PIECE: usize = 64 * 1024;

pub struct FolderStore {
    root: PathBuf,
    /// Folders inside whose own names are durable: one that somebody else has just made may not be yet.
    durable: Mutex<BTreeSet<PathBuf>>,
}

impl FolderStore {
    pub fn new(root: PathBuf) -> Self {
        Self { root, durable: Mutex::default() }
    }

    /// Nothing that anybody typed is in this path.
    fn path(&self, digest: &str) -> PathBuf {
        self.root.join(&digest[..2]).join(digest)
    }

    fn durable(&self) -> MutexGuard<'_, BTreeSet<PathBuf>> {
        self.durable.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a synced file in its place, durably. What is there already is replaced by the same bytes: a copy that
    /// was damaged is mended.
    pub async fn put(&self, spooled: Spooled) -> anyhow::Result<()> {
        let path = self.path(spooled.digest());
        let folder = path.parent().context("a content has a folder")?;
        // A hand may have removed it since.
        if !self.durable().contains(folder) || !fs::try_exists(folder).await? {
            fs::create_dir_all(folder).await?;
            sync(&self.root).await?;
            self.durable().insert(folder.to_owned());
        }
        fs::rename(spooled.path(), &path).await?;
        Ok(sync(folder).await?)
    }

    pub async fn open(&self, digest: &str) -> anyhow::Result<BoxStream<'static, io::Result<Bytes>>> {
        let path = self.path(digest);
        // A link planted in the store is nobody's content.
        ensure!(fs::symlink_metadata(&path).await?.is_file(), "{} is not a file", path.display());
        let file = File::open(&path).await?;
        Ok(stream::try_unfold(file, |mut file| async move {
            let mut piece = BytesMut::with_capacity(PIECE);
            let read = file.read_buf(&mut piece).await?;
            Ok((read > 0).then(|| (piece.freeze(), file)))
        })
        .boxed())
    }

    pub async fn delete(&self, digest: &str) -> anyhow::Result<()> {
        match fs::remove_file(self.path(digest)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Makes the names in a folder durable.
async fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder).await?.sync_all().await
}
