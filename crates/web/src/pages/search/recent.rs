//! The last tickets that a reader opened (spec.md §12.3). A page asks for it once it is shown: nothing is written by
//! looking at an address.

use app::Error;
use app::search::Hit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::TicketId;
use store::{tickets, visits};

use crate::extract::{Seat, Segments, id};
use crate::problem::OrProblem;

/// Remembers that a ticket was opened.
pub async fn visit(seat: Seat, Segments(number): Segments<String>) -> Result<Response, Response> {
    let write = async {
        let ticket = id::<TicketId>(&number).ok_or(Error::NotFound)?;
        let mut tx = seat.page.app.db.write().await?;
        let ticket = tickets::within_reach(&mut tx, &seat.reach, ticket).await?.ok_or(Error::NotFound)?;
        visits::remember(&mut tx, seat.me.id, ticket.id, seat.page.app.now()).await?;
        Ok::<_, Error>(tx.commit().await?)
    };
    write.await.or_problem(|| seat.page.clone_bare())?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Forgets them all.
pub async fn forget(seat: Seat) -> Result<Response, Response> {
    let write = async {
        let mut tx = seat.page.app.db.write().await?;
        visits::clear(&mut tx, seat.me.id).await?;
        Ok::<_, Error>(tx.commit().await?)
    };
    write.await.or_problem(|| seat.page.clone_bare())?;
    Ok(Redirect::to("/search").into_response())
}

/// As lines without excerpts.
pub fn hits(visited: &[TicketId]) -> Vec<Hit> {
    visited.iter().map(|ticket| Hit { ticket: *ticket, excerpt: None }).collect()
}
