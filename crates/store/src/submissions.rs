//! Forms already carried out (spec.md §3.5; guarantees P3).

use domain::{Moment, PersonId, TicketId};

use crate::db::{Conn, FromRow, Result, Row, q};

/// A form as it was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    pub ticket: TicketId,
    /// Of what the form said.
    pub fingerprint: String,
}

impl FromRow for Submission {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { ticket: row.id()?, fingerprint: row.get()? })
    }
}

/// What an earlier submission of the same form did, if there was one.
///
/// Each page that shows a form gives it a token of its own; the token travels with the form.
pub async fn find(conn: &mut Conn, token: &str, person: PersonId) -> Result<Option<Submission>> {
    let query = q("SELECT ticket_id, fingerprint FROM submissions WHERE token = $1 AND person_id = $2");
    conn.optional(query.bind(token).bind(person)).await
}

/// Remembers a form; `false` when another submission of it got here first.
pub async fn insert(
    conn: &mut Conn,
    token: &str,
    person: PersonId,
    submission: &Submission,
    now: Moment,
) -> Result<bool> {
    let query = q("INSERT INTO submissions (token, person_id, ticket_id, fingerprint, created_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (token, person_id) DO NOTHING")
    .bind(token)
    .bind(person)
    .bind(submission.ticket)
    .bind(submission.fingerprint.as_str())
    .bind(now);
    Ok(conn.exec(query).await? == 1)
}

/// Forgets the forms sent before `before`.
pub async fn delete_older(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.exec(q("DELETE FROM submissions WHERE created_at < $1").bind(before)).await
}
