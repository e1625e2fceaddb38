//! Categories: known by their department and the labels that lead to them.

use std::collections::HashMap;
use std::sync::Arc;

use domain::category::Trees;
use domain::category::edit::{Typed, labels};
use domain::question::edit::{faults, tidy};
use domain::{Category, CategoryId, Coded, Department, DepartmentId, Field, FieldError, Manager, PersonId, Question};
use store::people::fold;

use super::super::fault::At;
use super::super::order::reorder;
use super::super::place;
use super::super::record::{Record, shortened};
use super::{Draft, Seen};
use crate::edits::categories::newborn;
use crate::edits::redirect::redirects;

/// A label below something, folded.
type Key = (DepartmentId, Option<CategoryId>, String);

/// Where each category is in the list.
type Index = HashMap<Key, usize>;

pub(super) fn plan(draft: &mut Draft<'_>) {
    let mut index = Index::new();
    for (place, one) in draft.after.categories.iter().enumerate() {
        index.entry((one.department, one.parent, fold(&one.label))).or_insert(place);
    }
    let mut staff: HashMap<DepartmentId, Vec<Manager>> = HashMap::new();
    for manager in &draft.after.managers {
        staff.entry(manager.department).or_default().push(manager.clone());
    }
    let document = draft.document;
    let path = |record: &Record| place::split(record.text("category").unwrap_or_default());
    let mut records: Vec<(Vec<String>, &Record)> = document.categories.iter().map(|one| (path(one), one)).collect();
    // What is above first, whatever the order of the lines.
    records.sort_by_key(|(path, _)| path.len());
    let mut seen = Seen::new();
    let mut found = Vec::new();
    for (path, record) in records {
        let Some(department) = draft.department(record) else { continue };
        let what = format!("the category « {} »", shortened(&place::join(path.iter().map(String::as_str))));
        let key = (department.id, path.iter().map(|label| fold(label)).collect::<Vec<_>>());
        if !seen.is_new(key, record, &what, draft.faults) {
            continue;
        }
        let staff = staff.get(&department.id).map_or(&[][..], Vec::as_slice);
        found.extend(category(draft, &mut index, &department, staff, &path, record).map(|place| (place, record)));
    }
    redirect(draft, &index, &found);
    let mut spoken: Vec<(At, CategoryId)> =
        found.iter().map(|(place, record)| (record.at, draft.after.categories[*place].id)).collect();
    spoken.sort_unstable();
    let spoken = spoken.into_iter().map(|(_, id)| id);
    reorder(&mut draft.after.categories, |one| (one.department, one.parent), |one| one.id, spoken);
}

/// Adds or edits one; its place in the list.
fn category(
    draft: &mut Draft<'_>,
    index: &mut Index,
    department: &Department,
    staff: &[Manager],
    path: &[String],
    record: &Record,
) -> Option<usize> {
    let Some((label, above)) = path.split_last() else {
        draft.faults.add(record.line("category"), "category: the label of a category is needed");
        return None;
    };
    let mut parent = None;
    for label in above {
        let Some(place) = index.get(&(department.id, parent, fold(label))) else {
            let why = format!("category: there is nothing called « {} » above it", shortened(label));
            draft.faults.add(record.line("category"), why);
            return None;
        };
        parent = Some(draft.after.categories[*place].id);
    }
    let key = (department.id, parent, fold(label));
    let known = index.get(&key).copied();
    let before = known.map_or_else(|| newborn(department.id, parent), |place| draft.after.categories[place].clone());
    let wanted = wanted(draft, record, &before, label);
    let questions = questions(draft, record, &before);
    if known.is_some() && wanted == Typed::of(&before) && questions == before.questions {
        return known;
    }
    let edited = edited(draft, &before, &wanted, department, staff, known.is_none());
    let edited = edited.map(|after| Category { questions, ..after });
    let after = edited.unwrap_or_else(|errors| {
        for error in errors {
            let at = record.line(if error.field == Field::Label { "category" } else { error.field.code() });
            draft.faults.fields(at, &[error]);
        }
        // It is there for what speaks of it: one fault is said once.
        Category { label: label.clone(), ..before }
    });
    if let Some(place) = known {
        draft.after.categories[place] = after;
        return known;
    }
    let id = CategoryId(draft.key());
    if let Some(above) = draft.after.categories.iter_mut().find(|one| Some(one.id) == parent) {
        above.has_children = true;
    }
    draft.after.categories.push(Category { id, ..after });
    index.insert(key, draft.after.categories.len() - 1);
    Some(draft.after.categories.len() - 1)
}

fn edited(
    draft: &Draft<'_>,
    before: &Category,
    wanted: &Typed,
    department: &Department,
    staff: &[Manager],
    is_new: bool,
) -> Result<Category, Vec<FieldError>> {
    // Members who have left since stay where they are until the list changes.
    let keeps_members = wanted.members == before.own_members;
    let members = wanted.members.clone().filter(|_| !keeps_members);
    let mut after = Typed { members, ..wanted.clone() }.onto(before, department, staff)?;
    if keeps_members {
        after.own_members.clone_from(&before.own_members);
    }
    if is_new {
        labels(&wanted.label, &wanted.long_label)?;
        let trees = Trees { categories: &draft.after.categories, fold };
        trees.takes(department.id, before.parent, &after.label, None).map_err(|error| vec![error])?;
    }
    Ok(after)
}

/// The form that the record would be.
fn wanted(draft: &mut Draft<'_>, record: &Record, before: &Category, label: &str) -> Typed {
    let mut wanted = Typed { label: label.to_owned(), ..Typed::of(before) };
    record.fill([
        ("long_label", &mut wanted.long_label),
        ("icon", &mut wanted.icon),
        ("search_words", &mut wanted.search_words),
        ("scope", &mut wanted.scope),
        ("priority", &mut wanted.priority),
        ("subject", &mut wanted.subject),
        ("message", &mut wanted.message),
        ("algorithm", &mut wanted.algorithm),
        ("expiry_days", &mut wanted.expiry_days),
        ("watch_level", &mut wanted.watch_level),
        ("watch_address", &mut wanted.watch_address),
    ]);
    if wanted.long_label.trim().is_empty() {
        label.clone_into(&mut wanted.long_label);
    }
    wanted.accepts_tickets = record.switch("accepts_tickets", draft.faults).unwrap_or(wanted.accepts_tickets);
    if let Some(settings) = record.codes::<_, std::collections::BTreeSet<_>>("settings", draft.faults) {
        wanted.settings = settings.into_iter().collect();
    }
    members(draft, record, &mut wanted);
    wanted
}

/// Own members in order; `inherited`, or nothing, leaves them to be inherited.
fn members(draft: &mut Draft<'_>, record: &Record, wanted: &mut Typed) {
    let Some(words) = record.list("members") else { return };
    if words.is_empty() || words == [super::super::INHERITED] {
        wanted.members = None;
        return;
    }
    let at = record.line("members");
    let found: Vec<_> = words.iter().map(|word| draft.person(at, "members", word)).collect();
    let ids: Option<Vec<PersonId>> = found.into_iter().map(|card| card.map(|card| card.person.id)).collect();
    wanted.members = ids.or_else(|| wanted.members.take());
}

/// Own questions in order; `inherited`, or nothing, leaves them to be inherited.
fn questions(draft: &mut Draft<'_>, record: &Record, before: &Category) -> Option<Arc<[Question]>> {
    let Some(written) = record.text("questions") else { return before.questions.clone() };
    if matches!(written.trim(), "" | super::super::INHERITED) {
        return None;
    }
    let at = record.line("questions");
    let read: Vec<Question> = match serde_json::from_str(written) {
        Ok(read) => read,
        Err(error) => {
            draft.faults.add(at, format!("questions: {error}"));
            return before.questions.clone();
        }
    };
    let read: Vec<Question> = read.into_iter().map(tidy).collect();
    for (place, error) in faults(&read) {
        let what = format!("questions: « {} », {}", shortened(&read[place].label), error.field.code());
        draft.faults.refuse(at, &what, &error.why);
    }
    Some(read.into())
}

/// Once all categories are there: which stand for which.
fn redirect(draft: &mut Draft<'_>, index: &Index, found: &[(usize, &Record)]) {
    let mut redirected = Vec::new();
    for (place, record) in found.iter().filter(|(_, record)| record.text("redirects_to").is_some()) {
        let at = record.line("redirects_to");
        let typed = record.filled("redirects_to").unwrap_or_default();
        let Ok(target) = target(draft, index, typed) else {
            let why = format!("redirects_to: there is no category « {} »; department > category", shortened(typed));
            draft.faults.add(at, why);
            continue;
        };
        if draft.after.categories[*place].redirects_to != target {
            draft.after.categories[*place].redirects_to = target;
            redirected.push((at, *place));
        }
    }
    let all = &draft.after.categories;
    for (at, place) in redirected {
        if let Err(error) = redirects(&all[place], all[place].redirects_to, all) {
            draft.faults.refuse(at, "redirects_to", &error.why);
        }
    }
}

/// What a place names, if it names anything.
///
/// # Errors
/// There is nothing of that name.
fn target(draft: &Draft<'_>, index: &Index, typed: &str) -> Result<Option<CategoryId>, ()> {
    let labels = place::split(typed);
    let Some((department, path)) = labels.split_first() else { return Ok(None) };
    let department = draft.after.department_called(department).ok_or(())?.id;
    let mut here = None;
    for label in path {
        let place = index.get(&(department, here, fold(label))).ok_or(())?;
        here = Some(draft.after.categories[*place].id);
    }
    here.map(Some).ok_or(())
}
