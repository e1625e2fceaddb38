use std::io;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// What a client asks of a bucket.
pub(super) struct Request {
    pub method: String,
    /// After the name of the bucket: a key.
    pub key: String,
    pub query: String,
    pub body: Vec<u8>,
}

/// One connection, of one request.
pub(super) struct Wire(BufReader<TcpStream>);

impl Wire {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self(BufReader::new(stream))
    }

    pub(super) async fn request(&mut self) -> io::Result<Request> {
        let first = self.line().await?;
        let mut words = first.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let key = path.rsplit('/').next().unwrap_or_default();
        let mut length = 0;
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok(Request { method: method.to_owned(), key: key.to_owned(), query: query.to_owned(), body })
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line).await?;
        Ok(line.trim_end().to_owned())
    }

    /// An answer that announces `length` bytes and carries these.
    pub(super) async fn answer(&mut self, status: u16, length: usize, body: &[u8]) -> io::Result<()> {
        self.head(status, length).await?;
        self.0.write_all(body).await?;
        self.0.flush().await
    }

    pub(super) async fn head(&mut self, status: u16, length: usize) -> io::Result<()> {
        let head = format!(
            "HTTP/1.1 {status} .\r\nContent-Length: {length}\r\nETag: \"e\"\r\n\
             Last-Modified: Tue, 10 Mar 2026 08:00:00 GMT\r\nConnection: close\r\n\r\n"
        );
        self.0.write_all(head.as_bytes()).await
    }

    pub(super) async fn piece(&mut self, piece: &[u8]) -> io::Result<()> {
        self.0.write_all(piece).await?;
        self.0.flush().await
    }
}
