//! Departments: known by their label.

use domain::department::Typed;
use domain::{Department, DepartmentId, Refusal};
use store::people::fold;

use super::super::order::reorder;
use super::super::record::{Record, shortened};
use super::{Draft, Seen};
use crate::edits::{departments, typed};

pub(super) fn plan(draft: &mut Draft<'_>) {
    each(draft);
    let called = |record: &Record| Some(draft.after.department_called(record.filled("department")?)?.id);
    let spoken: Vec<DepartmentId> = draft.document.departments.iter().filter_map(called).collect();
    reorder(&mut draft.after.departments, |_| (), |one| one.id, spoken);
}

fn each(draft: &mut Draft<'_>) {
    let mut seen = Seen::new();
    for record in &draft.document.departments {
        let label = record.filled("department").unwrap_or_default();
        if !seen.is_new(fold(label), record, &format!("the department « {} »", shortened(label)), draft.faults) {
            continue;
        }
        let known = draft.after.department_called(label).cloned();
        let before = known.clone().unwrap_or_else(Department::newborn);
        let wanted = wanted(draft, record, &before);
        if known.is_some() && wanted == typed(&before) {
            continue;
        }
        match before.edited(&wanted) {
            Ok(after) if known.is_some() => replace(draft, after),
            Ok(after) => {
                let id = DepartmentId(draft.key());
                draft.after.departments.push(Department { id, ..after });
            }
            Err(errors) => {
                // It is there for what speaks of it: one fault is said once.
                if known.is_none() {
                    let id = DepartmentId(draft.key());
                    draft.after.departments.push(Department { id, label: label.to_owned(), ..before });
                }
                for error in errors {
                    let name = if error.field == domain::Field::Label {
                        "department"
                    } else {
                        domain::Coded::code(error.field)
                    };
                    draft.faults.fields(record.line(name), &[error]);
                }
            }
        }
    }
}

fn replace(draft: &mut Draft<'_>, after: Department) {
    let place = draft.after.departments.iter().position(|one| one.id == after.id);
    if let Some(one) = place.and_then(|place| draft.after.departments.get_mut(place)) {
        *one = after;
    }
}

/// The form that the record would be.
fn wanted(draft: &mut Draft<'_>, record: &Record, before: &Department) -> Typed {
    let mut wanted = typed(before);
    record.fill([
        ("department", &mut wanted.label),
        ("long_label", &mut wanted.long_label),
        ("short_label", &mut wanted.short_label),
        ("icon", &mut wanted.icon),
        ("inter_service_tag", &mut wanted.inter_service_tag),
        ("scope", &mut wanted.scope),
        ("priority", &mut wanted.priority),
        ("subject", &mut wanted.subject),
        ("message", &mut wanted.message),
        ("algorithm", &mut wanted.algorithm),
        ("expiry_days", &mut wanted.expiry_days),
        ("watch_level", &mut wanted.watch_level),
        ("watch_address", &mut wanted.watch_address),
    ]);
    wanted.is_enabled = record.switch("enabled", draft.faults).unwrap_or(wanted.is_enabled);
    wanted.settings = record.codes("settings", draft.faults).unwrap_or(wanted.settings);
    wanted
}

/// Once all departments and categories are there: which stand for which.
pub(super) fn redirect(draft: &mut Draft<'_>) {
    let mut redirected = Vec::new();
    for record in draft.document.departments.iter().filter(|record| record.text("redirects_to").is_some()) {
        let Some(from) = record.filled("department").and_then(|label| draft.after.department_called(label)) else {
            continue;
        };
        let mut after = from.clone();
        let target = record.filled("redirects_to");
        let found = target.and_then(|label| draft.after.department_called(label)).map(|target| target.id);
        if target.is_some() && found.is_none() {
            let why = format!("redirects_to: no department is called « {} »", shortened(target.unwrap_or_default()));
            draft.faults.add(record.line("redirects_to"), why);
            continue;
        }
        if after.redirects_to != found {
            after.redirects_to = found;
            redirected.push((record.line("redirects_to"), after.id));
            replace(draft, after);
        }
    }
    let after = &draft.after;
    for (at, id) in redirected {
        let Some(from) = after.department(id) else { continue };
        let categories = after.categories.iter().filter(|one| one.department == id).count();
        let categories = i64::try_from(categories).unwrap_or(i64::MAX);
        if let Err(error) = departments::redirects(from, from.redirects_to, &after.departments, categories) {
            draft.faults.refuse(at, "redirects_to", &error.why);
        }
    }
    // A category that comes where none may be.
    for record in &draft.document.categories {
        let Some(department) = record.filled("department").and_then(|label| after.department_called(label)) else {
            continue;
        };
        if department.redirects_to.is_some() {
            let why = Refusal::DepartmentIsVirtual { department: department.label.clone() };
            draft.faults.refuse(record.at, "department", &why);
        }
    }
}
