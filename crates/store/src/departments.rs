//! Departments.

use domain::category::Defaults;
use domain::monitoring::Watch;
use domain::{Coded, Department, DepartmentId, Message, Priority, Subject};

use crate::db::{Conn, Error, FromRow, Query, Result, Row, q};

impl FromRow for Department {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            label: row.get()?,
            long_label: row.get()?,
            short_label: row.get()?,
            icon: row.maybe()?,
            is_enabled: row.get()?,
            settings: row.flags()?,
            inter_service_tag: row.get()?,
            redirects_to: row.maybe_id()?,
            defaults: defaults(row)?,
        })
    }
}

/// The inheritable columns, in the order `default_scope, default_priority, default_subject, default_message,
/// default_algorithm, default_expiry_days, watch_level, watch_address`.
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
        algorithm: row.maybe_code()?,
        expiry_days: row.maybe::<i64>()?.and_then(|days| u32::try_from(days).ok()),
        watch: watch(row)?,
    })
}

fn watch(row: &mut Row<'_>) -> Result<Option<Watch>> {
    let (level, address) = (row.maybe_code()?, row.get()?);
    Ok(level.map(|level| Watch { level, address }))
}

/// Binds the values of [`defaults`], in the same order.
pub(crate) fn bind_defaults(query: Query, defaults: &Defaults) -> Query {
    query
        .bind(defaults.scope.map(Coded::code))
        .bind(defaults.priority.map(|priority| i64::from(priority.value())))
        .bind(defaults.subject.as_ref().map(Subject::as_str))
        .bind(defaults.message.as_ref().map(Message::as_str))
        .bind(defaults.algorithm.map(Coded::code))
        .bind(defaults.expiry_days.map(i64::from))
        .bind(defaults.watch.as_ref().map(|watch| watch.level.code()))
        .bind(defaults.watch.as_ref().map_or("", |watch| watch.address.as_str()))
}

/// Every department, in display order.
pub async fn all(conn: &mut Conn) -> Result<Vec<Department>> {
    conn.all(q("SELECT id, label, long_label, short_label, icon, is_enabled, settings, inter_service_tag, \
         redirects_to, default_scope, default_priority, default_subject, default_message, default_algorithm, \
         default_expiry_days, watch_level, watch_address FROM departments ORDER BY position, id"))
        .await
}

/// Nobody else edits the organisation until the end of the transaction.
pub async fn lock(conn: &mut Conn) -> Result<()> {
    let for_update = conn.engine().for_update();
    let _: Vec<i64> = conn.all(q("SELECT id FROM departments ORDER BY id").push(for_update)).await?;
    Ok(())
}

pub async fn by_id(conn: &mut Conn, id: DepartmentId) -> Result<Option<Department>> {
    let query = q("SELECT id, label, long_label, short_label, icon, is_enabled, settings, inter_service_tag, \
         redirects_to, default_scope, default_priority, default_subject, default_message, default_algorithm, \
         default_expiry_days, watch_level, watch_address FROM departments WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// How much a department has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    pub categories: i64,
    /// Open ones.
    pub tickets: i64,
}

pub async fn sizes(conn: &mut Conn, id: DepartmentId) -> Result<Sizes> {
    let query = q("SELECT (SELECT COUNT(*) FROM categories WHERE department_id = $1), \
         (SELECT COUNT(*) FROM tickets WHERE department_id = $1 \
         AND status IN ('free', 'in_progress', 'incomplete', 'postponed'))");
    let (categories, tickets) = conn.one(query.bind(id)).await?;
    Ok(Sizes { categories, tickets })
}

/// What goes with a department, or stands in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongings {
    pub categories: i64,
    pub managers: i64,
    pub invitees: i64,
    pub responses: i64,
    /// Tickets created under its name that are elsewhere.
    pub born_here: i64,
}

pub async fn belongings(conn: &mut Conn, id: DepartmentId) -> Result<Belongings> {
    let query = q("SELECT (SELECT COUNT(*) FROM categories WHERE department_id = $1), \
         (SELECT COUNT(*) FROM department_managers WHERE department_id = $1), \
         (SELECT COUNT(*) FROM permanent_invitees WHERE department_id = $1), \
         (SELECT COUNT(*) FROM responses WHERE department_id = $1), \
         (SELECT COUNT(*) FROM tickets WHERE creation_department_id = $1 AND department_id <> $1)");
    conn.one(query.bind(id)).await
}

impl FromRow for Belongings {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            categories: row.get()?,
            managers: row.get()?,
            invitees: row.get()?,
            responses: row.get()?,
            born_here: row.get()?,
        })
    }
}

/// Deletes a department that has no category, with what was only its own. Tickets created under its name are told to
/// have been created where they are.
pub async fn delete(conn: &mut Conn, id: DepartmentId) -> Result<()> {
    let steps = [
        q("UPDATE tickets SET creation_department_id = department_id WHERE creation_department_id = $1"),
        q("DELETE FROM department_managers WHERE department_id = $1"),
        q("DELETE FROM permanent_invitees WHERE department_id = $1"),
        q("DELETE FROM responses WHERE department_id = $1"),
        q("DELETE FROM reports WHERE department_id = $1"),
        q("DELETE FROM departments WHERE id = $1"),
    ];
    for step in steps {
        conn.exec(step.bind(id)).await?;
    }
    Ok(())
}

/// Puts departments in this order.
pub async fn order(conn: &mut Conn, ids: &[DepartmentId]) -> Result<()> {
    for (position, id) in (1_i64..).zip(ids) {
        conn.exec(q("UPDATE departments SET position = $1 WHERE id = $2").bind(position).bind(*id)).await?;
    }
    Ok(())
}

/// Adds a department at the end; the id in `department` is ignored.
pub async fn insert(conn: &mut Conn, department: &Department) -> Result<DepartmentId> {
    let query = q("INSERT INTO departments (label, long_label, short_label, icon, is_enabled, settings, \
         inter_service_tag, redirects_to, default_scope, default_priority, default_subject, default_message, \
         default_algorithm, default_expiry_days, watch_level, watch_address, position) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
         (SELECT COALESCE(MAX(position), 0) + 1 FROM departments)) \
         RETURNING id")
    .bind(department.label.as_str())
    .bind(department.long_label.as_str())
    .bind(department.short_label.as_str())
    .bind(department.icon.clone())
    .bind(department.is_enabled)
    .bind(department.settings.codes())
    .bind(department.inter_service_tag.as_str())
    .bind(department.redirects_to);
    let query = bind_defaults(query, &department.defaults);
    Ok(DepartmentId(conn.one(query).await?))
}

/// Writes what a department is.
pub async fn update(conn: &mut Conn, department: &Department) -> Result<()> {
    let query = q("UPDATE departments SET label = $1, long_label = $2, short_label = $3, icon = $4, is_enabled = $5, \
         settings = $6, inter_service_tag = $7, redirects_to = $8, default_scope = $9, default_priority = $10, \
         default_subject = $11, default_message = $12, default_algorithm = $13, default_expiry_days = $14, \
         watch_level = $15, watch_address = $16 WHERE id = $17")
    .bind(department.label.as_str())
    .bind(department.long_label.as_str())
    .bind(department.short_label.as_str())
    .bind(department.icon.clone())
    .bind(department.is_enabled)
    .bind(department.settings.codes())
    .bind(department.inter_service_tag.as_str())
    .bind(department.redirects_to);
    let query = bind_defaults(query, &department.defaults).bind(department.id);
    conn.exec(query).await?;
    Ok(())
}
