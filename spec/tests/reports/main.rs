//! Daily reports, from the preference to the mailbox (R34–R37, spec.md §9), and their calendar (guarantees P11).

mod calendar;
mod contents;
mod ground;
mod hours;
mod mails;
mod programs;
