//! Counters: a category with everybody behind it, in a few reads.

use domain::{CategoryId, Counter, Department, DepartmentId, Installation, Person, redirection};

use crate::db::{Conn, Result, q};
use crate::{categories, departments, managers, permanent_invitees};

/// The counter of a category, redirections followed; `None` when there is no such category, or when redirections
/// never end. `chosen_as` is the virtual department under whose name it was chosen. With `lock`, nobody else chooses a
/// manager there until the end of the transaction.
pub async fn at(
    conn: &mut Conn,
    category: CategoryId,
    chosen_as: Option<Department>,
    installation: impl Into<Installation>,
    lock: bool,
) -> Result<Option<Counter>> {
    let redirects: Vec<(i64, i64)> =
        conn.all(q("SELECT id, redirects_to FROM categories WHERE redirects_to IS NOT NULL")).await?;
    let next = |id: CategoryId| redirects.iter().find(|(from, _)| *from == id.0).map(|(_, to)| CategoryId(*to));
    let Some(real) = redirection::target(category, next) else { return Ok(None) };
    let Some(lineage) = categories::lineage(conn, real).await? else { return Ok(None) };
    // A virtual category is chosen in its own department, whose invitees are invited too (E34).
    let chosen_as = match chosen_as {
        None if real != category => {
            categories::lineage(conn, category).await?.map(|virtual_one| virtual_one.department)
        }
        chosen_as => chosen_as,
    };
    let department = lineage.department.id;
    let managers = managers::of_department(conn, department).await?;
    let allies = allies(conn, &lineage.department).await?;
    let mut invitees = Vec::new();
    for department in chosen_as.iter().map(|chosen| chosen.id).chain([department]) {
        for person in permanent_invitees::of_department(conn, department).await? {
            if !invitees.iter().any(|known: &Person| known.id == person.id) {
                invitees.push(person);
            }
        }
    }
    let last_chosen = categories::last_chosen(conn, real, lock).await?;
    let chosen_as = chosen_as.filter(|chosen| chosen.id != department);
    Ok(Some(Counter {
        lineage,
        managers,
        allies,
        permanent_invitees: invitees,
        last_chosen,
        chosen_as,
        installation: installation.into(),
    }))
}

/// The enabled managers of the other departments that share this one's tag (spec.md §5.4).
pub async fn allies(conn: &mut Conn, department: &Department) -> Result<Vec<Person>> {
    if department.inter_service_tag.is_empty() {
        return Ok(Vec::new());
    }
    let query = q("SELECT p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, p.account, p.alerts \
         FROM people p WHERE p.is_enabled AND p.id IN (SELECT m.person_id FROM department_managers m \
         JOIN departments d ON d.id = m.department_id WHERE d.inter_service_tag = $1 AND d.id <> $2) \
         ORDER BY p.name, p.id");
    conn.all(query.bind(department.inter_service_tag.as_str()).bind(department.id)).await
}

/// The department for which a virtual one stands; `None` when it never ends.
pub async fn real_department(conn: &mut Conn, id: DepartmentId) -> Result<Option<Department>> {
    let all = departments::all(conn).await?;
    let find = |id: DepartmentId| all.iter().find(|department| department.id == id);
    Ok(redirection::target(id, |id| find(id)?.redirects_to).and_then(find).cloned())
}
