//! A mail as the links that it carries find it.

use domain::recipients::Reason;
use domain::{Moment, PersonId};

use crate::db::{Conn, FromRow, Result, Row, q};
use crate::outbox::{About, Reader, about, reader, reason};

/// A mail that was queued.
#[derive(Debug, Clone)]
pub struct Known {
    pub about: About,
    pub reader: Reader,
    pub reason: Reason,
    pub created_at: Moment,
}

impl Known {
    /// Was it for this person?
    pub fn is_for(&self, person: PersonId) -> bool {
        self.reader == Reader::Person(person)
    }
}

impl FromRow for Known {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            about: about(row)?,
            reader: reader(row)?,
            reason: reason(&row.get::<String>()?)?,
            created_at: row.moment()?,
        })
    }
}

/// The mail whose links carry this key; its reader is the account that they have now.
pub async fn by_key(conn: &mut Conn, key: &str) -> Result<Option<Known>> {
    if key.is_empty() {
        return Ok(None);
    }
    let query = q("SELECT o.ticket_id, o.batch, o.tag, COALESCE(p.merged_into_id, o.person_id), o.address, o.reason, \
         o.created_at FROM outbox o LEFT JOIN people p ON p.id = o.person_id WHERE o.link_key = $1 \
         AND o.link_key <> ''");
    conn.optional(query.bind(key)).await
}
