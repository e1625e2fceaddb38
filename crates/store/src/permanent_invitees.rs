//! Permanent invitees: invited to every ticket of a department (R41).

use domain::{DepartmentId, Person, PersonId};

use crate::db::{Conn, Result, q};

/// The enabled permanent invitees of a department, in their order.
pub async fn of_department(conn: &mut Conn, department: DepartmentId) -> Result<Vec<Person>> {
    let query = q("SELECT p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, p.alerts \
         FROM permanent_invitees i JOIN people p ON p.id = i.person_id \
         WHERE i.department_id = $1 AND p.is_enabled ORDER BY i.position, p.id");
    conn.all(query.bind(department)).await
}

/// Adds somebody, last in order.
///
/// # Errors
/// `Duplicate` when that person already is.
pub async fn insert(conn: &mut Conn, department: DepartmentId, person: PersonId) -> Result<()> {
    let query = q("INSERT INTO permanent_invitees (department_id, person_id, position) VALUES ($1, $2, \
         (SELECT COALESCE(MAX(position), 0) + 1 FROM permanent_invitees WHERE department_id = $1))");
    conn.exec(query.bind(department).bind(person)).await?;
    Ok(())
}

/// Removes somebody; the invitations already given stay (spec.md §13.2, 1).
pub async fn delete(conn: &mut Conn, department: DepartmentId, person: PersonId) -> Result<()> {
    let query = q("DELETE FROM permanent_invitees WHERE department_id = $1 AND person_id = $2");
    conn.exec(query.bind(department).bind(person)).await?;
    Ok(())
}

/// Puts the permanent invitees of a department in this order.
pub async fn set_order(conn: &mut Conn, department: DepartmentId, people: &[PersonId]) -> Result<()> {
    for (position, person) in (1_i64..).zip(people) {
        let query = q("UPDATE permanent_invitees SET position = $1 WHERE department_id = $2 AND person_id = $3");
        conn.exec(query.bind(position).bind(department).bind(*person)).await?;
    }
    Ok(())
}

/// All of them, those whose account is closed too: they are still to be removed.
pub async fn with_closed(conn: &mut Conn, department: DepartmentId) -> Result<Vec<Person>> {
    let query = q("SELECT p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, p.alerts \
         FROM permanent_invitees i JOIN people p ON p.id = i.person_id \
         WHERE i.department_id = $1 ORDER BY i.position, p.id");
    conn.all(query.bind(department)).await
}
