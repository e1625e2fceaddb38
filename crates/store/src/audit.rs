//! The journal of the organisation: only added to.

use domain::audit::{Change, Deed, Entry};
use domain::{Coded, DepartmentId, Moment};

use crate::db::{Conn, Error, FromRow, Result, Row, Value, q};

/// Entries in one statement.
const BATCH: usize = 500;

/// An entry as it is read back.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: i64,
    pub at: Moment,
    /// Who; `None` is the command line.
    pub by: Option<String>,
    /// The label of the department concerned, if it still exists.
    pub department: Option<String>,
    pub deed: Deed,
    pub subject: String,
    pub changes: Vec<Change>,
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get()?,
            at: row.moment()?,
            by: row.maybe()?,
            department: row.maybe()?,
            deed: row.code()?,
            subject: row.get()?,
            changes: changes(&row.get::<String>()?)?,
        })
    }
}

fn changes(json: &str) -> Result<Vec<Change>> {
    serde_json::from_str(json).map_err(|error| Error::Unreadable(format!("changes {json}: {error}")))
}

pub async fn insert(conn: &mut Conn, entry: &Entry, now: Moment) -> Result<()> {
    insert_all(conn, std::slice::from_ref(entry), now).await
}

/// Writes entries down, in order.
pub async fn insert_all(conn: &mut Conn, entries: &[Entry], now: Moment) -> Result<()> {
    for batch in entries.chunks(BATCH) {
        let rows: Result<Vec<Vec<Value>>> = batch.iter().map(|entry| row(entry, now)).collect();
        let query = q("INSERT INTO audit (at, by_id, department_id, deed, subject, changes) VALUES ").push_rows(rows?);
        conn.exec(query).await?;
    }
    Ok(())
}

fn row(entry: &Entry, now: Moment) -> Result<Vec<Value>> {
    let changes = serde_json::to_string(&entry.changes).map_err(|error| Error::Broken(error.into()))?;
    Ok(vec![
        now.into(),
        entry.by.into(),
        entry.department.into(),
        entry.deed.code().into(),
        entry.subject.as_str().into(),
        changes.into(),
    ])
}

/// Entries, newest first, `limit` of them older than `before`; of one department, or of all and of none.
pub async fn page(
    conn: &mut Conn,
    department: Option<DepartmentId>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Line>> {
    let query = q("SELECT a.id, a.at, p.name, d.label, a.deed, a.subject, a.changes FROM audit a \
         LEFT JOIN people p ON p.id = a.by_id LEFT JOIN departments d ON d.id = a.department_id WHERE 1 = 1")
    .push_if(" AND a.department_id = ?", department)
    .push_if(" AND a.id < ?", before)
    .push_with(" ORDER BY a.id DESC LIMIT ?", limit);
    conn.all(query).await
}
