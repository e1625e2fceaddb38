//! The SQL in the sources of this crate: string literals, found by reading Rust as little as needed.

use std::path::{Path, PathBuf};

/// A string literal, and the call it is the first argument of.
#[derive(Debug)]
pub struct Literal {
    /// `q`, `push`, `script`…; empty when the literal is not the first argument of a call.
    pub call: String,
    pub text: String,
    pub place: String,
}

/// Every string literal of the crate outside comments and unit tests.
pub fn literals() -> Vec<Literal> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files.sort();
    assert!(files.len() > 10, "the sources are where they should be");
    files.iter().flat_map(|file| read(file, &root)).collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn read(file: &Path, root: &Path) -> Vec<Literal> {
    let text = std::fs::read_to_string(file).expect("a source");
    // Unit tests come last in a file.
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let name = file.strip_prefix(root).expect("inside").display().to_string();
    scan(text).into_iter().map(|(line, call, text)| Literal { call, text, place: format!("{name}:{line}") }).collect()
}

/// Line, call and value of each string literal.
pub fn scan(source: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let mut rest = source;
    let mut before = String::new();
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some(char_literal) = char_literal(rest) {
            rest = &rest[char_literal..];
            before.clear();
        } else if c == '"' {
            let line = 1 + source[..source.len() - rest.len()].matches('\n').count();
            let (text, length) = string(rest);
            found.push((line, call(&before), text));
            rest = &rest[length..];
            before.clear();
        } else {
            before.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// The length of a character literal here; a lifetime is not one.
fn char_literal(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let skipped = if inside.starts_with('\\') { 2 } else { inside.chars().next()?.len_utf8() };
    // `'\u{1f}'` is longer than an escape of one letter.
    let end = inside.get(skipped..)?.find('\'').filter(|end| *end == 0 || inside.starts_with("\\u"))?;
    Some(1 + skipped + end + 1)
}

/// `query.push(` before a literal is a call of `push`.
fn call(before: &str) -> String {
    let Some(before) = before.trim_end().strip_suffix('(') else { return String::new() };
    let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    before[start..].to_owned()
}

/// The value of the literal that `rest` begins with, and its length in the source.
fn string(rest: &str) -> (String, usize) {
    let mut value = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, at + 1),
            '\\' => match chars.next().map(|(_, escaped)| escaped) {
                // The line goes on after the blanks that begin the next one.
                Some('\n') => while chars.next_if(|(_, blank)| blank.is_whitespace()).is_some() {},
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some(quoted) => value.push(quoted),
                None => break,
            },
            other => value.push(other),
        }
    }
    panic!("a string without an end: {rest}");
}
