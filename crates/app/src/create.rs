//! Creating a ticket (A1): the door's other leaf, for what has no ticket yet.

use std::sync::Arc;

use domain::creation::{Counter, Request, create as decide};
use domain::recipients::{Batch, recipients};
use domain::{Actor, CategoryId, Field, FieldError, Refusal, TicketId};
use store::db::{Conn, Tx};
use store::submissions::{self, Submission};
use store::{categories, events, managers, tickets};

use crate::perform::{end, fingerprint};
use crate::{App, Done, Error, Result, outbox};

/// A request on its way to a category.
#[derive(Debug, Clone)]
pub struct Post {
    pub category: CategoryId,
    /// The token of the form: the same one twice creates one ticket.
    pub token: String,
    pub request: Request,
}

/// Where a ticket would be posted; `None` when this person cannot know the category.
///
/// A disabled department is seen only by its managers and administrators (spec.md §3.1).
pub async fn counter(app: &App, conn: &mut Conn, actor: &Actor, category: CategoryId) -> Result<Option<Counter>> {
    let Some(lineage) = categories::lineage(conn, category).await? else { return Ok(None) };
    let managers = managers::of_department(conn, lineage.department.id).await?;
    let is_enabled = lineage.department.is_enabled;
    let counter = Counter { lineage, managers, default_scope: app.default_scope };
    Ok((is_enabled || actor.person.is_admin || counter.is_manned_by(&actor.person)).then_some(counter))
}

/// Creates a ticket, whole or not at all, in a task of its own.
///
/// # Errors
/// The fields that do not do, or broken; then nothing has happened.
pub async fn create(app: &Arc<App>, actor: Actor, post: Post) -> Result<Done> {
    let app = Arc::clone(app);
    tokio::spawn(async move { carry_out(&app, &actor, &post).await })
        .await
        .map_err(|panic| Error::Broken(panic.into()))?
}

async fn carry_out(app: &App, actor: &Actor, post: &Post) -> Result<Done> {
    let mut tx = app.db.write().await?;
    let outcome = in_transaction(app, &mut tx, actor, post).await;
    match end(app, tx, outcome).await {
        Err(Error::AlreadySent { .. }) => repeated(app, actor, post).await,
        outcome => outcome,
    }
}

async fn in_transaction(app: &App, tx: &mut Tx, actor: &Actor, post: &Post) -> Result<Done> {
    let now = app.now();
    if let Some(Submission { ticket, .. }) = submissions::find(tx, &post.token, actor.person.id).await? {
        return Err(Error::AlreadySent { ticket });
    }
    let unknown = || Error::Invalid(vec![FieldError::new(Field::Category, Refusal::CategoryMissing)]);
    let counter = counter(app, tx, actor, post.category).await?.ok_or_else(unknown)?;
    let (happened, owner) = decide(&counter, actor, &post.request, now)?;
    // The number is the database's to give: any other does until then.
    let mut after = counter.facts(TicketId(0), &owner, &happened).ok_or(Error::NotFound)?;
    after.ticket.id = tickets::insert(tx, &after.ticket).await?;
    let ticket = after.ticket.id;
    let submission = Submission { ticket, fingerprint: said(post) };
    if !submissions::insert(tx, &post.token, actor.person.id, &submission, now).await? {
        // The same form, at the same instant, got here first: this ticket goes with its transaction.
        return Err(Error::AlreadySent { ticket });
    }
    events::insert(tx, ticket, after.ticket.version, &happened).await?;
    let batch = Batch { before: None, after: &after, events: &happened };
    let told = recipients(batch, actor);
    outbox::post(app, tx, batch, &told).await?;
    Ok(Done { ticket, told, is_repeat: false })
}

/// The ticket that the first submission of this form created; with other words, it is for the person to say
/// whether they want a second one.
async fn repeated(app: &App, actor: &Actor, post: &Post) -> Result<Done> {
    let mut conn = app.db.read().await?;
    let first = submissions::find(&mut conn, &post.token, actor.person.id).await?.ok_or(Error::NotFound)?;
    if first.fingerprint != said(post) {
        return Err(Error::AlreadySent { ticket: first.ticket });
    }
    Ok(Done { ticket: first.ticket, told: Vec::new(), is_repeat: true })
}

/// What the form said, wherever and for whomever: not what the people in it have become since.
fn said(post: &Post) -> String {
    let Request { subject, message, scope, priority, origin, owner } = &post.request;
    let owner = owner.as_ref().map(|owner| owner.id);
    fingerprint(&(post.category, subject, message, scope, priority, origin, owner))
}
