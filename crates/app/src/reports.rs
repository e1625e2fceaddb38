//! Daily reports: queued when their hour comes, or at once for whoever tries one (spec.md §9). Their mails are written
//! when they leave, from what is true then.

mod calendar;
mod contents;
mod prepare;

use domain::recipients::Reason;
use domain::{DepartmentId, Person, PersonId};
use store::db::Tx;
use store::outbox::{self as rows, About, Letter, Reader};

use crate::outbox::{destination, message_id};
use crate::{App, Error, Result};

pub use calendar::{Slot, late, reached};
pub use contents::{Part, Row, gather};
pub use prepare::prepare;

/// Sends somebody the report of a department now, whatever the hour: the button "Tester" (spec.md §9.1). How many
/// tickets are in it. Where they asked for no report (*Aucun*), nothing is sent.
///
/// # Errors
/// Not found: they do not manage the department. Broken; then nothing has happened.
pub async fn send_now(app: &App, person: &Person, department: DepartmentId) -> Result<usize> {
    let mut tx = app.db.write().await?;
    let parts = gather(app, &mut tx, person, &[department]).await?;
    let part = parts.first().ok_or(Error::NotFound)?;
    if part.sections.is_empty() {
        return Ok(0);
    }
    let address = person.address.as_deref().unwrap_or_default();
    post(app, &mut tx, person.id, address, vec![department], true).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(part.tickets())
}

/// Queues one report on these departments; its key.
async fn post(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    address: &str,
    departments: Vec<DepartmentId>,
    is_test: bool,
) -> Result<i64> {
    let letter = Letter {
        about: About::Report,
        reader: Reader::Person(person),
        reason: Reason::DailyReport { departments, is_test },
        message_id: message_id(app, "report"),
        link_key: app.dice.nonce(),
        destination: destination(address),
        author: None,
        leaves_at: app.now(),
    };
    Ok(rows::insert(tx, &letter, app.now()).await?)
}
