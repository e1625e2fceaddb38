//! Tables: a header that names the columns, then a record a line. What separates cells is what the header uses.

use csv::{ReaderBuilder, StringRecord};

use super::super::document::Document;
use super::super::fault::{At, Faults};
use super::super::record::{Cell, Given, Kind, Record, shortened};
use super::formula;

pub fn read(text: &str, file: usize, document: &mut Document, faults: &mut Faults) {
    let at = |line| At { file, line };
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records();
    let header = match rows.next() {
        Some(Ok(header)) => header,
        Some(Err(error)) => return faults.add(at(1), error.to_string()),
        None => return faults.add(at(1), "this table has no header"),
    };
    let Some((kind, columns)) = columns(&header, at(1), faults) else { return };
    let mut lines = Lines { text: text.as_bytes(), offset: 0, line: 1 };
    for row in rows {
        match row {
            Ok(row) if row.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(row) => {
                let offset = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
                let at = at(lines.at(offset));
                document.of_mut(kind).extend(record(&row, &columns, at, faults));
            }
            Err(error) => faults.add(at(lines.line), error.to_string()),
        }
    }
}

/// Counts lines as an editor does: a record begins after the blank lines before it.
struct Lines<'a> {
    text: &'a [u8],
    offset: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, offset: usize) -> usize {
        while let Some(byte) = self.text.get(self.offset) {
            if self.offset >= offset && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += usize::from(*byte == b'\n');
            self.offset += 1;
        }
        self.line
    }
}

/// A semicolon, where the decimal sign is a comma; a tab; a comma.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |byte: &u8| header.bytes().filter(|found| found == byte).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn columns(header: &StringRecord, at: At, faults: &mut Faults) -> Option<(Kind, Vec<&'static str>)> {
    let named: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    let names: Vec<&str> = named.iter().map(String::as_str).collect();
    let Some(kind) = Kind::of(&names) else {
        let known: Vec<String> =
            Kind::ALL.map(|kind| format!("{}: {}", kind.name(), kind.columns().join(", "))).to_vec();
        faults.add(at, format!("the header names the columns of none of these tables.\n  {}", known.join("\n  ")));
        return None;
    };
    let known = kind.columns();
    let mut columns = Vec::new();
    for name in &names {
        match known.iter().find(|column| *column == name) {
            Some(column) if columns.contains(column) => faults.add(at, format!("the column {name} comes twice")),
            Some(column) => columns.push(*column),
            None => faults
                .add(at, format!("unknown column « {} »; {} has {}", shortened(name), kind.name(), known.join(", "))),
        }
    }
    (columns.len() == names.len()).then_some((kind, columns))
}

fn record(row: &StringRecord, columns: &[&'static str], at: At, faults: &mut Faults) -> Option<Record> {
    if row.len() != columns.len() {
        faults.add(at, format!("{} cells, and the header has {}", row.len(), columns.len()));
        return None;
    }
    let mut cells = Vec::new();
    for (name, cell) in columns.iter().zip(row) {
        match formula::text(cell) {
            Ok(text) => cells.push(Cell { name, at, given: Given::Text(text.to_owned()) }),
            Err(()) => faults.add(
                at,
                format!(
                    "{name}: « {} » looks like a formula; an apostrophe before it makes it a text",
                    shortened(cell)
                ),
            ),
        }
    }
    // A fault is said once: nothing is read into a line that has one.
    (cells.len() == columns.len()).then_some(Record { at, cells })
}
