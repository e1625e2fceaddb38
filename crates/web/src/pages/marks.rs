//! What a reader keeps for themselves: follows a ticket, bookmarks it, has read it (A33, A34). No entry of the history,
//! no mail, no right.

use app::Error;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Moment, Ticket, TicketId};
use store::marks::{self, Read};
use store::{mutes, tickets};

use super::list::{Found, Wanted};
use super::ticket::trail_of;
use crate::extract::{Asked, Fields, Seat, Segments, id};
use crate::problem::OrProblem;
use crate::view::belonging;

/// A mark that a form sets or takes back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Follow,
    Bookmark,
    /// Hears no more of it by mail (docs/decisions/0014-muting-a-ticket.md).
    Mute,
    Read,
}

pub async fn follow(seat: Seat, number: Segments<String>, fields: Fields) -> Result<Response, Response> {
    set(seat, number, fields, Mark::Follow).await
}

pub async fn bookmark(seat: Seat, number: Segments<String>, fields: Fields) -> Result<Response, Response> {
    set(seat, number, fields, Mark::Bookmark).await
}

pub async fn mute(seat: Seat, number: Segments<String>, fields: Fields) -> Result<Response, Response> {
    set(seat, number, fields, Mark::Mute).await
}

pub async fn read(seat: Seat, number: Segments<String>, fields: Fields) -> Result<Response, Response> {
    set(seat, number, fields, Mark::Read).await
}

async fn set(seat: Seat, Segments(number): Segments<String>, fields: Fields, mark: Mark) -> Result<Response, Response> {
    let is_on = fields.is_ticked("on");
    let write = async {
        let ticket = id::<TicketId>(&number).ok_or(Error::NotFound)?;
        let mut tx = seat.page.app.db.write().await?;
        let ticket = tickets::within_reach(&mut tx, &seat.reach, ticket).await?.ok_or(Error::NotFound)?;
        let (number, me, now) = (ticket.id, seat.me.id, seat.page.app.now());
        match (mark, is_on) {
            (Mark::Follow, true) => {
                mutes::delete(&mut tx, number, me).await?;
                marks::follow(&mut tx, number, me).await?;
            }
            (Mark::Follow, false) => marks::unfollow(&mut tx, number, me).await?,
            (Mark::Mute, true) => {
                marks::unfollow(&mut tx, number, me).await?;
                mutes::insert(&mut tx, number, me, now).await?;
            }
            (Mark::Mute, false) => mutes::delete(&mut tx, number, me).await?,
            (Mark::Bookmark, true) => marks::bookmark(&mut tx, number, me, now).await?,
            (Mark::Bookmark, false) => marks::unbookmark(&mut tx, number, me).await?,
            (Mark::Read, true) => {
                let known = marks::read(&mut tx, me, &[number]).await?;
                let known = known.first().map_or(0, |read| read.version);
                marks::set_read(&mut tx, me, Read { ticket: number, version: seen(&ticket, known, &fields) }, now)
                    .await?;
            }
            (Mark::Read, false) => marks::set_read(&mut tx, me, Read { ticket: number, version: 0 }, now).await?,
        }
        tx.commit().await?;
        Ok::<_, Error>(number)
    };
    let number = write.await.or_problem(|| seat.page.clone_bare())?;
    if fields.get("back") == "home" {
        return Ok(Redirect::to("/").into_response());
    }
    // A ticket marked unread is shown once more without being read.
    let unread = (mark == Mark::Read && !is_on).then(|| "unread=1".to_owned());
    let trail = trail_of(&fields).map(|trail| format!("trail={trail}"));
    let asked: Vec<String> = [unread, trail].into_iter().flatten().collect();
    let query = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    Ok(Redirect::to(&format!("/tickets/{number}{query}")).into_response())
}

/// The version that was seen: never a later one than the ticket's, and a page opened earlier takes nothing back.
fn seen(ticket: &Ticket, known: i64, fields: &Fields) -> i64 {
    fields.id("version").unwrap_or(ticket.version).max(known).min(ticket.version)
}

/// Marks everything that a page of a list shows as read, as it was when that page was made.
pub async fn read_all(seat: Seat, Asked(asked): Asked, fields: Fields) -> Result<Response, Response> {
    let wanted = Wanted::of(&asked);
    let now = seat.page.app.now();
    let then = fields.get("then").parse().map_or(now, Moment);
    let write = async {
        if !wanted.listing.is_within(&seat.reach) {
            return Err(Error::NotFound);
        }
        let mut tx = seat.page.app.db.write().await?;
        let member_of = belonging(&mut tx, &seat.reach).await?;
        let found = wanted.read(&mut tx, &seat.reach, &member_of).await?;
        let shown: Vec<TicketId> = found.iter().flat_map(Found::shown).map(|line| line.id).collect();
        marks::read_all(&mut tx, seat.me.id, &shown, then, now).await?;
        tx.commit().await?;
        Ok::<_, Error>(())
    };
    write.await.or_problem(|| seat.page.clone_bare())?;
    Ok(Redirect::to(&format!("/tickets?{}", wanted.query())).into_response())
}
