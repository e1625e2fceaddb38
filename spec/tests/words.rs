//! The words: the same keys with the same arguments in both languages, none missing, none unused, and French as it
//! is printed.

#[path = "words/families.rs"]
mod families;
#[path = "words/samples.rs"]
mod samples;
#[path = "words/sources.rs"]
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app::words::CATALOGUE;
use app::{Words, sentences};
use domain::recipients::Reason;
use domain::{Coded, Language, Refusal};
use families::families;
use samples::refusals;
use sources::{Literal, literals};

/// Literals that begin as a key does and are something else.
const NO_KEYS: [&str; 6] = ["sign-in", "message", "field-hint", "new-password", "domain", "pile"];

/// How the identifier of an element that says what is wrong ends.
const ERROR: &str = "-error";

fn messages(language: Language) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in CATALOGUE.iter().filter(|file| file.language == language) {
        for (key, value) in parsed(file.text) {
            let place = format!("{}/{}.ftl", language.code(), file.area);
            assert!(found.insert(key.clone(), value).is_none(), "{place} says {key} again");
        }
    }
    assert!(found.len() > 100, "only {} messages", found.len());
    found
}

/// Key and value of each message; a value goes on in the lines that are indented.
fn parsed(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if let Some((key, value)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
            found.push((key.to_owned(), value.trim().to_owned()));
        } else {
            let (_, value) = found.last_mut().unwrap_or_else(|| panic!("before any key: {line}"));
            value.push('\n');
            value.push_str(line.trim());
        }
    }
    found
}

/// The names after `$`.
fn arguments(value: &str) -> BTreeSet<&str> {
    value.split('$').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()).collect()
}

fn looks_like_a_key(text: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(is_plain)
}

/// The keys that the program puts together.
fn composed() -> BTreeSet<String> {
    let fill = |(pattern, values): (&str, Vec<String>)| -> Vec<String> {
        values.iter().map(|value| pattern.replace("{}", value)).collect()
    };
    let refusals = refusals().iter().map(|refusal| refusal.key().to_owned()).collect::<Vec<_>>();
    families().into_iter().flat_map(fill).chain(refusals).collect()
}

/// A pattern such as `action-{code}-title`, its hole emptied.
fn pattern(literal: &Literal) -> Option<String> {
    let (before, rest) = literal.text.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    let pattern = format!("{before}{{}}{after}");
    let is_key = before.ends_with('-') && (after.is_empty() || after.starts_with('-'));
    (is_key && looks_like_a_key(&pattern.replace("{}", "x"))).then_some(pattern)
}

#[test]
fn every_file_of_words_is_in_the_program() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales").join(language.code());
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("a folder of words")
            .map(|file| file.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        let known = CATALOGUE.iter().filter(|file| file.language == *language);
        let known: BTreeSet<String> = known.map(|file| format!("{}.ftl", file.area)).collect();
        assert_eq!(files, known, "{}", language.code());
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_arguments() {
    let (french, english) = (messages(Language::French), messages(Language::English));
    let keys = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let (ours, theirs) = (keys(&french), keys(&english));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!((only(&ours, &theirs), only(&theirs, &ours)), (vec![], vec![]), "only in French, only in English");
    for (key, value) in &french {
        assert_eq!(arguments(value), arguments(&english[key]), "{key}");
        assert!(!value.trim().is_empty() && !english[key].trim().is_empty(), "{key} says nothing");
    }
}

#[test]
fn no_key_is_missing() {
    let french = messages(Language::French);
    let mut missing = BTreeSet::new();
    for literal in literals().into_iter().filter(|literal| !NO_KEYS.contains(&literal.text.as_str())) {
        let is_said =
            ["say", "say1", "say2", "with"].contains(&literal.call.as_str()) && looks_like_a_key(&literal.text);
        let area = literal.text.split('-').next().unwrap_or_default();
        let begins_as_one = literal.text.contains('-')
            && !literal.text.ends_with(ERROR)
            && looks_like_a_key(&literal.text)
            && !literal.place.starts_with("crates/domain")
            && french.keys().any(|key| key.split('-').next() == Some(area))
            && !families().iter().any(|(pattern, _)| pattern.starts_with(&format!("{}-{{}}", literal.text)));
        if (is_said || begins_as_one) && !french.contains_key(&literal.text) {
            missing.insert(format!("{} ({})", literal.text, literal.place));
        }
    }
    let composed = composed();
    missing.extend(composed.iter().filter(|key| !french.contains_key(*key)).map(|key| format!("{key} (composed)")));
    assert!(missing.is_empty(), "no words for: {missing:#?}");
}

#[test]
fn every_pattern_of_keys_is_listed() {
    let listed: BTreeSet<&str> = families().iter().map(|(pattern, _)| *pattern).collect();
    let mut used = BTreeSet::new();
    for literal in literals() {
        if literal.call == "code_of" {
            used.insert(format!("{}-{{}}", literal.text));
        }
        used.extend(pattern(&literal).filter(|_| literal.call == "format!"));
    }
    let areas: BTreeSet<&str> = listed.iter().filter_map(|pattern| pattern.split('-').next()).collect();
    let is_ours = |pattern: &&String| areas.contains(pattern.split('-').next().unwrap_or_default());
    let unknown: Vec<_> = used.iter().filter(is_ours).filter(|pattern| !listed.contains(pattern.as_str())).collect();
    assert!(unknown.is_empty(), "composed in the sources, and not in the table of families: {unknown:?}");
}

#[test]
fn no_key_is_unused() {
    let mut used = composed();
    used.extend(literals().into_iter().map(|literal| literal.text));
    let french = messages(Language::French);
    let unused: Vec<_> = french.keys().filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "words that nothing says: {unused:#?}");
}

/// `say` gives no argument, `say1` one: the sentence wants exactly that.
#[test]
fn sentences_get_the_arguments_they_want() {
    let french = messages(Language::French);
    for literal in literals() {
        let Some(value) = french.get(&literal.text) else { continue };
        let given: BTreeSet<&str> = match (literal.call.as_str(), &literal.second) {
            ("say", _) => BTreeSet::new(),
            ("say1", Some(name)) => BTreeSet::from([name.as_str()]),
            _ => continue,
        };
        assert_eq!(arguments(value), given, "{} in {}", literal.text, literal.place);
    }
}

#[test]
fn refusals_and_reasons_are_said_whole() {
    for words in Language::ALL.iter().map(|language| Words::of(*language)) {
        let refusals = refusals().iter().map(|refusal| words.refusal(refusal)).collect::<Vec<_>>();
        let reasons = Reason::samples();
        let reasons =
            reasons.iter().flat_map(|why| [sentences::reason(words, why), sentences::reason_about(words, why)]);
        for sentence in refusals.into_iter().chain(reasons) {
            let is_key = sentence.contains('-') && looks_like_a_key(&sentence);
            let is_whole = !sentence.is_empty() && !sentence.contains(['{', '}', '$']) && !is_key;
            assert!(is_whole, "{}: {sentence}", words.code());
        }
    }
}

/// The refusals' arguments are those of their sentences, and each of them has a sample here.
#[test]
fn refusals_give_their_sentences_what_they_want() {
    let french = messages(Language::French);
    let samples: BTreeSet<_> = refusals().iter().map(Refusal::key).collect();
    for literal in literals().iter().filter(|literal| literal.place.ends_with("refusal.rs")) {
        let is_key = literal.text.starts_with("refusal-");
        assert!(!is_key || samples.contains(literal.text.as_str()), "{} has no sample", literal.text);
    }
    for refusal in refusals() {
        let given: BTreeSet<&str> = refusal.args().into_iter().map(|(name, _)| name).collect();
        let wanted = french.get(refusal.key()).map(|value| arguments(value)).unwrap_or_default();
        assert_eq!(wanted.difference(&given).collect::<Vec<_>>(), Vec::<&&str>::new(), "{}", refusal.key());
    }
}

/// What is left of a value once the syntax of its placeables is gone; `x` stands for what is put there.
fn prose(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let simple = rest.strip_prefix('{').and_then(|inside| inside.split_once('}'));
        match simple.filter(|(inside, _)| !inside.contains("->")) {
            Some((inside, after)) => {
                text.push_str(if inside.contains('"') { "" } else { "x" });
                rest = after;
            }
            None if c == '{' => rest = rest.split_once("->").map_or("", |(_, variants)| variants),
            None => {
                text.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    let variant = |line: &str| match line.trim_start_matches('*').strip_prefix('[') {
        Some(named) => named.split_once(']').map_or("", |(_, words)| words).trim().to_owned(),
        None => line.trim_end_matches('}').to_owned(),
    };
    text.lines().map(variant).collect::<Vec<_>>().join("\n")
}

/// U+00A0 before a colon and inside guillemets, U+202F before `;`, `!` and `?`, typographic apostrophes.
#[test]
fn french_is_typeset_as_french() {
    const FINE: char = '\u{202f}';
    const WIDE: char = '\u{a0}';
    let mut wrong = Vec::new();
    for (key, value) in messages(Language::French) {
        let text: Vec<char> = prose(&value).chars().collect();
        for (at, c) in text.iter().enumerate() {
            let (before, after) = (at.checked_sub(1).map(|at| text[at]), text.get(at + 1).copied());
            let is_right = match c {
                '\'' | '"' => false,
                // Some sentences go on after a label: they begin with it.
                ':' => before.is_none_or(|before| before == WIDE) || after == Some('/'),
                ';' | '!' | '?' => before == Some(FINE),
                '«' => after == Some(WIDE),
                '»' => before == Some(WIDE),
                '.' => !(before == Some('.') && after == Some('.')),
                _ => true,
            };
            if !is_right {
                wrong.push(format!("{key}: “{c}” in {value}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
