//! The acceptance scenarios of spec.md §17, each told through pages and mails, on SQLite and on PostgreSQL.

mod assigning;
mod bad_input;
mod closing;
mod commenting;
mod creating;
mod headers;
mod hostile_text;
mod mailing;
mod quick_links;
mod releasing;
mod reopening;
mod rig;
mod session;
mod stale_page;
mod taking;
mod telling;
mod viewing;
