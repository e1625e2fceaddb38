//! What the program does, free of HTTP: one door for tickets ([`perform()`]), one for creations ([`create()`]),
//! sessions, the outbox.

pub mod answers;
pub mod clock;
pub mod config;
pub mod create;
pub mod dates;
pub mod demo;
pub mod dice;
pub mod drafts;
pub mod edits;
pub mod error;
pub mod files;
pub mod identify;
pub mod jobs;
pub mod live;
pub mod mailroom;
pub mod mails;
pub mod markdown;
pub mod named;
pub mod outbox;
pub mod password;
pub mod people;
pub mod perform;
pub mod preferences;
pub mod preview;
pub mod reports;
pub mod responses;
pub mod search;
pub mod sentences;
pub mod session;
pub mod transport;
pub mod undo;
pub mod words;

use std::sync::Arc;

use store::Db;
use tokio::sync::Notify;

pub use clock::{Clock, SystemClock};
pub use create::create;
pub use dice::{Dice, SystemDice};
pub use error::{Conflict, Error, Result};
pub use perform::{Done, Order, perform};
pub use undo::undo;
pub use words::Words;

/// Everything a command needs: where the data is, what time it is, and who is to be woken afterwards.
pub struct App {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub dice: Arc<dyn Dice>,
    pub site: config::Site,
    pub sessions: config::Sessions,
    /// What holds for every department that does not say otherwise.
    pub tickets: config::Tickets,
    pub files: files::Files,
    pub sender: outbox::Sender,
    /// Woken when a mail may be due.
    pub outbox: Notify,
    /// The pages of tickets that are open, and who is there.
    pub live: live::Hub,
    /// Whether anybody may become anybody: the demo, and nothing else.
    pub is_demo: bool,
}

impl App {
    pub fn now(&self) -> domain::Moment {
        self.clock.now()
    }

    /// What the rules need to know of this installation, today.
    pub fn installation(&self) -> domain::Installation {
        let config::Tickets { default_scope, tells_assignee_only, .. } = self.tickets;
        domain::Installation { default_scope, tells_assignee_only, today: self.today() }
    }

    /// The day that it is here.
    pub fn today(&self) -> domain::Day {
        dates::calendar_day(&self.site.time_zone, self.now())
    }

    /// An address of this installation: `path` begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site.public_url)
    }
}
