//! One kind of thing as a table, for a spreadsheet: a formula in it is shown and not run.

use csv::Writer as Csv;
use domain::{Category, CategoryId, Department, Manager};

use super::super::organisation::Organisation;
use super::super::read::neutral;
use super::super::record::Kind;
use super::describe::{Cells, Value, Writer, defaults, manager, monitoring, person};
use super::tree::yes_or_no;

/// The table of a kind, as CSV in UTF-8.
pub fn table(of: &Organisation, kind: Kind) -> String {
    let columns = kind.columns();
    let mut csv = Csv::from_writer(Vec::new());
    // Memory does not fail.
    let _ = csv.write_record(&columns);
    for row in rows(of, kind) {
        let cell = |column: &&str| {
            let found = row.iter().find(|(name, _)| name == column);
            found.map(|(_, value)| neutral(&text(value))).unwrap_or_default()
        };
        let _ = csv.write_record(columns.iter().map(cell));
    }
    csv.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Switch(is_on) => yes_or_no(*is_on).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::List(list) => list.join(" "),
        Value::Questions(questions) => serde_json::to_string(questions.as_ref()).unwrap_or_default(),
    }
}

fn rows(of: &Organisation, kind: Kind) -> Vec<Cells> {
    let writer = Writer::new(of);
    match kind {
        Kind::People => writer.people().into_iter().map(person).collect(),
        Kind::Departments => of.departments.iter().map(|one| department(&writer, one)).collect(),
        Kind::Categories => {
            let all = of.departments.iter().flat_map(|one| branch(of, one, None));
            all.map(|one| category(&writer, one)).collect()
        }
        Kind::Managers => of.managers.iter().map(|one| staff(&writer, one)).collect(),
        Kind::Invitees => {
            let row = |(department, person)| vec![label(of, department), ("invitee", writer.person(person).into())];
            of.invitees.iter().map(|one| row(*one)).collect()
        }
    }
}

fn label(of: &Organisation, id: domain::DepartmentId) -> (&'static str, Value) {
    ("department", of.department(id).map_or("", |one| &one.label).into())
}

fn department(writer: &Writer<'_>, one: &Department) -> Cells {
    let name = vec![label(writer.of, one.id)];
    [name, writer.department(one), defaults(&one.defaults)].concat()
}

fn category(writer: &Writer<'_>, one: &Category) -> Cells {
    let name = vec![label(writer.of, one.department), ("category", Value::Text(writer.path(one)))];
    [name, writer.category(one), defaults(&one.defaults)].concat()
}

fn staff(writer: &Writer<'_>, one: &Manager) -> Cells {
    let name = vec![label(writer.of, one.department), ("manager", writer.person(one.person.id).into())];
    [name, manager(one), monitoring(one)].concat()
}

/// Categories as they are seen in the tree: what is above comes first.
fn branch<'a>(of: &'a Organisation, department: &Department, parent: Option<CategoryId>) -> Vec<&'a Category> {
    let is_below = |one: &&Category| (one.department, one.parent) == (department.id, parent);
    let below = of.categories.iter().filter(is_below);
    below.flat_map(|one| std::iter::once(one).chain(branch(of, department, Some(one.id)))).collect()
}
