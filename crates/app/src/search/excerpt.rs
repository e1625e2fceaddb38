//! Where the words were found: a piece of text around them, each of them marked.

use domain::search::{Matcher, Passage, Query, Source, Spoken, Word, words};

use crate::markdown;

/// Bytes of an excerpt around the first word found.
const AROUND: usize = 90;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// It is a word that was looked for.
    pub is_found: bool,
}

/// A whole text, each word that was looked for marked.
pub fn marked(text: &str, query: &Query) -> Vec<Piece> {
    pieces(text, &words(text), query, 0, text.len())
}

/// Around the words in the passage that has most of them, the latest of those; the subject is left out.
pub(super) fn excerpt(said: &Spoken<'_>, matcher: &mut Matcher<'_>) -> Option<Vec<Piece>> {
    let passages = said.0.iter().filter(|passage| passage.source != Source::Subject);
    let counted = passages.map(|passage| (matcher.count(passage.text), passage));
    let (_, best) = counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count)?;
    Some(cut(&shown(best, matcher), matcher.query))
}

/// A message without its marks, unless the word is in one of them, such as the address of a link.
fn shown(passage: &Passage<'_>, matcher: &mut Matcher<'_>) -> String {
    let raw = passage.text.to_owned();
    if !matches!(passage.source, Source::Said(_)) {
        return raw;
    }
    let plain = markdown::words(&raw);
    if matcher.count(&plain) < matcher.count(&raw) { raw } else { plain }
}

/// A piece of a text around its first word that was looked for.
fn cut(text: &str, query: &Query) -> Vec<Piece> {
    let words = words(text);
    let first = words.iter().find(|word| is_found(query, word)).map_or(0, |word| word.start);
    let from = words.iter().map(|word| word.start).find(|start| start + AROUND >= first);
    let from = if first <= AROUND { 0 } else { from.unwrap_or(first) };
    let ends = words.iter().filter(|word| word.start >= from).map(|word| word.end);
    let until = ends.take_while(|end| *end <= first + 2 * AROUND).last();
    let until = match until {
        _ if text.len() <= first + 2 * AROUND => text.len(),
        Some(end) => end,
        // One word longer than all that: where it ends, or a text without any.
        None => words.iter().map(|word| word.end).find(|end| *end > from).unwrap_or(text.len()),
    };
    let mut found = pieces(text, &words, query, from, until);
    let dots = |text: &str| Piece { text: text.to_owned(), is_found: false };
    if from > 0 {
        found.insert(0, dots("… "));
    }
    if until < text.len() {
        found.push(dots(" …"));
    }
    found
}

fn is_found(query: &Query, word: &Word) -> bool {
    query.terms.iter().any(|term| term.is(word))
}

fn pieces(text: &str, words: &[Word], query: &Query, from: usize, until: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = |text: &str, is_found| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_found });
        }
    };
    let mut at = from;
    let within = words.iter().filter(|word| word.start >= from && word.end <= until);
    for word in within.filter(|word| is_found(query, word)) {
        piece(&text[at..word.start], false);
        piece(&text[word.start..word.end], true);
        at = word.end;
    }
    piece(&text[at..until], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Query {
        Query::read(typed).expect("a query")
    }

    #[test]
    fn an_excerpt_marks_what_was_looked_for() {
        let long = format!("{}L’élève attend. {}", "mot ".repeat(60), "suite ".repeat(60));
        for text in ["L’élève attend.", long.as_str(), "🙂🙂 élève"] {
            let pieces = cut(text, &query("eleve"));
            let found: Vec<_> = pieces.iter().filter(|piece| piece.is_found).map(|piece| piece.text.as_str()).collect();
            assert_eq!(found, ["élève"], "{pieces:?}");
            assert!(pieces.iter().map(|piece| piece.text.len()).sum::<usize>() < 330, "{pieces:?}");
        }
        let huge = "é".repeat(50_000);
        let pieces = cut(&format!("{huge} élève {huge}"), &query("eleve"));
        assert!(pieces.iter().any(|piece| piece.is_found && piece.text == "élève"), "beside endless words");
        assert!(cut(&"🙂".repeat(400), &query("eleve")).iter().all(|piece| !piece.is_found));
    }

    #[test]
    fn a_subject_is_marked_whole() {
        let pieces = marked("Imprimante du couloir, imprimantes", &query("imprim couloir"));
        assert_eq!(
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            "Imprimante du couloir, imprimantes"
        );
        let found: Vec<_> = pieces.iter().filter(|piece| piece.is_found).map(|piece| piece.text.as_str()).collect();
        assert_eq!(found, ["Imprimante", "couloir", "imprimantes"]);
    }
}
