//! What somebody looks for: words, all of which must be there (spec.md §12.6). Nothing typed is a syntax, but `*`
//! after the first digits of a number.

use super::words::{Word, words};

/// Words looked for at once.
const MOST: usize = 12;
/// Characters typed, at most.
const LONGEST: usize = 200;
/// Letters of the beginning of a word, at least.
const SHORTEST_BEGINNING: usize = 3;
/// Said everywhere, so that they tell nothing: only looked for when nothing else is.
const EVERYWHERE: &str = " a au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur lui ma \
    mais me mes mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sont sur ta te tes toi ton tu un une \
    vos votre vous y an and are as at be by for from has he in is it its of on or that the this to was were will with \
    you my not ";

/// A word looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// One of these does.
    pub any_of: Vec<String>,
    /// So does a word that begins so: people search before they have typed everything.
    pub beginning: Option<String>,
}

impl Term {
    /// A number is not the beginning of another one, unless it is said so.
    fn of(word: &Word, is_open: bool) -> Self {
        let is_number = word.plain.bytes().all(|byte| byte.is_ascii_digit());
        let begins = word.plain.len() >= SHORTEST_BEGINNING && (is_open || !is_number);
        Self { any_of: word.stems.clone(), beginning: begins.then(|| word.plain.clone()) }
    }

    /// Is it found by this word?
    pub fn is(&self, word: &Word) -> bool {
        let begins = |token: &str| self.beginning.as_ref().is_some_and(|beginning| token.starts_with(beginning));
        word.tokens().any(|token| begins(token) || self.any_of.iter().any(|wanted| wanted == token))
    }
}

/// What somebody looks for; at least one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub terms: Vec<Term>,
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    /// No letter, no digit.
    NoWord,
    /// One letter, or only words that are everywhere.
    TooBroad,
    TooLong,
}

impl Query {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// Nothing to look for, or too much.
    pub fn read(typed: &str) -> Result<Self, Wrong> {
        if typed.trim().is_empty() {
            return Err(Wrong::Empty);
        }
        if typed.chars().count() > LONGEST {
            return Err(Wrong::TooLong);
        }
        let words = words(typed);
        if words.is_empty() {
            return Err(Wrong::NoWord);
        }
        let is_long = |word: &Word| word.plain.len() > 1 || word.plain.bytes().all(|byte| byte.is_ascii_digit());
        let tells = |word: &&Word| is_long(word) && !EVERYWHERE.contains(&format!(" {} ", word.plain));
        let mut terms: Vec<Term> = Vec::new();
        for word in words.iter().filter(tells) {
            let term = Term::of(word, typed[word.end..].starts_with('*'));
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        match terms.len() {
            0 => Err(Wrong::TooBroad),
            count if count > MOST => Err(Wrong::TooLong),
            _ => Ok(Self { terms }),
        }
    }

    /// Are all its words among these?
    pub fn is_in(&self, words: &[Word]) -> bool {
        self.terms.iter().all(|term| words.iter().any(|word| term.is(word)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_typed_is_words() {
        let query = |typed: &str| Query::read(typed).map(|query| query.terms.len());
        for (typed, found) in [
            ("", Err(Wrong::Empty)),
            (" \t", Err(Wrong::Empty)),
            ("*", Err(Wrong::NoWord)),
            ("\"", Err(Wrong::NoWord)),
            ("a", Err(Wrong::TooBroad)),
            ("le la les", Err(Wrong::TooBroad)),
            ("a*b*c*d*", Err(Wrong::TooBroad)),
            ("panne de wifi", Ok(2)),
            ("panne Pannes", Ok(2)),
            ("panne panne", Ok(1)),
            ("salle 3", Ok(2)),
            ("secret: NEAR/100000", Ok(3)),
            ("rowid:12 AND OR NOT", Ok(2)),
        ] {
            assert_eq!(query(typed), found, "{typed:?}");
        }
        assert_eq!(query(&"mot ".repeat(10_000)), Err(Wrong::TooLong));
        let many: Vec<String> = (10..30).map(|number| format!("mot{number}")).collect();
        assert_eq!(query(&many.join(" ")), Err(Wrong::TooLong));
    }

    #[test]
    fn a_beginning_is_enough() {
        let finds = |typed: &str, text: &str| Query::read(typed).expect("a query").is_in(&words(text));
        let printer = "L’imprimante du couloir, prise 40123";
        for typed in ["impri", "IMPRI", "impri*", "couloir imprim", "imprimantes", "40123", "401*"] {
            assert!(finds(typed, printer), "{typed}");
        }
        for typed in ["mprimante", "im", "im*", "401", "impri fenêtre"] {
            assert!(!finds(typed, printer), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in ".{0,250}") {
            if let Ok(query) = Query::read(&typed) {
                prop_assert!((1..=MOST).contains(&query.terms.len()));
                prop_assert!(query.is_in(&words(&typed)), "a text is found by itself: {:?}", query);
            }
        }
    }
}
