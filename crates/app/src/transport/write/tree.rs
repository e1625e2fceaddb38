//! The one file: a line a person, then each department with all that is below it.

use std::fmt::Write as _;

use domain::category::Defaults;
use domain::question::Condition;
use domain::{CategoryId, Coded, Department, Question};

use super::super::organisation::Organisation;
use super::describe::{Cells, Value, Writer, defaults, manager, monitoring, person};
use super::scalar::{block, scalar};

/// The organisation as YAML.
pub fn tree(of: &Organisation) -> String {
    let writer = Writer::new(of);
    let mut file = Tree { out: String::new(), writer };
    file.out.push_str("# The organisation of Guichet, written by « guichet org export ».\npeople:");
    let people = file.writer.people();
    file.list_begins(people.is_empty());
    for card in people {
        let cells: Vec<String> =
            person(card).iter().map(|(name, value)| format!("{name}: {}", inline(value))).collect();
        file.line(2, &format!("- {{ {} }}", cells.join(", ")));
    }
    file.out.push_str("\ndepartments:");
    file.list_begins(of.departments.is_empty());
    for department in &of.departments {
        file.department(department);
    }
    file.out
}

struct Tree<'a> {
    out: String,
    writer: Writer<'a>,
}

impl Tree<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.out, "{}{text}", " ".repeat(indent));
    }

    /// After a key: what follows is a list.
    fn list_begins(&mut self, is_empty: bool) {
        self.out.push_str(if is_empty { " []\n" } else { "\n" });
    }

    fn key(&mut self, indent: usize, key: &str, is_empty: bool) {
        let _ = write!(self.out, "{}{key}:", " ".repeat(indent));
        self.list_begins(is_empty);
    }

    /// A thing of a list: its first key, then the others.
    fn item(&mut self, indent: usize, first: (&str, &str), cells: &Cells) {
        self.line(indent, &format!("- {}: {}", first.0, scalar(first.1)));
        self.cells(indent + 2, cells);
    }

    fn cells(&mut self, indent: usize, cells: &Cells) {
        for (name, value) in cells {
            let value = match value {
                Value::Questions(questions) if !questions.is_empty() => {
                    self.line(indent, &format!("{name}:"));
                    for question in questions.iter() {
                        self.line(indent + 2, &format!("- {}", flow(question)));
                    }
                    continue;
                }
                Value::Text(text) => block(text, indent + 2),
                other => inline(other),
            };
            self.line(indent, &format!("{name}: {value}"));
        }
    }

    fn defaults(&mut self, indent: usize, own: &Defaults) {
        let cells = defaults(own);
        if cells.is_empty() {
            return self.line(indent, "defaults: {}");
        }
        self.line(indent, "defaults:");
        self.cells(indent + 2, &cells);
    }

    fn department(&mut self, department: &Department) {
        let (id, cells) = (department.id, self.writer.department(department));
        self.item(2, ("label", &department.label), &cells);
        self.defaults(4, &department.defaults);
        let of = self.writer.of;
        let managers: Vec<_> = of.managers.iter().filter(|one| one.department == id).collect();
        self.key(4, "managers", managers.is_empty());
        for one in managers {
            let name = self.writer.person(one.person.id);
            self.item(6, ("person", name), &manager(one));
            let short = |name: &'static str| name.trim_start_matches("monitoring_");
            let grid: Vec<String> =
                monitoring(one).iter().map(|(name, value)| format!("{}: {}", short(name), inline(value))).collect();
            self.line(8, &format!("monitoring: {{ {} }}", grid.join(", ")));
        }
        let invitees: Vec<_> = of.invitees.iter().filter(|one| one.0 == id).collect();
        self.key(4, "invitees", invitees.is_empty());
        for (_, invitee) in invitees {
            let name = scalar(self.writer.person(*invitee));
            self.line(6, &format!("- {name}"));
        }
        self.categories(4, department, None);
    }

    fn categories(&mut self, indent: usize, department: &Department, parent: Option<CategoryId>) {
        let of = self.writer.of;
        let below: Vec<_> =
            of.categories.iter().filter(|one| (one.department, one.parent) == (department.id, parent)).collect();
        if below.is_empty() && parent.is_some() {
            return;
        }
        self.key(indent, "categories", below.is_empty());
        for one in below {
            let cells = self.writer.category(one);
            self.item(indent + 2, ("label", &one.label), &cells);
            self.defaults(indent + 4, &one.defaults);
            self.categories(indent + 4, department, Some(one.id));
        }
    }
}

/// A value on one line.
pub(super) fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => scalar(text),
        Value::Switch(is_on) => yes_or_no(*is_on).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::List(list) => words(list),
        Value::Questions(questions) => format!("[{}]", questions.iter().map(flow).collect::<Vec<_>>().join(", ")),
    }
}

fn words(list: &[String]) -> String {
    format!("[{}]", list.iter().map(|one| scalar(one)).collect::<Vec<_>>().join(", "))
}

/// A question on one line; what it does not say is not there.
fn flow(question: &Question) -> String {
    let mut cells = vec![format!("label: {}", scalar(&question.label)), format!("kind: {}", question.kind.code())];
    if question.is_required {
        cells.push("required: yes".to_owned());
    }
    if !question.help.is_empty() {
        cells.push(format!("help: {}", scalar(&question.help)));
    }
    if !question.options.is_empty() {
        cells.push(format!("options: {}", words(&question.options)));
    }
    if let Some(Condition { question, is }) = &question.only_if {
        cells.push(format!("only_if: {{ question: {}, is: {} }}", scalar(question), scalar(is)));
    }
    format!("{{ {} }}", cells.join(", "))
}

/// As both formats say a switch.
pub(super) fn yes_or_no(is_on: bool) -> &'static str {
    if is_on { "yes" } else { "no" }
}
