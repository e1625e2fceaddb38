//! Who is signed in, and who guesses passwords.

use domain::{Moment, Person, PersonId};

use crate::db::{Conn, FromRow, Result, Row, q};

/// A live session and whose it is.
#[derive(Debug, Clone)]
pub struct Session {
    pub person: Person,
    pub remembered: bool,
    pub seen_at: Moment,
    /// Whose pages its person looks at instead of their own.
    pub viewing: Option<PersonId>,
}

impl FromRow for Session {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (remembered, seen_at, viewing) = (row.get()?, row.moment()?, row.maybe_id()?);
        Ok(Self { remembered, seen_at, viewing, person: Person::from_row(row)? })
    }
}

pub async fn insert(
    conn: &mut Conn,
    token_hash: &str,
    person: PersonId,
    remembered: bool,
    now: Moment,
    expires_at: Moment,
) -> Result<()> {
    let query = q("INSERT INTO sessions (token_hash, person_id, remembered, created_at, seen_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6)");
    conn.exec(query.bind(token_hash).bind(person).bind(remembered).bind(now).bind(now).bind(expires_at)).await?;
    Ok(())
}

/// The session of a token, unless it has expired or its person is disabled.
pub async fn find(conn: &mut Conn, token_hash: &str, now: Moment) -> Result<Option<Session>> {
    let query = q(
        "SELECT s.remembered, s.seen_at, s.viewing_id, p.id, p.name, p.address, p.language, p.is_admin, p.is_enabled, \
         p.account, p.alerts FROM sessions s JOIN people p ON p.id = s.person_id \
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND p.is_enabled",
    );
    conn.optional(query.bind(token_hash).bind(now)).await
}

/// Pushes the end of a session away: it is being used.
pub async fn touch(conn: &mut Conn, token_hash: &str, now: Moment, expires_at: Moment) -> Result<()> {
    let query = q("UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE token_hash = $3");
    conn.exec(query.bind(now).bind(expires_at).bind(token_hash)).await?;
    Ok(())
}

pub async fn delete(conn: &mut Conn, token_hash: &str) -> Result<()> {
    conn.exec(q("DELETE FROM sessions WHERE token_hash = $1").bind(token_hash)).await?;
    Ok(())
}

/// From now on this session shows the pages of somebody else, or its own again.
pub async fn view(conn: &mut Conn, token_hash: &str, person: Option<PersonId>) -> Result<()> {
    conn.exec(q("UPDATE sessions SET viewing_id = $1 WHERE token_hash = $2").bind(person).bind(token_hash)).await?;
    Ok(())
}

/// Ends every session of a person: their password changed.
pub async fn delete_all_of(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(q("DELETE FROM sessions WHERE person_id = $1").bind(person)).await?;
    Ok(())
}

pub async fn delete_expired(conn: &mut Conn, now: Moment) -> Result<u64> {
    conn.exec(q("DELETE FROM sessions WHERE expires_at <= $1").bind(now)).await
}

/// Failures counted against `subject` that have not been forgotten yet.
pub async fn failures(conn: &mut Conn, subject: &str, now: Moment) -> Result<i64> {
    let query = q("SELECT failures FROM sign_in_failures WHERE subject = $1 AND until > $2");
    Ok(conn.optional(query.bind(subject).bind(now)).await?.unwrap_or(0))
}

/// Counts an attempt against `subject`, remembered until `until`; one that was forgotten starts at one again.
/// The number of attempts, this one included.
pub async fn count_attempt(conn: &mut Conn, subject: &str, now: Moment, until: Moment) -> Result<i64> {
    let query = q("INSERT INTO sign_in_failures (subject, failures, until) VALUES ($1, 1, $2) \
         ON CONFLICT (subject) DO UPDATE SET until = excluded.until, \
         failures = CASE WHEN sign_in_failures.until > $3 THEN sign_in_failures.failures + 1 ELSE 1 END \
         RETURNING failures");
    conn.one(query.bind(subject).bind(until).bind(now)).await
}

/// The last attempt counted was right: it does not count.
pub async fn give_back_attempt(conn: &mut Conn, subject: &str) -> Result<()> {
    conn.exec(q("UPDATE sign_in_failures SET failures = failures - 1 WHERE subject = $1").bind(subject)).await?;
    Ok(())
}

pub async fn forget_failures(conn: &mut Conn, subject: &str) -> Result<()> {
    conn.exec(q("DELETE FROM sign_in_failures WHERE subject = $1").bind(subject)).await?;
    Ok(())
}

/// Forgets what is too old to count.
pub async fn delete_old_failures(conn: &mut Conn, now: Moment) -> Result<u64> {
    conn.exec(q("DELETE FROM sign_in_failures WHERE until <= $1").bind(now)).await
}
