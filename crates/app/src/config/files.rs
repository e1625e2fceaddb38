//! `[files]`: where attached files are kept, how large they may be, who looks for viruses in them.

use std::path::PathBuf;

use super::database::Database;
use super::host::host_and_port;
use super::mail::password_file;
use super::reader::{Fault, Reader};
use super::secret::Secret;

/// Attached files.
#[derive(Debug, Clone)]
pub struct Files {
    /// The contents, unless there is a bucket; what is being received, always.
    pub folder: PathBuf,
    pub bucket: Option<Bucket>,
    pub limits: Limits,
    pub scanner: Option<Scanner>,
}

/// How much goes with one message.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a file, at most.
    pub file: u64,
    /// Bytes of the files of a message together, at most.
    pub message: u64,
    /// Files of a message, at most.
    pub count: usize,
}

/// A bucket of an S3-compatible store.
#[derive(Debug, Clone)]
pub struct Bucket {
    pub endpoint: String,
    pub name: String,
    pub region: String,
    pub access_key: String,
    pub secret: Secret,
}

/// A ClamAV daemon.
#[derive(Debug, Clone)]
pub struct Scanner {
    pub place: ScannerPlace,
    /// When it does not answer, files are refused; else kept, and marked as not checked.
    pub refuses_when_down: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScannerPlace {
    Socket(PathBuf),
    /// `host:port`.
    Tcp(String),
}

const MEGABYTE: u64 = 1024 * 1024;

pub(super) fn read(reader: &mut Reader<'_>, database: Option<&Database>) -> Option<Files> {
    let folder = reader.path("files.folder").or_else(|| match database? {
        Database::Sqlite(path) => Some(path.parent()?.join("files")),
        Database::Postgres(_) => Some(reader.file().parent()?.join("files")),
    });
    let file = reader.integer::<u64>("files.max_megabytes");
    let message = reader.integer::<u64>("files.max_message_megabytes");
    let count = reader.integer("files.max_count");
    let bucket = bucket(reader);
    let scanner = scanner(reader);
    let limits = Limits { file: file? * MEGABYTE, message: message? * MEGABYTE, count: count? };
    if limits.message < limits.file {
        reader.refuse(
            "files.max_message_megabytes",
            Fault::from("write at least files.max_megabytes, or lower that one"),
        );
        return None;
    }
    Some(Files { folder: folder?, bucket, limits, scanner })
}

/// All four, or none.
fn bucket(reader: &mut Reader<'_>) -> Option<Bucket> {
    let names = ["files.s3_endpoint", "files.s3_bucket", "files.s3_access_key", "files.s3_secret_file"];
    let given = names.iter().filter(|name| reader.has(name)).count();
    if given == 0 {
        return None;
    }
    for name in names.into_iter().filter(|name| !reader.has(name)).collect::<Vec<_>>() {
        reader.refuse(name, Fault::from("write it, or remove the other s3_ lines to keep files in the folder"));
    }
    let endpoint = reader.parsed("files.s3_endpoint", endpoint);
    let name = reader.parsed("files.s3_bucket", bucket_name);
    let region = reader.text("files.s3_region");
    let access_key = reader.text("files.s3_access_key");
    let secret = password_file(reader, "files.s3_secret_file");
    Some(Bucket { endpoint: endpoint?, name: name?, region: region?, access_key: access_key?, secret: secret? })
}

/// As every store names its buckets, so that a space or a path does not wait for the first file to be found out.
fn bucket_name(text: &str) -> Result<String, Fault> {
    let may_be = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if (3..=63).contains(&text.len()) && text.chars().all(may_be) {
        return Ok(text.to_owned());
    }
    Err("write 3 to 63 lower case letters, digits, hyphens and dots: the name of the bucket alone".into())
}

fn endpoint(text: &str) -> Result<String, Fault> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.ok_or("start with https:// or http://")?.trim_end_matches('/');
    host_and_port(host)?;
    Ok(text.trim_end_matches('/').to_owned())
}

fn scanner(reader: &mut Reader<'_>) -> Option<Scanner> {
    let refuses = reader.text("files.when_scanner_is_down");
    if !reader.has("files.scanner") {
        return None;
    }
    let place = reader.parsed("files.scanner", place);
    Some(Scanner { place: place?, refuses_when_down: refuses? == "refuse" })
}

fn place(text: &str) -> Result<ScannerPlace, Fault> {
    if text.starts_with('/') {
        return Ok(ScannerPlace::Socket(PathBuf::from(text)));
    }
    match host_and_port(text)? {
        (_, Some(_)) => Ok(ScannerPlace::Tcp(text.to_owned())),
        (_, None) => Err("write the port after the host, such as 127.0.0.1:3310".into()),
    }
}
