//! What a report holds, for one reader, as of now (spec.md §9.3).

use std::collections::HashMap;

use domain::report::{Bearing, Section, Settings, Warning};
use domain::{CategoryId, Department, DepartmentId, Lineage, Moment, Person, Priority};
use store::db::Conn;
use store::reports::{self, Line};
use store::{categories, departments, managers, reach};

use crate::App;

/// The report of one department.
#[derive(Debug)]
pub struct Part {
    pub department: Department,
    pub settings: Settings,
    /// In the order chosen; none when nothing is to be reported (*Aucun*).
    pub sections: Vec<(Section, Vec<Row>)>,
}

impl Part {
    /// How many tickets it shows.
    pub fn tickets(&self) -> usize {
        self.sections.iter().map(|(_, rows)| rows.len()).sum()
    }
}

/// A ticket in a report.
#[derive(Debug)]
pub struct Row {
    pub line: Line,
    /// Inheritance resolved.
    pub priority: Priority,
    pub warning: Option<Warning>,
}

/// What this person is to be told of these departments: those that they still manage, and the tickets that they see.
///
/// # Errors
/// Broken.
pub async fn gather(app: &App, conn: &mut Conn, person: &Person, wanted: &[DepartmentId]) -> store::Result<Vec<Part>> {
    let mut parts = Vec::new();
    for department in wanted {
        let settings = reports::settings(conn, *department, person.id).await?;
        let department = departments::by_id(conn, *department).await?;
        if let (Some(settings), Some(department)) = (settings, department) {
            let sections = settings.profile.sections().iter().map(|section| (*section, Vec::new())).collect();
            parts.push(Part { department, settings, sections });
        }
    }
    let reported: Vec<DepartmentId> =
        parts.iter().filter(|part| !part.sections.is_empty()).map(|part| part.department.id).collect();
    if reported.is_empty() {
        return Ok(parts);
    }
    let reach = reach::of(conn, person, app.tickets.default_scope).await?;
    let lines = reports::open_tickets(conn, &reach, &reported).await?;
    let lineages = categories::lineages(conn).await?;
    let belongs = membership(conn, person, &reported, &lineages).await?;
    for line in lines {
        let bearing = Bearing {
            status: line.status,
            is_held: line.holder == Some(person.id),
            is_member: belongs.contains(&line.category),
        };
        let part = parts.iter_mut().find(|part| part.department.id == line.department);
        let Some(part) = part else { continue };
        let place = part.settings.profile.place(bearing);
        if let Some((_, rows)) = part.sections.iter_mut().find(|(section, _)| Some(*section) == place) {
            rows.push(row(line, &lineages, app.now()));
        }
    }
    Ok(parts)
}

/// The categories of these departments of which somebody is an effective member.
async fn membership(
    conn: &mut Conn,
    person: &Person,
    departments: &[DepartmentId],
    lineages: &HashMap<CategoryId, Lineage>,
) -> store::Result<Vec<CategoryId>> {
    let mut belongs = Vec::new();
    for department in departments {
        let managers = managers::of_department(conn, *department).await?;
        let here = lineages.iter().filter(|(_, lineage)| lineage.department.id == *department);
        belongs.extend(here.filter(|(_, one)| one.members(&managers).contains(&person.id)).map(|(id, _)| *id));
    }
    Ok(belongs)
}

fn row(line: Line, lineages: &HashMap<CategoryId, Lineage>, now: Moment) -> Row {
    let inherited = || lineages.get(&line.category).map_or(Priority::NORMAL, Lineage::default_priority);
    let priority = if line.priority.is_default() { inherited() } else { line.priority };
    Row { priority, warning: Warning::of(line.status, now.seconds_since(line.last_action_at)), line }
}
