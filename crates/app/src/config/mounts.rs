//! Which file system a path is on. The locks of an embedded database
//! are not to be trusted over a network.

use std::fs;
use std::path::{Path, PathBuf};

/// The type of the network file system that holds `path`, if it is on one.
/// `None` too where the kernel does not list its mounts.
pub(super) fn network_file_system(path: &Path) -> Option<String> {
    let mounts = fs::read_to_string("/proc/self/mounts").ok()?;
    network_type(&mounts, path)
}

/// The same, from the text of `/proc/self/mounts`: the deepest mount point holds the path, and
/// of two on the same point the later one.
pub(super) fn network_type(mounts: &str, path: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            Some((unescaped(fields.next()?), fields.next()?))
        })
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| point.components().count())
        .map(|(_, kind)| kind)
        .filter(|kind| kind.starts_with("nfs") || kind.starts_with("smb") || *kind == "cifs")
        .map(str::to_owned)
}

/// The kernel writes space, tab, line feed and backslash as three octal digits.
fn unescaped(field: &str) -> PathBuf {
    let plain = field.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\");
    PathBuf::from(plain)
}
