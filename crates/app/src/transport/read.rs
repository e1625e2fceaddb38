//! Reading: a table, or the one file that nests everything.

mod formula;
mod node;
mod table;
mod tree;

pub use formula::{harmless, neutral};

#[cfg(test)]
pub use node::texts;

use super::document::Document;
use super::fault::{At, Faults};
use super::text::decode;

/// A file to import.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path; what it ends with says its format.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads files; what is worth knowing of their encoding.
pub fn read(files: &[File], faults: &mut Faults) -> (Document, Vec<String>) {
    let (mut document, mut notices) = (Document::default(), Vec::new());
    for (rank, file) in files.iter().enumerate() {
        let at = |line| At { file: rank, line };
        let decoded = match decode(&file.bytes) {
            Ok(decoded) => decoded,
            Err(line) => {
                faults.add(at(line), "this is no text in UTF-8 or Windows-1252: save it as CSV UTF-8, or as YAML");
                continue;
            }
        };
        if let Some(encoding) = decoded.encoding {
            notices.push(format!("{}: not in UTF-8, read as {encoding}: look at its accents", file.name));
        }
        let extension = file.name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
        match extension.as_deref() {
            Some("csv") => table::read(&decoded.text, rank, &mut document, faults),
            Some("yaml" | "yml") => tree::read(&decoded.text, rank, &mut document, faults),
            _ => faults.add(at(1), "a file that ends with .yaml, .yml or .csv is needed"),
        }
    }
    (document, notices)
}
