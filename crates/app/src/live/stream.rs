//! What one open page is told, for as long as its reader may know.

use std::sync::Arc;

use domain::visibility::{company, sight};
use domain::{Person, TicketId};
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::hub::{Hub, Place, Turn};
use super::{Full, News, Present};
use crate::session::{self, Who};
use crate::{App, Result};

/// News that a page may leave unread; a page further behind is dropped, and asks again if anybody is there.
const BEHIND: usize = 16;

/// Listens to a ticket for somebody who sees it, signed in by this token.
///
/// # Errors
/// Too many pages are open, or the program stops.
pub fn listen(
    app: &Arc<App>,
    ticket: TicketId,
    reader: Person,
    token: String,
) -> std::result::Result<Receiver<News>, Full> {
    let place = Hub::enter(app, ticket, reader)?;
    let (news, unread) = mpsc::channel(BEHIND);
    tokio::spawn(follow(place, token, news));
    Ok(unread)
}

/// What the page has been told last.
#[derive(Default)]
struct Told {
    version: i64,
    here: Vec<Present>,
}

async fn follow(mut place: Place, token: String, news: Sender<News>) {
    let mut told = Told::default();
    loop {
        let turn = Arc::clone(&place.turns.borrow_and_update());
        let seen = match look(&place, &turn, &token).await {
            Ok(seen) => seen,
            Err(error) => {
                tracing::error!(?error, ticket = %place.ticket, "a page is not listened for any more");
                return;
            }
        };
        // What has changed meanwhile may be what allows to know: looked at before anything is said.
        match place.turns.has_changed() {
            Ok(false) => {}
            Ok(true) => continue,
            Err(_) => return,
        }
        let fresh = match seen {
            Some((version, here)) => told.news(version, here),
            None => vec![News::Gone],
        };
        for one in fresh {
            let is_last = one == News::Gone;
            if news.try_send(one).is_err() || is_last {
                return;
            }
        }
        tokio::select! {
            changed = place.turns.changed() => if changed.is_err() { return },
            () = news.closed() => return,
        }
    }
}

/// The version and the company, as the reader may know them now; `None` when they may know nothing any more.
async fn look(place: &Place, turn: &Turn, token: &str) -> Result<Option<(i64, Vec<Present>)>> {
    // Who merely looks at somebody's pages is not there.
    let who = session::peek(&place.app, token).await?.filter(|who| who.viewer.is_none());
    let Some(Who { person: reader, .. }) = who else { return Ok(None) };
    let facts = turn.facts(&place.app, place.ticket).await?;
    let Some(facts) = facts else { return Ok(None) };
    let acquainted = if facts.views.knows(reader.id) {
        None
    } else {
        let mut facts = facts.clone();
        store::facts::acquaint(&mut place.app.db.read().await?, &mut facts, reader.id).await?;
        Some(facts)
    };
    let facts = acquainted.as_ref().unwrap_or(facts);
    if sight(&reader, facts).is_none() {
        return Ok(None);
    }
    let (there, writing) = place.app.live.there(place.ticket);
    let present = |person: &Person| Present { name: person.name.clone(), is_writing: writing.contains(&person.id) };
    Ok(Some((facts.ticket.version, company(&reader, facts, &there).into_iter().map(present).collect())))
}

impl Told {
    fn news(&mut self, version: i64, here: Vec<Present>) -> Vec<News> {
        let mut fresh = Vec::new();
        if version != self.version {
            self.version = version;
            fresh.push(News::Changed(version));
        }
        if here != self.here {
            self.here.clone_from(&here);
            fresh.push(News::Here(here));
        }
        fresh
    }
}
