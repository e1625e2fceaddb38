//! Managers of departments.

use domain::monitoring::Grid;
use domain::{Coded, DepartmentId, Manager, Person, PersonId, Privilege, Privileges};

use crate::db::{Conn, Error, FromRow, Result, Row, q};

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
            monitoring_suspended: row.get()?,
            person: Person::from_row(row)?,
        })
    }
}

fn privileges(codes: &str) -> Result<Privileges> {
    let flag = |code: &str| Privilege::from_code(code).ok_or_else(|| Error::Unreadable(code.to_owned()));
    codes.split_whitespace().map(flag).collect()
}

fn codes(privileges: &Privileges) -> String {
    privileges.iter().map(Coded::code).collect::<Vec<_>>().join(" ")
}

/// The enabled managers of a department, in display order.
pub async fn of_department(conn: &mut Conn, department: DepartmentId) -> Result<Vec<Manager>> {
    let query = q("SELECT m.department_id, m.privileges, m.is_available, m.rate, m.monitoring_any, \
         m.monitoring_category, m.monitoring_managed, m.pace, p.monitoring_suspended, p.id, p.name, p.address, \
         p.language, p.is_admin, p.is_enabled, p.account, p.alerts FROM department_managers m JOIN people p ON p.id = m.person_id \
         WHERE m.department_id = $1 AND p.is_enabled ORDER BY m.position, p.id");
    conn.all(query.bind(department)).await
}

/// The departments that a person manages, in display order.
pub async fn departments_of(conn: &mut Conn, person: PersonId) -> Result<Vec<DepartmentId>> {
    let query = q("SELECT m.department_id FROM department_managers m JOIN departments d ON d.id = m.department_id \
         WHERE m.person_id = $1 ORDER BY d.position, d.id");
    Ok(conn.all::<i64>(query.bind(person)).await?.into_iter().map(DepartmentId).collect())
}

/// Makes somebody a manager, last in order.
///
/// # Errors
/// `Duplicate` when that person already is.
pub async fn insert(conn: &mut Conn, manager: &Manager) -> Result<()> {
    let query = q("INSERT INTO department_managers (department_id, person_id, privileges, is_available, rate, \
         monitoring_any, monitoring_category, monitoring_managed, pace, position) VALUES ($1, $2, $3, $4, $5, $6, $7, \
         $8, $9, \
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
    conn.exec(query).await?;
    Ok(())
}

/// Writes the flags and the monitoring of a manager.
pub async fn update(conn: &mut Conn, manager: &Manager) -> Result<()> {
    let query =
        q("UPDATE department_managers SET privileges = $1, is_available = $2, rate = $3, monitoring_any = $4, \
         monitoring_category = $5, monitoring_managed = $6, pace = $7 WHERE department_id = $8 AND person_id = $9")
        .bind(codes(&manager.privileges))
        .bind(manager.is_available)
        .bind(i64::from(manager.rate))
        .bind(manager.monitoring.any.code())
        .bind(manager.monitoring.category.code())
        .bind(manager.monitoring.managed.code())
        .bind(manager.pace.code())
        .bind(manager.department)
        .bind(manager.person.id);
    conn.exec(query).await?;
    Ok(())
}

/// Takes a department away from a manager; tickets held stay until somebody acts on them (E57).
pub async fn delete(conn: &mut Conn, department: DepartmentId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM department_managers WHERE department_id = $1 AND person_id = $2");
    conn.exec(query.bind(department).bind(person)).await?;
    Ok(())
}
