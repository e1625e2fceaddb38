//! YAML as a tree that knows its lines: mappings, lists and texts, nothing else. Anchors, tags and several documents
//! are refused: they say nothing here, and make a small file a large one.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Levels, at most.
const DEEPEST: usize = 100;

/// A place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// From 1.
    pub line: usize,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Text(String),
    List(Vec<Node>),
    /// In order.
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub line: usize,
    pub value: Node,
}

/// A line, and what is wrong there.
pub type Wrong = (usize, String);

/// Something begun that is not over.
struct Open {
    line: usize,
    parts: Vec<Node>,
    is_map: bool,
}

/// The tree of a file; of an empty one, a mapping without anything.
///
/// # Errors
/// It is not YAML, or more than is understood here.
pub fn parse(text: &str) -> Result<Node, Wrong> {
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| (error.marker().line().max(1), error.info().to_owned()))?;
        let line = span.start.line();
        if is_beyond(&event) {
            return Err((line, "anchors, aliases and tags are not understood here".to_owned()));
        }
        let whole = match event {
            Event::Scalar(text, style, ..) => Node { line, what: What::Text(scalar(&text, style)) },
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() == DEEPEST {
                    return Err((line, format!("more than {DEEPEST} levels")));
                }
                open.push(Open { line, parts: Vec::new(), is_map: matches!(event, Event::MappingStart(..)) });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(over) => closed(over)?,
                None => continue,
            },
            _ => continue,
        };
        match (open.last_mut(), &root) {
            (Some(around), _) => around.parts.push(whole),
            (None, None) => root = Some(whole),
            (None, Some(_)) => return Err((line, "a second document begins here".to_owned())),
        }
    }
    let is_nothing = |root: &Node| matches!(&root.what, What::Text(text) if text.is_empty());
    let nothing = || Node { line: 1, what: What::Map(Vec::new()) };
    Ok(root.filter(|root| !is_nothing(root)).unwrap_or_else(nothing))
}

fn is_beyond(event: &Event<'_>) -> bool {
    match event {
        Event::Alias(_) => true,
        Event::Scalar(_, _, anchor, tag) => *anchor > 0 || tag.is_some(),
        Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => *anchor > 0 || tag.is_some(),
        _ => false,
    }
}

/// `~` and `null`, unless they are quoted, are nothing.
fn scalar(text: &str, style: ScalarStyle) -> String {
    let is_nothing = style == ScalarStyle::Plain && matches!(text, "~" | "null" | "Null" | "NULL");
    if is_nothing { String::new() } else { text.to_owned() }
}

fn closed(over: Open) -> Result<Node, Wrong> {
    let Open { line, parts, is_map } = over;
    if !is_map {
        return Ok(Node { line, what: What::List(parts) });
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut parts = parts.into_iter();
    while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
        let line = key.line;
        let What::Text(key) = key.what else { return Err((line, "a key is a word".to_owned())) };
        if entries.iter().any(|entry| entry.key == key) {
            return Err((line, format!("{key}: said twice")));
        }
        entries.push(Entry { key, line, value });
    }
    Ok(Node { line, what: What::Map(entries) })
}

/// Every text of a file, but for its keys.
#[cfg(test)]
pub fn texts(file: &str) -> Vec<String> {
    fn within(node: Node) -> Vec<String> {
        match node.what {
            What::Text(text) => vec![text],
            What::List(list) => list.into_iter().flat_map(within).collect(),
            What::Map(entries) => entries.into_iter().flat_map(|entry| within(entry.value)).collect(),
        }
    }
    within(parse(file).unwrap_or_else(|wrong| panic!("{wrong:?}\n{file}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_file() {
        let root = parse("# first\na: 1\n\nb:\n  - x\n  - { c: ~, d: '~' }\n").expect("YAML");
        let What::Map(entries) = &root.what else { panic!("{root:?}") };
        let lines: Vec<_> = entries.iter().map(|entry| (entry.key.as_str(), entry.line)).collect();
        assert_eq!(lines, [("a", 2), ("b", 4)]);
        let What::List(list) = &entries[1].value.what else { panic!("{root:?}") };
        assert_eq!(list.iter().map(|node| node.line).collect::<Vec<_>>(), [5, 6]);
        let What::Map(inner) = &list[1].what else { panic!("{root:?}") };
        let texts: Vec<_> = inner.iter().map(|entry| entry.value.what.clone()).collect();
        assert_eq!(texts, [What::Text(String::new()), What::Text("~".to_owned())]);
    }

    #[test]
    fn an_empty_file_says_nothing() {
        for text in ["", "\n# only words\n", "---\n", "~"] {
            assert_eq!(parse(text).map(|root| root.what), Ok(What::Map(Vec::new())), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_line() {
        let deep = "[".repeat(100_000);
        let bomb = "a: &a [x]\nb: *a\n";
        for (text, line) in [
            ("a: 1\na: 2", 2),
            ("a: 1\nb: *c", 2),
            (bomb, 1),
            ("a: !!str 1", 1),
            ("a: 1\n---\nb: 2", 3),
            ("a: 1\n b: 2", 2),
            ("a:\n\t- b", 2),
            ("a: \"x", 1),
            ("{[a]: b}", 1),
            ("a: [1", 1),
            (deep.as_str(), 1),
        ] {
            let wrong = parse(text).expect_err(&text[..text.len().min(40)]);
            assert!((line..=line + 1).contains(&wrong.0), "{text:.40}: {wrong:?}");
            assert!(!wrong.1.is_empty());
        }
    }
}
