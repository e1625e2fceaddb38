//! The pages: addresses, forms, templates. No rule and no SQL lives here.

mod assets;
mod extract;
mod guard;
mod pages;
mod problem;
pub mod router;
pub mod routes;
pub mod server;
mod session;
mod view;

pub use router::router;
