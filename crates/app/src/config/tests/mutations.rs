//! Each key, spoiled in each way: the error names the key and the line.

use super::super::keys::{Fallback, KEYS, Key, Kind};
use super::super::{ConfigError, Source};
use super::{Folder, RIGHT, about, line, line_of, with, written};

/// The keys of the table that [`RIGHT`] gives a value to.
fn keys() -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(|key| RIGHT.iter().any(|(name, _)| *name == key.full_name()))
}

/// Values that no key of that kind takes, as TOML.
fn spoiled(kind: Kind) -> Vec<String> {
    let mut values: Vec<String> =
        ["\"\"", "\"  \"", "[\"a\"]", "{ a = 1 }", "1.5", "2026-01-01", "\"\\u0000\"", "\"a\\nb\""]
            .map(String::from)
            .to_vec();
    match kind {
        Kind::Text | Kind::Secret | Kind::OneOf(_) => values.extend(["12".into(), "true".into()]),
        Kind::Integer { min, max } => values.extend([
            (min - 1).to_string(),
            (max + 1).to_string(),
            "-1".into(),
            "99999999999999999999".into(),
            format!("\"{min}\""),
            "\"abc\"".into(),
            "true".into(),
        ]),
        Kind::Flag => values.extend(["\"true\"".into(), "1".into()]),
    }
    if let Kind::OneOf(words) = kind {
        values.push(format!("\"{}\"", words[0].to_uppercase()));
        values.push("\"whatever\"".into());
    }
    values
}

/// Values that are not even TOML.
const NOT_TOML: &[&str] = &["", "abc", "\"abc", "'abc", "= 3", "12abc", "\"a\" \"b\"", "\"\\q\""];

/// Keys of which the others of their kind make no sense without it.
const TOGETHER: &[&str] = &[
    "mail.user",
    "mail.password_file",
    "mail.dkim_selector",
    "mail.dkim_key_file",
    "mail.redirect_to",
    "files.s3_endpoint",
    "files.s3_bucket",
    "files.s3_access_key",
    "files.s3_secret_file",
];

/// The only error is about that key, on its line.
#[track_caller]
fn assert_named(text: &str, errors: &[ConfigError], key: &Key) {
    let error = about(errors, &key.full_name());
    assert_eq!(errors.len(), 1, "{text}\n{errors:#?}");
    let expected = line_of(text, key_line(text, key));
    assert_eq!(line(error), Some(expected), "{text}\n{error}");
    assert!(!error.found.is_empty() && !error.remedy.is_empty(), "{error:?}");
}

/// The written line of a key whose name may exist in two sections.
fn key_line<'a>(text: &'a str, key: &Key) -> &'a str {
    let section = text.split(&format!("[{}]\n", key.section)).nth(1).unwrap();
    section.lines().find(|line| line.starts_with(&format!("{} =", key.name))).unwrap()
}

#[test]
fn a_spoiled_value_is_refused_by_name_and_line() {
    let folder = Folder::new();
    for key in keys() {
        for value in spoiled(key.kind) {
            // Told apart from the same key of another section.
            let text = with(&key.full_name(), &format!("{value} # {}", key.full_name()));
            assert_named(&text, &folder.refused(&text), key);
        }
    }
}

#[test]
fn a_value_that_is_not_toml_is_refused_by_name_and_line() {
    let folder = Folder::new();
    for key in keys() {
        for value in NOT_TOML {
            let text = with(&key.full_name(), &format!("{value} # {}", key.full_name()));
            assert_named(&text, &folder.refused(&text), key);
        }
    }
}

#[test]
fn a_key_written_twice_is_refused_at_the_second() {
    let folder = Folder::new();
    for key in keys() {
        let full_name = key.full_name();
        let text = written(|this, line| {
            Some(if this == full_name { format!("{line}\n{line} # again {full_name}") } else { line })
        });
        let errors = folder.refused(&text);
        let again = 1 + text.lines().position(|line| line.ends_with(&format!("again {full_name}"))).unwrap();
        assert_eq!(line(about(&errors, &full_name)), Some(again), "{errors:#?}");
        assert_eq!(errors.len(), 1, "{errors:#?}");
    }
}

#[test]
fn a_mistyped_key_is_refused_with_the_right_one() {
    let folder = Folder::new();
    for key in keys() {
        let mistyped = format!("{}x", key.name);
        let full_name = key.full_name();
        let text =
            written(|this, line| Some(if this == full_name { line.replacen(key.name, &mistyped, 1) } else { line }));
        let errors = folder.refused(&text);
        let error = about(&errors, &format!("{}.{mistyped}", key.section));
        assert_eq!(line(error), Some(line_of(&text, &mistyped)), "{error}");
        assert!(error.remedy.starts_with(&format!("write {},", key.name)), "{error}");
    }
}

#[test]
fn an_absent_key_is_refused_when_mandatory_and_else_has_its_default() {
    let folder = Folder::new();
    for key in keys() {
        let text = written(|this, line| (this != key.full_name()).then_some(line));
        match (key.fallback, folder.load(&text)) {
            (Fallback::Required, Err(errors)) => {
                let error = about(&errors, &key.full_name());
                assert!(matches!(error.source, Source::Missing(_)), "{error}");
                assert!(error.remedy.contains(&key.variable()), "{error}");
                assert_eq!(errors.len(), 1);
            }
            (Fallback::Required, Ok(_)) => panic!("{} is mandatory", key.full_name()),
            // An account and its password only go together, and so does what leads to a bucket.
            (_, Err(errors)) => {
                assert!(TOGETHER.contains(&key.full_name().as_str()), "{errors:#?}");
                assert!(errors.iter().all(|error| error.key.starts_with(key.section)), "{errors:#?}");
            }
            (_, Ok(_)) => {}
        }
    }
}

#[test]
fn all_the_errors_come_together_in_reading_order() {
    let text =
        "[site]\nlanguage = \"de\"\nlisten = 8080\nnamme = \"x\"\n[mail]\nport = 0\n[sessions]\nidle_minutes = x\n";
    let errors = Folder::new().refused(text);
    let told: Vec<_> = errors.iter().map(|error| (error.key.as_str(), line(error))).collect();
    assert_eq!(
        told,
        [
            ("site.language", Some(2)),
            ("site.listen", Some(3)),
            ("site.namme", Some(4)),
            ("mail.port", Some(6)),
            ("sessions.idle_minutes", Some(8)),
            ("database.url", None),
            ("mail.from", None),
            ("mail.host", None),
            ("site.public_url", None),
        ]
    );
}
