//! Header lines that nobody's words can break.
//!
//! Every value passes through [`one_line`], so a line break typed in a subject or a name can never
//! start a second header. What is not plain text is written as RFC 2047 encoded words.

/// The longest line we write where the text lets us choose (RFC 5322 §2.1.1 recommends 78).
const LINE: usize = 76;
/// What surrounds the characters of an encoded word.
const FRAME: usize = "=?utf-8?Q??=".len();
/// A longer run without a space is encoded, since it could not be folded.
const UNFOLDABLE: usize = 60;
const FOLD: &str = "\r\n ";

/// The text on one line: control characters and Unicode line ends become spaces, the ends are trimmed.
pub fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.replace(breaks, " ").trim().to_owned()
}

/// The longest name given to [`text`]: leaves room for an encoded word on its line.
pub const NAME: usize = 40;

/// A header whose value is free text: `Subject`, and our own `X-` headers.
pub fn text(name: &str, value: &str) -> String {
    let value = one_line(value);
    if is_plain(&value) {
        folded(name, value.split(' '))
    } else {
        folded(name, encoded_words(name, &value).iter().map(String::as_str))
    }
}

/// A header naming one person: `From`, `To`. The address must have been checked before.
pub fn mailbox(header: &str, name: &str, address: &str) -> String {
    let name = one_line(name);
    if name.is_empty() {
        return folded(header, [address]);
    }
    let address = format!("<{address}>");
    if is_phrase(&name) {
        folded(header, name.split(' ').chain([&*address]))
    } else {
        let words = encoded_words(header, &name);
        folded(header, words.iter().map(String::as_str).chain([&*address]))
    }
}

/// A header holding one web address, which is never folded nor encoded; `None` when it is not one that can be written so.
pub fn address(name: &str, url: &str) -> Option<String> {
    let is_written = url.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"".contains(&b));
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    (is_written && is_web && url.len() <= 900).then(|| format!("{name}: <{url}>\r\n"))
}

/// A header listing message identifiers, given without their angle brackets.
pub fn identifiers<'a>(name: &str, ids: impl IntoIterator<Item = &'a str>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("<{id}>")).collect();
    folded(name, ids.iter().map(String::as_str))
}

/// `name: word word…` ended by CRLF, with a fold wherever the next word would not fit on the line.
fn folded<'a>(name: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = format!("{name}:");
    let mut length = line.len();
    for (index, word) in words.into_iter().enumerate() {
        // The first word stays on the line of the name: some readers drop a header that starts empty.
        if index > 0 && length + 1 + word.len() > LINE {
            line.push_str(FOLD);
            length = 1;
        } else {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += word.len();
    }
    line + "\r\n"
}

/// Free text that can be written as it is: single spaces, foldable, not mistakable for an encoded word.
fn is_plain(value: &str) -> bool {
    value.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
        && !value.contains("=?")
        && value.split(' ').all(|word| word.len() <= UNFOLDABLE)
        && !value.contains("  ")
}

/// A display name made of atoms only; anything else (a comma, a dot, an accent) is encoded.
fn is_phrase(value: &str) -> bool {
    is_plain(value) && value.bytes().all(|b| matches!(b, b' ' | b'-' | b'\'') || b.is_ascii_alphanumeric())
}

/// The text as "Q" encoded words, never cutting a character in two. A line that carries one has at
/// most 76 characters (RFC 2047 §2), the first shares it with the name of the header.
fn encoded_words(header: &str, value: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut room = LINE - FRAME - header.len() - ": ".len();
    for character in value.chars() {
        let piece = encoded_character(character);
        if words.last().is_some_and(|word| word.len() + piece.len() > room) {
            words.push(String::new());
            room = LINE - FRAME - FOLD.len();
        }
        if let Some(word) = words.last_mut() {
            word.push_str(&piece);
        }
    }
    words.into_iter().map(|word| format!("=?utf-8?Q?{word}?=")).collect()
}

fn encoded_character(character: char) -> String {
    match character {
        ' ' => "_".to_owned(),
        // The narrow set of RFC 2047 §5 (3), safe in a name as well as in free text.
        c if c.is_ascii_alphanumeric() || matches!(c, '!' | '*' | '+' | '-' | '/') => c.to_string(),
        c => {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            bytes.fold(String::new(), |piece, byte| piece + &format!("={byte:02X}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_left_alone() {
        assert_eq!(text("Subject", "Printer on fire"), "Subject: Printer on fire\r\n");
        assert_eq!(mailbox("To", "Anna O'Neil", "a@b.fr"), "To: Anna O'Neil <a@b.fr>\r\n");
        assert_eq!(mailbox("To", " ", "a@b.fr"), "To: a@b.fr\r\n");
    }

    #[test]
    fn accents_and_punctuation_are_encoded() {
        assert_eq!(text("Subject", "Été"), "Subject: =?utf-8?Q?=C3=89t=C3=A9?=\r\n");
        assert_eq!(mailbox("To", "Roy, Léa", "a@b.fr"), "To: =?utf-8?Q?Roy=2C_L=C3=A9a?= <a@b.fr>\r\n");
    }

    #[test]
    fn a_line_break_cannot_start_a_header() {
        assert_eq!(text("Subject", "a\r\nBcc: x@y.z\0"), "Subject: =?utf-8?Q?a__Bcc=3A_x=40y=2Ez?=\r\n");
    }

    #[test]
    fn text_looking_like_an_encoded_word_is_encoded() {
        assert!(!text("Subject", "=?utf-8?Q?=0D=0A?=").contains("=?utf-8?Q?=0D"));
    }

    #[test]
    fn no_line_is_longer_than_76_characters() {
        let long = format!("{} {}", "mot ".repeat(300), "é".repeat(1_000));
        assert!(text("Subject", &long).lines().all(|line| line.len() <= 76));
        assert!(text("Subject", &"word ".repeat(300)).lines().all(|line| line.len() <= 76));
    }
}
