//! Looking for viruses, by a ClamAV daemon.

use std::path::Path;
use std::time::Duration;

use clamav_client::tokio::{Socket, Tcp, scan_file};

use crate::config::{Scanner, ScannerPlace};

/// What is known of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is no scanner.
    None,
    Clean,
    /// The scanner was down, and files are then kept.
    Unchecked,
    /// The scanner was down, and files are then refused.
    Refused,
    /// The name of the virus.
    Infected(String),
}

impl Verdict {
    pub fn code(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Clean => "clean",
            Self::Unchecked | Self::Refused | Self::Infected(_) => "unchecked",
        }
    }
}

/// What the daemon says of a file; one that takes longer than `patience` is down.
pub async fn scan(scanner: Option<&Scanner>, path: &Path, patience: Duration) -> Verdict {
    let Some(scanner) = scanner else { return Verdict::None };
    let asked = async {
        match &scanner.place {
            ScannerPlace::Socket(socket_path) => scan_file(path, Socket { socket_path }, None).await,
            ScannerPlace::Tcp(host_address) => scan_file(path, Tcp { host_address }, None).await,
        }
    };
    let answer = tokio::time::timeout(patience, asked).await;
    let said = match answer {
        Ok(Ok(said)) => understood(&String::from_utf8_lossy(&said)),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("it does not answer".to_owned()),
    };
    said.unwrap_or_else(|error| {
        tracing::error!(error, "the virus scanner is down");
        if scanner.refuses_when_down { Verdict::Refused } else { Verdict::Unchecked }
    })
}

/// `stream: OK`, `stream: Eicar-Signature FOUND`; anything else is no verdict.
fn understood(said: &str) -> Result<Verdict, String> {
    let said = said.trim_matches(['\0', '\n', ' ']);
    let verdict = said.strip_prefix("stream: ").unwrap_or(said);
    match verdict.strip_suffix(" FOUND") {
        Some(virus) => Ok(Verdict::Infected(virus.chars().filter(|c| !c.is_control()).take(100).collect())),
        None if verdict == "OK" => Ok(Verdict::Clean),
        None => Err(said.chars().take(200).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_yes_is_clean() {
        assert_eq!(understood("stream: OK\0"), Ok(Verdict::Clean));
        let found = understood("stream: Win.Test.EICAR_HDB-1 FOUND\0");
        assert_eq!(found, Ok(Verdict::Infected("Win.Test.EICAR_HDB-1".to_owned())));
        for said in ["", "INSTREAM size limit exceeded. ERROR", "stream: NOT OK", "OK OK"] {
            assert!(understood(said).is_err(), "{said:?}");
        }
    }
}
