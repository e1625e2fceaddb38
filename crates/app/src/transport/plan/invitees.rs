//! Permanent invitees of a department (R41).

use super::{Draft, Seen};

pub(super) fn plan(draft: &mut Draft<'_>) {
    let mut seen = Seen::new();
    for record in &draft.document.invitees {
        let typed = record.filled("invitee").unwrap_or_default().to_owned();
        let department = draft.department(record);
        let person = draft.person(record.line("invitee"), "invitee", &typed);
        let (Some(department), Some(card)) = (department, person) else { continue };
        let key = (department.id, card.person.id);
        let what = format!("{typed}, as an invitee of {},", department.label);
        if seen.is_new(key, record, &what, draft.faults) && !draft.after.invitees.contains(&key) {
            draft.after.invitees.push(key);
        }
    }
}
