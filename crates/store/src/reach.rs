//! [`Reach`] in SQL: the image of the visibility rule for lists (spec.md §5.2). Nobody lists tickets without it.

use domain::visibility::Reach;

use crate::db::Query;

/// Restricts a query of `tickets t` to what the person may see.
pub fn within(query: Query, reach: &Reach) -> Query {
    if reach.everything {
        return query;
    }
    query
        .push_in(" AND (t.department_id IN ", reach.departments.iter().copied())
        .push_with(" OR t.owner_id = ?)", reach.person)
}
