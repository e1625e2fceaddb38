//! Contents in a bucket of an S3-compatible store, the key being the digest.

use std::io;

use anyhow::ensure;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use object_store::aws::{AmazonS3, AmazonS3Builder, Checksum};
use object_store::path::Path;
use object_store::{BackoffConfig, ClientOptions, Error, ObjectStoreExt, RetryConfig};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use super::Patience;
use super::spool::Spooled;
use crate::config::Bucket;

/// A part of a content sent in several: the store's least is 5 MB.
const PART: usize = 8 * 1024 * 1024;

pub struct BucketStore(AmazonS3);

impl BucketStore {
    pub fn new(bucket: &Bucket, patience: &Patience) -> anyhow::Result<Self> {
        // The library of HTTP leaves the cryptography to whoever builds a client; the first one to choose decides.
        drop(rustls::crypto::ring::default_provider().install_default());
        // Of silence, not of the whole: a content is read as slowly as the person who downloads it.
        let client = ClientOptions::new()
            .with_allow_http(bucket.endpoint.starts_with("http://"))
            .with_connect_timeout(patience.bucket_connection)
            .with_timeout_disabled()
            .with_read_timeout(patience.bucket);
        let retry =
            RetryConfig { backoff: BackoffConfig::default(), max_retries: 3, retry_timeout: patience.bucket_retries };
        let store = AmazonS3Builder::new()
            .with_endpoint(&bucket.endpoint)
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.access_key)
            .with_secret_access_key(bucket.secret.expose())
            // The store checks what it received before it answers.
            .with_checksum_algorithm(Checksum::SHA256)
            // Not every store knows how to delete several at once, and we delete one.
            .with_disable_bulk_delete(true)
            .with_client_options(client)
            .with_retry(retry)
            .build()?;
        Ok(Self(store))
    }

    pub async fn put(&self, spooled: &Spooled) -> anyhow::Result<()> {
        let key = Path::from(spooled.digest());
        let mut file = File::open(spooled.path()).await?;
        let first = part(&mut file).await?;
        if first.len() < PART {
            self.0.put(&key, first.into()).await?;
        } else {
            self.put_in_parts(&key, first, file).await?;
        }
        let stored = self.0.head(&key).await?.size;
        ensure!(stored == spooled.size(), "the store has {stored} bytes of {}", spooled.size());
        Ok(())
    }

    async fn put_in_parts(&self, key: &Path, first: Bytes, mut file: File) -> anyhow::Result<()> {
        let mut upload = self.0.put_multipart(key).await?;
        let sent = async {
            let mut piece = first;
            while !piece.is_empty() {
                upload.put_part(piece.into()).await?;
                piece = part(&mut file).await?;
            }
            upload.complete().await?;
            anyhow::Ok(())
        };
        let sent = sent.await;
        if sent.is_err() {
            // Parts without an end cost their place for ever.
            drop(upload.abort().await);
        }
        sent
    }

    pub async fn open(&self, digest: &str) -> anyhow::Result<BoxStream<'static, io::Result<Bytes>>> {
        let found = self.0.get(&Path::from(digest)).await?;
        Ok(found.into_stream().map(|piece| piece.map_err(io::Error::other)).boxed())
    }

    pub async fn delete(&self, digest: &str) -> anyhow::Result<()> {
        match self.0.delete(&Path::from(digest)).await {
            Err(Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// The next part, shorter at the end.
async fn part(file: &mut File) -> io::Result<Bytes> {
    let mut piece = Vec::with_capacity(PART);
    file.take(PART as u64).read_to_end(&mut piece).await?;
    Ok(piece.into())
}
