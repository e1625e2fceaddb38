//! Two accounts of one person become one. What belongs to one goes to the other; what it said stays under its name,
//! and its address leads to the account that is kept.

use domain::audit::{Change, Deed, Setting, Value};
use domain::{Event, EventKind, Facts, Field, FieldError, MessageScope, Person, PersonId, Refusal, TicketId};
use store::accounts::Belongings;
use store::db::{Conn, Tx};
use store::{accounts, departments, events, facts, invitations, people, tickets};

use super::accounts::no;
use super::{administrator_still, record, unless_stale};
use crate::perform::end;
use crate::{App, Error, Result, identify, search};

/// What becoming one would do, before anybody confirms.
#[derive(Debug)]
pub struct Merge {
    /// The account that goes.
    pub from: Person,
    /// The account that is kept.
    pub kept: Person,
    pub moves: Belongings,
}

impl Merge {
    /// What the page of the dry run shows, for its seal.
    pub fn shown(&self) -> (PersonId, PersonId, Belongings) {
        (self.from.id, self.kept.id, self.moves)
    }
}

/// Foresees it. `typed` names the account that is kept, by identifier or address.
///
/// # Errors
/// Not found when there is no such account to begin with; refused for one's own account or one that became another
/// already; invalid when the account to keep is not one that can be.
pub async fn foresee(conn: &mut Conn, person: &Person, from: PersonId, typed: &str) -> Result<Merge> {
    let card = accounts::card(conn, from).await?.ok_or(Error::NotFound)?;
    let refuse = |why| Error::from(vec![FieldError::new(Field::Kept, why)]);
    if from == person.id {
        return Err(no(Refusal::MergesOneself));
    }
    if card.merged_into.is_some() {
        return Err(no(Refusal::AccountIsMerged { name: card.person.name }));
    }
    let kept = identify::person(conn, typed, Field::Kept).await?.map_err(|error| vec![error])?;
    let kept = kept.ok_or_else(|| refuse(Refusal::PeopleMissing))?;
    if kept.id == from {
        return Err(refuse(Refusal::MergesItself));
    }
    let moves = accounts::belongings(conn, from).await?;
    Ok(Merge { from: card.person, kept, moves })
}

/// Makes the two one, in one transaction. `seen` is the seal of what the dry run showed.
///
/// # Errors
/// As [`foresee`]; not found for others than administrators; refused once what would move has changed.
pub async fn merge(app: &App, person: &Person, from: PersonId, typed: &str, seen: &str) -> Result<PersonId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        departments::lock(&mut tx).await?;
        administrator_still(&mut tx, person).await?;
        let named = people::by_identifier(&mut tx, typed.trim()).await?;
        let pair: Vec<PersonId> = named.iter().map(|kept| kept.id).chain([from]).collect();
        accounts::lock(&mut tx, &pair).await?;
        let merge = foresee(&mut tx, person, from, typed).await?;
        unless_stale(seen, &merge.shown())?;
        carry_out(app, &mut tx, person, &merge).await?;
        Ok(merge.kept.id)
    }
    .await;
    let kept = end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(kept)
}

async fn carry_out(app: &App, tx: &mut Tx, person: &Person, merge: &Merge) -> Result<()> {
    let Merge { from, kept, .. } = merge;
    let naming = accounts::tickets_naming(tx, from.id).await?;
    for ticket in accounts::tickets_of(tx, from.id).await? {
        change_hands(app, tx, ticket, from, kept).await?;
    }
    accounts::give(tx, from.id, kept.id).await?;
    for ticket in naming {
        search::index(tx, ticket).await?;
    }
    accounts::stand_for(tx, from.id, kept.id).await?;
    let address = |person: &Person| Value::text(person.address.as_deref().unwrap_or_default());
    let change = Change { setting: Setting::Account, before: address(from), after: address(kept) };
    record(app, tx, person, None, Deed::PeopleMerged, &from.name, vec![change]).await
}

/// The ticket's owner and its holder, in its history too: replayed, it says the same. Nobody is mailed.
async fn change_hands(app: &App, tx: &mut Tx, ticket: TicketId, from: &Person, kept: &Person) -> Result<()> {
    let before = facts::load(tx, ticket, app.installation(), true).await?.ok_or(Error::NotFound)?;
    let mut happened = Vec::new();
    if before.ticket.owner == from.id {
        happened.push(by_application(app, &before, EventKind::OwnerChanged { from: from.id, to: kept.id }));
        // Nobody is invited on their own ticket.
        if before.is_invited(kept.id) {
            happened.push(by_application(app, &before, EventKind::Uninvited { person: kept.id }));
            invitations::delete(tx, ticket, kept.id).await?;
        }
    }
    if before.ticket.holder == Some(from.id) {
        let kind = EventKind::Assigned { to: kept.id, from: Some(from.id) };
        happened.push(by_application(app, &before, kind));
    }
    let mut after = before.after(&happened, std::slice::from_ref(kept), None).ticket;
    // It is the same ticket, held by the same person: not a turn in its life.
    after.status = before.ticket.status;
    after.last_action_at = before.ticket.last_action_at;
    tickets::update(tx, &after).await?;
    events::insert(tx, ticket, after.version, &happened).await?;
    Ok(())
}

fn by_application(app: &App, before: &Facts, kind: EventKind) -> Event {
    let status = before.ticket.status;
    Event { kind, by: None, at: app.now(), text: None, scope: MessageScope::Default, status }
}
