//! Managers: a person, in a department.

use domain::monitoring::{Grid, Pace};
use domain::{DepartmentId, Manager, Person, Privileges, Refusal};

use super::super::order::reorder;
use super::super::record::Record;
use super::{Draft, Seen};

/// The rate of somebody who takes a full part.
const FULL: u8 = 100;

pub(super) fn plan(draft: &mut Draft<'_>) {
    let mut seen = Seen::new();
    let mut spoken = Vec::new();
    for record in &draft.document.managers {
        let typed = record.filled("manager").unwrap_or_default().to_owned();
        let department = draft.department(record);
        let person = draft.person(record.line("manager"), "manager", &typed);
        let (Some(department), Some(card)) = (department, person) else { continue };
        let key = (department.id, card.person.id);
        if !seen.is_new(key, record, &format!("{typed}, as a manager of {},", department.label), draft.faults) {
            continue;
        }
        spoken.push(key);
        let is_it = |one: &Manager| (one.department, one.person.id) == key;
        let place = draft.after.managers.iter().position(is_it);
        let before =
            place.map_or_else(|| newcomer(department.id, card.person), |place| draft.after.managers[place].clone());
        let after = edited(draft, record, &before);
        match place {
            Some(place) => draft.after.managers[place] = after,
            None => draft.after.managers.push(after),
        }
    }
    reorder(&mut draft.after.managers, |one| one.department, |one| (one.department, one.person.id), spoken);
}

fn newcomer(department: DepartmentId, person: Person) -> Manager {
    Manager {
        person,
        department,
        privileges: Privileges::default(),
        is_available: true,
        rate: FULL,
        absence: None,
        monitoring: Grid::default(),
        pace: Pace::Immediate,
        monitoring_suspended: false,
    }
}

fn edited(draft: &mut Draft<'_>, record: &Record, before: &Manager) -> Manager {
    let mut after = before.clone();
    let faults = &mut *draft.faults;
    after.privileges = record.codes("privileges", faults).unwrap_or(after.privileges);
    after.is_available = record.switch("available", faults).unwrap_or(after.is_available);
    if let Some(rate) = record.filled("rate") {
        let is_plain = rate.len() <= 3 && rate.bytes().all(|byte| byte.is_ascii_digit());
        match rate.parse().ok().filter(|rate| is_plain && *rate <= FULL) {
            Some(rate) => after.rate = rate,
            None => faults.refuse(record.line("rate"), "rate", &Refusal::NumberOutside { max: FULL.into() }),
        }
    }
    let grid = &mut after.monitoring;
    grid.any = record.code("monitoring_any", faults).unwrap_or(grid.any);
    grid.category = record.code("monitoring_category", faults).unwrap_or(grid.category);
    grid.managed = record.code("monitoring_managed", faults).unwrap_or(grid.managed);
    after.pace = record.code("pace", faults).unwrap_or(after.pace);
    if after.monitoring != before.monitoring {
        for error in after.monitoring.faults() {
            faults.refuse(record.line("monitoring_any"), "monitoring", &error.why);
        }
    }
    after
}
