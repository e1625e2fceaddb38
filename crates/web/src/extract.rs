//! What handlers ask of a request.

mod fields;
mod page;
mod seat;

pub use fields::{Fields, id};
pub use page::{LANGUAGE_COOKIE, Page};
pub use seat::Seat;
