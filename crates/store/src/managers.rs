//! Managers of departments.

use domain::monitoring::Grid;
use domain::{
    Absence, CategoryId, Coded, Day, DepartmentId, Manager, Person, PersonId, Privilege, Privileges, TicketId,
};

use crate::db::{Conn, Error, FromRow, Query, Result, Row, q};

impl FromRow for Manager {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let department = row.id()?;
        let privileges = privileges(&row.get::<String>()?)?;
        let is_available = row.get()?;
        let rate: i64 = row.get()?;
        Ok(Self {
            department,
            privileges,
            is_available,
            rate: u8::try_from(rate).map_err(|_| Error::Unreadable(format!("rate {rate}")))?,
            monitoring: Grid { any: row.code()?, category: row.code()?, managed: row.code()? },
            pace: row.code()?,
            absence: absence(row)?,
            monitoring_suspended: row.get()?,
            person: Person::from_row(row)?,
        })
    }
}

/// The columns `absent_from, absent_until, absence_note`.
fn absence(row: &mut Row<'_>) -> Result<Option<Absence>> {
    let (from, until, note) = (row.maybe::<String>()?, row.maybe::<String>()?, row.get()?);
    let (Some(from), Some(until)) = (from, until) else { return Ok(None) };
    let day = |text: String| Day::parse(&text).ok_or(Error::Unreadable(text));
    Ok(Some(Absence { from: day(from)?, until: day(until)?, note }))
}

fn privileges(codes: &str) -> Result<Privileges> {
    let flag = |code: &str| Privilege::from_code(code).ok_or_else(|| Error::Unreadable(code.to_owned()));
    codes.split_whitespace().map(flag).collect()
}

fn codes(privileges: &Privileges) -> String {
    privileges.iter().map(Coded::code).collect::<Vec<_>>().join(" ")
}

/// Managers as [`FromRow`] reads them, whatever is asked of which.
fn rows() -> Query {
    q("SELECT m.department_id, m.privileges, m.is_available, m.rate, m.monitoring_any, \
         m.monitoring_category, m.monitoring_managed, m.pace, m.absent_from, m.absent_until, m.absence_note, \
         p.monitoring_suspended, p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, p.alerts \
         FROM department_managers m JOIN people p ON p.id = m.person_id")
}

/// Every manager of every department, closed accounts too, in display order.
pub async fn everywhere(conn: &mut Conn) -> Result<Vec<Manager>> {
    let query = rows().push(" JOIN departments d ON d.id = m.department_id");
    conn.all(query.push(" ORDER BY d.position, d.id, m.position, p.id")).await
}

/// The enabled managers of a department, in display order.
pub async fn of_department(conn: &mut Conn, department: DepartmentId) -> Result<Vec<Manager>> {
    let query = rows().push_with(" WHERE m.department_id = ? AND p.is_enabled", department);
    conn.all(query.push(" ORDER BY m.position, p.id")).await
}

/// The same, with those whose account is closed: they are still to be removed.
pub async fn with_closed(conn: &mut Conn, department: DepartmentId) -> Result<Vec<Manager>> {
    let query = rows().push_with(" WHERE m.department_id = ?", department);
    conn.all(query.push(" ORDER BY m.position, p.id")).await
}

/// What the managers of a department are called in the directory.
pub async fn identifiers(conn: &mut Conn, department: DepartmentId) -> Result<Vec<(PersonId, String)>> {
    let query = q("SELECT p.id, COALESCE(p.identifier, p.login, '') FROM department_managers m \
         JOIN people p ON p.id = m.person_id WHERE m.department_id = $1 ORDER BY m.position, p.id");
    let rows: Vec<(i64, String)> = conn.all(query.bind(department)).await?;
    Ok(rows.into_iter().map(|(id, identifier)| (PersonId(id), identifier)).collect())
}

/// Puts the managers of a department in this order.
pub async fn set_order(conn: &mut Conn, department: DepartmentId, people: &[PersonId]) -> Result<()> {
    for (position, person) in (1_i64..).zip(people) {
        let query = q("UPDATE department_managers SET position = $1 WHERE department_id = $2 AND person_id = $3");
        conn.exec(query.bind(position).bind(department).bind(*person)).await?;
    }
    Ok(())
}

/// The open tickets of a department that somebody holds, by number.
pub async fn held(conn: &mut Conn, department: DepartmentId, holder: PersonId) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE holder_id = $1 AND department_id = $2 \
         AND status IN ('free', 'in_progress', 'incomplete', 'postponed') ORDER BY id");
    Ok(conn.all::<i64>(query.bind(holder).bind(department)).await?.into_iter().map(TicketId).collect())
}

/// An open ticket that somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    pub ticket: TicketId,
    pub category: CategoryId,
    pub holder: PersonId,
}

impl FromRow for Holding {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { ticket: row.id()?, category: row.id()?, holder: row.id()? })
    }
}

/// The open tickets of a department that somebody holds, by number.
pub async fn holdings(conn: &mut Conn, department: DepartmentId) -> Result<Vec<Holding>> {
    let query = q("SELECT id, category_id, holder_id FROM tickets WHERE department_id = $1 AND holder_id IS NOT NULL \
         AND status IN ('free', 'in_progress', 'incomplete', 'postponed') ORDER BY id");
    conn.all(query.bind(department)).await
}

/// The departments that a person manages, in display order.
pub async fn departments_of(conn: &mut Conn, person: PersonId) -> Result<Vec<DepartmentId>> {
    let query = q("SELECT m.department_id FROM department_managers m JOIN departments d ON d.id = m.department_id \
         WHERE m.person_id = $1 ORDER BY d.position, d.id");
    Ok(conn.all::<i64>(query.bind(person)).await?.into_iter().map(DepartmentId).collect())
}

/// Binds the values of [`absence`], in the same order.
fn bind_absence(query: Query, absence: Option<&Absence>) -> Query {
    query
        .bind(absence.map(|absence| absence.from.to_string()))
        .bind(absence.map(|absence| absence.until.to_string()))
        .bind(absence.map_or("", |absence| absence.note.as_str()))
}

/// Makes somebody a manager, last in order.
///
/// # Errors
/// `Duplicate` when that person already is.
pub async fn insert(conn: &mut Conn, manager: &Manager) -> Result<()> {
    let query = q("INSERT INTO department_managers (department_id, person_id, privileges, is_available, rate, \
         monitoring_any, monitoring_category, monitoring_managed, pace, absent_from, absent_until, \
         absence_note, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
         (SELECT COALESCE(MAX(position), 0) + 1 FROM department_managers WHERE department_id = $1))")
    .bind(manager.department)
    .bind(manager.person.id)
    .bind(codes(&manager.privileges))
    .bind(manager.is_available)
    .bind(i64::from(manager.rate))
    .bind(manager.monitoring.any.code())
    .bind(manager.monitoring.category.code())
    .bind(manager.monitoring.managed.code())
    .bind(manager.pace.code());
    let query = bind_absence(query, manager.absence.as_ref());
    conn.exec(query).await?;
    Ok(())
}

/// Writes the flags, the absence and the monitoring of a manager.
pub async fn update(conn: &mut Conn, manager: &Manager) -> Result<()> {
    let query =
        q("UPDATE department_managers SET privileges = $1, is_available = $2, rate = $3, monitoring_any = $4, \
         monitoring_category = $5, monitoring_managed = $6, pace = $7, absent_from = $8, absent_until = $9, \
         absence_note = $10 WHERE department_id = $11 AND person_id = $12")
        .bind(codes(&manager.privileges))
        .bind(manager.is_available)
        .bind(i64::from(manager.rate))
        .bind(manager.monitoring.any.code())
        .bind(manager.monitoring.category.code())
        .bind(manager.monitoring.managed.code())
        .bind(manager.pace.code());
    let query = bind_absence(query, manager.absence.as_ref()).bind(manager.department).bind(manager.person.id);
    conn.exec(query).await?;
    Ok(())
}

/// Takes a department away from a manager; tickets held stay until somebody acts on them (E57).
pub async fn delete(conn: &mut Conn, department: DepartmentId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM department_managers WHERE department_id = $1 AND person_id = $2");
    conn.exec(query.bind(department).bind(person)).await?;
    Ok(())
}
