//! Values that must never reach a log, a page or an error message.

use std::fs::{self, Metadata};
use std::path::Path;

pub use mail::Secret;

/// Reads a password from a file; the line feed that editors add at the end is not part of it.
/// The error is what is wrong and the remedy.
pub(super) fn from_file(path: &Path) -> Result<Secret, (String, String)> {
    let refuse = |found: String, remedy: String| Err((found, remedy));
    let file = path.display();
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => {
            return refuse(
                format!("\"{file}\", which cannot be read ({})", error.kind()),
                "create that file for the account that runs Guichet, or correct the path".into(),
            );
        }
    };
    if !metadata.is_file() || metadata.len() > 4096 {
        return refuse(
            format!("\"{file}\", which is not a file of at most 4096 bytes"),
            "put the password alone in a file of its own".into(),
        );
    }
    if is_open_to_everybody(&metadata) {
        return refuse(
            format!("\"{file}\", which every account of this machine can open"),
            format!("run chmod 640 {file}"),
        );
    }
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            return refuse(
                format!("\"{file}\", which cannot be read as text ({})", error.kind()),
                "give the account that runs Guichet the right to read that file".into(),
            );
        }
    };
    let password = text.trim_end_matches(['\r', '\n']);
    if password.trim().is_empty() || password.contains(|c: char| c.is_control()) {
        return refuse(
            format!("\"{file}\", which does not hold one line of text"),
            "write the password alone, on one line".into(),
        );
    }
    Ok(Secret::new(password.to_owned()))
}

/// Whether accounts other than the owner and the group may read or write the file.
#[cfg(unix)]
pub(super) fn is_open_to_everybody(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o006 != 0
}

/// Whether accounts other than the owner and the group may read or write the file: elsewhere
/// than on Unix there is no such bit to read.
#[cfg(not(unix))]
pub(super) fn is_open_to_everybody(_metadata: &Metadata) -> bool {
    false
}
