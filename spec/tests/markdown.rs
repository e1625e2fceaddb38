//! What holds of every message, whatever was typed: tags of ours alone, words that stay, an answer in proportion.

use std::collections::{HashMap, HashSet};

use app::markdown::{html, words};
use domain::Message;
use proptest::prelude::*;
use proptest::sample::select;

/// Marks, what looks like them, and what has broken readers of HTML.
const PIECES: [&str; 64] = [
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "```",
    "~~~",
    ">",
    "> ",
    "- ",
    "+ ",
    "1. ",
    "12) ",
    "#",
    "# ",
    "---",
    "===",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "\t",
    " ",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](https://a.fr/",
    "](javascript:a)",
    "]: https://a.fr",
    "[^1]",
    "[x]",
    "<",
    ">",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<script>",
    "</style>",
    "<svg>",
    "<math>",
    "&",
    "&lt;",
    "&#0;",
    "&amp;",
    "https://a.fr/b_c?d=e&f",
    "a@b.fr",
    "#4812",
    "|",
    "\"",
    "\u{fdd0}",
    "\u{fdd2}",
    "\u{202e}",
    "é",
];

fn nonsense() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(&PIECES[..]).prop_map(str::to_owned), 2 => "[a-c]{1,3}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Text of which no mark takes anything away: no address of a link, no language of a block of code.
fn prose() -> impl Strategy<Value = String> {
    let marks = [
        "*", "**", "_", "~~", "`", "> ", "- ", "1. ", "# ", "---", "\n", "\n\n", "    ", " ", "\\", "[", "]", "]: ",
        "<b>", "<", "<!--", "&lt;", "|", "<script>",
    ];
    let piece = prop_oneof![select(marks.to_vec()).prop_map(str::to_owned), "x[a-w]{3}"];
    let text = prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    text.prop_filter("a block of code", |text| !text.contains("~~~") && !text.contains("```"))
}

fn oracle() -> ammonia::Builder<'static> {
    let tags = ["p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"];
    let mut oracle = ammonia::Builder::empty();
    oracle
        .tags(HashSet::from(tags))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"));
    oracle
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_a_message_changes_nothing(text in nonsense()) {
        let Ok(Some(message)) = Message::parse(&text) else { return Ok(()) };
        let (text, shown) = (message.as_str(), html(message.as_str()));
        prop_assert_eq!(oracle().clean(&shown).to_string(), shown.replace('\u{a0}', "&nbsp;"));
        prop_assert!(shown.len() <= 16 * text.len() + 64, "{} for {}", shown.len(), text.len());
    }

    #[test]
    fn every_word_is_shown_in_its_place(text in prose()) {
        let shown = words(&text);
        let mut rest = shown.as_str();
        for word in text.match_indices('x').map(|(at, _)| &text[at..at + 4]) {
            let Some(at) = rest.find(word) else { return Err(TestCaseError::fail(format!("{word} is not in {shown:?}"))) };
            rest = &rest[at + 4..];
        }
    }
}
