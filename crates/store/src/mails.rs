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

/// The mail whose links carry this key.
pub async fn by_key(conn: &mut Conn, key: &str) -> Result<Option<Known>> {
    if key.is_empty() {
        return Ok(None);
    }
    let query =
        q("SELECT ticket_id, batch, tag, person_id, address, reason, created_at FROM outbox WHERE link_key = $1 \
         AND link_key <> ''");
    conn.optional(query.bind(key)).await
}
