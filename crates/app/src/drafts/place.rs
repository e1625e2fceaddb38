//! Where a form is sent: what a draft belongs to.

use std::fmt;

use domain::{Action, Coded, TicketId};

/// A form of the site in which people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A new ticket.
    Creation,
    /// An action on a ticket; about one message or one person among several, when the action is.
    Action { ticket: TicketId, action: Action, about: Option<i64> },
}

impl Place {
    /// The field that says what such an action is about.
    pub fn subject_of(action: Action) -> Option<&'static str> {
        match action {
            Action::EditComment => Some("event"),
            Action::Uninvite => Some("person"),
            _ => None,
        }
    }

    pub fn ticket(self) -> Option<TicketId> {
        match self {
            Self::Creation => None,
            Self::Action { ticket, .. } => Some(ticket),
        }
    }

    /// Reads an address; `None` unless it is plainly one of ours where words are sent.
    pub fn parse(text: &str) -> Option<Self> {
        if text == Self::Creation.to_string() {
            return Some(Self::Creation);
        }
        let (path, query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
        let (ticket, action) = path.strip_prefix("/tickets/")?.split_once('/')?;
        let (ticket, action) = (ticket.parse().ok().map(TicketId)?, Action::from_code(action)?);
        let about = query.and_then(|query| query.split_once('=')?.1.parse().ok());
        let place = Self::Action { ticket, action, about };
        // Written again, it is the same text: anything else in it was not ours.
        let speaks = !matches!(action, Action::ChangeReaders | Action::Expire | Action::Archive);
        (speaks && about.is_some() == Self::subject_of(action).is_some() && place.to_string() == text).then_some(place)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Creation => write!(out, "/tickets"),
            Self::Action { ticket, action, about } => {
                write!(out, "/tickets/{ticket}/{}", action.code())?;
                match (Self::subject_of(*action), about) {
                    (Some(name), Some(about)) => write!(out, "?{name}={about}"),
                    _ => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_addresses_of_forms_and_nothing_else() {
        for text in ["/tickets", "/tickets/4812/comment", "/tickets/1/edit?event=7", "/tickets/1/uninvite?person=3"] {
            assert_eq!(Place::parse(text).map(|place| place.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "/",
            "/tickets/",
            "/tickets/new",
            "/tickets/1",
            "/tickets/01/comment",
            "/tickets/+1/comment",
            "/tickets/1/comment/",
            "/tickets/1/comment?event=7",
            "/tickets/1/edit",
            "/tickets/1/edit?person=7",
            "/tickets/1/edit?event=07",
            "/tickets/1/archive",
            "/tickets/1/follow",
            "/tickets/%/comment",
            "//evil.example",
            "https://evil.example/tickets",
        ] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }
}
