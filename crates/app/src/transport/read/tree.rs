//! The one file: people, and departments with all that is below them.

use super::super::document::Document;
use super::super::fault::{At, Faults};
use super::super::place;
use super::super::record::{Cell, DEFAULTS, Given, Record, shortened, switch};
use super::node::{Entry, Node, What, parse};

/// What may stand under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One text, kept under this name.
    Text(&'static str),
    /// A list, or a text in which several words stand.
    List(&'static str),
    /// [`DEFAULTS`], as a whole: what it does not say is inherited.
    Defaults,
    /// What a category asks, kept as JSON as tables say it.
    Questions,
    /// What a manager is told of.
    Monitoring,
    /// Things below this one, read afterwards.
    Nested,
}

type Keys = &'static [(&'static str, Form)];

const ROOT: Keys = &[("people", Form::Nested), ("departments", Form::Nested)];
const PERSON: Keys = &[
    ("address", Form::Text("address")),
    ("identifier", Form::Text("identifier")),
    ("name", Form::Text("name")),
    ("affiliation", Form::Text("affiliation")),
    ("language", Form::Text("language")),
    ("account", Form::Text("account")),
    ("admin", Form::Text("admin")),
    ("enabled", Form::Text("enabled")),
];
const DEPARTMENT: Keys = &[
    ("label", Form::Text("department")),
    ("long_label", Form::Text("long_label")),
    ("short_label", Form::Text("short_label")),
    ("icon", Form::Text("icon")),
    ("enabled", Form::Text("enabled")),
    ("settings", Form::List("settings")),
    ("inter_service_tag", Form::Text("inter_service_tag")),
    ("redirects_to", Form::Text("redirects_to")),
    ("defaults", Form::Defaults),
    ("managers", Form::Nested),
    ("invitees", Form::Nested),
    ("categories", Form::Nested),
];
const MANAGER: Keys = &[
    ("person", Form::Text("manager")),
    ("privileges", Form::List("privileges")),
    ("available", Form::Text("available")),
    ("rate", Form::Text("rate")),
    ("monitoring", Form::Monitoring),
    ("pace", Form::Text("pace")),
];
const CATEGORY: Keys = &[
    ("label", Form::Text("category")),
    ("long_label", Form::Text("long_label")),
    ("icon", Form::Text("icon")),
    ("search_words", Form::Text("search_words")),
    ("accepts_tickets", Form::Text("accepts_tickets")),
    ("settings", Form::List("settings")),
    ("members", Form::List("members")),
    ("questions", Form::Questions),
    ("redirects_to", Form::Text("redirects_to")),
    ("defaults", Form::Defaults),
    ("categories", Form::Nested),
];
const MONITORING: [(&str, &str); 3] =
    [("any", "monitoring_any"), ("category", "monitoring_category"), ("managed", "monitoring_managed")];

/// What the file says, added to the document.
pub fn read(text: &str, file: usize, document: &mut Document, faults: &mut Faults) {
    let mut reader = Reader { file, document, faults };
    match parse(text) {
        Ok(root) => reader.root(&root),
        Err((line, why)) => reader.fault(line, why),
    }
}

struct Reader<'a> {
    file: usize,
    document: &'a mut Document,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn at(&self, line: usize) -> At {
        At { file: self.file, line }
    }

    fn fault(&mut self, line: usize, why: impl Into<String>) {
        let at = self.at(line);
        self.faults.add(at, why);
    }

    fn root(&mut self, root: &Node) {
        let Some(entries) = self.entries(root, "the file") else { return };
        self.record(root.line, entries, ROOT);
        for person in self.nested(entries, "people") {
            let Some(entries) = self.entries(person, "somebody") else { continue };
            let record = self.record(person.line, entries, PERSON);
            self.document.people.push(record);
        }
        for department in self.nested(entries, "departments") {
            self.department(department);
        }
    }

    fn department(&mut self, node: &Node) {
        let Some(entries) = self.entries(node, "a department") else { return };
        let record = self.record(node.line, entries, DEPARTMENT);
        let Some(label) = record.filled("department").map(str::to_owned) else {
            return self.fault(node.line, "label: a department is named by its label");
        };
        self.document.departments.push(record);
        for manager in self.nested(entries, "managers") {
            let Some(entries) = self.entries(manager, "a manager") else { continue };
            let record = self.record(manager.line, entries, MANAGER);
            self.document.managers.push(below(&label, record));
        }
        for invitee in self.nested(entries, "invitees") {
            let at = self.at(invitee.line);
            let What::Text(person) = &invitee.what else {
                self.fault(invitee.line, "an invitee is named by an identifier or an address");
                continue;
            };
            let cells = vec![Cell { name: "invitee", at, given: Given::Text(person.clone()) }];
            self.document.invitees.push(below(&label, Record { at, cells }));
        }
        for category in self.nested(entries, "categories") {
            self.category(category, &label, &[]);
        }
    }

    fn category(&mut self, node: &Node, department: &str, above: &[String]) {
        let Some(entries) = self.entries(node, "a category") else { return };
        let mut record = self.record(node.line, entries, CATEGORY);
        let Some(label) = record.filled("category").map(str::to_owned) else {
            return self.fault(node.line, "label: a category is named by its label");
        };
        let path: Vec<String> = above.iter().cloned().chain([label]).collect();
        for cell in record.cells.iter_mut().filter(|cell| cell.name == "category") {
            cell.given = Given::Text(place::join(path.iter().map(String::as_str)));
        }
        self.document.categories.push(below(department, record));
        for child in self.nested(entries, "categories") {
            self.category(child, department, &path);
        }
    }

    /// The entries of a mapping; anything else is said.
    fn entries<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Entry]> {
        let What::Map(entries) = &node.what else {
            self.fault(node.line, format!("{what} is described by keys and values"));
            return None;
        };
        Some(entries)
    }

    /// What a list under a key holds.
    fn nested<'n>(&mut self, entries: &'n [Entry], key: &str) -> &'n [Node] {
        let Some(entry) = entries.iter().find(|entry| entry.key == key) else { return &[] };
        match &entry.value.what {
            What::List(list) => list,
            What::Text(text) if text.is_empty() => &[],
            _ => {
                self.fault(entry.line, format!("{key}: a list is needed"));
                &[]
            }
        }
    }

    fn record(&mut self, line: usize, entries: &[Entry], keys: Keys) -> Record {
        let mut cells = Vec::new();
        for Entry { key, line, value } in entries {
            let Some((_, form)) = keys.iter().find(|(name, _)| name == key) else {
                let known: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
                self.fault(*line, format!("unknown key « {} »; there are {}", shortened(key), known.join(", ")));
                continue;
            };
            let at = self.at(*line);
            match (*form, &value.what) {
                (Form::Nested, _) => {}
                (Form::Text(name) | Form::List(name), What::Text(text)) => {
                    cells.push(Cell { name, at, given: Given::Text(text.clone()) });
                }
                (Form::List(name), What::List(list)) => {
                    cells.extend(self.words(list).map(|words| Cell { name, at, given: Given::List(words) }));
                }
                (Form::Defaults, _) => {
                    let group = self.group(value, key, &DEFAULTS.map(|name| (name, name)));
                    // As a whole: what it does not say is inherited.
                    let silent = DEFAULTS.iter().filter(|name| group.iter().all(|cell| cell.name != **name));
                    let given = || Given::Text(String::new());
                    let inherited: Vec<Cell> = silent.map(|name| Cell { name, at, given: given() }).collect();
                    cells.extend(group.into_iter().chain(inherited));
                }
                (Form::Questions, What::Text(text)) => {
                    cells.push(Cell { name: "questions", at, given: Given::Text(text.clone()) });
                }
                (Form::Questions, _) => {
                    cells.push(Cell { name: "questions", at, given: Given::Text(json("", value).to_string()) });
                }
                (Form::Monitoring, _) => cells.extend(self.group(value, key, &MONITORING)),
                (Form::Text(_), _) => self.fault(*line, format!("{key}: one text is needed")),
                (Form::List(_), What::Map(_)) => self.fault(*line, format!("{key}: a list is needed")),
            }
        }
        Record { at: self.at(line), cells }
    }

    fn words(&mut self, list: &[Node]) -> Option<Vec<String>> {
        let mut words = Vec::new();
        for node in list {
            match &node.what {
                What::Text(text) => words.push(text.clone()),
                _ => self.fault(node.line, "one text is needed"),
            }
        }
        (words.len() == list.len()).then_some(words)
    }

    /// Texts under one key.
    fn group(&mut self, node: &Node, key: &str, keys: &[(&'static str, &'static str)]) -> Vec<Cell> {
        if matches!(&node.what, What::Text(text) if text.is_empty()) {
            return Vec::new();
        }
        let mut cells = Vec::new();
        for Entry { key, line, value } in self.entries(node, key).unwrap_or_default() {
            let name = keys.iter().find(|(name, _)| name == key).map(|(_, name)| *name);
            match (name, &value.what) {
                (Some(name), What::Text(text)) => {
                    cells.push(Cell { name, at: self.at(*line), given: Given::Text(text.clone()) });
                }
                (Some(_), _) => self.fault(*line, format!("{key}: one text is needed")),
                (None, _) => {
                    let known: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
                    self.fault(*line, format!("unknown key « {} »; there are {}", shortened(key), known.join(", ")));
                }
            }
        }
        cells
    }
}

/// The same as JSON: what is required is a switch, anything else a text, a list or a mapping of them.
fn json(key: &str, node: &Node) -> serde_json::Value {
    match &node.what {
        What::Text(text) if key == "required" => match switch(text) {
            Some(is_on) => is_on.into(),
            None => text.as_str().into(),
        },
        What::Text(text) => text.as_str().into(),
        What::List(list) => list.iter().map(|one| json("", one)).collect(),
        What::Map(entries) => entries.iter().map(|entry| (entry.key.clone(), json(&entry.key, &entry.value))).collect(),
    }
}

/// The record of something in this department.
fn below(department: &str, mut record: Record) -> Record {
    record.cells.push(Cell { name: "department", at: record.at, given: Given::Text(department.to_owned()) });
    record
}
