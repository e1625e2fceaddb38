//! The chromedriver process: started on a port that it chooses itself, gone when dropped.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

const SAYS_ITS_PORT: &str = "was started successfully on port ";

pub(super) struct Chromedriver {
    process: Child,
    port: u16,
    /// The Chromium to open windows with.
    pub(super) chromium: PathBuf,
    /// Profiles, and everything else that Chromium writes.
    folder: TempDir,
    /// Held open: chromedriver would stop on its next line if nobody could read it.
    _output: BufReader<ChildStdout>,
}

impl Chromedriver {
    /// Waits until chromedriver listens. Blocking.
    pub(super) fn start(program: &Path, chromium: &Path) -> Self {
        // The free port that it takes for IPv6 may be somebody's for IPv4: it then gives up, and another one will do.
        let mut said = String::new();
        for _ in 0..5 {
            match Self::try_start(program, chromium) {
                Ok(started) => return started,
                Err(words) => said = words,
            }
        }
        panic!("chromedriver stopped without saying its port:\n{said}")
    }

    fn try_start(program: &Path, chromium: &Path) -> Result<Self, String> {
        let folder = TempDir::with_prefix("guichet-browser-").expect("a temporary folder");
        let mut process = Command::new(program)
            .arg("--port=0")
            .envs(["TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"].map(|place| (place, folder.path())))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        match port_said(&mut output) {
            Ok(port) => Ok(Self { process, port, chromium: chromium.to_owned(), folder, _output: output }),
            Err(said) => {
                let _ = process.wait();
                Err(said)
            }
        }
    }

    /// Where WebDriver commands go.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A folder that no other window uses.
    pub(super) fn fresh_profile(&self) -> PathBuf {
        TempDir::with_prefix_in("profile-", self.folder.path()).expect("a folder for the profile").keep()
    }

    /// chromedriver closes its windows when asked to stop, and leaves them behind when killed.
    fn ask_to_stop(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        if self.ask_to_stop().is_ok() {
            for _ in 0..100 {
                if matches!(self.process.try_wait(), Ok(Some(_))) {
                    return;
                }
                sleep(Duration::from_millis(50));
            }
        }
        // It does not answer: nothing more can be done for its windows, and a panic here would hide the story's own.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port, or all that was said instead.
fn port_said(output: &mut impl BufRead) -> Result<u16, String> {
    let mut said = String::new();
    while output.read_line(&mut said).expect("chromedriver says its port") > 0 {
        if let Some((_, port)) = said.rsplit_once(SAYS_ITS_PORT) {
            return Ok(port.trim().trim_end_matches('.').parse().expect("a port number"));
        }
    }
    Err(said)
}
