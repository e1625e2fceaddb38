//! `[tickets]`: what holds for every support unit that does not say otherwise.

use domain::{Coded, TicketScope};

use super::reader::Reader;

/// Defaults of the tickets of the installation.
#[derive(Debug, Clone, Copy)]
pub struct Tickets {
    /// The scope where no support unit, category or ticket sets one (spec.md D6); never
    /// [`TicketScope::Default`].
    pub default_scope: TicketScope,
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Tickets> {
    let code = reader.text("tickets.default_scope")?;
    Some(Tickets { default_scope: TicketScope::from_code(&code)? })
}
