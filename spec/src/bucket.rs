//! Buckets to keep files in: a real S3 server, another that misbehaves on demand.

mod broken;
mod wire;

use std::env;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use app::config;
use mail::Secret;
use tempfile::TempDir;

pub use broken::{BrokenBucket, Fault};

use crate::browser::not_run;

/// The only account that s3rver knows; it does not check its signatures of the fourth version, which are ours.
const ACCOUNT: &str = "S3RVER";

fn at(port: u16) -> config::Bucket {
    config::Bucket {
        endpoint: format!("http://127.0.0.1:{port}"),
        name: "guichet".to_owned(),
        region: "us-east-1".to_owned(),
        access_key: ACCOUNT.to_owned(),
        secret: Secret::new(ACCOUNT),
    }
}

/// A real S3 server, the program that `GUICHET_S3` names, with an empty bucket. It stops when dropped.
pub struct S3Server {
    pub bucket: config::Bucket,
    server: Child,
    /// What it keeps.
    pub folder: TempDir,
}

impl S3Server {
    /// `None` when the program is not there, which is then said.
    pub fn start() -> Option<Self> {
        let Some(program) = env::var_os("GUICHET_S3") else {
            not_run("no S3 server");
            return None;
        };
        let folder = TempDir::new().expect("a folder");
        let mut server = Command::new(program)
            .args(["--address", "127.0.0.1", "--port", "0", "--silent", "--configure-bucket", "guichet"])
            .arg("--directory")
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the S3 server starts");
        let lines = BufReader::new(server.stdout.take().expect("piped")).lines();
        let place = lines.map_while(Result::ok).find(|line| line.contains("listening on"));
        let port = place.as_deref().and_then(|line| line.rsplit(':').next()?.parse().ok());
        Some(Self { bucket: at(port.expect("it says where it listens")), server, folder })
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
