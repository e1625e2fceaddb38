//! The pages, one file each: what it reads, what it shows, its form.

pub mod act;
pub mod categories;
pub mod create;
pub mod demo;
pub mod demo_mail;
pub mod departments;
pub mod drafts;
pub mod files;
pub mod health;
pub mod language;
pub mod list;
pub mod live;
pub mod mails;
pub mod marks;
pub mod mine;
pub mod new;
pub mod number;
pub mod password;
pub mod people;
pub mod preview;
pub mod published;
pub mod responses;
pub mod sign_in;
pub mod ticket;
pub mod told;
pub mod undo;
