//! Daily reports: queued when their hour comes, or at once for whoever tries one (spec.md §9).

use domain::recipients::Reason;
use domain::{DepartmentId, Person};
use store::db::Tx;
use store::outbox::{self as rows, About, Letter, Reader};

use crate::outbox::{destination, message_id};
use crate::{App, Result};

/// Sends somebody the report of a department now, whatever the hour: the button "Tester" (spec.md §9.1).
///
/// # Errors
/// Broken; then nothing has happened.
pub async fn send_now(app: &App, person: &Person, department: DepartmentId) -> Result<()> {
    let mut tx = app.db.write().await?;
    post(app, &mut tx, person, vec![department], true).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(())
}

/// Queues one report on these departments; its key.
async fn post(app: &App, tx: &mut Tx, person: &Person, departments: Vec<DepartmentId>, is_test: bool) -> Result<i64> {
    let letter = Letter {
        about: About::Report,
        reader: Reader::Person(person.id),
        reason: Reason::DailyReport { departments, is_test },
        message_id: message_id(app, "report"),
        link_key: app.dice.nonce(),
        destination: destination(person.address.as_deref().unwrap_or_default()),
        author: None,
        leaves_at: app.now(),
    };
    Ok(rows::insert(tx, &letter, app.now()).await?)
}
