//! What is wrong with a configuration, in one paragraph that ends with what to do.

use std::fmt;
use std::path::PathBuf;

/// Where a refused setting was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A place in the file; line and column count from 1, columns in characters.
    File { path: PathBuf, line: usize, column: usize },
    /// The file as a whole: absent, unreadable, too large.
    WholeFile(PathBuf),
    /// An environment variable, by name.
    Env(String),
    /// Nowhere: the key is mandatory and neither the file nor the environment gives it.
    Missing(PathBuf),
}

impl Source {
    /// The order of the report: the file from top to bottom, what it lacks, then the environment.
    fn order(&self) -> (u8, usize, usize) {
        match self {
            Self::WholeFile(_) => (0, 0, 0),
            Self::File { line, column, .. } => (1, *line, *column),
            Self::Missing(_) => (2, 0, 0),
            Self::Env(_) => (3, 0, 0),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line, column } => {
                write!(f, "{}:{line}:{column}", path.display())
            }
            Self::WholeFile(path) | Self::Missing(path) => write!(f, "{}", path.display()),
            Self::Env(variable) => f.write_str(variable),
        }
    }
}

/// One reason to refuse a configuration. Its `Display` is the whole message.
///
/// No field ever holds the value of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    pub source: Source,
    /// `section.name`, or empty when the fault is not that of one key.
    pub key: String,
    /// What stands there, as it can be shown.
    pub found: String,
    pub expected: String,
    /// What to do, as an imperative sentence without its full stop.
    pub remedy: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.source)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "found {}, expected {}. Remedy: {}.", self.found, self.expected, self.remedy)
    }
}

impl std::error::Error for ConfigError {}

/// Sorts errors as a person reads the file.
pub(super) fn in_reading_order(mut errors: Vec<ConfigError>) -> Vec<ConfigError> {
    errors.sort_by(|a, b| (a.source.order(), &a.key).cmp(&(b.source.order(), &b.key)));
    errors
}

/// A text as it can be shown on one line: quoted, escaped, cut at 60 characters, and without
/// the password that an address may hold.
pub(super) fn shown(text: &str) -> String {
    let masked = without_password(text);
    let text = masked.as_deref().unwrap_or(text);
    let cut: String = text.chars().take(60).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    // escape_debug would also escape the apostrophe and the quote: only control characters harm.
    let safe: String = cut
        .chars()
        .map(|c| match c {
            c if c.is_control() => c.escape_default().to_string(),
            c => c.to_string(),
        })
        .collect();
    format!("\"{safe}{more}\"")
}

/// `scheme://user:password@host` with dots for the password.
fn without_password(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let (account, place) = rest.rsplit_once('@')?;
    let (user, _) = account.split_once(':')?;
    Some(format!("{scheme}://{user}:…@{place}"))
}
