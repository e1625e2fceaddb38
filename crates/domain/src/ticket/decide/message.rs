//! Correcting what was said: the words of a comment (A36, spec.md §4.5), the readers of a message (A27, §5.3).

use super::{Decision, No, Scene, invalid};
use crate::ticket::{Action, Event, EventKind, Said};
use crate::{Actor, EventId, Facts, Field, MessageScope, Privilege, Refusal};

/// May `actor` replace the words of `message` (spec.md §4.5)?
///
/// # Errors
/// The reason why not.
pub fn may_edit(facts: &Facts, actor: &Actor, message: &Event, is_last_word: bool) -> Result<(), Refusal> {
    let standing = actor.standing(facts);
    let is_copy_editor =
        standing.is_admin || standing.manager.is_some_and(|manager| manager.may(Privilege::ManageManagers));
    if message.text.is_none() || message.by.is_none() {
        Err(Refusal::MessageGone)
    } else if is_copy_editor {
        Ok(())
    } else if message.by != actor.id() {
        Err(Refusal::NotTheAuthor)
    } else if is_last_word {
        Ok(())
    } else {
        Err(Refusal::NotTheLastWord)
    }
}

/// May `actor` choose other readers for `message`: the holder always, its author while the ticket is open, unless it
/// is between managers (A27, spec.md §5.3)?
///
/// # Errors
/// The reason why not.
pub fn may_rescope(facts: &Facts, actor: &Actor, message: &Event) -> Result<(), Refusal> {
    let standing = actor.standing(facts);
    let status = facts.ticket.status;
    let is_invitee = standing.is_invited && !standing.is_owner && !standing.is_manager();
    let is_beyond = match message.scope {
        MessageScope::Manager => true,
        MessageScope::Owner => is_invitee,
        _ => false,
    };
    if message.text.is_none() && !matches!(message.kind, EventKind::Uploaded { .. }) {
        Err(Refusal::MessageGone)
    } else if standing.is_holder {
        Ok(())
    } else if message.by != actor.id() {
        Err(Refusal::NotTheAuthor)
    } else if is_beyond {
        Err(Refusal::ReadersAreManagersChoice)
    } else if status.is_open() {
        Ok(())
    } else {
        Err(Refusal::TicketIsClosed { status })
    }
}

impl Scene<'_> {
    pub(super) fn edited(&self, event: EventId, said: &Said) -> Decision<Event> {
        if !self.named.allows_editing {
            return Err(No::Refused(Refusal::EditingIsOff));
        }
        let message = self.message(event)?;
        may_edit(self.facts, self.actor, message, self.named.is_last_word).map_err(No::Refused)?;
        let said = Said { scope: self.chosen(said.scope, message), text: said.text.clone() };
        if (&said.text, said.scope) == (&message.text, message.scope) {
            return Err(invalid(Field::Message, Refusal::Unchanged));
        }
        Ok(self.event(EventKind::CommentEdited { event }, said, self.target(Action::EditComment)))
    }

    pub(super) fn rescoped(&self, event: EventId, said: &Said) -> Decision<Event> {
        let message = self.message(event)?;
        may_rescope(self.facts, self.actor, message).map_err(No::Refused)?;
        let scope = self.chosen(said.scope, message);
        if scope == message.scope {
            return Err(invalid(Field::Scope, Refusal::Unchanged));
        }
        let said = Said { text: None, scope };
        Ok(self.event(EventKind::ReadersChanged { event }, said, self.target(Action::ChangeReaders)))
    }

    /// The readers asked for, when the actor may choose them; else those that there are.
    fn chosen(&self, scope: MessageScope, message: &Event) -> MessageScope {
        let offered = MessageScope::offered(&self.standing(), self.facts.effective_scope());
        if offered.contains(&scope) { scope } else { message.scope }
    }

    /// The message, if the actor reads it: of what one may not read, one is told nothing.
    pub(super) fn message(&self, event: EventId) -> Decision<&Event> {
        let scope = self.facts.effective_scope();
        let found = self.named.message.as_ref().filter(|(id, _)| *id == event).map(|(_, message)| message);
        let standing = self.standing();
        let is_read = |message: &&Event| {
            message.scope.may_be_read_by(&standing, message.by.is_some() && message.by == self.actor.id(), scope)
        };
        found.filter(is_read).ok_or_else(|| invalid(Field::Event, Refusal::MessageGone))
    }
}
