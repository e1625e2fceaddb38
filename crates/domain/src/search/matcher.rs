//! A query that reads many texts: people say the same words again and again, and each is read once.

use std::collections::HashMap;

use super::Query;
use super::words::{pieces, word};

/// Which of the words looked for are found by a word: one bit each.
type Terms = u32;

/// A query with the words that it has read.
#[derive(Debug)]
pub struct Matcher<'q> {
    pub query: &'q Query,
    known: HashMap<String, Terms>,
}

impl<'q> Matcher<'q> {
    /// One that has read nothing yet.
    pub fn of(query: &'q Query) -> Self {
        Self { query, known: HashMap::new() }
    }

    /// Are all the words looked for somewhere in these texts?
    pub fn all_in<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let found = texts.into_iter().fold(0, |found, text| found | self.read(text));
        found.count_ones() as usize == self.query.terms.len()
    }

    /// How many of the words looked for are in a text.
    pub fn count(&mut self, text: &str) -> usize {
        self.read(text).count_ones() as usize
    }

    fn read(&mut self, text: &str) -> Terms {
        pieces(text).into_iter().fold(0, |found, (_, piece)| found | self.of_piece(piece))
    }

    fn of_piece(&mut self, piece: &str) -> Terms {
        if let Some(known) = self.known.get(piece) {
            return *known;
        }
        let found = word(0, piece).map_or(0, |word| {
            let bits = self.query.terms.iter().enumerate().filter(|(_, term)| term.is(&word));
            bits.fold(0, |bits, (at, _)| bits | (1 << at))
        });
        self.known.insert(piece.to_owned(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::words;
    use super::*;

    #[test]
    fn words_may_be_in_several_texts() {
        let query = Query::read("écran noir bureau").expect("a query");
        let mut matcher = Matcher::of(&query);
        assert!(matcher.all_in(["L’écran du bureau", "est tout noir."]));
        assert!(!matcher.all_in(["L’écran du bureau", "est tout blanc."]));
        assert_eq!(matcher.count("Des écrans noirs"), 2);
    }

    proptest! {
        #[test]
        fn it_finds_what_the_query_finds(typed in "[a-cé]{2,4}( [a-cé]{2,4}){0,3}", text in "[a-cé' -]{0,40}") {
            if let Ok(query) = Query::read(&typed) {
                let mut matcher = Matcher::of(&query);
                for _ in 0..2 {
                    prop_assert_eq!(matcher.all_in([text.as_str()]), query.is_in(&words(&text)));
                }
            }
        }
    }
}
