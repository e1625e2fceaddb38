//! An installation whose files are in one of the two stores, and what is done to them without a page.

use std::io;
use std::path::PathBuf;

use app::files;
use bytes::Bytes;
use domain::{Refusal, Upload};
use futures_util::{StreamExt, stream};
use spec::bucket::S3Server;
use spec::world::{Engine, World};
use store::files::Stored;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    Folder,
    /// On a real S3 server.
    Bucket,
}

pub struct Ground {
    pub world: World,
    server: Option<S3Server>,
}

impl Ground {
    pub async fn start(store: Store) -> Option<Self> {
        let server = match store {
            Store::Folder => None,
            Store::Bucket => Some(S3Server::start()?),
        };
        let bucket = server.as_ref().map(|server| server.bucket.clone());
        let world = World::start_with_files(Engine::Sqlite, |files, _| files.bucket = bucket).await?;
        Some(Self { world, server })
    }

    /// Where the store itself keeps each content, as files of the test's machine.
    pub fn contents(&self) -> Vec<PathBuf> {
        let root = self.server.as_ref().map_or(self.world.folder.path(), |server| server.folder.path());
        let is_content = |path: &PathBuf| match &self.server {
            Some(_) => path.to_string_lossy().ends_with("_object"),
            None => path.parent().is_some_and(|parent| !parent.ends_with("incoming")),
        };
        files_in(root.to_owned()).into_iter().filter(is_content).collect()
    }
}

fn files_in(folder: PathBuf) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files_in(path) } else { vec![path] }).collect()
}

/// Odile sends it, in pieces.
pub async fn send(world: &World, name: &str, content: &[u8]) -> Result<Upload, Refusal> {
    let odile = world.account("odile").await;
    let pieces: Vec<_> = content.chunks(100_000).map(|piece| io::Result::Ok(Bytes::copy_from_slice(piece))).collect();
    files::receive(&world.app, &odile, name, stream::iter(pieces)).await.expect("a database")
}

/// What the database knows of it.
pub async fn row(world: &World, upload: &Upload) -> Stored {
    let mut conn = world.app.db.read().await.expect("a connection");
    store::files::by_id(&mut conn, upload.id).await.expect("a read").expect("a file")
}

/// What is given to whoever reads it: all that came, and whether it ended well.
pub async fn read(world: &World, upload: &Upload) -> (Vec<u8>, bool) {
    let digest = row(world, upload).await.digest.expect("a content");
    let Ok(content) = files::content(&world.app, &digest, upload.size).await else { return (Vec::new(), false) };
    let mut content = Box::pin(content);
    let mut given = Vec::new();
    while let Some(piece) = content.next().await {
        match piece {
            Ok(piece) => given.extend_from_slice(&piece),
            Err(_) => return (given, false),
        }
    }
    (given, true)
}

/// Bytes that no compression and no repetition makes the same.
pub fn content(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(next).take(length).collect()
}
