//! Departments.

use domain::category::Defaults;
use domain::{Department, DepartmentId, Message, Priority, Subject};

use crate::db::{Conn, Error, FromRow, Result, Row, q};

impl FromRow for Department {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            label: row.get()?,
            long_label: row.get()?,
            short_label: row.get()?,
            icon: row.maybe()?,
            is_enabled: row.get()?,
            defaults: defaults(row)?,
        })
    }
}

/// The four inheritable columns, in the order `default_scope, default_priority, default_subject, default_message`.
pub(crate) fn defaults(row: &mut Row<'_>) -> Result<Defaults> {
    let (scope, priority) = (row.maybe_code()?, row.maybe::<i64>()?);
    let priority = priority
        .map(|value| Priority::new(value).ok_or_else(|| Error::Unreadable(format!("priority {value}"))))
        .transpose()?;
    Ok(Defaults {
        scope,
        priority,
        subject: row.maybe()?.map(Subject::stored),
        message: row.maybe()?.map(Message::stored),
    })
}

/// Every department, in display order.
pub async fn all(conn: &mut Conn) -> Result<Vec<Department>> {
    conn.all(q("SELECT id, label, long_label, short_label, icon, is_enabled, default_scope, default_priority, \
         default_subject, default_message FROM departments ORDER BY position, id"))
        .await
}

pub async fn by_id(conn: &mut Conn, id: DepartmentId) -> Result<Option<Department>> {
    let query = q("SELECT id, label, long_label, short_label, icon, is_enabled, default_scope, default_priority, \
         default_subject, default_message FROM departments WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// Adds a department at the end; the id in `department` is ignored.
pub async fn insert(conn: &mut Conn, department: &Department) -> Result<DepartmentId> {
    use domain::Coded;
    let query = q("INSERT INTO departments (label, long_label, short_label, icon, is_enabled, default_scope, \
         default_priority, default_subject, default_message, position) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT COALESCE(MAX(position), 0) + 1 FROM departments)) \
         RETURNING id")
    .bind(department.label.as_str())
    .bind(department.long_label.as_str())
    .bind(department.short_label.as_str())
    .bind(department.icon.clone())
    .bind(department.is_enabled)
    .bind(department.defaults.scope.map(Coded::code))
    .bind(department.defaults.priority.map(|priority| i64::from(priority.value())))
    .bind(department.defaults.subject.as_ref().map(Subject::as_str))
    .bind(department.defaults.message.as_ref().map(Message::as_str));
    Ok(DepartmentId(conn.one(query).await?))
}
