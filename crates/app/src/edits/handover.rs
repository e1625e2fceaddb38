//! What becomes of the open tickets of those who leave a department, or a category (spec.md §2.3).

use domain::audit::{Change, Setting, Value, changes};
use domain::ticket::Fate;
use domain::{Actor, Coded, Field, FieldError, Manager, Person, PersonId, Refusal, TicketId};
use store::db::Tx;

use crate::perform::{Leaves, relinquish};
use crate::{App, Result};

/// An open ticket, and who holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub ticket: TicketId,
    pub holder: PersonId,
}

/// What becomes of the tickets, as a form says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Leaving {
    pub fate: Option<Fate>,
    /// The manager who gets them all.
    pub to: Option<PersonId>,
}

/// The answer to a question about tickets held: nothing when nobody was asked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub leaving: Leaving,
    /// The seal of the tickets that the question named.
    pub seen: String,
}

/// How tickets are given.
pub(super) struct Giving<'a> {
    pub leaves: Leaves,
    /// Their holders still read all of them.
    pub may_keep: bool,
    /// Those who stay, by whose names the journal says who got them.
    pub managers: &'a [Manager],
}

/// Gives the tickets to whom the form says; what the journal says of it.
///
/// # Errors
/// Invalid when nothing is said of them, or when they cannot go to whoever was chosen.
pub(super) async fn hand_over(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    held: &[Held],
    leaving: &Leaving,
    giving: &Giving<'_>,
) -> Result<Vec<Change>> {
    let count = held.len();
    if count == 0 {
        return Ok(Vec::new());
    }
    let missing = || vec![FieldError::new(Field::Fate, Refusal::FateMissing { count })];
    let fate = leaving.fate.filter(|fate| fate.is_offered(giving.may_keep)).ok_or_else(missing)?;
    let author = Actor::Person(person.clone());
    for Held { ticket, holder } in held {
        relinquish(app, tx, *ticket, (*holder, giving.leaves), (fate, leaving.to), &author).await?;
    }
    let before = [(Setting::Tickets, Value::Text(count.to_string()))];
    Ok(changes(&before, &[(Setting::Tickets, fated(fate, giving.managers, leaving.to))]))
}

/// What the journal says of where the tickets went.
fn fated(fate: Fate, managers: &[Manager], to: Option<PersonId>) -> Value {
    let chosen = managers.iter().find(|one| Some(one.person.id) == to);
    match (fate, chosen) {
        (Fate::Assigned, Some(chosen)) => Value::text(&chosen.person.name),
        _ => Value::Key(format!("manager-fate-{}", fate.code())),
    }
}
