use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio_rustls::TlsAcceptor;

/// The longest line, CRLF included (RFC 5321 §4.5.3.1.6).
const LINE: usize = 1_000;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// Lines in, replies out, in clear or not.
pub(super) struct Wire(BufReader<Box<dyn Stream>>);

/// A line without its CRLF, or why it is not one.
pub(super) enum Line {
    Text(Vec<u8>),
    TooLong,
    /// A CR or LF that is not part of a CRLF.
    BareBreak,
}

impl Wire {
    pub(super) fn clear(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Self {
        Self(BufReader::new(Box::new(stream)))
    }

    /// What the client sent ahead in clear is thrown away: it must not pass for encrypted.
    pub(super) async fn encrypted(self, config: Arc<ServerConfig>) -> io::Result<Self> {
        let stream = TlsAcceptor::from(config).accept(self.0.into_inner()).await?;
        Ok(Self::clear(stream))
    }

    pub(super) async fn line(&mut self) -> io::Result<Line> {
        let mut line = Vec::new();
        let limit = u64::try_from(LINE).unwrap_or(u64::MAX);
        (&mut self.0).take(limit).read_until(b'\n', &mut line).await?;
        if line.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line.pop() != Some(b'\n') {
            return self.rest_of_line().await;
        }
        if line.pop() != Some(b'\r') || line.contains(&b'\r') {
            return Ok(Line::BareBreak);
        }
        Ok(Line::Text(line))
    }

    async fn rest_of_line(&mut self) -> io::Result<Line> {
        let mut rest = Vec::new();
        self.0.read_until(b'\n', &mut rest).await?;
        Ok(Line::TooLong)
    }

    /// A reply, one line or several separated by `\n`.
    pub(super) async fn reply(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(format!("{}\r\n", text.replace('\n', "\r\n")).as_bytes()).await?;
        self.0.flush().await
    }

    pub(super) async fn drip(&mut self, text: &str, pause: Duration) -> io::Result<()> {
        for byte in format!("{text}\r\n").bytes() {
            tokio::time::sleep(pause).await;
            self.0.write_all(&[byte]).await?;
            self.0.flush().await?;
        }
        Ok(())
    }
}
