//! Creating a ticket (A1, spec.md §4.4): the one action that has no ticket yet.

use crate::{
    Actor, Event, EventKind, Facts, Field, FieldError, Lineage, Manager, Message, MessageScope, Moment, Origin, Person,
    Priority, Refusal, Status, Subject, TicketId, TicketScope, ticket::replay,
};

/// What the creation form says, field by field, already cleaned.
#[derive(Debug, Clone)]
pub struct Request {
    pub subject: Subject,
    pub message: Option<Message>,
    pub scope: TicketScope,
    pub priority: Priority,
    /// Managers of the department only; anybody else's is replaced by [`Origin::Web`].
    pub origin: Origin,
    /// Whom the ticket is for, when a manager of the department posts it for somebody else.
    pub owner: Option<Person>,
}

/// The place a ticket is posted in, and who looks after it.
#[derive(Debug, Clone)]
pub struct Counter {
    pub lineage: Lineage,
    pub managers: Vec<Manager>,
    /// The installation's default scope (D6).
    pub default_scope: TicketScope,
}

impl Counter {
    /// May a manager's fields (owner, origin) be used by this person here (spec.md §4.4)?
    pub fn is_manned_by(&self, person: &Person) -> bool {
        self.managers.iter().any(|manager| manager.person.id == person.id)
    }

    /// The facts of a ticket just created here: who would be told of it.
    pub fn facts(&self, id: TicketId, owner: &Person, events: &[Event]) -> Option<Facts> {
        Some(Facts {
            ticket: replay(id, 1, events)?,
            members: self.lineage.members(&self.managers),
            lineage: self.lineage.clone(),
            managers: self.managers.clone(),
            owner: owner.clone(),
            default_scope: self.default_scope,
        })
    }
}

/// The events that create a ticket, and its owner.
///
/// # Errors
/// Every field that does not do.
pub fn create(
    counter: &Counter,
    actor: &Actor,
    request: &Request,
    now: Moment,
) -> Result<(Vec<Event>, Person), Vec<FieldError>> {
    let category = counter.lineage.category();
    let mut errors = Vec::new();
    if !category.takes_tickets() || !counter.lineage.department.is_enabled {
        let why = Refusal::CategoryTakesNoTicket { category: category.label.clone() };
        errors.push(FieldError::new(Field::Category, why));
    }
    if request.message.is_none() {
        errors.push(FieldError::new(Field::Message, Refusal::MessageMissing));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let manned = counter.is_manned_by(&actor.person);
    let author = actor.person.id;
    let entry = |kind, text| Event {
        kind,
        by: Some(author),
        at: now,
        text,
        scope: MessageScope::Default,
        status: Status::Free,
    };
    let mut events = vec![entry(
        EventKind::Created {
            department: counter.lineage.department.id,
            creation_department: counter.lineage.department.id,
            category: category.id,
            owner: author,
            subject: request.subject.clone(),
            scope: request.scope,
            priority: request.priority,
            origin: if manned { request.origin } else { Origin::Web },
        },
        request.message.clone(),
    )];
    let owner = request.owner.as_ref().filter(|owner| manned && owner.id != author).unwrap_or(&actor.person);
    if owner.id != author {
        events.push(entry(EventKind::OwnerChanged { from: author, to: owner.id }, None));
    }
    Ok((events, owner.clone()))
}
