//! An institution sets itself up from the browser: departments, administrators, people, what is offered to whom
//! (spec.md §2.3, §3.1, §6.4, §7, §13), on SQLite and on PostgreSQL.

mod accounts;
mod departments;
mod looking;
mod merging;
mod selection;
mod settings;
mod sight;
