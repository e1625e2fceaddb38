//! The body of a request, read whole or not at all.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};

/// What is read at most, kept or not; past this the connection closes.
const MAX_READ: usize = 64 * 1024 * 1024;

/// The body, unless it is longer than `max` bytes or breaks off. What is too much is read all the same, and thrown
/// away: a browser still sending when its connection closes says that it was cut, and never shows the answer.
pub async fn read(mut body: Body, max: usize) -> Option<Vec<u8>> {
    let (mut kept, mut length) = (Vec::new(), 0);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.ok()?.into_data() else { continue };
        length += data.len();
        if length > MAX_READ {
            return None;
        }
        if length <= max {
            kept.extend_from_slice(&data);
        } else {
            kept = Vec::new();
        }
    }
    (length <= max).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_is_read_whole_or_not_at_all() {
        assert_eq!(read(Body::from("abcd"), 4).await.as_deref(), Some(&b"abcd"[..]));
        assert_eq!(read(Body::from("abcde"), 4).await, None);
        assert_eq!(read(Body::empty(), 4).await, Some(Vec::new()));
    }
}
