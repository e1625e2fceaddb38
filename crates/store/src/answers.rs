//! The tickets of a category with what they answer to its questions.

use domain::question::Answered;
use domain::visibility::Reach;
use domain::{CategoryId, Moment, Status, TicketId};

use crate::db::{Conn, FromRow, Result, Row, q};
use crate::{events, reach};

/// A ticket and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredTicket {
    pub ticket: TicketId,
    pub created_at: Moment,
    pub status: Status,
    pub subject: String,
    pub owner: String,
    pub answers: Vec<Answered>,
}

impl FromRow for AnsweredTicket {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (ticket, created_at, status) = (row.id()?, row.moment()?, row.code()?);
        let (subject, owner) = (row.get()?, row.get()?);
        let created = events::read_kind("created", &row.get::<String>()?)?;
        Ok(Self { ticket, created_at, status, subject, owner, answers: created.answers().to_vec() })
    }
}

/// The tickets that are in a category now, the oldest first: those of which this reader, who manages it, reads
/// everything.
pub async fn of_category(conn: &mut Conn, reach: &Reach, category: CategoryId) -> Result<Vec<AnsweredTicket>> {
    let query = q("SELECT t.id, t.created_at, t.status, t.subject, p.name, e.data FROM tickets t \
         JOIN people p ON p.id = t.owner_id JOIN events e ON e.ticket_id = t.id AND e.kind = 'created' \
         WHERE t.category_id = $1")
    .bind(category);
    let query = if reach.everything { query } else { reach::managed(query, reach) };
    conn.all(query.push(" ORDER BY t.id")).await
}
