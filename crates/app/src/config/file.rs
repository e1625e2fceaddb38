//! The bytes of the configuration file, made into text and then into sections.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::{Entry, Value};
use super::error::{ConfigError, Source};
use super::place::Text;
use super::{keys, syntax, unknown};

/// No configuration written by a person comes near it.
const LARGEST: u64 = 256 * 1024;

/// What a file says: its known settings, its sections, and all that is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) entries: Vec<Entry>,
    /// The known sections it opens, even empty.
    pub(super) sections: Vec<&'static str>,
    pub(super) errors: Vec<ConfigError>,
    /// Some line names no known key: one may seem absent that is there.
    pub(super) is_damaged: bool,
}

/// Reads the file; an error when there is nothing to work on.
pub(super) fn read(path: &Path) -> Result<String, Box<ConfigError>> {
    let whole = |found: String, expected: &str, remedy: &str| {
        Box::new(ConfigError {
            source: Source::WholeFile(path.to_owned()),
            key: String::new(),
            found,
            expected: expected.into(),
            remedy: remedy.into(),
        })
    };
    let unreadable = |error: std::io::Error| {
        whole(
            format!("a file that cannot be read ({})", error.kind()),
            "the configuration of Guichet",
            "give the path with --config, and the account that runs Guichet the right to read it; guichet.toml.example is a start",
        )
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(whole(
            "more than 256 KiB".into(),
            "a short text file",
            "check that this is the configuration file, and remove what is not",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        let mut error =
            whole("bytes that are not UTF-8".into(), "a text in UTF-8", "save the file again with the encoding UTF-8");
        error.source = Source::File { path: path.to_owned(), line, column: 1 };
        error
    })?;
    // The mark some editors put first; it carries nothing.
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// Understands the text of the file. Nothing in it is taken on trust but the TOML grammar.
pub(super) fn parse(path: &Path, text: &str) -> Contents {
    let text = Text::new(path, text);
    let mut contents = Contents::default();
    if let Some(error) = syntax::forbidden_character(&text) {
        contents.errors.push(error);
        contents.is_damaged = true;
        return contents;
    }
    let (table, complaints) = DeTable::parse_recoverable(text.as_str());
    let faults = syntax::explain(&text, &complaints);
    contents.is_damaged = faults.has_lost_keys;
    contents.errors = faults.errors;
    contents.entries = faults.entries;
    let damaged = faults.lines;
    for (name, value) in table.get_ref() {
        if !damaged.contains(&text.line_of(name.span().start)) {
            section(&text, name, value, &damaged, &mut contents);
        }
    }
    contents
}

/// Takes one section of the file.
fn section(
    text: &Text<'_>,
    name: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    damaged: &[usize],
    contents: &mut Contents,
) {
    let source = text.source(name.span().start);
    let known = keys::SECTIONS.iter().find(|(section, _)| section == name.get_ref());
    let (Some((section, _)), Some(table)) = (known, value.get_ref().as_table()) else {
        let is_section = value.get_ref().is_table();
        contents.errors.push(unknown::section(name.get_ref(), is_section, source));
        return;
    };
    contents.sections.push(section);
    for (name, value) in table {
        let line = text.line_of(name.span().start);
        if damaged.contains(&line) {
            continue;
        }
        match keys::find(section, name.get_ref()) {
            Some(key) => contents.entries.push(Entry {
                key,
                value: Value::from_toml(value.get_ref()),
                source: text.source(value.span().start),
            }),
            None => contents.errors.push(unknown::key(section, name.get_ref(), text.source(name.span().start))),
        }
    }
}
