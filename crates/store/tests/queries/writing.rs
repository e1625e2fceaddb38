//! What people write with: files.

use domain::{FileId, FileName, TicketId, Upload};
use store::db::Tx;
use store::files::{self, Stored};

use crate::engines::NOW;
use crate::story::{Answers, Cast};

/// Sent, given to a ticket, erased, forgotten.
pub async fn files(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let later = NOW.plus_seconds(1);
    for digest in ["a1", "b2", "c3"] {
        files::touch_blob(tx, digest, 7, NOW).await?;
    }
    files::touch_blob(tx, "c3", 7, later).await?;
    let sent = |name: &str, digest: &str| Stored {
        upload: Upload { id: FileId(0), name: FileName::parse(name), size: 7 },
        digest: Some(digest.to_owned()),
        kind: "other".to_owned(),
        scan: "none".to_owned(),
        sent_by: cast.odile.id,
        ticket: None,
    };
    let plan = files::insert(tx, &sent("plan.pdf", "a1"), NOW).await?;
    let photo = files::insert(tx, &sent("photo.png", "a1"), NOW).await?;
    answers.add("waiting of Odile, in the order asked", files::waiting(tx, cast.odile.id, &[photo, plan]).await?);
    answers.add("of somebody else", files::waiting(tx, cast.bruno.id, &[photo, plan]).await?);
    answers.add("sent by Odile", files::sent_by(tx, cast.odile.id, &[plan]).await?);
    answers.add("sent by somebody else", files::sent_by(tx, cast.bruno.id, &[plan]).await?);
    answers.add("none asked", files::waiting(tx, cast.odile.id, &[]).await?);
    answers.add("how many wait", files::count_waiting(tx, cast.odile.id).await?);
    answers.add("given", files::attach(tx, plan, ticket).await?);
    answers.add("given twice", files::attach(tx, plan, ticket).await?);
    answers.add("of the ticket", files::of_ticket(tx, ticket).await?);
    files::detach(tx, plan, later).await?;
    answers.add("taken back", files::attach(tx, plan, ticket).await?);
    answers.add("idle contents", files::idle_blobs(tx, later, 10).await?);
    answers.add("forgotten while a file has it", files::forget_blob(tx, "a1", later).await?);
    answers.add("waiting files forgotten", files::delete_waiting(tx, later).await?);
    files::erase(tx, plan).await?;
    answers.add("erased", files::by_id(tx, plan).await?);
    answers.add("idle contents", files::idle_blobs(tx, later, 10).await?);
    answers.add("forgotten", files::forget_blob(tx, "a1", later).await?);
    answers.add("forgotten while somebody sends it", files::forget_blob(tx, "c3", later).await?);
    Ok(())
}
