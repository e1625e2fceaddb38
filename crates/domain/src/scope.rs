//! Scopes: who may see a ticket, who may read a message (spec.md §5.1 and §5.3).

use crate::{Coded, Standing, codes};

codes! {
    /// Who sees a ticket without a role on it (spec.md §5.1).
    pub enum TicketScope {
        /// Resolved by inheritance.
        Default = "default",
        Public = "public",
        /// People signed in by the institution's directory.
        Intranet = "intranet",
        SubjectOnly = "subject_only",
        Private = "private",
    }
}

codes! {
    /// Who may read a message among those who see the ticket (spec.md §5.3).
    pub enum MessageScope {
        Default = "default",
        Public = "public",
        /// Managers, owner and invitees.
        Invited = "invited",
        /// Managers and invitees.
        InvitedManager = "invited_manager",
        /// Managers and owner.
        Owner = "owner",
        /// Managers only.
        Manager = "manager",
    }
}

impl TicketScope {
    /// The ticket's content is open to people who have no role on it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Public | Self::Intranet)
    }
}

impl MessageScope {
    /// What an author may choose on a ticket of this effective scope; [`Self::Default`] first (spec.md §5.3, "Scopes
    /// offered to an author").
    pub fn offered(standing: &Standing<'_>, ticket: TicketScope) -> Vec<Self> {
        let is_offered = |scope: &Self| match scope {
            Self::Default | Self::Invited | Self::InvitedManager => true,
            Self::Public => ticket.is_open(),
            Self::Owner => standing.is_owner || standing.is_manager(),
            Self::Manager => standing.is_manager(),
        };
        Self::ALL.iter().copied().filter(is_offered).collect()
    }

    /// Its owner reads what has these readers.
    pub fn reaches_the_owner(self) -> bool {
        !matches!(self, Self::Manager | Self::InvitedManager)
    }

    /// A scope one may not choose is replaced by the default one (spec.md §5.3).
    #[must_use]
    pub fn allowed_to(self, standing: &Standing<'_>, ticket: TicketScope) -> Self {
        if Self::offered(standing, ticket).contains(&self) { self } else { Self::Default }
    }

    /// May somebody who sees the ticket read this message? First match decides (spec.md §5.3).
    pub fn may_be_read_by(self, reader: &Standing<'_>, is_author: bool, ticket: TicketScope) -> bool {
        let (manager, owner) = (reader.is_manager(), reader.is_owner);
        let around = manager || owner || reader.is_invited || reader.is_ally;
        reader.is_admin
            || is_author
            || match self {
                Self::Public if ticket.is_open() => true,
                Self::Manager => manager || reader.is_ally,
                Self::Owner => manager || owner,
                Self::InvitedManager => manager || reader.is_invited,
                Self::Default => around || reader.is_public_reader,
                // Public on a ticket that no longer is: as if it had been narrowed by hand (A24).
                Self::Invited | Self::Public => around,
            }
    }
}
