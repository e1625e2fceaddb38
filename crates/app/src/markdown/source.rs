//! What was typed, made ready for a parser of Markdown that would otherwise swallow or twist plain text.
//!
//! Characters that must not act are held: replaced by one that Unicode reserves for a program's own use, which means
//! nothing to the parser, and given back when they are written. Holding never changes what is shown.

/// Keeps the character after it from beginning a block; shown as nothing.
const MARK: char = '\u{fdd0}';
const HELD: [(char, char); 4] = [('_', '\u{fdd1}'), ('*', '\u{fdd2}'), ('~', '\u{fdd3}'), ('\\', '\u{fdd4}')];

/// The text for the parser.
pub fn prepared(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let (mut was_quote, mut is_code) = (false, false);
    for line in text.split('\n') {
        let body = line.trim_start_matches([' ', '\t']);
        let is_quote = body.starts_with('>');
        // An answer typed right under a quotation is not a part of it.
        if was_quote && !is_quote && !body.is_empty() && !is_code {
            out.push('\n');
        }
        was_quote = is_quote;
        is_code ^= body.starts_with("```") || body.starts_with("~~~");
        hold(line, &mut out);
        out.push('\n');
    }
    out
}

fn hold(line: &str, out: &mut String) {
    let is_before = |c: char| matches!(c, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')') || c.is_ascii_digit();
    let start = line.find(|c| !is_before(c)).unwrap_or(line.len());
    let (mut before, mut is_address) = (None, false);
    for (at, c) in line.char_indices().filter(|(_, c)| !is_ours(*c)) {
        let rest = &line[at + c.len_utf8()..];
        let next = rest.chars().next();
        is_address = !c.is_whitespace() && (is_address || (c == ':' && rest.starts_with("//")));
        // Neither a definition of a link, which is shown nowhere, nor a block of HTML, in which nothing is marked.
        if at == start && matches!(c, '[' | '<') {
            out.push(MARK);
        }
        let acts = match c {
            '\\' => escapes(before, next),
            '*' if before.is_some_and(|c: char| c.is_ascii_digit()) => !next.is_some_and(|c| c.is_ascii_digit()),
            '_' | '*' | '~' => !(is_address && next.is_some_and(|next| goes_on(c, next))),
            _ => true,
        };
        out.push(if acts { c } else { held(c) });
        before = Some(c);
    }
}

/// Does a backslash take the meaning of a mark away? Not in `\\server\_share`, nor at the end of a line.
fn escapes(before: Option<char>, next: Option<char>) -> bool {
    let is_within = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\\' | ':'));
    match next {
        None | Some('\\') => false,
        Some('*' | '`') => true,
        Some(_) => !is_within,
    }
}

/// Does the address go on after this mark, or does the mark close what is around it?
fn goes_on(mark: char, next: char) -> bool {
    next.is_alphanumeric() || matches!(next, '/' | '-' | '=' | '&' | '?' | '%') || (mark == '_' && next == '_')
}

fn held(c: char) -> char {
    HELD.iter().find(|(own, _)| *own == c).map_or(c, |(_, held)| *held)
}

fn is_ours(c: char) -> bool {
    matches!(c, MARK..='\u{fdd4}')
}

/// What was typed, from a piece of [`prepared`] text.
pub fn restored(piece: &str) -> String {
    let typed = |c: char| HELD.iter().find(|(_, held)| *held == c).map_or(c, |(own, _)| *own);
    piece.chars().filter(|c| *c != MARK).map(typed).collect()
}
