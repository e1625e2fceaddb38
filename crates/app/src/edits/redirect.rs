//! Redirecting a category to another one: it stays in the creation tree under its own name, its tickets are kept by
//! the target (spec.md §6.4).

use domain::administration::Duty;
use domain::audit::{Deed, Setting, Value, changes};
use domain::{
    Act, Category, CategoryId, Command, Field, FieldError, Person, Refusal, Said, TicketId, Transfer, redirection,
    ticket::Place,
};
use store::db::Tx;
use store::tickets::due;
use store::{categories, departments, facts};

use super::{Ground, record};
use crate::perform::{apply, end};
use crate::{App, Error, Result};

const BATCH: i64 = 100;

/// Makes `category` stand for `target`, or for itself again; its live tickets move, nobody is mailed of that.
///
/// # Errors
/// Not found by whoever manages nothing there; refused to whoever does not manage its categories; invalid when it has
/// sub-categories, when the chain would never end, or when the target takes no ticket.
pub async fn redirect_category(
    app: &App,
    person: &Person,
    category: CategoryId,
    target: Option<CategoryId>,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = in_transaction(app, &mut tx, person, category, target).await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

async fn in_transaction(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    category: CategoryId,
    target: Option<CategoryId>,
) -> Result<()> {
    // Two redirections at once could otherwise make a loop of which each sees one half.
    departments::lock(tx).await?;
    let all = categories::all(tx).await?;
    let find = |id: CategoryId| all.iter().find(|one| one.id == id);
    let mut edited = find(category).ok_or(Error::NotFound)?.clone();
    Ground::to_edit(tx, person, edited.department, Duty::ManageCategories).await?;
    redirects(&edited, target, &all).map_err(|error| vec![error])?;
    let name = |id: Option<CategoryId>| id.and_then(find).map_or(Value::Empty, |one| Value::text(&one.label));
    let redirects = |id| [(Setting::RedirectsTo, name(id))];
    let changes = changes(&redirects(edited.redirects_to), &redirects(target));
    let (department, deed) = (Some(edited.department), Deed::CategoryRedirected);
    record(app, tx, person, department, deed, &edited.label, changes).await?;
    edited.redirects_to = target;
    categories::update(tx, &edited).await?;
    if let Some(target) = target { move_tickets(app, tx, category, target).await } else { Ok(()) }
}

/// May it stand for the target?
///
/// # Errors
/// It has sub-categories, the chain would never end, or the target takes no ticket.
pub(crate) fn redirects(
    edited: &Category,
    target: Option<CategoryId>,
    all: &[Category],
) -> std::result::Result<(), FieldError> {
    let find = |id: CategoryId| all.iter().find(|one| one.id == id);
    let refuse = |why| Err(FieldError::new(Field::Destination, why));
    if edited.has_children {
        return refuse(Refusal::CategoryHasChildren { category: edited.label.clone() });
    }
    let next = |id: CategoryId| if id == edited.id { target } else { find(id)?.redirects_to };
    if redirection::target(edited.id, next).is_none() {
        return refuse(Refusal::RedirectionNeverEnds);
    }
    if target.is_some_and(|target| find(target).is_none_or(|found| !found.takes_tickets())) {
        return refuse(Refusal::DestinationMissing);
    }
    Ok(())
}

/// Archived tickets stay where they were.
pub(crate) async fn move_tickets(app: &App, tx: &mut Tx, from: CategoryId, target: CategoryId) -> Result<()> {
    let transfer = Transfer { to: Place::Category(target), release: false, stay: false, follow: false };
    let command = Command::new(Act::Transfer(transfer), Said::NOTHING).quietly();
    let mut last = TicketId(0);
    loop {
        let batch = due::of_category(tx, from, last, BATCH).await?;
        for ticket in &batch {
            last = *ticket;
            let before = facts::load(tx, *ticket, app.installation(), true).await?.ok_or(Error::NotFound)?;
            if before.ticket.status != domain::Status::Archived {
                apply(app, tx, &before, &command).await?;
            }
        }
        if i64::try_from(batch.len()).is_ok_and(|found| found < BATCH) {
            return Ok(());
        }
    }
}
