//! Lines and columns of a text.

use std::path::Path;

use super::error::Source;

/// The text of a file, with its name.
pub(super) struct Text<'a> {
    path: &'a Path,
    text: &'a str,
}

impl<'a> Text<'a> {
    pub(super) fn new(path: &'a Path, text: &'a str) -> Self {
        Self { path, text }
    }

    pub(super) fn as_str(&self) -> &'a str {
        self.text
    }

    /// The line, from 1, of a byte of the text.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        1 + self.before(offset).matches('\n').count()
    }

    /// The place of a byte of the text.
    pub(super) fn source(&self, offset: usize) -> Source {
        let before = self.before(offset);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Source::File {
            path: self.path.to_owned(),
            line: self.line_of(offset),
            column: 1 + before[start..].chars().count(),
        }
    }

    /// The whole line, without its end, on which a byte of the text stands.
    pub(super) fn line(&self, offset: usize) -> &'a str {
        let text: &'a str = self.text;
        text.lines().nth(self.line_of(offset) - 1).unwrap_or_default()
    }

    /// The name in the last `[header]` above, or on, the line of a byte of the text.
    pub(super) fn section(&self, offset: usize) -> Option<&'a str> {
        let text: &'a str = self.text;
        let header = |line: &'a str| line.trim().strip_prefix('[')?.split(']').next();
        text.lines().take(self.line_of(offset)).filter_map(header).last().map(str::trim)
    }

    /// The text before that byte, or before the character it is part of.
    fn before(&self, offset: usize) -> &'a str {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[..end]
    }
}
