//! `[tickets]`: what holds for every support unit that does not say otherwise.

use domain::{Coded, TicketScope};

use super::reader::Reader;

/// Defaults of the tickets of the installation.
#[derive(Debug, Clone, Copy)]
pub struct Tickets {
    /// The scope where no support unit, category or ticket sets one (spec.md D6); never
    /// [`TicketScope::Default`].
    pub default_scope: TicketScope,
    /// Days without an answer after which a closed ticket expires; 0 is never (spec.md §10).
    pub expiry_days: u32,
    /// Days after which a closed ticket is archived; 0 is never (spec.md §10).
    pub archive_days: u32,
    /// Comments can be corrected (spec.md §4.5).
    pub edits_comments: bool,
    /// "Devenir utilisateur invité" is ticked beforehand (spec.md §4.6).
    pub invites_mover: bool,
    /// Seconds during which the author of an action may undo it, and its mails wait; 0 is never.
    pub undo_seconds: u32,
    /// An assignment is told, among managers, to the new holder alone (spec.md §8.3, step 7').
    pub tells_assignee_only: bool,
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Tickets> {
    let code = reader.text("tickets.default_scope");
    let expiry_days = reader.integer("tickets.expiry_days");
    let archive_days = reader.integer("tickets.archive_days");
    let edits_comments = reader.flag("tickets.edit_comments");
    let invites_mover = reader.flag("tickets.invite_mover");
    let undo_seconds = reader.integer("tickets.undo_seconds");
    let tells_assignee_only = reader.flag("tickets.tell_assignee_only");
    Some(Tickets {
        default_scope: TicketScope::from_code(&code?)?,
        expiry_days: expiry_days?,
        archive_days: archive_days?,
        edits_comments: edits_comments?,
        invites_mover: invites_mover?,
        undo_seconds: undo_seconds?,
        tells_assignee_only: tells_assignee_only?,
    })
}
