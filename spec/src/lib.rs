//! The stories: what is promised, told by the people of spec.md §17 through pages and mails.

pub mod browser;
pub mod bucket;
pub mod clamd;
pub mod demo;
pub mod mailsink;
pub mod world;
