//! What people write: cleaned once, on the way in, and never empty or too long afterwards.

use crate::{Field, FieldError, Refusal};

/// Characters of a subject, at most (spec.md §3.3).
pub const SUBJECT_MAX: usize = 255;
/// Characters of a machine's name, at most.
pub const COMPUTER_MAX: usize = 255;
/// Characters of a message, at most (spec.md §4.2, 3).
pub const MESSAGE_MAX: usize = 8192;

/// One line: the title of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Subject(String);

/// The name of the machine that a ticket is about; empty when none is (spec.md §3.3).
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Computer(String);

/// Plain text of several lines, separated by `\n`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Message(String);

impl Subject {
    /// Line breaks become spaces, leading blanks are dropped (spec.md §4.4).
    ///
    /// # Errors
    /// Empty (or nothing but invisible characters), or longer than [`SUBJECT_MAX`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let line = one_line(typed);
        let line = line.trim();
        if is_blank(line) {
            return Err(FieldError::new(Field::Subject, Refusal::SubjectMissing));
        }
        too_long(line, SUBJECT_MAX).map_or(Ok(Self(line.to_owned())), |no| Err(FieldError::new(Field::Subject, no)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A subject read back from where [`Subject::parse`] let it in.
    pub fn stored(text: String) -> Self {
        Self(text)
    }
}

impl Computer {
    /// # Errors
    /// Longer than [`COMPUTER_MAX`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let line = one_line(typed);
        let line = if is_blank(&line) { "" } else { line.trim() };
        too_long(line, COMPUTER_MAX).map_or(Ok(Self(line.to_owned())), |no| Err(FieldError::new(Field::Computer, no)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name read back from where [`Computer::parse`] let it in.
    pub fn stored(text: String) -> Self {
        Self(text)
    }
}

impl Message {
    /// `None` when nothing visible was typed: whether that is enough is the rule of the action (spec.md §4.2).
    ///
    /// # Errors
    /// Longer than [`MESSAGE_MAX`].
    pub fn parse(typed: &str) -> Result<Option<Self>, FieldError> {
        let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
        let text: String = unified.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { visible(c) }).collect();
        let text = text.trim_end().trim_start_matches(['\n', ' ']);
        if is_blank(text) {
            return Ok(None);
        }
        match too_long(text, MESSAGE_MAX) {
            Some(no) => Err(FieldError::new(Field::Message, no)),
            None => Ok(Some(Self(text.to_owned()))),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Paragraphs, separated by blank lines; each is a list of lines.
    pub fn paragraphs(&self) -> Vec<Vec<String>> {
        let lines: Vec<&str> = self.0.lines().collect();
        let paragraphs = lines.split(|line| line.trim().is_empty()).filter(|paragraph| !paragraph.is_empty());
        paragraphs.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect()
    }

    /// A message read back from where [`Message::parse`] let it in.
    pub fn stored(text: String) -> Self {
        Self(text)
    }
}

pub(crate) fn one_line(typed: &str) -> String {
    typed.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { visible(c) }).collect()
}

pub(crate) fn too_long(text: &str, max: usize) -> Option<Refusal> {
    let found = text.chars().count();
    (found > max).then_some(Refusal::TextTooLong { found, max })
}

/// Control characters are shown, not obeyed: NUL cannot be stored by PostgreSQL and ESC moves cursors.
fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        other => other,
    }
}

/// Nothing but spaces and characters that draw nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Draws nothing, or changes how its neighbours are drawn.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invisible_subject_is_missing() {
        for typed in ["", "   ", "\r\n\t", "\u{200b}\u{ad}\u{3164}", "\u{feff} \u{202e}"] {
            let error = Subject::parse(typed).expect_err(typed);
            assert_eq!(error.why, Refusal::SubjectMissing);
        }
    }

    #[test]
    fn a_subject_is_one_line() {
        assert_eq!(Subject::parse("  Panne\r\nBcc: x@y\0 ").expect("kept").as_str(), "Panne  Bcc: x@y\u{2400}");
    }

    #[test]
    fn lengths_count_characters() {
        assert!(Subject::parse(&"é".repeat(255)).is_ok());
        assert_eq!(
            Subject::parse(&"é".repeat(256)).expect_err("too long").why,
            Refusal::TextTooLong { found: 256, max: 255 }
        );
        assert!(Message::parse(&"🙂".repeat(MESSAGE_MAX)).is_ok());
        assert!(Message::parse(&"a".repeat(MESSAGE_MAX + 1)).is_err());
    }

    #[test]
    fn a_message_keeps_its_lines() {
        let message = Message::parse("un\r\ndeux\rtrois\n\n").expect("short").expect("not blank");
        assert_eq!(message.as_str(), "un\ndeux\ntrois");
        assert_eq!(Message::parse(" \u{200d}\n").expect("short"), None);
    }
}
