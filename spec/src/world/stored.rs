use domain::EventId;
use domain::ticket::Ticket as Row;
use store::db::{Query, q};
use store::{events, tickets};

use super::{Ticket, World};

/// How much is in the database: the same before and after, nothing was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    pub tickets: i64,
    pub events: i64,
    pub mails: i64,
    pub submissions: i64,
    /// Of all tickets together: it grows with each command.
    pub versions: i64,
}

impl World {
    pub async fn stored(&self) -> Stored {
        Stored {
            tickets: self.number(q("SELECT COUNT(*) FROM tickets")).await,
            events: self.number(q("SELECT COUNT(*) FROM events")).await,
            mails: self.number(q("SELECT COUNT(*) FROM outbox")).await,
            submissions: self.number(q("SELECT COUNT(*) FROM submissions")).await,
            versions: self.number(q("SELECT COALESCE(CAST(SUM(version) AS BIGINT), 0) FROM tickets")).await,
        }
    }

    /// A ticket's row.
    pub async fn row(&self, ticket: Ticket) -> Row {
        let mut conn = self.app.db.read().await.expect("a connection");
        tickets::by_id(&mut conn, ticket.id()).await.expect("a row").expect("a ticket")
    }

    /// What was written in a ticket, oldest first.
    pub async fn words_in(&self, ticket: Ticket) -> Vec<String> {
        let mut conn = self.app.db.read().await.expect("a connection");
        let entries = events::of_ticket(&mut conn, ticket.id()).await.expect("a history");
        entries.into_iter().filter_map(|entry| entry.event.text).map(|text| text.as_str().to_owned()).collect()
    }

    /// The entry of the history that says this.
    pub async fn message(&self, ticket: Ticket, words: &str) -> EventId {
        let mut conn = self.app.db.read().await.expect("a connection");
        let entries = events::of_ticket(&mut conn, ticket.id()).await.expect("a history");
        let says = |entry: &&events::Entry| entry.event.text.as_ref().is_some_and(|text| text.as_str() == words);
        entries.iter().find(says).unwrap_or_else(|| panic!("nobody said “{words}”")).id
    }

    /// The first entry of the history without words.
    pub async fn first_silent_entry(&self, ticket: Ticket) -> EventId {
        let mut conn = self.app.db.read().await.expect("a connection");
        let entries = events::of_ticket(&mut conn, ticket.id()).await.expect("a history");
        entries.iter().find(|entry| entry.event.text.is_none()).expect("something done without a word").id
    }

    pub(super) async fn mails_waiting(&self) -> i64 {
        self.number(q("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'")).await
    }

    pub(super) async fn number(&self, query: Query) -> i64 {
        self.app.db.read().await.expect("a connection").one(query).await.expect("a number")
    }
}
