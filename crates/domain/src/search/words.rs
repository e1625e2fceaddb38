//! The words of a text, so that « Élèves », « eleve » and « l’élève » are one word, in French and in English, on
//! both engines: they are given tokens of `[a-z0-9]` and do nothing of their own with them.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of a token, at most: what is longer is no word.
const LONGEST: usize = 40;
/// What French drops a vowel of before another word.
const ELIDED: [&str; 13] = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
/// A part of a compound word written with a hyphen: « wi-fi », « e-mail ».
const SHORT: usize = 3;

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it is in the text, in bytes.
    pub start: usize,
    pub end: usize,
    /// Without accents, as it is written.
    pub plain: String,
    /// What it is found by: its stems in French and in English.
    pub stems: Vec<String>,
}

impl Word {
    /// Everything it is found by, a beginning of it included.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        let plain = Some(self.plain.as_str()).filter(|plain| !self.stems.iter().any(|stem| stem == plain));
        self.stems.iter().map(String::as_str).chain(plain)
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    for (start, piece) in pieces(text) {
        if let Some(word) = word(start, piece) {
            found.push(word);
        }
    }
    found
}

/// Runs of letters and digits, elisions left out, short compounds kept together.
pub(super) fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let (is_letter, end) = (c.is_alphanumeric() || is_combining_mark(c), at + c.len_utf8());
        match runs.last_mut() {
            Some(run) if is_letter && run.1 == at => run.1 = end,
            _ if is_letter => runs.push((at, end)),
            _ => {}
        }
    }
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for (start, end) in runs {
        let joined = pieces.last().copied().filter(|before| is_compound(text, *before, (start, end)));
        let is_elided = pieces.last().is_some_and(|before| is_elision(text, *before, start));
        // An elision is left out, the first half of a compound begins it.
        if is_elided || joined.is_some() {
            pieces.pop();
        }
        pieces.push((joined.map_or(start, |before| before.0), end));
    }
    pieces.into_iter().map(|(start, end)| (start, &text[start..end])).collect()
}

/// « aujourd'hui », and both sides of a hyphen when one of them is short.
fn is_compound(text: &str, before: (usize, usize), after: (usize, usize)) -> bool {
    let (left, between, right) = (&text[before.0..before.1], &text[before.1..after.0], &text[after.0..after.1]);
    if !matches!(between, "'" | "’" | "-" | "‑") {
        return false;
    }
    // As they read without accents: an accent is a character of its own for some keyboards.
    let (first, last) = (fold(left), fold(right));
    let is_number = |piece: &str| piece.bytes().all(|byte| byte.is_ascii_digit());
    match between {
        "'" | "’" => first == "aujourd" && last == "hui",
        "-" | "‑" if is_number(&first) || is_number(&last) => false,
        "-" | "‑" => first.len() <= SHORT && last.len() <= 5 || last.len() <= SHORT && first.len() <= 2,
        _ => false,
    }
}

fn is_elision(text: &str, before: (usize, usize), after: usize) -> bool {
    matches!(&text[before.1..after], "'" | "’") && ELIDED.contains(&fold(&text[before.0..before.1]).as_str())
}

/// The word that a piece of a text is.
pub(super) fn word(start: usize, piece: &str) -> Option<Word> {
    // Stemmers want accents where the language has them, and one way to write them.
    let composed: String = piece.nfc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    let composed = composed.replace('œ', "oe").replace('æ', "ae");
    let plain = cut(fold(&composed));
    if plain.is_empty() {
        return None;
    }
    let mut stems: Vec<String> = Vec::new();
    if composed.len() <= 4 * LONGEST {
        // With its accents, and as whoever types without them writes it.
        for form in [composed.as_str(), plain.as_str()] {
            for stemmer in [&FRENCH, &ENGLISH] {
                let stem = cut(fold(&stemmer.stem(form)));
                if !stem.is_empty() && !stems.contains(&stem) {
                    stems.push(stem);
                }
            }
        }
    }
    if stems.is_empty() {
        stems.push(plain.clone());
    }
    Some(Word { start, end: start + piece.len(), plain, stems })
}

/// Lower case, without marks, in the letters that tokens are made of. Other alphabets are spelt by their numbers.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            c if c.is_alphanumeric() => folded.extend(["u", &format!("{:x}", u32::from(c))]),
            _ => {}
        }
    }
    folded
}

/// Folded text is ASCII.
fn cut(mut folded: String) -> String {
    folded.truncate(LONGEST);
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        let (one, other) = (words(one), words(other));
        one.len() == other.len()
            && one.iter().zip(&other).all(|(one, other)| one.stems.iter().any(|stem| other.stems.contains(stem)))
    }

    #[test]
    fn forms_of_a_word_meet() {
        for (one, other) in [
            ("écran", "ecran"),
            ("élève", "ELEVES"),
            ("l’imprimante", "imprimantes"),
            ("bloqué", "bloquées"),
            ("étudiant", "étudiante"),
            ("œuvre", "oeuvres"),
            ("wi-fi", "wifi"),
            ("e-mail", "email"),
            ("printer", "printers"),
            ("accès", "acces"),
            ("cheval", "chevaux"),
            ("aujourd'hui", "aujourd’hui"),
            ("qu’un", "un"),
            ("réinitialiser", "reinitialisation"),
            ("e\u{301}cran", "écran"),
            ("ﬁche", "fiches"),
            ("Straße", "strasse"),
        ] {
            assert!(meet(one, other), "{one} {other}: {:?} {:?}", words(one), words(other));
        }
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in [("écran", "écrou"), ("porte", "portail"), ("12", "21"), ("срок", "сроки1")] {
            assert!(!meet(one, other), "{one} {other}");
        }
        let plain = |text| words(text).into_iter().map(|word| word.plain).collect::<Vec<_>>();
        assert_eq!(plain("porte-manteau, salle 12-B !"), ["porte", "manteau", "salle", "12", "b"]);
        assert_eq!(plain("l'élève d’aujourd'hui"), ["eleve", "aujourdhui"]);
        assert_eq!(plain("—  …"), [""; 0]);
    }

    proptest! {
        #[test]
        fn tokens_are_plain_and_words_are_in_the_text(text in ".{0,200}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.start < word.end && word.end <= text.len());
                prop_assert!(text.is_char_boundary(word.start) && text.is_char_boundary(word.end));
                last = word.end;
                for token in word.tokens() {
                    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
                    prop_assert!(!token.is_empty() && token.len() <= LONGEST && token.chars().all(is_plain), "{token:?}");
                }
            }
        }

        #[test]
        fn case_and_accents_are_ignored(text in "[a-zéèêàçùïœ' -]{0,60}") {
            let bare: String = text.replace('œ', "oe").nfd().filter(|c| !is_combining_mark(*c)).collect();
            prop_assert!(meet(&text, &text.to_uppercase()), "{text:?}");
            prop_assert!(meet(&text, &bare), "{text:?}");
        }
    }
}
