use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// Far more than a relay says in one conversation, certificates included.
const BYTES: usize = 32 * 1024;
/// The client parses a reply again at each of its lines: thousands of them would cost minutes.
const LINES: usize = 300;

/// A connection on which the server may say only so much (guarantee P37).
#[derive(Debug)]
pub(super) struct Bounded {
    stream: TcpStream,
    bytes: usize,
    lines: usize,
    /// The reply to STARTTLS, as far as it has come: what follows it in clear is not the server's word (RFC 3207 §4.2).
    last_in_clear: Option<Vec<u8>>,
}

impl Bounded {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, bytes: 0, lines: 0, last_in_clear: None }
    }

    /// Whether somebody speaks between the reply to STARTTLS and the encryption.
    fn is_injected(&mut self, heard: &[u8]) -> bool {
        let Some(reply) = &mut self.last_in_clear else { return false };
        reply.extend_from_slice(heard);
        let mut lines = reply.split_inclusive(|byte| *byte == b'\n');
        // Of a reply of several lines, the last one has no dash after its code.
        let Some(last) = lines.position(|line| line.ends_with(b"\n") && line.get(3) != Some(&b'-')) else {
            return false;
        };
        let length: usize = reply.split_inclusive(|byte| *byte == b'\n').take(last + 1).map(<[u8]>::len).sum();
        let is_injected = reply.len() > length;
        self.last_in_clear = None;
        is_injected
    }
}

impl AsyncTokioStream for Bounded {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

impl AsyncRead for Bounded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        let heard = &buffer.filled()[before..];
        self.bytes += heard.len();
        self.lines += heard.split(|byte| *byte == b'\n').count() - 1;
        if self.bytes > BYTES || self.lines > LINES {
            buffer.set_filled(before);
            return Poll::Ready(Err(io::Error::other("the server says too much")));
        }
        if self.is_injected(&buffer.filled()[before..]) {
            buffer.set_filled(before);
            return Poll::Ready(Err(io::Error::other("somebody speaks in clear after STARTTLS")));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Bounded {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if bytes == b"STARTTLS\r\n" {
            self.last_in_clear = Some(Vec::new());
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
