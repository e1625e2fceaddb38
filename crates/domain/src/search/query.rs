//! What somebody looks for: words, all of which must be there (spec.md §12.6). Nothing typed is a syntax.

use super::words::{Word, words};

/// Words looked for at once.
const MOST: usize = 12;
/// Characters typed, at most.
const LONGEST: usize = 200;
/// Letters before `*`, at least.
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
    /// The beginning of a word does.
    pub is_beginning: bool,
}

impl Term {
    /// Is it found by this word?
    pub fn is(&self, word: &Word) -> bool {
        self.any_of.iter().any(|wanted| {
            word.tokens().any(|token| if self.is_beginning { token.starts_with(wanted) } else { token == wanted })
        })
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
        let tells = |word: &&Word| word.plain.len() > 1 && !EVERYWHERE.contains(&format!(" {} ", word.plain));
        let mut terms: Vec<Term> = Vec::new();
        for word in words.iter().filter(tells) {
            let is_beginning = word.plain.len() >= SHORTEST_BEGINNING && typed[word.end..].starts_with('*');
            let any_of = if is_beginning { vec![word.plain.clone()] } else { word.stems.clone() };
            let term = Term { any_of, is_beginning };
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
        let query = |typed| Query::read(typed).map(|query| query.terms.len());
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
            ("secret: NEAR/100000", Ok(3)),
            ("rowid:12 AND OR NOT", Ok(3)),
        ] {
            assert_eq!(query(typed), found, "{typed:?}");
        }
        assert_eq!(query(&"mot ".repeat(10_000)), Err(Wrong::TooLong));
        let many: Vec<String> = (10..30).map(|number| format!("mot{number}")).collect();
        assert_eq!(query(&many.join(" ")), Err(Wrong::TooLong));
    }

    #[test]
    fn a_star_asks_for_a_beginning() {
        let query = Query::read("impri*").expect("a query");
        assert!(query.terms[0].is_beginning);
        assert!(query.is_in(&words("L’imprimante du couloir")));
        assert!(!Query::read("impri").expect("a query").is_in(&words("L’imprimante du couloir")));
        assert!(!Query::read("im*").expect("a query").terms[0].is_beginning);
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
