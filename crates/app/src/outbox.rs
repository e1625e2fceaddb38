//! Mail out: a row per reader, written in the command's transaction; sent, retried and settled afterwards.

mod farewell;
mod letter;
mod sender;
mod worker;

use domain::Moment;
use domain::recipients::{Batch, Notice};
use store::db::Tx;
use store::outbox::{self as rows, Letter};

use crate::{App, Result};

pub use sender::Sender;
pub use worker::{INTERNAL, Round, run, send_due};

/// Queues one mail a notice, with the Message-ID that it keeps whatever happens, to leave at `leaves_at`.
pub(crate) async fn post(
    app: &App,
    tx: &mut Tx,
    batch: Batch<'_>,
    notices: &[Notice],
    leaves_at: Moment,
) -> Result<()> {
    let ticket = &batch.after.ticket;
    let host = app.site.public_url.host();
    let letters: Vec<Letter> = notices
        .iter()
        .map(|notice| Letter {
            person: notice.person.id,
            reason: notice.reason.clone(),
            message_id: format!("{}.{}.{}@{host}", ticket.id, ticket.version, app.dice.nonce()),
        })
        .collect();
    Ok(rows::insert(tx, ticket.id, ticket.version, batch.tag(), &letters, app.now(), leaves_at).await?)
}
