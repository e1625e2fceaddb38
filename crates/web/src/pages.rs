//! The pages, one file each: what it reads, what it shows, its form.

pub mod act;
pub mod create;
pub mod demo;
pub mod demo_mail;
pub mod health;
pub mod language;
pub mod list;
pub mod mine;
pub mod new;
pub mod password;
pub mod sign_in;
pub mod ticket;
