//! Files that people attach: received whole, looked at, put where they last, and read again with their digest checked
//! (spec.md §4.3, A31–A32; guarantees P1).
//!
//! A content is acknowledged once it is durable: its temporary file is synced, its digest written down, the file
//! renamed to its digest, the folder synced; only then does a row name it.

mod bucket;
pub mod clean;
mod folder;
mod kind;
mod patience;
mod read;
mod scan;
mod spool;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;
use domain::{Coded, FileId, FileName, Person, Refusal, Upload};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use store::files::{self, Stored};

use crate::config::{self, Limits};
use crate::{App, Result};
use bucket::BucketStore;
use folder::FolderStore;
pub use kind::Kind;
pub use patience::Patience;
use spool::Spooled;

/// Files of one person that wait for a form, at most: many messages full of them.
const MOST_WAITING: i64 = 200;

/// A bucket that takes longer to forget a content is asked again in an hour: meanwhile, nobody else writes. A folder is
/// waited for: what it has begun to remove must not go once it has been sent again.
const FORGETTING: Duration = Duration::from_secs(5);

/// Where the files of an installation are.
pub struct Files {
    pub limits: Limits,
    /// What is being received.
    spool: PathBuf,
    store: Store,
    scanner: Option<config::Scanner>,
    patience: Patience,
}

enum Store {
    Folder(FolderStore),
    Bucket(BucketStore),
}

impl Files {
    /// Makes the folders that are missing.
    ///
    /// # Errors
    /// They cannot be made or written to, or the bucket's settings do not do.
    pub async fn open(config: &config::Files) -> anyhow::Result<Self> {
        Self::open_with(config, Patience::default()).await
    }

    /// As [`Files::open`], waiting for others as long as told.
    ///
    /// # Errors
    /// The same.
    pub async fn open_with(config: &config::Files, patience: Patience) -> anyhow::Result<Self> {
        let spool = config.folder.join("incoming");
        tokio::fs::create_dir_all(&spool).await?;
        // Found out now rather than by the first person who attaches something.
        spool::probe(&spool).await?;
        let store = match &config.bucket {
            Some(bucket) => Store::Bucket(BucketStore::new(bucket, &patience)?),
            None => Store::Folder(FolderStore::new(config.folder.clone())),
        };
        Ok(Self { limits: config.limits, spool, store, scanner: config.scanner.clone(), patience })
    }

    async fn put(&self, app: &App, spooled: Spooled) -> anyhow::Result<()> {
        spooled.sync().await?;
        let mut tx = app.db.write().await?;
        files::touch_blob(&mut tx, spooled.digest(), signed(spooled.size()), app.now()).await?;
        tx.commit().await?;
        match &self.store {
            Store::Folder(folder) => folder.put(spooled).await,
            Store::Bucket(bucket) => bucket.put(&spooled).await,
        }
    }

    async fn open_raw(&self, digest: &str) -> anyhow::Result<BoxStream<'static, std::io::Result<Bytes>>> {
        match &self.store {
            Store::Folder(folder) => folder.open(digest).await,
            Store::Bucket(bucket) => bucket.open(digest).await,
        }
    }

    async fn delete(&self, digest: &str) -> anyhow::Result<()> {
        match &self.store {
            Store::Folder(folder) => folder.delete(digest).await,
            Store::Bucket(bucket) => {
                let deleted = tokio::time::timeout(FORGETTING, bucket.delete(digest)).await;
                deleted.context("it does not answer")?
            }
        }
    }
}

/// Receives a file, which then waits for its sender's form; or says why it does not do, and nothing is left of it.
///
/// # Errors
/// The database is broken. A store that fails is a refusal: the words that the file goes with are not lost for it.
pub async fn receive<S, E>(
    app: &App,
    sender: &Person,
    sent: &str,
    chunks: S,
) -> Result<std::result::Result<Upload, Refusal>>
where
    S: Stream<Item = std::result::Result<Bytes, E>>,
{
    let name = FileName::parse(sent);
    let shown = || name.as_str().to_owned();
    if files::count_waiting(&mut app.db.read().await?, sender.id).await? >= MOST_WAITING {
        return Ok(Err(Refusal::TooManyFiles { max: app.files.limits.count }));
    }
    let Files { spool, limits, patience, scanner, .. } = &app.files;
    let spooled = match spool::receive(spool, &app.dice.nonce(), chunks, limits.file, patience.sender).await {
        Ok(spooled) => spooled,
        Err(spool::No::Cut) => return Ok(Err(Refusal::FileCut { name: shown() })),
        Err(spool::No::Empty) => return Ok(Err(Refusal::FileEmpty { name: shown() })),
        Err(spool::No::TooLarge) => {
            return Ok(Err(Refusal::FileTooLarge { name: shown(), max: limits.file }));
        }
        Err(spool::No::Broken(error)) => return Ok(Err(not_stored(&name, &error.into()))),
    };
    let scan = match scan::scan(scanner.as_ref(), spooled.path(), patience.scanner).await {
        scan::Verdict::Infected(virus) => return Ok(Err(Refusal::FileInfected { name: shown(), virus })),
        scan::Verdict::Refused => return Ok(Err(Refusal::FileUnchecked { name: shown() })),
        passed => passed.code(),
    };
    let kind = kind::of(spooled.path()).await.code();
    let size = signed(spooled.size());
    let digest = spooled.digest().to_owned();
    if let Err(error) = app.files.put(app, spooled).await {
        return Ok(Err(not_stored(&name, &error)));
    }
    let upload = Upload { id: FileId(0), name, size };
    let (kind, scan) = (kind.to_owned(), scan.to_owned());
    let file = Stored { upload, digest: Some(digest), kind, scan, sent_by: sender.id, ticket: None };
    let mut tx = app.db.write().await?;
    let id = files::insert(&mut tx, &file, app.now()).await?;
    tx.commit().await?;
    Ok(Ok(Upload { id, ..file.upload }))
}

fn not_stored(name: &FileName, error: &anyhow::Error) -> Refusal {
    tracing::error!(?error, "a file could not be stored");
    Refusal::FileNotStored { name: name.as_str().to_owned() }
}

/// The content of a file, whole: a reader of a content that is not what was sent never sees its end.
///
/// # Errors
/// The store does not have it, or does not answer.
pub async fn content(
    app: &App,
    digest: &str,
    size: i64,
) -> anyhow::Result<impl Stream<Item = std::io::Result<Bytes>> + use<>> {
    let raw = app.files.open_raw(digest).await?;
    Ok(read::verified(raw.boxed(), digest.to_owned(), size))
}

/// Are these too many, or too much, for one message?
///
/// # Errors
/// Why they are.
pub fn check(limits: &Limits, files: &[Upload]) -> std::result::Result<(), Refusal> {
    let total: u64 = files.iter().map(|file| u64::try_from(file.size).unwrap_or(0)).sum();
    if files.len() > limits.count {
        Err(Refusal::TooManyFiles { max: limits.count })
    } else if total > limits.message {
        Err(Refusal::FilesTooLarge { max: limits.message })
    } else {
        Ok(())
    }
}

fn signed(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
