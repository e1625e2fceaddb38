//! `guichet.toml.example`, written from the table of keys.

use std::fmt::Write;

use super::keys::{Fallback, KEYS, Key, SECTIONS};

const HEAD: &str = "\
# The configuration of Guichet. `guichet check-config --config guichet.toml` reads it as the
# server would, and says what is wrong with it.
#
# What is commented out is optional. Texts go between double quotes; a relative path starts
# from the folder of this file. Each key can be overridden by the environment variable named
# beside it, which obeys the same rules.
";

/// A complete, commented configuration: every key, its default, its environment variable.
pub fn reference() -> String {
    let mut text = HEAD.to_owned();
    for (section, doc) in SECTIONS {
        let keys = || KEYS.iter().filter(|key| key.section == *section);
        text.push('\n');
        comment(&mut text, doc);
        // A section without a mandatory key, or that is optional as a whole, starts commented out.
        let mark = if is_mandatory(section) { "" } else { "#" };
        let _ = writeln!(text, "{mark}[{section}]");
        for key in keys() {
            text.push('\n');
            comment(&mut text, key.doc);
            let _ = writeln!(text, "# Default: {}. Variable: {}", default(key), key.variable());
            let mark = if key.is_required() { mark } else { "#" };
            let _ = writeln!(text, "{mark}{} = {}", key.name, key.sample);
        }
    }
    text
}

/// The mails are the one part of Guichet that can be left for later.
fn is_mandatory(section: &str) -> bool {
    section != "mail"
}

fn comment(text: &mut String, doc: &str) {
    for line in doc.lines() {
        let _ = writeln!(text, "# {line}");
    }
}

fn default(key: &Key) -> String {
    match key.fallback {
        Fallback::Required => "none, mandatory".into(),
        Fallback::Absent => "none".into(),
        Fallback::Rule(rule) => rule.into(),
        Fallback::Text(text) => format!("\"{text}\""),
        Fallback::Integer(number) => number.to_string(),
        Fallback::Flag(flag) => flag.to_string(),
    }
}
