use std::fmt;
use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, TlsParameters};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::Secret;

/// How the conversation is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// No encryption: for a relay on the same machine.
    Plain,
    /// Encrypted before anything is said; a server that does not offer it gets nothing.
    StartTls,
    /// Encrypted from the first byte (port 465).
    Tls,
}

/// The institution's outgoing mail server.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub credentials: Option<(String, Secret)>,
    /// The longest one attempt may last, connection and conversation together.
    pub timeout: Duration,
    /// Certificates of a private authority, PEM, trusted besides those of the system.
    pub extra_root_pem: Option<Vec<u8>>,
    /// The name we greet with: this machine's, as the relay should see it.
    pub helo_name: String,
}

impl RelaySettings {
    /// A relay without account, with a time-out of 30 seconds.
    pub fn new(host: impl Into<String>, port: u16, security: Security) -> Self {
        Self {
            host: host.into(),
            port,
            security,
            credentials: None,
            timeout: Duration::from_secs(30),
            extra_root_pem: None,
            helo_name: "localhost".to_owned(),
        }
    }
}

/// Settings no conversation could start with; found at start-up, not at the first mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unusable {
    HeloName(String),
    /// The PEM text holds no certificate, or one that cannot be trusted.
    ExtraRoot(String),
    Tls(String),
}

impl fmt::Display for Unusable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HeloName(name) => write!(out, "{name:?} is not a host name to greet with"),
            Self::ExtraRoot(why) => write!(out, "the extra root certificate cannot be used: {why}"),
            Self::Tls(why) => write!(out, "encryption cannot be set up: {why}"),
        }
    }
}

impl std::error::Error for Unusable {}

/// Trusts the system's authorities, and the private one if there is one.
pub(super) fn tls_parameters(settings: &RelaySettings) -> Result<TlsParameters, Unusable> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.extra_root_pem {
        let roots: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|error| Unusable::ExtraRoot(error.to_string()))?;
        if roots.is_empty() {
            return Err(Unusable::ExtraRoot("no certificate in the file".to_owned()));
        }
        for root in roots {
            let root = Certificate::from_der(root.to_vec());
            builder = builder.add_root_certificate(root.map_err(|error| Unusable::ExtraRoot(error.to_string()))?);
        }
    }
    builder.build_rustls().map_err(|error| match settings.extra_root_pem {
        Some(_) => Unusable::ExtraRoot(error.to_string()),
        None => Unusable::Tls(error.to_string()),
    })
}
