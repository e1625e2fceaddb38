//! What the documentation names exists.

use std::fs;
use std::path::{Path, PathBuf};

const PAGES: [&str; 4] = ["README.md", "README.fr.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

/// Made by running something: named in the pages, absent from a fresh checkout.
const MADE: [&str; 3] = ["target/", "guichet-demo", "guichet.toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_path_named_exists() {
    let mut tree = Vec::new();
    files(&root(), "", &mut tree);
    let mut checked = 0;
    for name in PAGES {
        let text = page(name);
        for path in quoted(&text).into_iter().filter(|word| is_path(word)).chain(linked(&text)) {
            for path in alternatives(path.trim_end_matches('/')) {
                assert!(tree.iter().any(|file| is_at(file, &path)), "{name} names `{path}`, which does not exist");
                checked += 1;
            }
        }
    }
    assert!(checked > 20, "only {checked} paths were found");
}

#[test]
fn the_architecture_has_its_walkthroughs() {
    let text = page("ARCHITECTURE.md");
    let walkthroughs = text.split("\n## ").find(|part| part.starts_with("Five walkthroughs")).expect("their heading");
    let each: Vec<_> = walkthroughs.split("\n### ").skip(1).collect();
    assert_eq!(each.len(), 5, "{walkthroughs}");
    for walkthrough in each {
        let files = quoted(walkthrough).into_iter().filter(|word| is_path(word) && word.contains('.')).count();
        assert!(files >= 2, "a walkthrough passes through real files: {walkthrough}");
    }
}

/// The words between backquotes, outside blocks of code.
fn quoted(text: &str) -> Vec<&str> {
    let prose = text.split("\n```").step_by(2);
    prose.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

/// The targets of links and pictures that are files of this repository.
fn linked(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.contains("://"))
}

/// Looks like a file or a folder of the repository.
fn is_path(word: &str) -> bool {
    let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./*{},".contains(c));
    let ends = [".rs", ".md", ".html", ".txt", ".toml", ".sql", ".ftl", ".css", ".js", ".example"];
    let is_file = ends.iter().any(|end| word.ends_with(end) && word.len() > end.len());
    let word = word.trim_start_matches("./");
    let is_made = MADE.iter().any(|made| word.starts_with(made) && !word.ends_with(".example"));
    let is_address = word.starts_with('/') || word.contains("..");
    is_plain && (is_file || word.contains('/')) && !is_address && !is_made
}

/// `locales/{fr,en}` is two paths.
fn alternatives(path: &str) -> Vec<String> {
    match (path.find('{'), path.find('}')) {
        (Some(open), Some(close)) if open < close => path[open + 1..close]
            .split(',')
            .flat_map(|choice| alternatives(&format!("{}{choice}{}", &path[..open], &path[close + 1..])))
            .collect(),
        _ => vec![path.to_owned()],
    }
}

/// The named path is this file, or ends its path: a page may say `fold.rs` after it has said where. A star is any name.
fn is_at(file: &str, named: &str) -> bool {
    let (start, end) = named.split_once('*').unwrap_or((named, ""));
    if end.is_empty() && !named.contains('*') {
        return file == named || file.strip_suffix(named).is_some_and(|folder| folder.ends_with('/'));
    }
    file.strip_prefix(start).and_then(|rest| rest.strip_suffix(end)).is_some_and(|name| !name.contains('/'))
}

/// Every file and folder of the repository, by its path from the root.
fn files(folder: &Path, path: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        let is_folder = entry.file_type().expect("a kind").is_dir();
        if is_folder && !["target", ".git", "node_modules"].contains(&name.as_str()) {
            files(&entry.path(), &path, found);
        }
        found.push(path);
    }
}
