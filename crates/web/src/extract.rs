//! What handlers ask of a request.

mod body;
mod fields;
mod page;
mod seat;

pub use body::read;
pub use fields::{Fields, id, token};
pub use page::{LANGUAGE_COOKIE, Page};
pub use seat::Seat;
