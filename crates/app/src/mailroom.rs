//! What an administrator does about mails that do not arrive.

use domain::Person;
use domain::audit::Deed;
use store::piles::{self, Pile};

use crate::edits::{administrator, record};
use crate::{App, Error, Result};

/// Tries a mail again at once; `false` when it left meanwhile, or is leaving.
///
/// # Errors
/// Not found by whoever is no administrator, or when there is no such mail.
pub async fn retry(app: &App, me: &Person, id: i64) -> Result<bool> {
    administrator(me)?;
    let mut tx = app.db.write().await?;
    let mail = piles::by_id(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let is_done = piles::retry(&mut tx, id, app.now()).await?;
    if is_done {
        record(app, &mut tx, me, None, Deed::MailRetried, &mail.name, Vec::new()).await?;
    }
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(is_done)
}

/// Tries all the mails of a pile again, to one domain or to all; how many that is.
///
/// # Errors
/// Not found by whoever is no administrator.
pub async fn retry_all(app: &App, me: &Person, pile: Pile, domain: Option<&str>) -> Result<i64> {
    administrator(me)?;
    let mut tx = app.db.write().await?;
    let count = piles::retry_all(&mut tx, pile, domain, app.now()).await?;
    if count > 0 {
        record(app, &mut tx, me, None, Deed::MailsRetried, &count.to_string(), Vec::new()).await?;
    }
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(count)
}

/// Keeps a mail that waits from ever leaving; `false` when it left meanwhile, or is leaving.
///
/// # Errors
/// Not found by whoever is no administrator, or when there is no such mail.
pub async fn cancel(app: &App, me: &Person, id: i64) -> Result<bool> {
    administrator(me)?;
    let mut tx = app.db.write().await?;
    let mail = piles::by_id(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let is_done = piles::cancel(&mut tx, id, app.now()).await?;
    if is_done {
        record(app, &mut tx, me, None, Deed::MailCancelled, &mail.name, Vec::new()).await?;
    }
    tx.commit().await?;
    Ok(is_done)
}
