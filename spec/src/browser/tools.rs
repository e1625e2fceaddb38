//! Finding the programs that a story needs, and saying so when one is missing.

use std::env;
use std::io::Write;
use std::path::PathBuf;
use std::thread;

/// The file named by `variable`, else the first of `usual` that exists. `None` if the variable is set but empty, or if
/// nothing is there.
pub(super) fn find(variable: &str, usual: &[&str]) -> Option<PathBuf> {
    let candidates = match env::var_os(variable) {
        Some(path) => vec![PathBuf::from(path)],
        None => usual.iter().map(PathBuf::from).collect(),
    };
    candidates.into_iter().find(|path| path.is_file())
}

/// Says on standard error that the current test is not run, and why. Panics when `GUICHET_ALL=1`: there, everything runs.
///
/// Writes to the stream itself, since the test runner keeps what `eprintln!` says to itself when a test passes.
pub fn not_run(why: &str) {
    assert!(env::var_os("GUICHET_ALL").is_none_or(|all| all != "1"), "{why}, and GUICHET_ALL=1 wants everything run");
    let current = thread::current();
    let line = format!("not run: {}: {why}\n", current.name().unwrap_or("a test"));
    // A closed standard error is no reason to fail a story.
    let _ = std::io::stderr().write_all(line.as_bytes());
}
