//! SQL and nothing else: one text for SQLite and PostgreSQL, and the thin layer that runs it.

pub mod accounts;
pub mod audit;
pub mod captured;
pub mod categories;
pub mod counters;
pub mod db;
pub mod departments;
pub mod departures;
pub mod drafts;
pub mod events;
pub mod facts;
pub mod files;
pub mod invitations;
pub mod mails;
pub mod managers;
pub mod marks;
pub mod migrate;
pub mod mutes;
pub mod organisation;
pub mod outbox;
pub mod people;
pub mod permanent_invitees;
pub mod piles;
pub mod preferences;
pub mod reach;
pub mod reports;
pub mod responses;
pub mod schedule;
pub mod search;
pub mod selection;
pub mod sessions;
pub mod submissions;
pub mod tickets;
pub mod undos;
pub mod visits;

pub use db::{Conn, Db, Error, Result, Source};
