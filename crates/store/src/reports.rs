//! Daily reports: what managers asked for, and which were sent (spec.md §9).

use domain::report::{Hour, Settings};
use domain::visibility::Reach;
use domain::{CategoryId, Coded, DepartmentId, Moment, PersonId, Priority, Status, TicketId};

use crate::db::{Conn, Error, FromRow, Result, Row, q};
use crate::reach::within;

fn hour(hour: i64) -> Result<Hour> {
    Hour::new(hour).ok_or_else(|| Error::Unreadable(format!("hour {hour}")))
}

impl FromRow for Settings {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            profile: row.code()?,
            hour: hour(row.get()?)?,
            second_hour: row.maybe::<i64>()?.map(hour).transpose()?,
            weekend: row.get()?,
        })
    }
}

/// What a manager wants reported of a department; `None` to whoever does not manage it.
pub async fn settings(conn: &mut Conn, department: DepartmentId, person: PersonId) -> Result<Option<Settings>> {
    let query = q("SELECT report, report_hour, report_second_hour, report_weekend FROM department_managers \
         WHERE department_id = $1 AND person_id = $2");
    conn.optional(query.bind(department).bind(person)).await
}

pub async fn set_settings(
    conn: &mut Conn,
    department: DepartmentId,
    person: PersonId,
    settings: &Settings,
) -> Result<()> {
    let query = q("UPDATE department_managers SET report = $1, report_hour = $2, report_second_hour = $3, \
         report_weekend = $4 WHERE department_id = $5 AND person_id = $6")
    .bind(settings.profile.code())
    .bind(i64::from(settings.hour.get()))
    .bind(settings.second_hour.map(|hour| i64::from(hour.get())))
    .bind(settings.weekend)
    .bind(department)
    .bind(person);
    conn.exec(query).await?;
    Ok(())
}

/// Somebody who asked for a report at some hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    pub person: PersonId,
    pub address: String,
    /// Reports due together come in one mail.
    pub groups: bool,
    pub department: DepartmentId,
    pub settings: Settings,
}

impl FromRow for Asker {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            person: row.id()?,
            address: row.get()?,
            groups: row.get()?,
            department: row.id()?,
            settings: Settings::from_row(row)?,
        })
    }
}

/// Those whom mail can reach and who asked for a report at this hour, person by person, their departments in display
/// order.
pub async fn askers(conn: &mut Conn, at: Hour) -> Result<Vec<Asker>> {
    let query = q("SELECT m.person_id, p.address, p.groups_reports, m.department_id, m.report, m.report_hour, \
         m.report_second_hour, m.report_weekend FROM department_managers m JOIN people p ON p.id = m.person_id \
         JOIN departments d ON d.id = m.department_id WHERE p.is_enabled AND NOT p.reports_suspended \
         AND p.address IS NOT NULL AND m.report <> 'none' AND (m.report_hour = $1 OR m.report_second_hour = $1) \
         ORDER BY m.person_id, d.position, d.id");
    conn.all(query.bind(i64::from(at.get()))).await
}

/// A day of the installation's clock, as 2026-03-10, and an hour asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slot {
    pub day: String,
    pub hour: Hour,
}

impl FromRow for Slot {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { day: row.get()?, hour: hour(row.get()?)? })
    }
}

/// The departments whose report somebody has for this hour already.
pub async fn sent(conn: &mut Conn, person: PersonId, slot: &Slot) -> Result<Vec<DepartmentId>> {
    let query = q("SELECT department_id FROM reports WHERE person_id = $1 AND day = $2 AND hour = $3 \
         ORDER BY department_id");
    let query = query.bind(person).bind(slot.day.as_str()).bind(i64::from(slot.hour.get()));
    Ok(conn.all::<i64>(query).await?.into_iter().map(DepartmentId).collect())
}

/// Writes down that this mail is the report of a department for this hour; `false` when there is one already.
pub async fn insert(
    conn: &mut Conn,
    person: PersonId,
    department: DepartmentId,
    slot: &Slot,
    mail: i64,
) -> Result<bool> {
    let query = q("INSERT INTO reports (person_id, department_id, day, hour, outbox_id) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (person_id, department_id, day, hour) DO NOTHING")
    .bind(person)
    .bind(department)
    .bind(slot.day.as_str())
    .bind(i64::from(slot.hour.get()))
    .bind(mail);
    Ok(conn.exec(query).await? == 1)
}

/// The hours of these days that are over with.
pub async fn closed(conn: &mut Conn, days: &[String]) -> Result<Vec<Slot>> {
    let query = q("SELECT day, hour FROM report_slots WHERE day IN ");
    conn.all(query.push_in("", days.iter().map(String::as_str)).push(" ORDER BY day, hour")).await
}

/// Has this installation closed any hour yet?
pub async fn has_begun(conn: &mut Conn) -> Result<bool> {
    Ok(conn.optional::<i64>(q("SELECT hour FROM report_slots LIMIT 1")).await?.is_some())
}

/// Everybody who asked for a report at this hour has theirs.
pub async fn close(conn: &mut Conn, slot: &Slot) -> Result<()> {
    let query = q("INSERT INTO report_slots (day, hour) VALUES ($1, $2) ON CONFLICT (day, hour) DO NOTHING");
    conn.exec(query.bind(slot.day.as_str()).bind(i64::from(slot.hour.get()))).await?;
    Ok(())
}

/// An open ticket, as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: TicketId,
    pub department: DepartmentId,
    /// Where it was first posted.
    pub origin: String,
    pub category: CategoryId,
    pub category_label: String,
    pub subject: String,
    pub status: Status,
    pub priority: Priority,
    pub owner: String,
    pub holder: Option<PersonId>,
    pub holder_name: Option<String>,
    pub last_action_at: Moment,
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            department: row.id()?,
            origin: row.get()?,
            category: row.id()?,
            category_label: row.get()?,
            subject: row.get()?,
            status: row.code()?,
            priority: crate::tickets::priority(row)?,
            owner: row.get()?,
            holder: row.maybe_id()?,
            holder_name: row.maybe()?,
            last_action_at: row.moment()?,
        })
    }
}

/// The open tickets of these departments within reach, the one untouched for longest first (spec.md §9.2).
pub async fn open_tickets(conn: &mut Conn, reach: &Reach, departments: &[DepartmentId]) -> Result<Vec<Line>> {
    // The group in literal words first, for the index of live tickets.
    let query = q("SELECT t.id, t.department_id, f.label, t.category_id, c.label, t.subject, t.status, t.priority, \
         o.name, t.holder_id, h.name, t.last_action_at FROM tickets t \
         JOIN departments f ON f.id = t.creation_department_id JOIN categories c ON c.id = t.category_id \
         JOIN people o ON o.id = t.owner_id LEFT JOIN people h ON h.id = t.holder_id \
         WHERE t.status IN ('free', 'in_progress', 'incomplete', 'postponed', 'closed') AND t.status <> 'closed'");
    let query = query.push_in(" AND t.department_id IN ", departments.iter().copied());
    conn.all(within(query, reach).push(" ORDER BY t.last_action_at, t.id")).await
}
