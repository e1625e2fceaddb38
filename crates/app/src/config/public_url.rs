//! The address of the installation, as people type it.

use std::fmt;
use std::net::IpAddr;

use super::host::{host_and_port, is_loopback};
use super::reader::Fault;

/// An origin in the sense of the Web: scheme, host, and port unless it is the scheme's own.
/// It never ends with a slash: paths are appended as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
}

impl PublicUrl {
    /// Reads an address; the error is the remedy.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (scheme, rest) = text.split_once("://").ok_or_else(|| format!("write the scheme too: https://{text}"))?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return Err("start the address with https://".into());
        }
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains('@') {
            return Err("remove the account before the host name".into());
        }
        if let Some(at) = rest.find(['/', '?', '#']) {
            return Err(format!("stop after the host name: {scheme}://{}", &rest[..at]));
        }
        let (host, port) = host_and_port(rest)?;
        let usual = if scheme == "https" { 443 } else { 80 };
        let shown = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        let origin = match port {
            Some(port) if port != usual => format!("{scheme}://{shown}:{port}"),
            _ => format!("{scheme}://{shown}"),
        };
        Ok(Self { origin, host })
    }

    /// The origin, such as `https://aide.univ.fr`: what browsers send as `Origin`.
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// The address of a page, from its path, which starts with a slash.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The host alone, without brackets or port.
    pub fn host(&self) -> &str {
        &self.host
    }

    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// Whether only this machine can reach the address.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

/// Reads the key `site.public_url`.
pub(super) fn parse(text: &str) -> Result<PublicUrl, Fault> {
    let url = PublicUrl::parse(text)?;
    if url.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_unspecified()) {
        return Err("write the name people type: this address only means \"every interface\"".into());
    }
    Ok(url)
}
