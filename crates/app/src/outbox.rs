//! Mail out: a row per reader, written in the command's transaction; sent, retried and settled afterwards.

mod alert;
mod attempt;
mod farewell;
mod fate;
mod letter;
mod redirect;
mod report;
mod sender;
mod worker;

use domain::monitoring::Pace;
use domain::recipients::{Batch, Notice, Reason, watchers};
use domain::{Actor, Moment};
use store::db::Tx;
use store::outbox::{self as rows, About, Letter, Reader};

use crate::{App, Result};

pub use sender::Sender;
pub use store::outbox::INTERNAL;
pub use worker::{Round, run, send_due};

/// Queues one mail a notice, with the Message-ID that it keeps whatever happens, to leave at `leaves_at`: later for
/// those who chose to wait for others about the same ticket.
pub(crate) async fn post(
    app: &App,
    tx: &mut Tx,
    batch: Batch<'_>,
    notices: &[Notice],
    actor: &Actor,
    leaves_at: Moment,
) -> Result<()> {
    let ticket = &batch.after.ticket;
    let about = About::Alert { ticket: ticket.id, batch: ticket.version, tag: batch.tag() };
    let to = |reader: Reader, address: &str, reason: &Reason| Letter {
        about: about.clone(),
        reader,
        reason: reason.clone(),
        message_id: message_id(app, &format!("{}.{}", ticket.id, ticket.version)),
        link_key: app.dice.nonce(),
        destination: destination(address),
        author: None,
        leaves_at,
    };
    for notice in notices {
        let address = notice.person.address.as_deref().unwrap_or_default();
        let letter = to(Reader::Person(notice.person.id), address, &notice.reason);
        let letter = match notice.pace {
            Pace::Immediate => Letter { author: actor.id(), ..letter },
            pace => Letter { leaves_at: leaves_at.max(app.now().plus_seconds(pace.seconds())), ..letter },
        };
        rows::insert(tx, &letter, app.now()).await?;
    }
    for watcher in watchers(batch, actor, notices) {
        let letter = to(Reader::Address(watcher.address.clone()), &watcher.address, &watcher.reason);
        rows::insert(tx, &letter, app.now()).await?;
    }
    Ok(())
}

/// A new identifier for a mail about `what`.
pub(crate) fn message_id(app: &App, what: &str) -> String {
    format!("{what}.{}@{}", app.dice.nonce(), app.site.public_url.host())
}

/// The domain of an address, in lower case.
pub(crate) fn destination(address: &str) -> String {
    address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default()
}
