//! Creating a ticket (A1, spec.md §4.4): the one action that has no ticket yet.

use crate::department::DepartmentSetting;
use crate::question::{Reply, read};
use crate::ticket::{arrivals, replay};
use crate::{
    Computer, Counter, Event, EventKind, Facts, Field, FieldError, Message, MessageScope, Moment, Origin, Person,
    PersonId, Priority, Refusal, Status, Subject, TicketId, TicketScope, Upload,
};

/// What the creation form says, field by field, already cleaned.
#[derive(Debug, Clone)]
pub struct Request {
    pub subject: Subject,
    pub message: Option<Message>,
    pub scope: TicketScope,
    pub priority: Priority,
    pub computer: Computer,
    /// Managers of the department only; anybody else's is replaced by [`Origin::Web`].
    pub origin: Origin,
    /// Whom the ticket is for, when a manager of the department posts it for somebody else.
    pub owner: Option<Person>,
    /// Files that go with the message, in order.
    pub files: Vec<Upload>,
    /// What was said to the questions of the category; `None` when it was not asked, as by a mail or a dry run.
    pub replies: Option<Vec<Reply>>,
    /// Files sent as answers.
    pub sent: Vec<Upload>,
}

/// The ticket that its first events make, and the people around it.
pub fn born(counter: &Counter, id: TicketId, owner: &Person, events: &[Event]) -> Option<Facts> {
    let newborn = Facts::at(counter, replay(id, 0, [(0, events.first()?)])?, owner.clone());
    Some(newborn.after(&events[1..], &counter.permanent_invitees, None))
}

/// The events that create a ticket, and its owner; `draw` is the lot of the algorithm that draws (spec.md §6.5).
///
/// # Errors
/// Every field that does not do.
pub fn create(
    counter: &Counter,
    author: &Person,
    request: &Request,
    draw: u64,
    now: Moment,
) -> Result<(Vec<Event>, Person), Vec<FieldError>> {
    let category = counter.lineage.category();
    let department = &counter.lineage.department;
    let mut errors = Vec::new();
    errors.extend(counter.takes_tickets().err().map(|why| FieldError::new(Field::Category, why)));
    if request.message.is_none() {
        errors.push(FieldError::new(Field::Message, Refusal::MessageMissing));
    }
    let read_replies = |replies: &Vec<Reply>| read(counter.lineage.questions(), replies, &request.sent);
    let answers = request.replies.as_ref().map(read_replies).transpose().unwrap_or_else(|wrong| {
        errors.extend(wrong);
        None
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    let manned = counter.is_manned_by(author);
    let entry = |kind, text| Event {
        kind,
        by: Some(author.id),
        at: now,
        text,
        scope: MessageScope::Default,
        status: Status::Free,
    };
    let answers = answers.unwrap_or_default();
    let is_answer = |file: &&Upload| answers.iter().any(|given| given.answer.file() == Some(file.id));
    let files: Vec<Upload> = request.files.iter().chain(request.sent.iter().filter(is_answer)).cloned().collect();
    let mut events = vec![entry(
        EventKind::Created {
            department: department.id,
            creation_department: counter.chosen_department().id,
            category: category.id,
            owner: author.id,
            subject: request.subject.clone(),
            scope: request.scope,
            priority: request.priority,
            origin: if manned { request.origin } else { Origin::Web },
            computer: request.computer.clone(),
            anonymous: department.has(DepartmentSetting::Anonymous),
            answers,
        },
        request.message.clone(),
    )];
    let owner = request.owner.as_ref().filter(|owner| manned && owner.id != author.id).unwrap_or(author);
    if owner.id != author.id {
        events.push(entry(EventKind::OwnerChanged { from: author.id, to: owner.id }, None));
    }
    events.extend(arrivals::chosen(counter, draw, now));
    let status = events.last().map_or(Status::Free, |event| event.status);
    let invited = counter.permanent_invitees.iter().filter(|invitee| invitee.id != owner.id);
    let kind = |person: PersonId| EventKind::Invited { person, permanent: true };
    events.extend(invited.map(|invitee| arrivals::by_application(kind(invitee.id), status, now)));
    let uploaded = |file: &Upload| EventKind::Uploaded { file: file.id, name: file.name.clone(), size: file.size };
    events.extend(files.iter().map(|file| Event { status, ..entry(uploaded(file), None) }));
    Ok((events, owner.clone()))
}
