use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

/// A moment of the conversation at which the server may misbehave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Connect,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// After the final dot.
    Dot,
}

/// What it does there instead of its duty.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Nobody listens, at [`Step::Connect`] of a sink scripted so from the start. Later on, when the
    /// port is already open, the same as [`Fault::Drop`].
    Refuse,
    /// This reply, complete with its code: `"450 4.2.0 later"`. Lines are separated by `\n`.
    Reply(String),
    /// Hangs up without a word; after the dot, having kept the mail or not.
    Drop { kept: bool },
    /// Says nothing for so long, then does its duty.
    Hang(Duration),
    /// Does its duty, and says this in the same breath: as somebody on the way would.
    More(String),
    /// Answers one byte at a time, with such a pause before each.
    Drip(Duration),
}

/// How the server protects the conversation.
#[derive(Debug, Clone, Default)]
pub enum Encryption {
    /// Not at all; also what a client sees when somebody strips STARTTLS on the way.
    #[default]
    None,
    StartTls(Certificate),
    Implicit(Certificate),
}

/// The script of a server. The default one accepts everything in clear.
#[derive(Debug, Clone, Default)]
pub struct Behaviour {
    pub encryption: Encryption,
    /// User and password without which no mail is taken.
    pub account: Option<(String, String)>,
    faults: Vec<(Step, Fault)>,
    refused: Vec<(String, String)>,
}

impl Behaviour {
    /// Misbehaves at that step, in every conversation.
    #[must_use]
    pub fn fault_at(mut self, step: Step, fault: Fault) -> Self {
        self.faults.push((step, fault));
        self
    }

    /// Answers so at that step.
    #[must_use]
    pub fn reply_at(self, step: Step, reply: &str) -> Self {
        self.fault_at(step, Fault::Reply(reply.to_owned()))
    }

    /// Answers so to this recipient alone.
    #[must_use]
    pub fn refusing(mut self, recipient: &str, reply: &str) -> Self {
        self.refused.push((recipient.to_owned(), reply.to_owned()));
        self
    }

    #[must_use]
    pub fn encrypted(mut self, encryption: Encryption) -> Self {
        self.encryption = encryption;
        self
    }

    #[must_use]
    pub fn with_account(mut self, user: &str, password: &str) -> Self {
        self.account = Some((user.to_owned(), password.to_owned()));
        self
    }

    pub(super) fn fault(&self, step: Step) -> Option<&Fault> {
        self.faults.iter().find(|(at, _)| *at == step).map(|(_, fault)| fault)
    }

    /// Late or slow is still done; another reply or none is not.
    pub(super) fn does_duty(&self, step: Step) -> bool {
        matches!(
            self.fault(step),
            None | Some(Fault::Hang(_) | Fault::More(_) | Fault::Drip(_) | Fault::Drop { kept: true })
        )
    }

    pub(super) fn refusal(&self, recipient: &str) -> Option<&str> {
        self.refused.iter().find(|(address, _)| address == recipient).map(|(_, reply)| reply.as_str())
    }
}

/// A certificate for `localhost` and 127.0.0.1, made for the occasion and signed by nobody else.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// What a client must be told to trust.
    pub pem: String,
    pub config: Arc<ServerConfig>,
}

impl Certificate {
    pub fn self_signed() -> Self {
        Self::valid_until(2100)
    }

    /// The same, out of date.
    pub fn expired() -> Self {
        Self::valid_until(2001)
    }

    fn valid_until(year: i32) -> Self {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let mut wanted = rcgen::CertificateParams::new(names).expect("names");
        wanted.not_before = rcgen::date_time_ymd(2000, 1, 1);
        wanted.not_after = rcgen::date_time_ymd(year, 1, 1);
        let signing_key = rcgen::KeyPair::generate().expect("a key");
        let made = wanted.self_signed(&signing_key).expect("a certificate");
        let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("protocol versions")
            .with_no_client_auth()
            .with_single_cert(vec![made.der().clone()], key)
            .expect("a matching key");
        Self { pem: made.pem(), config: Arc::new(config) }
    }
}
