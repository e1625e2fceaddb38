//! What people are writing, kept as they type: a row for each form that somebody has open.

use domain::question::Reply;
use domain::{Moment, PersonId, TicketId};

use crate::db::{Conn, Error, FromRow, Query, Result, Row, q};

/// What one form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The token of that form.
    pub token: String,
    /// Where the form is sent.
    pub place: String,
    pub category: String,
    pub scope: String,
    pub subject: String,
    pub message: String,
    /// Keys of the files that wait with it.
    pub files: Vec<i64>,
    /// What was said to the questions of the category.
    pub answers: Vec<Reply>,
    pub saved_at: Moment,
}

impl FromRow for Draft {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            token: row.get()?,
            place: row.get()?,
            category: row.get()?,
            scope: row.get()?,
            subject: row.get()?,
            message: row.get()?,
            files: row.get::<String>()?.split_whitespace().filter_map(|key| key.parse().ok()).collect(),
            answers: serde_json::from_str(&row.get::<String>()?)
                .map_err(|error| Error::Unreadable(format!("answers of a draft: {error}")))?,
            saved_at: row.moment()?,
        })
    }
}

/// A form saved while it was being sent may be written after it was carried out: what is older than that is not a draft.
fn unsent(person: PersonId) -> Query {
    q("SELECT d.token, d.place, d.category, d.scope, d.subject, d.message, d.files, d.answers, d.saved_at FROM drafts d \
       WHERE NOT EXISTS (SELECT 1 FROM submissions s \
           WHERE s.token = d.token AND s.person_id = d.person_id AND s.created_at >= d.saved_at) \
       AND d.person_id = $1")
    .bind(person)
}

/// Keeps what a form holds now, in place of what it held before.
pub async fn save(conn: &mut Conn, person: PersonId, draft: &Draft) -> Result<()> {
    let files: Vec<String> = draft.files.iter().map(ToString::to_string).collect();
    let answers = serde_json::to_string(&draft.answers).map_err(|error| Error::Broken(error.into()))?;
    let query = q("INSERT INTO drafts (person_id, token, place, category, scope, subject, message, files, answers, \
         saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (person_id, token) DO UPDATE SET place = excluded.place, category = excluded.category, \
         scope = excluded.scope, subject = excluded.subject, message = excluded.message, files = excluded.files, \
         answers = excluded.answers, saved_at = excluded.saved_at")
    .bind(person)
    .bind(draft.token.as_str())
    .bind(draft.place.as_str())
    .bind(draft.category.as_str())
    .bind(draft.scope.as_str())
    .bind(draft.subject.as_str())
    .bind(draft.message.as_str())
    .bind(files.join(" "))
    .bind(answers)
    .bind(draft.saved_at);
    conn.exec(query).await?;
    Ok(())
}

/// What somebody wrote in the forms that are sent there, the latest first.
pub async fn of_place(conn: &mut Conn, person: PersonId, place: &str) -> Result<Vec<Draft>> {
    let query = unsent(person).push_with(" AND d.place = ?", place);
    conn.all(query.push(" ORDER BY d.saved_at DESC, d.token")).await
}

/// What somebody wrote in the forms of a ticket, the latest first.
pub async fn of_ticket(conn: &mut Conn, person: PersonId, ticket: TicketId) -> Result<Vec<Draft>> {
    let query = unsent(person).push_with(" AND d.place LIKE ?", format!("/tickets/{ticket}/%"));
    conn.all(query.push(" ORDER BY d.saved_at DESC, d.token")).await
}

/// Everything that somebody is writing, the latest first.
pub async fn of_person(conn: &mut Conn, person: PersonId, limit: i64) -> Result<Vec<Draft>> {
    let query = unsent(person).push_with(" ORDER BY d.saved_at DESC, d.token LIMIT ?", limit);
    conn.all(query).await
}

pub async fn by_token(conn: &mut Conn, person: PersonId, token: &str) -> Result<Option<Draft>> {
    conn.optional(unsent(person).push_with(" AND d.token = ?", token)).await
}

/// Forgets what a form holds.
pub async fn delete(conn: &mut Conn, person: PersonId, token: &str) -> Result<()> {
    let query = q("DELETE FROM drafts WHERE person_id = $1 AND token = $2");
    conn.exec(query.bind(person).bind(token)).await?;
    Ok(())
}

/// Forgets what a form held then, unless it has been saved again since: it is open elsewhere, and goes on.
pub async fn delete_as_of(conn: &mut Conn, person: PersonId, token: &str, saved_at: Moment) -> Result<()> {
    let query = q("DELETE FROM drafts WHERE person_id = $1 AND token = $2 AND saved_at = $3");
    conn.exec(query.bind(person).bind(token).bind(saved_at)).await?;
    Ok(())
}

/// Keeps that many drafts of somebody's: the oldest go.
pub async fn keep_latest(conn: &mut Conn, person: PersonId, count: i64) -> Result<()> {
    let query = q("DELETE FROM drafts WHERE person_id = $1 AND token IN (SELECT token FROM drafts \
         WHERE person_id = $2 ORDER BY saved_at DESC, token LIMIT $3 OFFSET $4)");
    conn.exec(query.bind(person).bind(person).bind(i64::MAX).bind(count)).await?;
    Ok(())
}

/// Forgets drafts last saved before `before`, and those of forms that were sent.
pub async fn delete_stale(conn: &mut Conn, before: Moment) -> Result<u64> {
    let query = q("DELETE FROM drafts WHERE saved_at < $1 OR EXISTS (SELECT 1 FROM submissions s \
         WHERE s.token = drafts.token AND s.person_id = drafts.person_id AND s.created_at >= drafts.saved_at)");
    conn.exec(query.bind(before)).await
}
