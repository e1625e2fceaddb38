//! What handlers ask of a request.

mod asked;
mod body;
mod fields;
mod page;
mod parts;
mod seat;

pub use asked::{Asked, Segments};
pub use body::read;
pub use fields::{Fields, id, is_form, token};
pub use page::{LANGUAGE_COOKIE, Page};
pub use parts::{is_multipart, words_only};
pub use seat::Seat;
