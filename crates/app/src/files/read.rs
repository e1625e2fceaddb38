//! Reading a content back, and making sure that it is what was sent.

use std::io;

use bytes::Bytes;
use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use sha2::{Digest, Sha256};

use crate::dice::hex;

struct Reading {
    raw: BoxStream<'static, io::Result<Bytes>>,
    hash: Sha256,
    /// The last piece read: given once the next one, or the end, says that all is well so far.
    held: Option<Bytes>,
    digest: String,
    left: i64,
}

/// The same pieces, the last of which comes only if all of them together have this digest and size. Whoever reads
/// then has either the file or an error, never other bytes that look whole.
pub fn verified(
    raw: BoxStream<'static, io::Result<Bytes>>,
    digest: String,
    size: i64,
) -> impl Stream<Item = io::Result<Bytes>> {
    let reading = Reading { raw, hash: Sha256::new(), held: None, digest, left: size };
    stream::try_unfold(Some(reading), |reading| async move {
        let Some(mut reading) = reading else { return Ok(None) };
        while let Some(piece) = reading.raw.next().await {
            let piece =
                piece.inspect_err(|error| tracing::error!(%error, digest = reading.digest, "a file breaks off"))?;
            reading.hash.update(&piece);
            reading.left -= i64::try_from(piece.len()).unwrap_or(i64::MAX);
            if reading.left < 0 {
                return Err(damaged(&reading.digest));
            }
            if let Some(held) = reading.held.replace(piece) {
                return Ok(Some((held, Some(reading))));
            }
        }
        if reading.left != 0 || hex(&reading.hash.finalize()) != reading.digest {
            return Err(damaged(&reading.digest));
        }
        Ok(reading.held.map(|held| (held, None)))
    })
}

fn damaged(digest: &str) -> io::Error {
    tracing::error!(digest, "a file is not what was sent: restore it from a copy, or send it again");
    io::Error::new(io::ErrorKind::InvalidData, "a file is not what was sent")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Level, Metadata, Subscriber};

    use super::*;

    const PIECES: [&[u8]; 3] = [b"un", b"deux", b"trois"];

    async fn read(pieces: &[&'static [u8]], size: i64) -> Vec<io::Result<Bytes>> {
        let digest = hex(&Sha256::digest(PIECES.concat()));
        let raw: Vec<_> = pieces.iter().map(|piece| Ok(Bytes::from_static(piece))).collect();
        verified(stream::iter(raw).boxed(), digest, size).collect().await
    }

    #[tokio::test]
    async fn what_was_sent_is_read_whole() {
        let read = read(&PIECES, 11).await.into_iter().collect::<io::Result<Vec<_>>>().expect("whole");
        assert_eq!(read.concat(), PIECES.concat());
    }

    /// Counts what is logged as an error.
    #[derive(Clone, Default)]
    struct Errors(Arc<AtomicUsize>);

    impl Subscriber for Errors {
        fn enabled(&self, about: &Metadata<'_>) -> bool {
            *about.level() == Level::ERROR
        }
        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, _: &Event<'_>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    /// Whoever keeps the machine hears of it, each time.
    #[tokio::test]
    async fn what_was_not_sent_is_logged() {
        let errors = Errors::default();
        let _guard = tracing::subscriber::set_default(errors.clone());
        read(&PIECES, 11).await;
        assert_eq!(errors.0.load(Ordering::Relaxed), 0);
        for (logged, pieces) in [&PIECES[..2], &[b"un", b"deux", b"trais"], &[]].into_iter().enumerate() {
            read(pieces, 11).await;
            assert_eq!(errors.0.load(Ordering::Relaxed), logged + 1, "{pieces:?}");
        }
        let broken = stream::iter([Ok(Bytes::from_static(b"un")), Err(io::Error::other("the disk"))]).boxed();
        let read: Vec<_> = verified(broken, hex(&Sha256::digest(b"undeux")), 6).collect().await;
        assert!(read.iter().any(Result::is_err), "{read:?}");
        assert_eq!(errors.0.load(Ordering::Relaxed), 4);
    }

    /// Cut, longer, and other bytes of the same length: none of them looks whole.
    #[tokio::test]
    async fn what_was_not_sent_never_ends_well() {
        for pieces in [&PIECES[..2], &[b"un", b"deux", b"trois", b"!"], &[b"un", b"deux", b"trais"], &[]] {
            let read = read(pieces, 11).await;
            let given: usize = read.iter().flatten().map(Bytes::len).sum();
            assert!(read.last().is_some_and(Result::is_err) && given < 11, "{pieces:?}");
        }
    }
}
