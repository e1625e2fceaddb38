//! Tickets written straight into the database, in any state, with any history.

use domain::Coded;
use domain::{
    Computer, Event, EventId, EventKind, Invitee, Message, MessageScope, Origin, PersonId, Priority, Status, Subject,
    Ticket, TicketId, TicketScope,
};
use spec::world::World;
use store::db::Tx;
use store::{categories, events, invitations, marks, tickets};

use crate::organisation::{Lots, Organisation};

/// A ticket in the database, and the words that were said there.
#[derive(Debug)]
pub struct Written {
    pub ticket: TicketId,
    pub words: Vec<String>,
}

pub async fn write(world: &World, lots: &mut Lots, organisation: &Organisation) -> store::Result<Written> {
    let mut tx = world.app.db.write().await?;
    world.clock.advance_seconds(1 + i64::try_from(lots.below(2)).expect("small") - 1);
    let draft = draft(world, &mut tx, lots, organisation).await?;
    let ticket = tickets::insert(&mut tx, &draft).await?;
    tickets::update(&mut tx, &Ticket { id: ticket, ..draft.clone() }).await?;
    for person in lots.some(&organisation.people, 10).into_iter().filter(|person| person.id != draft.owner) {
        let is_permanent = lots.often(50);
        invitations::insert(&mut tx, ticket, &Invitee { person, is_permanent }, None, draft.created_at).await?;
    }
    // Marks give no sight (spec.md §5.2).
    for person in lots.some(&organisation.ids(), 10) {
        marks::bookmark(&mut tx, ticket, person, draft.created_at).await?;
        marks::follow(&mut tx, ticket, person).await?;
    }
    let words = history(&mut tx, lots, organisation, &Ticket { id: ticket, ..draft }).await?;
    tx.commit().await?;
    Ok(Written { ticket, words })
}

async fn draft(world: &World, tx: &mut Tx, lots: &mut Lots, organisation: &Organisation) -> store::Result<Ticket> {
    let lineage = categories::lineage(tx, lots.one(&organisation.categories)).await?.ok_or(store::Error::NoRow)?;
    let status = lots.one(Status::ALL);
    let owner = lots.one(&organisation.people).id;
    let holder = lots.one(&organisation.people).id;
    let now = world.app.now();
    Ok(Ticket {
        id: TicketId(0),
        department: lineage.department.id,
        category: lineage.category().id,
        creation_department: lineage.department.id,
        owner,
        creator: owner,
        holder: status.is_held().then_some(holder),
        status,
        subject: Subject::parse("Panne").expect("a short subject"),
        scope: if lots.often(40) { TicketScope::Default } else { lots.one(TicketScope::ALL) },
        priority: Priority::DEFAULT,
        origin: Origin::Web,
        computer: Computer::default(),
        is_anonymous: lots.often(25),
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: now,
        last_action_at: now,
        closed_at: None,
        version: 1,
    })
}

/// A creation, a few comments for various readers, and now and then what changes them.
async fn history(
    tx: &mut Tx,
    lots: &mut Lots,
    organisation: &Organisation,
    ticket: &Ticket,
) -> store::Result<Vec<String>> {
    let mut words = Vec::new();
    let mut say = |lots: &mut Lots| {
        let said = format!("parole-t{}w{}-fin", ticket.id, words.len());
        words.push(said.clone());
        let text = Message::parse(&said).expect("a short message");
        (text, lots.one(MessageScope::ALL))
    };
    let event = |kind, by: PersonId, (text, scope): (Option<Message>, MessageScope)| Event {
        kind,
        by: Some(by),
        at: ticket.created_at,
        text,
        scope,
        status: ticket.status,
    };
    let mut happened = vec![event(created(ticket), ticket.owner, (say(lots).0, MessageScope::Default))];
    for _ in 0..4 {
        let said = say(lots);
        happened.push(event(EventKind::Commented, lots.one(&organisation.people).id, said));
    }
    events::insert(tx, ticket.id, 1, &happened).await?;
    let entries = events::of_ticket(tx, ticket.id).await?;
    let ids: Vec<EventId> = entries.iter().skip(1).map(|entry| entry.id).collect();
    let by = lots.one(&organisation.people).id;
    let mut corrections = Vec::new();
    if lots.often(40) {
        corrections.push(event(EventKind::CommentEdited { event: lots.one(&ids) }, by, say(lots)));
    }
    if lots.often(40) {
        let kind = EventKind::ReadersChanged { event: lots.one(&ids) };
        corrections.push(event(kind, by, (None, lots.one(MessageScope::ALL))));
    }
    if lots.often(25) {
        let kind = EventKind::ScopeChanged { from: TicketScope::Public, to: TicketScope::Private, narrows: true };
        corrections.push(event(kind, by, (None, MessageScope::Default)));
    }
    events::insert(tx, ticket.id, 1, &corrections).await?;
    Ok(words)
}

fn created(ticket: &Ticket) -> EventKind {
    EventKind::Created {
        department: ticket.department,
        creation_department: ticket.department,
        category: ticket.category,
        owner: ticket.owner,
        subject: ticket.subject.clone(),
        scope: ticket.scope,
        priority: ticket.priority,
        origin: ticket.origin,
        computer: ticket.computer.clone(),
        anonymous: ticket.is_anonymous,
        answers: Vec::new(),
    }
}
