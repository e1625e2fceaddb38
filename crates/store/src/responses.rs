//! Canned responses (spec.md §12.2).

use domain::{DepartmentId, Message, Moment, PersonId, Response, ResponseId, Sharing, Wording};

use crate::db::{Conn, FromRow, Result, Row, q};

impl FromRow for Response {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            sharing: sharing(row.maybe_id()?, row.maybe_id()?),
            wording: Wording { label: row.get()?, message: Message::stored(row.get()?) },
            uses: row.get()?,
            used_at: row.maybe_id()?,
            changed_by: row.id()?,
            changed_at: row.moment()?,
            version: row.get()?,
        })
    }
}

fn sharing(person: Option<PersonId>, department: Option<DepartmentId>) -> Sharing {
    match (person, department) {
        (Some(person), _) => Sharing::Private(person),
        (None, Some(department)) => Sharing::Department(department),
        (None, None) => Sharing::Global,
    }
}

/// The columns of a sharing: whose, of which department.
fn columns(sharing: Sharing) -> (Option<PersonId>, Option<DepartmentId>) {
    match sharing {
        Sharing::Private(person) => (Some(person), None),
        Sharing::Department(department) => (None, Some(department)),
        Sharing::Global => (None, None),
    }
}

/// Somebody's own responses, those of these departments, and the global ones.
pub async fn around(conn: &mut Conn, person: PersonId, departments: &[DepartmentId]) -> Result<Vec<Response>> {
    let query = q("SELECT id, person_id, department_id, label, message, uses, used_at, changed_by_id, changed_at, \
         version FROM responses WHERE person_id = $1 OR (person_id IS NULL AND department_id IS NULL) \
         OR department_id IN ");
    conn.all(query.bind(person).push_in("", departments.iter().copied())).await
}

pub async fn by_id(conn: &mut Conn, id: ResponseId) -> Result<Option<Response>> {
    let query = q("SELECT id, person_id, department_id, label, message, uses, used_at, changed_by_id, changed_at, \
         version FROM responses WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// Adds a response, never used yet.
///
/// # Errors
/// `Duplicate` when those who share it have one of that label.
pub async fn insert(
    conn: &mut Conn,
    sharing: Sharing,
    wording: &Wording,
    by: PersonId,
    now: Moment,
) -> Result<ResponseId> {
    let (person, department) = columns(sharing);
    let query = q("INSERT INTO responses (person_id, department_id, label, message, changed_by_id, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id")
    .bind(person)
    .bind(department)
    .bind(wording.label.as_str())
    .bind(wording.message.as_str())
    .bind(by)
    .bind(now);
    Ok(ResponseId(conn.one(query).await?))
}

/// Writes the words and the sharing of a response; `false` when it is no longer at `response.version`.
///
/// # Errors
/// `Duplicate` when those who share it have another one of that label.
pub async fn update(conn: &mut Conn, response: &Response) -> Result<bool> {
    let (person, department) = columns(response.sharing);
    let query = q("UPDATE responses SET person_id = $1, department_id = $2, label = $3, message = $4, \
         changed_by_id = $5, changed_at = $6, version = version + 1 WHERE id = $7 AND version = $8")
    .bind(person)
    .bind(department)
    .bind(response.wording.label.as_str())
    .bind(response.wording.message.as_str())
    .bind(response.changed_by)
    .bind(response.changed_at)
    .bind(response.id)
    .bind(response.version);
    Ok(conn.exec(query).await? == 1)
}

/// Removes a response; `false` when it is no longer at this version. The messages that it served in keep their words.
pub async fn delete(conn: &mut Conn, id: ResponseId, version: i64) -> Result<bool> {
    let query = q("DELETE FROM responses WHERE id = $1 AND version = $2");
    Ok(conn.exec(query.bind(id).bind(version)).await? == 1)
}

/// Remembers that a response has served.
pub async fn count_use(conn: &mut Conn, id: ResponseId, now: Moment) -> Result<()> {
    conn.exec(q("UPDATE responses SET uses = uses + 1, used_at = $1 WHERE id = $2").bind(now).bind(id)).await?;
    Ok(())
}
