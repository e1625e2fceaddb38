//! The departments that somebody manages, with what they asked to be told of each.

use std::collections::HashMap;

use domain::monitoring::{Grid, Pace};
use domain::report::Settings;
use domain::{CategoryId, Department, DepartmentId, Field, FieldError, Lineage, Manager, Person, Refusal};
use store::db::Conn;
use store::{categories, departments, managers, reports};

use crate::edits::unless_stale;
use crate::{App, Error, Result};

/// What a manager wants to be told of one department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub grid: Grid,
    pub pace: Pace,
    pub report: Settings,
}

impl Setting {
    /// Why it cannot be saved (E45); empty when it can.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults = self.grid.faults();
        let is_twice = self.report.second_hour == Some(self.report.hour);
        faults.extend(is_twice.then(|| FieldError::new(Field::SecondHour, Refusal::HoursAreEqual)));
        faults
    }
}

/// A department that somebody manages.
#[derive(Debug, Clone)]
pub struct Managed {
    pub department: Department,
    pub manager: Manager,
    pub setting: Setting,
    /// Categories that take tickets, in display order: those of which they are an effective member, and the others.
    pub own: Vec<CategoryId>,
    pub others: Vec<CategoryId>,
}

/// The departments of somebody, in display order, and the lineage of every category.
///
/// # Errors
/// Broken.
pub async fn managed(conn: &mut Conn, me: &Person) -> Result<(Vec<Managed>, HashMap<CategoryId, Lineage>)> {
    let lineages = categories::lineages(conn).await?;
    let all = categories::all(conn).await?;
    let mut found = Vec::new();
    for id in managers::departments_of(conn, me.id).await? {
        let Some(department) = departments::by_id(conn, id).await? else { continue };
        let Some((manager, setting)) = present(conn, me, id).await? else { continue };
        let counts = all.iter().filter(|one| one.department == id && one.redirects_to.is_none());
        let counts = counts.filter(|one| one.takes_tickets()).map(|one| one.id);
        let is_own = |category: &CategoryId| {
            let lineage = lineages.get(category);
            lineage.is_some_and(|lineage| lineage.members(std::slice::from_ref(&manager)).contains(&me.id))
        };
        let (own, others) = counts.partition(is_own);
        found.push(Managed { department, manager, setting, own, others });
    }
    Ok((found, lineages))
}

/// What a manager asked for; `None` to whoever does not manage the department.
async fn present(conn: &mut Conn, me: &Person, id: DepartmentId) -> Result<Option<(Manager, Setting)>> {
    let managers = managers::of_department(conn, id).await?;
    let Some(manager) = managers.into_iter().find(|manager| manager.person.id == me.id) else { return Ok(None) };
    let report = reports::settings(conn, id, me.id).await?.unwrap_or_default();
    let setting = Setting { grid: manager.monitoring, pace: manager.pace, report };
    Ok(Some((manager, setting)))
}

/// Saves what a manager wants to be told of one department.
///
/// # Errors
/// Not found by whoever does not manage it; invalid (E45); refused when it is no longer what the form showed.
pub async fn save(app: &App, me: &Person, id: DepartmentId, seen: &str, wanted: &Setting) -> Result<()> {
    let mut tx = app.db.write().await?;
    // Nobody changes what this manager may meanwhile: one row holds both.
    departments::lock(&mut tx).await?;
    let (manager, setting) = present(&mut tx, me, id).await?.ok_or(Error::NotFound)?;
    let faults = wanted.faults();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    unless_stale(seen, &setting)?;
    managers::update(&mut tx, &Manager { monitoring: wanted.grid, pace: wanted.pace, ..manager }).await?;
    reports::set_settings(&mut tx, id, me.id, &wanted.report).await?;
    Ok(tx.commit().await?)
}
