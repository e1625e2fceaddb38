//! A text as YAML reads it back, as plain as it can be.

/// Words that other readers take for something else than themselves.
const RESERVED: [&str; 10] = ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// A text on one line.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text under a key: its own lines, when it has several and they can be shown as they are.
pub fn block(text: &str, indent: usize) -> String {
    let is_shown = |line: &str| !line.ends_with([' ', '\t']) && !line.chars().any(is_hidden);
    let first = text.lines().next().unwrap_or_default();
    let (body, ending) = text.strip_suffix('\n').map_or((text, "-"), |body| (body, ""));
    let is_simple = text.contains('\n')
        && !body.ends_with('\n')
        && !first.is_empty()
        && body.split('\n').all(|line| is_shown(line) && !line.starts_with([' ', '\t']));
    if !is_simple {
        return scalar(text);
    }
    let margin = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("\n{margin}{line}") };
    format!("|{ending}{}", body.split('\n').map(line).collect::<String>())
}

fn is_plain(text: &str) -> bool {
    let is_word = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '_' | ' ' | '.' | '\u{a0}' | '\u{202f}' | '/' | '(' | ')' | '+' | ';' | '’' | '@' | '-' | '\''
            )
    };
    let mut chars = text.chars();
    let begins = chars.next().is_some_and(char::is_alphabetic);
    let lower = text.to_lowercase();
    begins
        && text.chars().all(|c| is_word(c) && (c != ' ' || !text.ends_with(' ')))
        && !RESERVED.contains(&lower.as_str())
}

/// JSON is YAML; what draws nothing, or ends a line for some, is escaped too.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_hidden(c) && u32::from(c) < 0x1_0000 => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c if is_hidden(c) => out.extend(format!("\\U{:08x}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_hidden(c: char) -> bool {
    // French has two of its own.
    let is_space = c.is_whitespace() && !matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    is_space
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::read::texts as read_texts;
    use super::*;

    #[test]
    fn plain_words_stay_plain() {
        for text in ["Alice Martin", "Électricité", "a@b.fr", "l’amphi", "a\u{a0}; b"] {
            assert_eq!(scalar(text), text);
        }
        for text in
            ["", "no", "12", "- a", "a: b", "a #b", "= x", " a", "a ", "~", "a, b", "[a]", "@a", "\u{a0}", "a\u{200b}"]
        {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        let strange = prop::sample::select(vec![
            "\n", " ", "\t", "\r", ":", "#", "-", "'", "\"", "\\", "|", ">", "é", "\u{85}", "\u{2028}", "\u{feff}",
            "\u{a0}", "🙂", "~", "null", "{", "}", "[", "]", ",", "&", "*", "!", "%", "@", "`", "a", "0", "\u{7f}",
            "?",
        ]);
        prop_oneof![prop::collection::vec(strange, 0..12).prop_map(|parts| parts.concat()), ".{0,20}"]
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(text in texts()) {
            let file = format!("a: {}\nb:\n  - c: {}\n    d: {{ e: {} }}\n", block(&text, 2), block(&text, 6), scalar(&text));
            let read = read_texts(&file);
            prop_assert_eq!(read, vec![text.clone(), text.clone(), text], "{}", file);
        }
    }
}
