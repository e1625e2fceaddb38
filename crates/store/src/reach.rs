//! [`Reach`] in SQL: the image of the visibility rule for lists (spec.md §5.2). Nobody lists tickets without it.

use domain::category::CategorySetting;
use domain::selection::Purpose;
use domain::visibility::{Commons, Reach};
use domain::{CategoryId, Coded, Department, DepartmentId, Person, TicketScope};

use crate::db::{Conn, Query, Result, q};
use crate::{categories, departments, managers, selection};

/// What one person may see, as of now; `installation` is the scope where nothing sets one.
pub async fn of(conn: &mut Conn, person: &Person, installation: TicketScope) -> Result<Reach> {
    let managed = managers::departments_of(conn, person.id).await?;
    let departments = departments::all(conn).await?;
    let tags: Vec<&str> = departments
        .iter()
        .filter(|department| managed.contains(&department.id) && !department.inter_service_tag.is_empty())
        .map(|department| department.inter_service_tag.as_str())
        .collect();
    let is_allied = |tag: &str, id: DepartmentId| tags.contains(&tag) && !managed.contains(&id);
    let allied = departments.iter().filter(|one| is_allied(&one.inter_service_tag, one.id)).map(|one| one.id).collect();
    let views = selection::views(conn, Purpose::TicketView, &[person.id]).await?;
    let is_visible = |one: &&Department| one.is_visible_to(person) && views.hold(person.id, one.id);
    let visible = departments.iter().filter(is_visible).map(|one| one.id).collect();
    let lineages = particular(conn, person, installation).await?;
    let lineages = lineages.iter().map(|(lineage, is_member)| (lineage, *is_member));
    Ok(Reach::of(person, managed, allied, visible, lineages, installation))
}

/// The categories in which something depends on the person: confidential, or left open by default; and whether the
/// person is an effective member. Most installations have none, and then they cost one count.
async fn particular(
    conn: &mut Conn,
    person: &Person,
    installation: TicketScope,
) -> Result<Vec<(domain::Lineage, bool)>> {
    let confidential = CategorySetting::Confidential.code();
    let count: i64 = conn
        .one(
            q("SELECT (SELECT COUNT(*) FROM categories WHERE default_scope IS NOT NULL) \
             + (SELECT COUNT(*) FROM departments WHERE default_scope IS NOT NULL) \
             + (SELECT COUNT(*) FROM categories WHERE settings LIKE '%' || $1 || '%')")
            .bind(confidential),
        )
        .await?;
    if count == 0 && installation == TicketScope::Private {
        return Ok(Vec::new());
    }
    let lineages = categories::lineages(conn).await?;
    let mut particular = Vec::new();
    for (_, lineage) in lineages {
        let is_confidential = lineage.is_confidential();
        if is_confidential || lineage.default_scope(installation) != TicketScope::Private {
            let managers =
                if is_confidential { managers::of_department(conn, lineage.department.id).await? } else { Vec::new() };
            let is_member = lineage.members(&managers).contains(&person.id);
            particular.push((lineage, is_member));
        }
    }
    Ok(particular)
}

/// Restricts a query of `tickets t` to what the person may see.
pub fn within(query: Query, reach: &Reach) -> Query {
    if reach.everything {
        return query;
    }
    let query = query
        .push_with(" AND (t.owner_id = ?", reach.person)
        .push_with(" OR t.id IN (SELECT i.ticket_id FROM invitations i WHERE i.person_id = ?)", reach.person)
        .push_in(" OR t.department_id IN ", reach.departments.iter().chain(&reach.allied).copied());
    let query = unless_secret(query, &reach.secret);
    commons(query.push(" OR "), reach).push(")")
}

/// What is open to whoever has no role on it.
fn commons(query: Query, reach: &Reach) -> Query {
    let Commons { departments, scopes, open, confidential, .. } = &reach.commons;
    let query = query
        .push_in("t.department_id IN ", departments.iter().copied())
        .push_in(" AND (t.scope IN ", scopes.iter().map(|scope| scope.code()))
        .push_in(" OR t.scope = 'default' AND t.category_id IN ", open.iter().copied());
    unless_secret(query.push(")"), confidential)
}

/// Restricts a query of `tickets t` to those of which the person reads everything, being a manager.
pub fn managed(query: Query, reach: &Reach) -> Query {
    unless_secret(query.push_in(" AND t.department_id IN ", reach.departments.iter().copied()), &reach.secret)
}

/// Restricts a query of `tickets t` to those of allied departments.
pub fn allied(query: Query, reach: &Reach) -> Query {
    unless_secret(query.push_in(" AND t.department_id IN ", reach.allied.iter().copied()), &reach.secret)
}

/// Restricts a query of `tickets t` to those that are open to whoever has no role on them.
pub fn open(query: Query, reach: &Reach) -> Query {
    commons(query.push(" AND "), reach)
}

/// Restricts a query of `tickets t` to those within reach where the person has a part: owns it, holds it, is invited on
/// it or has written in it. Tickets of one owner have two indexes, the archive apart.
pub fn personal(query: Query, reach: &Reach) -> Query {
    let query = query
        .push_with(
            " AND t.id IN (SELECT o.id FROM tickets o WHERE o.owner_id = ? AND o.status <> 'archived'",
            reach.person,
        )
        .push_with(" UNION SELECT a.id FROM tickets a WHERE a.owner_id = ? AND a.status = 'archived'", reach.person)
        .push_with(" UNION SELECT h.id FROM tickets h WHERE h.holder_id = ?", reach.person)
        .push_with(" UNION SELECT i.ticket_id FROM invitations i WHERE i.person_id = ?", reach.person)
        .push_with(" UNION SELECT e.ticket_id FROM events e WHERE e.by_id = ?)", reach.person);
    within(query, reach)
}

/// Restricts a query of `tickets t` to what is listed to everybody, its content or only its subject (spec.md §5.1).
pub fn published(query: Query, reach: &Reach) -> Query {
    let Commons { departments, scopes, open, subject_only, confidential } = &reach.commons;
    let scopes = scopes.iter().chain([&TicketScope::SubjectOnly]);
    let query = query
        .push_in(" AND t.department_id IN ", departments.iter().copied())
        .push_in(" AND (t.scope IN ", scopes.map(|scope| scope.code()))
        .push_in(" OR t.scope = 'default' AND t.category_id IN ", open.iter().chain(subject_only).copied());
    unless_secret(query.push(")"), confidential)
}

fn unless_secret(query: Query, secret: &[CategoryId]) -> Query {
    if secret.is_empty() { query } else { query.push_in(" AND t.category_id NOT IN ", secret.iter().copied()) }
}
