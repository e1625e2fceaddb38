//! Ticket pages that are open (guarantees §5.8): each learns at once of what changes and of who else is there, for as
//! long as its reader is signed in and sees the ticket.
//!
//! [`Hub`] knows who has which ticket open in this process. Whatever may concern them begins a new turn of that
//! ticket; each [`listen`]er then looks again at what its reader may know *now*, and says what is new to them. A turn
//! replaces the one before it: somebody who does not read holds one, not a queue of them.
//!
//! Other processes on the same database are heard by looking, [`poll`]; who reads there is not known here.

mod hub;
mod poll;
mod stream;

pub use hub::Hub;
pub use poll::{poll, run};
pub use stream::listen;

/// What an open page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The ticket is at this version.
    Changed(i64),
    /// Those of the others there whom the reader may know of, in the order they came.
    Here(Vec<Present>),
    /// The reader is not signed in any more, or does not see the ticket any more: the last thing said.
    Gone,
}

/// Somebody who has the ticket open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    pub name: String,
    pub is_writing: bool,
}

/// Why a page is not listened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The reader has [`MAX_STREAMS`] open already.
    Reader,
    /// So many are open that pages themselves might not be served.
    House,
    /// The program is stopping.
    Stopping,
}

/// Pages that one person may have open at once.
pub const MAX_STREAMS: usize = 10;
/// Pages open at once, of everybody: half of the connections that the server accepts.
pub const MAX_OPEN: usize = 2048;
/// How long somebody who has typed counts as writing.
const WRITING_SECONDS: i64 = 20;
