//! Scopes: who may see a ticket, who may read a message (spec.md §5.1 and §5.3).

use crate::{Standing, codes};

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
    /// What an author may choose; [`Self::Default`] first (spec.md §5.3, "Scopes offered to an author").
    /// Invitees do not exist yet: the two scopes about them come with invitations.
    pub fn offered(standing: &Standing<'_>) -> Vec<Self> {
        let mut scopes = vec![Self::Default];
        if standing.is_owner || standing.is_manager() {
            scopes.push(Self::Owner);
        }
        if standing.is_manager() {
            scopes.push(Self::Manager);
        }
        scopes
    }

    /// A scope one may not choose is replaced by the default one (spec.md §5.3).
    #[must_use]
    pub fn allowed_to(self, standing: &Standing<'_>) -> Self {
        if Self::offered(standing).contains(&self) { self } else { Self::Default }
    }

    /// May somebody who sees the ticket read this message? First match decides (spec.md §5.3).
    pub fn may_be_read_by(self, reader: &Standing<'_>, is_author: bool, ticket: TicketScope) -> bool {
        if reader.is_admin || is_author {
            return true;
        }
        let manager = reader.is_manager();
        match self {
            Self::Public => ticket.is_open() || manager || reader.is_owner,
            Self::Manager | Self::InvitedManager => manager,
            Self::Owner | Self::Invited => manager || reader.is_owner,
            Self::Default => ticket.is_open() || manager || reader.is_owner,
        }
    }
}
