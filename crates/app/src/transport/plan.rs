//! What the organisation would be once a file is in it, or all that is wrong with the file: pure. What the file does
//! not say is left as it is; nothing is ever removed.

mod categories;
mod departments;
mod invitees;
mod managers;
mod people;

use std::collections::HashMap;
use std::hash::Hash;

use domain::Language;
use store::accounts::Card;

use super::document::Document;
use super::fault::{At, Faults};
use super::organisation::{Directory, Organisation};
use super::record::{Record, shortened};

/// A plan being made.
struct Draft<'a> {
    document: &'a Document,
    /// As the file makes it, so far.
    after: Organisation,
    directory: Directory,
    /// The language of whoever comes without one.
    language: Language,
    faults: &'a mut Faults,
    /// The last key given to something new.
    last: i64,
}

/// The organisation with the file in it; it means nothing once there are faults.
pub fn plan(present: &Organisation, document: &Document, language: Language, faults: &mut Faults) -> Organisation {
    let directory = Directory::of(&present.people);
    let mut draft = Draft { document, after: present.clone(), directory, language, faults, last: 0 };
    people::plan(&mut draft);
    departments::plan(&mut draft);
    managers::plan(&mut draft);
    categories::plan(&mut draft);
    departments::redirect(&mut draft);
    invitees::plan(&mut draft);
    draft.after
}

impl Draft<'_> {
    /// A key for something new.
    fn key(&mut self) -> i64 {
        self.last -= 1;
        self.last
    }

    /// Whom a word names.
    fn person(&mut self, at: At, what: &str, typed: &str) -> Option<Card> {
        let found = self.directory.named(&self.after.people, typed.trim()).cloned();
        if found.is_none() {
            self.faults.add(at, format!("{what}: nobody is known as « {} »", shortened(typed)));
        }
        found
    }

    /// The department that a record is about.
    fn department(&mut self, record: &Record) -> Option<domain::Department> {
        let typed = record.filled("department").unwrap_or_default();
        let found = self.after.department_called(typed).cloned();
        if found.is_none() {
            let why = if typed.is_empty() {
                "department: the label of a department is needed".to_owned()
            } else {
                format!("department: there is none called « {} »", shortened(typed))
            };
            self.faults.add(record.line("department"), why);
        }
        found
    }
}

/// What was spoken of, and where.
struct Seen<K>(HashMap<K, At>);

impl<K: Eq + Hash> Seen<K> {
    fn new() -> Self {
        Self(HashMap::new())
    }

    /// Is it spoken of for the first time? Else that is wrong.
    fn is_new(&mut self, key: K, record: &Record, what: &str, faults: &mut Faults) -> bool {
        let Some(before) = self.0.insert(key, record.at) else { return true };
        let elsewhere = if before.file == record.at.file { "" } else { " of another file" };
        faults.add(record.at, format!("{what} is on line {}{elsewhere} already", before.line));
        false
    }

    fn at(&self, key: &K) -> Option<At> {
        self.0.get(key).copied()
    }
}
