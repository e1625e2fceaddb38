//! A real ClamAV daemon, which knows two viruses: one of our own, and the test file that the whole trade agrees on.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::browser::not_run;

/// What our own virus consists of.
pub const MARKER: &str = "guichet-virus-for-tests";
/// Its name, as the daemon says it: signatures that are not its makers' are marked so.
pub const MARKER_NAME: &str = "Guichet.Test.Marker.UNOFFICIAL";
/// The name of the other one.
pub const EICAR_NAME: &str = "Guichet.Test.Eicar.UNOFFICIAL";
const EICAR_MD5: &str = "44d88612fea8a8f36de82e1278abb02f";

/// The test file of EICAR, put together when asked for: whoever scans these sources finds none.
pub fn eicar() -> Vec<u8> {
    let halves = [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"];
    halves.concat().into_bytes()
}

/// The daemon, the program that `GUICHET_CLAMD` names. It stops when dropped.
pub struct Clamd {
    pub socket: PathBuf,
    program: OsString,
    folder: TempDir,
    server: Child,
}

impl Clamd {
    /// `None` when the program is not there, which is then said.
    pub fn start() -> Option<Self> {
        let Some(program) = env::var_os("GUICHET_CLAMD") else {
            not_run("no ClamAV daemon");
            return None;
        };
        let folder = TempDir::new().expect("a folder");
        write_settings(folder.path()).expect("written");
        let server = run(&program, folder.path());
        let daemon = Self { socket: folder.path().join("socket"), program, folder, server };
        daemon.wait();
        Some(daemon)
    }

    /// Once stopped.
    pub fn start_again(&mut self) {
        self.server = run(&self.program, self.folder.path());
        self.wait();
    }

    /// Until it answers.
    fn wait(&self) {
        let start = Instant::now();
        while !self.answers() {
            assert!(start.elapsed() < Duration::from_secs(30), "the ClamAV daemon does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn answers(&self) -> bool {
        let asked = || {
            let mut stream = UnixStream::connect(&self.socket)?;
            stream.write_all(b"zPING\0")?;
            let mut said = String::new();
            stream.read_to_string(&mut said)?;
            io::Result::Ok(said)
        };
        asked().is_ok_and(|said| said.starts_with("PONG"))
    }

    /// Stops it the hard way.
    pub fn stop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        self.stop();
    }
}

fn write_settings(folder: &Path) -> io::Result<()> {
    let base = folder.join("base");
    fs::create_dir(&base)?;
    let hex: Vec<String> = MARKER.bytes().map(|byte| format!("{byte:02x}")).collect();
    fs::write(base.join("tests.ndb"), format!("Guichet.Test.Marker:0:*:{}\n", hex.concat()))?;
    fs::write(base.join("tests.hdb"), format!("{EICAR_MD5}:{}:Guichet.Test.Eicar\n", eicar().len()))?;
    let (socket, base) = (folder.join("socket").display().to_string(), base.display().to_string());
    let text = format!("LocalSocket {socket}\nDatabaseDirectory {base}\nForeground yes\nStreamMaxLength 1M\n");
    fs::write(folder.join("clamd.conf"), text)
}

fn run(program: &OsStr, folder: &Path) -> Child {
    let mut command = Command::new(program);
    command.arg("--config-file").arg(folder.join("clamd.conf"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the daemon starts")
}
