//! What somebody prefers, whatever the ticket (spec.md §12.10).

use crate::codes;

codes! {
    /// Where somebody arrives once signed in ("page de démarrage").
    pub enum StartPage {
        Home = "home",
        /// The list of whoever manages a department; the home page of anybody else.
        Board = "board",
        Bookmarks = "bookmarks",
        Preferences = "preferences",
    }
}

/// The switches of somebody besides what they accept to be mailed about ([`crate::Person::alerts`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    pub start_page: StartPage,
    /// Silences the monitoring of all departments without losing its settings (spec.md §8.1).
    pub monitoring_suspended: bool,
    /// The same of daily reports (R34).
    pub reports_suspended: bool,
    /// Reports due together come in one mail.
    pub groups_reports: bool,
    /// A report without a ticket is sent all the same.
    pub gets_empty_reports: bool,
}
