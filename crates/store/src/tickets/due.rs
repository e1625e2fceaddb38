//! Tickets for which something is due: the questions of the scheduled jobs (spec.md §10).

use domain::{CategoryId, Moment, TicketId};

use crate::db::{Conn, Result, q};

/// Postponed tickets whose recall date has passed, by number; after the ticket `after`, to go on past those
/// that failed.
pub async fn to_recall(conn: &mut Conn, now: Moment, after: TicketId, limit: i64) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE recall_at IS NOT NULL AND recall_at <= $1 AND status = 'postponed' \
         AND id > $2 ORDER BY id LIMIT $3");
    ids(conn.all(query.bind(now).bind(after).bind(limit)).await?)
}

/// Tickets of these categories closed without an answer since `before`.
pub async fn to_expire(
    conn: &mut Conn,
    categories: &[CategoryId],
    before: Moment,
    after: TicketId,
    limit: i64,
) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE status IN ('closed', 'approved', 'expired', 'cancelled', 'refused') \
             AND status = 'closed' AND last_action_at < $1 AND id > $2 AND category_id IN ")
    .bind(before)
    .bind(after)
    .push_in("", categories.iter().copied())
    .push_with(" ORDER BY id LIMIT ?", limit);
    ids(conn.all(query).await?)
}

/// Closed tickets, in whatever way, untouched since `before`.
pub async fn to_archive(conn: &mut Conn, before: Moment, after: TicketId, limit: i64) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE status IN ('closed', 'approved', 'expired', 'cancelled', 'refused') \
         AND last_action_at < $1 AND id > $2 ORDER BY id LIMIT $3");
    ids(conn.all(query.bind(before).bind(after).bind(limit)).await?)
}

/// Tickets of a category, for a redirection that moves them.
pub async fn of_category(conn: &mut Conn, category: CategoryId, after: TicketId, limit: i64) -> Result<Vec<TicketId>> {
    let query = q("SELECT id FROM tickets WHERE category_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    ids(conn.all(query.bind(category).bind(after).bind(limit)).await?)
}

#[expect(clippy::unnecessary_wraps, reason = "the end of every question above")]
fn ids(rows: Vec<i64>) -> Result<Vec<TicketId>> {
    Ok(rows.into_iter().map(TicketId).collect())
}
