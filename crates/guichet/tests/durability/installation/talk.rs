//! Requests by hand, one a connection.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// `None` when the server goes away before it has answered.
pub fn ask(place: &str, head: &str, body: &[u8]) -> Option<Answer> {
    let mut stream = connect(place)?;
    send(&mut stream, head, body.len(), body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8(answer[..end].to_vec()).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, body: answer.split_off(end + 4) })
}

/// Sends what a request begins with.
pub fn begin(place: &str, head: &str, length: usize, body: &[u8]) -> TcpStream {
    let mut stream = connect(place).expect("a connection");
    send(&mut stream, head, length, body).expect("sent");
    stream
}

fn connect(place: &str) -> Option<TcpStream> {
    let stream = TcpStream::connect(place).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    Some(stream)
}

fn send(stream: &mut TcpStream, head: &str, length: usize, body: &[u8]) -> Option<()> {
    let usual = "Host: guichet.example\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n";
    stream.write_all(format!("{head}{usual}Content-Length: {length}\r\n\r\n").as_bytes()).ok()?;
    stream.write_all(body).ok()
}

/// A header of an answer.
pub fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().filter_map(|line| line.split_once(": "));
    fields.find(|(this, _)| this.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Fields of a form, none of which needs more than its `@` written otherwise.
pub fn form(fields: &[(&str, &str)]) -> String {
    let written: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", value.replace('@', "%40"))).collect();
    written.join("&")
}

/// A form with one file, and its type.
pub fn multipart(name: &str, content: &[u8]) -> (&'static str, Vec<u8>) {
    let open = format!(
        "--border\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    ("multipart/form-data; boundary=border", [open.as_bytes(), content, b"\r\n--border--\r\n"].concat())
}
