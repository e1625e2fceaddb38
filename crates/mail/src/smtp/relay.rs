use std::fmt;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Response, Severity};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};

use super::bounded::Bounded;
use super::delivery::{Delivery, Step, clean, later, verdict};
use super::settings::{RelaySettings, Security, Unusable, tls_parameters};
use crate::Composed;

/// The answer to QUIT changes nothing any more: how long we stay polite.
const FAREWELL: Duration = Duration::from_secs(1);
const LATE: &str = "no complete answer in time";

/// A way to the relay, ready to use. One connection per mail: a help desk sends few at a time, and
/// nothing a mail does to its connection reaches the next one.
#[derive(Clone)]
pub struct Relay {
    settings: RelaySettings,
    helo: ClientId,
    tls: Option<TlsParameters>,
}

impl fmt::Debug for Relay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Relay").field(&self.settings).finish()
    }
}

impl Relay {
    /// Checks the settings and reads the trusted certificates, once. Talks to nobody.
    pub fn new(settings: RelaySettings) -> Result<Self, Unusable> {
        let helo = &settings.helo_name;
        if helo.is_empty() || helo.len() > 255 || !helo.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Unusable::HeloName(helo.clone()));
        }
        let tls = match settings.security {
            Security::Plain => None,
            Security::StartTls | Security::Tls => Some(tls_parameters(&settings)?),
        };
        Ok(Self { helo: ClientId::Domain(helo.clone()), tls, settings })
    }

    /// One attempt. Never longer than the time-out (plus one second of farewell), whatever the server does.
    pub async fn deliver(&self, mail: &Composed) -> Delivery {
        let deadline = Instant::now() + self.settings.timeout;
        let mut talk = match Talk::open(self, deadline).await {
            Ok(talk) => talk,
            Err(delivery) => return delivery,
        };
        let delivery = match talk.hand_over(mail).await {
            Ok(reply) => Delivery::Accepted { reply },
            Err(delivery) => delivery,
        };
        let _ = timeout(FAREWELL, talk.connection.quit()).await;
        delivery
    }
}

/// One conversation, each step of which ends before the common deadline.
struct Talk {
    connection: AsyncSmtpConnection,
    deadline: Instant,
}

impl Talk {
    /// Connected, encrypted as configured, and signed in; or why not.
    async fn open(relay: &Relay, deadline: Instant) -> Result<Self, Delivery> {
        let settings = &relay.settings;
        let mut connection = connect(relay, deadline).await?;
        if let (Security::StartTls, Some(tls)) = (settings.security, relay.tls.clone()) {
            if !connection.can_starttls() {
                return Err(later(Step::StartTls, "the server does not offer it, nothing was sent in clear"));
            }
            by(deadline, Step::StartTls, connection.starttls(tls, &relay.helo)).await?;
        }
        if let Some((user, password)) = &settings.credentials {
            let credentials = Credentials::new(user.clone(), password.expose().to_owned());
            by(deadline, Step::Auth, connection.auth(DEFAULT_MECHANISMS, &credentials)).await?;
        }
        Ok(Self { connection, deadline })
    }

    /// The relay's reply once it has accepted the whole mail; or why it did not.
    async fn hand_over(&mut self, mail: &Composed) -> Result<String, Delivery> {
        let (connection, deadline) = (&mut self.connection, self.deadline);
        by(deadline, Step::Mail, connection.command(Mail::new(Some(mail.from.clone()), vec![]))).await?;
        by(deadline, Step::Rcpt, connection.command(Rcpt::new(mail.to.clone(), vec![]))).await?;
        let go_ahead = by(deadline, Step::Data, connection.command(Data)).await?;
        if !go_ahead.has_code(354) {
            return Err(later(Step::Data, &said(&go_ahead)));
        }
        // The connection adds the CRLF before the final dot itself.
        let source = mail.source().strip_suffix(b"\r\n").unwrap_or(mail.source());
        let reply = match by(deadline, Step::Body, connection.message(source)).await {
            Ok(reply) => reply,
            Err(delivery) => return Err(self.last_words().await.unwrap_or(delivery)),
        };
        if reply.code().severity == Severity::PositiveCompletion {
            Ok(said(&reply))
        } else {
            Err(later(Step::Body, &said(&reply)))
        }
    }

    /// A server that has read enough refuses and hangs up while we still speak: its reason may be there to be read.
    async fn last_words(&mut self) -> Option<Delivery> {
        let deadline = self.deadline.min(Instant::now() + FAREWELL);
        let heard = timeout_at(deadline, self.connection.read_response()).await.ok()?;
        heard.err().filter(|error| error.status().is_some()).map(|error| verdict(Step::Body, &error))
    }
}

/// Connected and greeted. In clear anybody on the way could speak for the server: it is bounded.
async fn connect(relay: &Relay, deadline: Instant) -> Result<AsyncSmtpConnection, Delivery> {
    let server = (relay.settings.host.as_str(), relay.settings.port);
    if relay.settings.security == Security::Tls {
        let tls = relay.tls.clone();
        let connecting = AsyncSmtpConnection::connect_tokio1(server, None, &relay.helo, tls, None);
        return by(deadline, Step::Connect, connecting).await;
    }
    let stream = match timeout_at(deadline, TcpStream::connect(server)).await {
        Ok(connected) => connected.map_err(|error| later(Step::Connect, &error.to_string()))?,
        Err(_) => return Err(later(Step::Connect, LATE)),
    };
    let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(Bounded::new(stream)), &relay.helo);
    by(deadline, Step::Connect, greeting).await
}

/// The step's result, unless the deadline comes first.
async fn by<T>(deadline: Instant, step: Step, work: impl Future<Output = Result<T, Error>>) -> Result<T, Delivery> {
    match timeout_at(deadline, work).await {
        Ok(done) => done.map_err(|error| verdict(step, &error)),
        Err(_) => Err(later(step, LATE)),
    }
}

fn said(reply: &Response) -> String {
    let text: Vec<&str> = reply.message().collect();
    clean(&format!("{} {}", reply.code(), text.join(" ")))
}
