//! Signing what leaves (DKIM, RFC 6376): relaxed canonicalisation of headers and body, RSA or Ed25519 (RFC 8463).
//!
//! The libraries that sign bytes want a newer compiler than ours, or sign only messages of their own making; the
//! cryptography is ring's, and what is written here is verified by another program in the tests.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;

use crate::message::Composed;

/// What is signed of the headers, when it is there. Those that readers see and answer to are named once more than there
/// are: nobody adds a second one.
const SIGNED: [&str; 18] = [
    "from",
    "from",
    "reply-to",
    "reply-to",
    "to",
    "to",
    "subject",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
];

/// Why a key cannot sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusableKey(pub String);

impl fmt::Display for UnusableKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for UnusableKey {}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// Signs in the name of a domain, with the key published at `selector._domainkey.domain`.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

impl fmt::Debug for Signer {
    /// The key is nobody's to read.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Signer({}._domainkey.{})", self.selector, self.domain)
    }
}

impl Signer {
    /// Reads a private key: PEM, RSA of 2048 bits or more (PKCS#8 or PKCS#1), or Ed25519 (PKCS#8).
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_pem(domain: &str, selector: &str, pem: &[u8]) -> Result<Self, UnusableKey> {
        let refused = |why: &str| UnusableKey(why.to_owned());
        let der = PrivateKeyDer::from_pem_slice(pem).map_err(|_| refused("it holds no private key in PEM"))?;
        let key = match &der {
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der()).map(rsa),
            PrivateKeyDer::Pkcs8(der) => {
                let der = der.secret_pkcs8_der();
                match Ed25519KeyPair::from_pkcs8_maybe_unchecked(der) {
                    Ok(key) => Ok(Key::Ed25519(Box::new(key))),
                    Err(_) => RsaKeyPair::from_pkcs8(der).map(rsa),
                }
            }
            _ => return Err(refused("its key is neither RSA nor Ed25519")),
        };
        let key = key.map_err(|error| UnusableKey(format!("its key cannot sign ({error})")))?;
        Ok(Self { domain: domain.to_owned(), selector: selector.to_owned(), key })
    }

    fn algorithm(&self) -> &'static str {
        match self.key {
            Key::Rsa(_) => "rsa-sha256",
            Key::Ed25519(_) => "ed25519-sha256",
        }
    }

    fn signature(&self, data: &[u8]) -> Option<Vec<u8>> {
        match &self.key {
            // The digest is hashed once more by the key itself (RFC 8463 §3).
            Key::Ed25519(key) => Some(key.sign(digest(&SHA256, data).as_ref()).as_ref().to_vec()),
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                // PKCS#1 v1.5 draws nothing: the same mail has the same signature.
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), data, &mut signature).ok()?;
                Some(signature)
            }
        }
    }

    /// The mail with its signature in front, dated `date`, seconds since 1970. The same mail gives the same bytes.
    ///
    /// # Errors
    /// The key failed.
    pub fn sign(&self, mail: Composed, date: i64) -> Result<Composed, UnusableKey> {
        let headers = headers(mail.headers());
        let names: Vec<&str> = SIGNED
            .into_iter()
            .enumerate()
            .filter(|(at, name)| *at == 0 || headers.iter().any(|(known, _)| known == name))
            .map(|(_, name)| name)
            .collect();
        let body = STANDARD.encode(digest(&SHA256, &relaxed_body(mail.body())));
        let field = format!(
            "v=1; a={}; c=relaxed/relaxed; d={}; s={};\r\n t={date}; h={};\r\n bh={body};\r\n b=",
            self.algorithm(),
            self.domain,
            self.selector,
            names.join(":")
        );
        let mut data = String::new();
        let mut used: Vec<usize> = Vec::new();
        for name in &names {
            // From the last up; one that is not there counts as empty (RFC 6376 §5.4.2).
            let found = (0..headers.len()).rev().find(|at| headers[*at].0 == *name && !used.contains(at));
            if let Some(at) = found {
                used.push(at);
                data.extend([name, ":", headers[at].1.as_str(), "\r\n"]);
            }
        }
        data.extend(["dkim-signature:", relaxed_value(&field).as_str()]);
        let signature = self.signature(data.as_bytes()).ok_or_else(|| UnusableKey("its key cannot sign".to_owned()))?;
        let folded = STANDARD.encode(signature).into_bytes();
        let folded: Vec<&str> = folded.chunks(72).filter_map(|line| std::str::from_utf8(line).ok()).collect();
        Ok(mail.preceded_by(&format!("DKIM-Signature: {field}{}\r\n", folded.join("\r\n "))))
    }
}

fn rsa(key: RsaKeyPair) -> Key {
    Key::Rsa(Box::new(key))
}

/// Each header in lower case with its relaxed value, in order.
fn headers(text: &str) -> Vec<(String, String)> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let header =
        |line: &str| line.split_once(':').map(|(name, value)| (name.trim().to_lowercase(), relaxed_value(value)));
    unfolded.split("\r\n").filter_map(header).collect()
}

/// Unfolded, blanks reduced to one space, none at the ends (RFC 6376 §3.4.2).
fn relaxed_value(value: &str) -> String {
    value.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Blanks reduced to one space, none at the ends of lines, no empty lines at the end (RFC 6376 §3.4.4).
fn relaxed_body(body: &str) -> Vec<u8> {
    let line = |line: &str| {
        let begins_blank = line.starts_with([' ', '\t']);
        let words = relaxed_value(line);
        if begins_blank && !words.is_empty() { format!(" {words}") } else { words }
    };
    let mut lines: Vec<String> = body.split("\r\n").map(line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let mut text = lines.join("\r\n");
    if !text.is_empty() {
        text.push_str("\r\n");
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 6376 §3.4.5.
    #[test]
    fn the_example_of_the_standard_is_relaxed_as_it_says() {
        assert_eq!(
            headers("A: X\r\nB : Y\t\r\n\tZ  \r\n"),
            [("a".to_owned(), "X".to_owned()), ("b".to_owned(), "Y Z".to_owned())]
        );
        assert_eq!(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n"), b" C\r\nD E\r\n");
        assert!(relaxed_body("\r\n\r\n").is_empty());
    }

    #[test]
    fn a_key_that_is_none_is_refused_with_the_reason() {
        let refused = |pem: &str| Signer::from_pem("exemple.fr", "s", pem.as_bytes()).expect_err("no key").0;
        assert_eq!(refused("secret"), "it holds no private key in PEM");
        let nonsense = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        assert!(refused(nonsense).starts_with("its key cannot sign"), "{}", refused(nonsense));
    }
}
