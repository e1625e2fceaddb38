//! Files that people sent, and the contents that the file store keeps for them.

use domain::{FileId, FileName, Moment, PersonId, TicketId, Upload};

use crate::db::{Conn, FromRow, Result, Row, q};
use domain::question::FILE;

/// A file that somebody sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub upload: Upload,
    /// SHA-256 of its content in hexadecimal; `None` once erased.
    pub digest: Option<String>,
    /// What its bytes are: `png`, `pdf`… or `other`, which is never shown.
    pub kind: String,
    /// What the scanner said: `clean`, `unchecked` or `none`.
    pub scan: String,
    pub sent_by: PersonId,
    /// `None` while it waits for the form that it goes with.
    pub ticket: Option<TicketId>,
}

impl FromRow for Stored {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let upload = Upload { id: row.id()?, name: FileName::stored(row.get()?), size: row.get()? };
        Ok(Self {
            upload,
            digest: row.maybe()?,
            kind: row.get()?,
            scan: row.get()?,
            sent_by: row.id()?,
            ticket: row.maybe_id()?,
        })
    }
}

/// Says that a content is being sent, before it is put where [`forget_blob`] could take it away.
pub async fn touch_blob(conn: &mut Conn, digest: &str, size: i64, now: Moment) -> Result<()> {
    let query = q("INSERT INTO blobs (digest, size, touched_at) VALUES ($1, $2, $3) \
         ON CONFLICT (digest) DO UPDATE SET touched_at = excluded.touched_at");
    conn.exec(query.bind(digest).bind(size).bind(now)).await.map(drop)
}

/// Adds a file that waits for its form.
pub async fn insert(conn: &mut Conn, file: &Stored, now: Moment) -> Result<FileId> {
    let query = q("INSERT INTO files (digest, name, size, kind, scan, sent_by_id, sent_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id")
    .bind(file.digest.as_deref())
    .bind(file.upload.name.as_str())
    .bind(file.upload.size)
    .bind(file.kind.as_str())
    .bind(file.scan.as_str())
    .bind(file.sent_by)
    .bind(now);
    conn.one::<i64>(query).await.map(FileId)
}

pub async fn by_id(conn: &mut Conn, id: FileId) -> Result<Option<Stored>> {
    let query = q("SELECT id, name, size, digest, kind, scan, sent_by_id, ticket_id FROM files WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// All files of a ticket, oldest first.
pub async fn of_ticket(conn: &mut Conn, ticket: TicketId) -> Result<Vec<Stored>> {
    let query = q(
        "SELECT id, name, size, digest, kind, scan, sent_by_id, ticket_id FROM files WHERE ticket_id = $1 ORDER BY id",
    );
    conn.all(query.bind(ticket)).await
}

/// Of these, the files that wait for this person's form, in the order named.
pub async fn waiting(conn: &mut Conn, person: PersonId, ids: &[FileId]) -> Result<Vec<Stored>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = q("SELECT id, name, size, digest, kind, scan, sent_by_id, ticket_id FROM files WHERE sent_by_id = $1")
        .bind(person);
    let query = query.push_in(" AND ticket_id IS NULL AND digest IS NOT NULL AND id IN ", ids.iter().copied());
    let found: Vec<Stored> = conn.all(query).await?;
    Ok(ids.iter().filter_map(|id| found.iter().find(|file| file.upload.id == *id).cloned()).collect())
}

/// Of these, the files that this person sent, whatever became of them, in the order named.
pub async fn sent_by(conn: &mut Conn, person: PersonId, ids: &[FileId]) -> Result<Vec<Stored>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = q("SELECT id, name, size, digest, kind, scan, sent_by_id, ticket_id FROM files WHERE sent_by_id = $1");
    let query = query.bind(person).push_in(" AND id IN ", ids.iter().copied());
    let found: Vec<Stored> = conn.all(query).await?;
    Ok(ids.iter().filter_map(|id| found.iter().find(|file| file.upload.id == *id).cloned()).collect())
}

/// How many files wait for this person's forms.
pub async fn count_waiting(conn: &mut Conn, person: PersonId) -> Result<i64> {
    let query = q("SELECT COUNT(*) FROM files WHERE sent_by_id = $1 AND ticket_id IS NULL");
    conn.one(query.bind(person)).await
}

/// Gives a waiting file to a ticket; `false` when it waits no more.
pub async fn attach(conn: &mut Conn, file: FileId, ticket: TicketId) -> Result<bool> {
    let query = q("UPDATE files SET ticket_id = $1 WHERE id = $2 AND ticket_id IS NULL");
    Ok(conn.exec(query.bind(ticket).bind(file)).await? == 1)
}

/// Takes a file back from its ticket: it waits for a form again, as if it had just been sent.
pub async fn detach(conn: &mut Conn, file: FileId, now: Moment) -> Result<()> {
    let query = q("UPDATE files SET ticket_id = NULL, sent_at = $1 WHERE id = $2");
    conn.exec(query.bind(now).bind(file)).await.map(drop)
}

/// Erases its content, keeping its name (A32).
pub async fn erase(conn: &mut Conn, file: FileId) -> Result<()> {
    conn.exec(q("UPDATE files SET digest = NULL WHERE id = $1").bind(file)).await.map(drop)
}

/// Forgets the files sent before `before` that no form took and no draft holds.
pub async fn delete_waiting(conn: &mut Conn, before: Moment) -> Result<u64> {
    let query = q("DELETE FROM files WHERE ticket_id IS NULL AND sent_at < $1 AND NOT EXISTS (\
         SELECT 1 FROM drafts d WHERE d.person_id = files.sent_by_id \
         AND (' ' || d.files || ' ' LIKE '% ' || CAST(files.id AS TEXT) || ' %' \
         OR d.answers LIKE '%' || $2 || CAST(files.id AS TEXT) || '\"%'))");
    conn.exec(query.bind(before).bind(FILE)).await
}

/// Contents that no file has and that nobody has sent since `before`.
pub async fn idle_blobs(conn: &mut Conn, before: Moment, limit: i64) -> Result<Vec<String>> {
    let query = q("SELECT digest FROM blobs WHERE touched_at < $1 \
         AND NOT EXISTS (SELECT 1 FROM files WHERE files.digest = blobs.digest) ORDER BY touched_at LIMIT $2");
    conn.all(query.bind(before).bind(limit)).await
}

/// Forgets a content, if that still holds; whoever sends it meanwhile waits for the end of the transaction.
pub async fn forget_blob(conn: &mut Conn, digest: &str, before: Moment) -> Result<bool> {
    let query = q("DELETE FROM blobs WHERE digest = $1 AND touched_at < $2 \
         AND NOT EXISTS (SELECT 1 FROM files WHERE files.digest = blobs.digest)");
    Ok(conn.exec(query.bind(digest).bind(before)).await? == 1)
}
