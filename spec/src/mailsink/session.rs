use std::io;
use std::sync::Arc;

use mail_parser::decoders::base64::base64_decode;
use tokio::net::TcpStream;

use super::behaviour::{Behaviour, Encryption, Fault, Step};
use super::wire::{Line, Wire};
use super::{Received, Shared};

/// One conversation, from the greeting to whoever hangs up first.
pub(super) async fn run(stream: TcpStream, shared: Arc<Shared>) {
    let behaviour = shared.state().behaviour.clone();
    let session = Session { behaviour, shared, encrypted: false, trusted: false, from: None, to: vec![] };
    // The client going away is an end like any other.
    let _ = session.talk(Wire::clear(stream)).await;
}

struct Session {
    behaviour: Behaviour,
    shared: Arc<Shared>,
    encrypted: bool,
    /// The client has shown the account's password.
    trusted: bool,
    from: Option<String>,
    to: Vec<String>,
}

/// What follows a command.
enum Next {
    Reply(Step, String),
    /// A reply no script can change.
    Plain(&'static str),
    Encrypt,
    Data,
    Bye,
}

impl Session {
    async fn talk(mut self, mut wire: Wire) -> io::Result<()> {
        if let Encryption::Implicit(certificate) = &self.behaviour.encryption {
            wire = wire.encrypted(Arc::clone(&certificate.config)).await?;
            self.encrypted = true;
        }
        self.answer(&mut wire, Step::Connect, "220 mailsink.test ESMTP").await?;
        loop {
            let line = match wire.line().await? {
                Line::Text(line) => String::from_utf8_lossy(&line).into_owned(),
                Line::TooLong | Line::BareBreak => {
                    wire.reply("500 5.5.2 not a command line").await?;
                    continue;
                }
            };
            self.shared.state().commands.push(line.clone());
            match self.next(&line) {
                Next::Reply(step, reply) => self.answer(&mut wire, step, &reply).await?,
                Next::Plain(reply) => wire.reply(reply).await?,
                Next::Bye => return wire.reply("221 2.0.0 bye").await,
                Next::Encrypt => wire = self.encrypt(wire).await?,
                Next::Data => self.data(&mut wire).await?,
            }
        }
    }

    fn next(&mut self, line: &str) -> Next {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => Next::Reply(Step::Ehlo, self.offers()),
            "STARTTLS" if self.offers_starttls() => Next::Encrypt,
            "AUTH" => Next::Reply(Step::Auth, self.sign_in(rest).to_owned()),
            "MAIL" if self.behaviour.account.is_some() && !self.trusted => {
                Next::Plain("530 5.7.0 authentication required")
            }
            "MAIL" => match path(rest, "FROM:") {
                Some(from) => {
                    self.from = Some(from).filter(|_| self.behaviour.does_duty(Step::Mail));
                    self.to.clear();
                    Next::Reply(Step::Mail, "250 2.1.0 ok".to_owned())
                }
                None => Next::Plain("501 5.5.4 MAIL FROM:<address>"),
            },
            "RCPT" if self.from.is_some() => match path(rest, "TO:") {
                Some(to) => self.recipient(to),
                None => Next::Plain("501 5.5.4 RCPT TO:<address>"),
            },
            "DATA" if !self.to.is_empty() => Next::Data,
            "RCPT" | "DATA" => Next::Plain("503 5.5.1 not now"),
            "RSET" => {
                (self.from, self.to) = (None, vec![]);
                Next::Plain("250 2.0.0 ok")
            }
            "NOOP" => Next::Plain("250 2.0.0 ok"),
            "QUIT" => Next::Bye,
            _ => Next::Plain("502 5.5.1 unknown command"),
        }
    }

    fn offers_starttls(&self) -> bool {
        !self.encrypted && matches!(self.behaviour.encryption, Encryption::StartTls(_))
    }

    fn offers(&self) -> String {
        let mut lines = vec!["mailsink.test", "8BITMIME", "ENHANCEDSTATUSCODES"];
        if self.offers_starttls() {
            lines.push("STARTTLS");
        }
        if self.behaviour.account.is_some() {
            lines.push("AUTH PLAIN");
        }
        let last = lines.pop().unwrap_or_default();
        let more: String = lines.iter().map(|line| ["250-", line, "\n"].concat()).collect();
        format!("{more}250 {last}")
    }

    fn sign_in(&mut self, argument: &str) -> &'static str {
        let shown = argument.strip_prefix("PLAIN ").and_then(|text| base64_decode(text.as_bytes()));
        let Some((user, password)) = &self.behaviour.account else {
            return "503 5.5.1 no account needed";
        };
        let right = shown.is_some_and(|shown| shown == format!("\0{user}\0{password}").into_bytes());
        self.trusted = right && self.behaviour.does_duty(Step::Auth);
        if right { "235 2.7.0 welcome" } else { "535 5.7.8 wrong user or password" }
    }

    fn recipient(&mut self, to: String) -> Next {
        if let Some(reply) = self.behaviour.refusal(&to) {
            return Next::Reply(Step::Rcpt, reply.to_owned());
        }
        if self.behaviour.does_duty(Step::Rcpt) {
            self.to.push(to);
        }
        Next::Reply(Step::Rcpt, "250 2.1.5 ok".to_owned())
    }

    async fn encrypt(&mut self, mut wire: Wire) -> io::Result<Wire> {
        self.answer(&mut wire, Step::StartTls, "220 2.0.0 go ahead").await?;
        let Encryption::StartTls(certificate) = &self.behaviour.encryption else { return Ok(wire) };
        if !self.behaviour.does_duty(Step::StartTls) {
            return Ok(wire);
        }
        let config = Arc::clone(&certificate.config);
        self.encrypted = true;
        // Nothing said before counts (RFC 3207 §4.2).
        (self.trusted, self.from, self.to) = (false, None, vec![]);
        wire.encrypted(config).await
    }

    async fn data(&mut self, wire: &mut Wire) -> io::Result<()> {
        self.answer(wire, Step::Data, "354 end with a dot").await?;
        if !self.behaviour.does_duty(Step::Data) {
            return Ok(());
        }
        let (data, complaint) = read_data(wire).await?;
        let mail = Received { from: self.from.take().unwrap_or_default(), to: std::mem::take(&mut self.to), data };
        if let Some(complaint) = complaint {
            return wire.reply(complaint).await;
        }
        // Kept before the reply leaves: a client told "250" must find its mail here.
        if self.behaviour.does_duty(Step::Dot) {
            self.shared.state().messages.push(mail);
        }
        self.answer(wire, Step::Dot, "250 2.0.0 kept").await
    }

    /// The server's duty, unless the script says otherwise.
    async fn answer(&self, wire: &mut Wire, step: Step, duty: &str) -> io::Result<()> {
        match self.behaviour.fault(step) {
            None => wire.reply(duty).await,
            Some(Fault::Reply(text)) => wire.reply(text).await,
            Some(Fault::Refuse | Fault::Drop { .. }) => Err(io::ErrorKind::ConnectionAborted.into()),
            Some(Fault::More(text)) => wire.reply(&format!("{duty}\n{text}")).await,
            Some(Fault::Hang(pause)) => {
                tokio::time::sleep(*pause).await;
                wire.reply(duty).await
            }
            Some(Fault::Drip(pause)) => wire.drip(duty, *pause).await,
        }
    }
}

/// The address in `FROM:<address> parameters`.
fn path(rest: &str, keyword: &str) -> Option<String> {
    let start = rest.get(..keyword.len()).filter(|start| start.eq_ignore_ascii_case(keyword))?;
    let (address, _) = rest[start.len()..].trim_start().strip_prefix('<')?.split_once('>')?;
    Some(address.to_owned())
}

/// The message up to the lone dot, doubled dots undone, and what is wrong with it if anything is.
async fn read_data(wire: &mut Wire) -> io::Result<(Vec<u8>, Option<&'static str>)> {
    let (mut data, mut complaint) = (Vec::new(), None);
    loop {
        match wire.line().await? {
            Line::Text(line) if line == b"." => return Ok((data, complaint)),
            Line::Text(line) => {
                data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
                data.extend_from_slice(b"\r\n");
            }
            Line::TooLong => complaint = Some("550 5.6.0 line above 1000 bytes"),
            Line::BareBreak => complaint = Some("550 5.6.0 bare CR or LF"),
        }
    }
}
