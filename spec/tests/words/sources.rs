//! The string literals of the sources and templates that may name words.

use std::fs;
use std::path::{Path, PathBuf};

/// A literal, the call it is the first argument of, and the literal that is the next argument.
#[derive(Debug, Clone)]
pub struct Literal {
    /// `say`, `say1`, `code_of`, `format!`…; empty when it is not a first argument.
    pub call: String,
    pub text: String,
    /// The second argument, when it is a literal too.
    pub second: Option<String>,
    pub place: String,
}

/// Every literal of the program: Rust outside unit tests, and what templates compute.
pub fn literals() -> Vec<Literal> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for folder in ["crates/app", "crates/web", "crates/guichet", "crates/domain"] {
        let mut files = Vec::new();
        gather(&root.join(folder).join("src"), &mut files);
        gather(&root.join(folder).join("templates"), &mut files);
        for file in files.into_iter().filter(|file| !is_unit_test(file)) {
            let text = fs::read_to_string(&file).expect("a source");
            let text = if file.extension().is_some_and(|extension| extension == "rs") {
                text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
            } else {
                computed(&text)
            };
            let place = file.strip_prefix(&root).expect("inside").display().to_string();
            found.extend(read(&text, &place));
        }
    }
    assert!(found.len() > 300, "only {} literals: the sources are elsewhere", found.len());
    found
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|kind| ["rs", "html", "txt"].iter().any(|known| kind == *known)) {
            found.push(path);
        }
    }
}

/// The demo's stories are what people say, not words of the interface.
fn is_unit_test(file: &Path) -> bool {
    let path = file.display().to_string();
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains("/demo/stories")
}

/// What stands between `{{ }}` and `{% %}`.
fn computed(template: &str) -> String {
    let mut code = String::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for part in template.split(open).skip(1) {
            code.push_str(part.split(close).next().unwrap_or_default());
            code.push('\n');
        }
    }
    code
}

fn read(source: &str, place: &str) -> Vec<Literal> {
    let mut found: Vec<Literal> = Vec::new();
    let (mut rest, mut before) = (source, String::new());
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\"'") {
            3
        } else if c == '"' {
            let (text, length) = string(rest);
            match found.last_mut() {
                Some(first) if before.trim() == "," && !first.call.is_empty() => first.second = Some(text.clone()),
                _ => {}
            }
            found.push(Literal { call: call(&before), text, second: None, place: place.to_owned() });
            before.clear();
            length
        } else {
            before.push(c);
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    found
}

/// `words.say1(` before a literal is a call of `say1`; `page.say(&format!(` is one of `format!`.
fn call(before: &str) -> String {
    let Some(before) = before.trim_end().trim_end_matches('&').strip_suffix('(') else { return String::new() };
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '!';
    before[before.rfind(|c| !is_name(c)).map_or(0, |at| at + 1)..].to_owned()
}

/// The value of the literal that `rest` begins with, and its length in the source.
fn string(rest: &str) -> (String, usize) {
    let mut value = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, at + 1),
            '\\' => match chars.next().map(|(_, escaped)| escaped) {
                Some('\n') => while chars.next_if(|(_, blank)| blank.is_whitespace()).is_some() {},
                Some(escaped) => value.push(escaped),
                None => break,
            },
            other => value.push(other),
        }
    }
    (value, rest.len())
}
