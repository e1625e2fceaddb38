//! What becomes of a mail: a relay that fails in every way, an installation that is being tried, the administrators'
//! page, and what other programs read in what is sent.

mod encrypted;
mod faults;
mod ground;
mod mailroom;
mod once;
mod postfix;
mod readers;
mod redirected;
mod signed;
