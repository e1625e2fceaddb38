//! The demo's mailbox: what was captured instead of being sent.

use domain::Moment;

use crate::db::{Conn, FromRow, Result, Row, q};

/// A mail as its reader would have got it.
#[derive(Debug, Clone)]
pub struct Captured {
    pub id: i64,
    pub captured_at: Moment,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The whole message, headers included.
    pub source: String,
}

impl FromRow for Captured {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get()?,
            captured_at: row.moment()?,
            recipient: row.get()?,
            subject: row.get()?,
            text: row.get()?,
            html: row.get()?,
            source: row.get()?,
        })
    }
}

/// Keeps a mail; the second attempt at the same one changes nothing.
pub async fn insert(conn: &mut Conn, mail: &Captured) -> Result<()> {
    let query = q("INSERT INTO captured_mails (outbox_id, captured_at, recipient, subject, text, html, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (outbox_id) DO NOTHING")
    .bind(mail.id)
    .bind(mail.captured_at)
    .bind(mail.recipient.as_str())
    .bind(mail.subject.as_str())
    .bind(mail.text.as_str())
    .bind(mail.html.as_str())
    .bind(mail.source.as_str());
    conn.exec(query).await?;
    Ok(())
}

/// The newest mails, of one recipient or of everybody.
pub async fn latest(conn: &mut Conn, recipient: Option<&str>, limit: i64) -> Result<Vec<Captured>> {
    let query =
        q("SELECT outbox_id, captured_at, recipient, subject, text, html, source FROM captured_mails WHERE 1 = 1")
            .push_if(" AND recipient = ?", recipient)
            .push_with(" ORDER BY captured_at DESC, outbox_id DESC LIMIT ?", limit);
    conn.all(query).await
}

pub async fn by_id(conn: &mut Conn, id: i64) -> Result<Option<Captured>> {
    let query = q("SELECT outbox_id, captured_at, recipient, subject, text, html, source FROM captured_mails \
         WHERE outbox_id = $1");
    conn.optional(query.bind(id)).await
}
