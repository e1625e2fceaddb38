//! A long list, some lines at a time, in its order, with plain links to the lines before and after.

use crate::extract::{Fields, Page};

/// Lines of a sheet.
const LINES: usize = 50;

/// The number of the last sheet, for whoever does not know it.
pub const LAST: &str = "last";

/// The sheet that an address asks for.
pub struct Sheet {
    /// From 1.
    pub number: usize,
    first: usize,
    last: usize,
    total: usize,
    pub before: Option<String>,
    pub after: Option<String>,
    /// « 51 à 100 sur 230 »
    pub said: String,
}

impl Sheet {
    /// `?page=2` of the list at `url`, which has so many lines; past the end, the last one.
    pub fn asked(page: &Page, url: &str, total: usize, asked: &Fields) -> Self {
        let sheets = total.div_ceil(LINES).max(1);
        let number = sheet_of(asked).min(sheets);
        let first = (number - 1) * LINES;
        let last = (first + LINES).min(total);
        let to = |number: usize| format!("{url}?page={number}");
        let said = page.words.with("sheet-shown", &[("first", &(first + 1)), ("last", &last), ("total", &total)]);
        Self {
            before: (number > 1).then(|| to(number - 1)),
            after: (number < sheets).then(|| to(number + 1)),
            number,
            first,
            last,
            total,
            said,
        }
    }

    /// The lines of this sheet.
    pub fn cut<T>(&self, mut lines: Vec<T>) -> Vec<T> {
        lines.truncate(self.last);
        lines.split_off(self.first.min(lines.len()))
    }

    /// Is the list on several sheets?
    pub fn is_cut(&self) -> bool {
        self.total > LINES
    }
}

/// The page of the list that a form was sent from, or that an address asks for; from 1.
pub fn sheet_of(fields: &Fields) -> usize {
    match fields.get("page") {
        LAST => usize::MAX,
        typed => typed.parse().unwrap_or(1).max(1),
    }
}
