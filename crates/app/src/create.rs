//! Creating a ticket (A1): the door's other leaf, for what has no ticket yet.

use std::sync::Arc;

use domain::creation::{Request, born, create as decide};
use domain::question::{self, Reply};
use domain::recipients::{Batch, recipients};
use domain::selection::Purpose;
use domain::visibility::sight;
use domain::{
    Actor, CategoryId, Counter, Department, DepartmentId, Field, FieldError, FileId, Person, Refusal, TicketId, Upload,
};
use store::db::{Conn, Tx};
use store::marks::{self, Read};
use store::submissions::{self, Submission};
use store::{categories, counters, departments, events, files, managers, selection, tickets};

use crate::drafts::{self, Restored};
use crate::named::draw;
use crate::perform::{contents, end, fingerprint, uploads, write_around};
use crate::{App, Done, Error, Result, outbox, search};

/// A request on its way to a category.
#[derive(Debug, Clone)]
pub struct Post {
    pub category: CategoryId,
    /// The virtual department under whose name the category was chosen (spec.md §6.4).
    pub chosen_as: Option<DepartmentId>,
    /// The token of the form: the same one twice creates one ticket.
    pub token: String,
    /// The draft that the form was filled from: forgotten once it is sent.
    pub draft: Option<Restored>,
    pub request: Request,
    /// Files sent beforehand that go with it, in order.
    pub files: Vec<FileId>,
}

/// Where a ticket would be posted; `None` when this person cannot know the category, or when a redirection from there
/// never ends.
///
/// A disabled department is seen only by its managers and administrators (spec.md §3.1); what is hidden, by nobody whom
/// it is hidden from (§5.4).
pub async fn counter(
    app: &App,
    conn: &mut Conn,
    person: &Person,
    category: CategoryId,
    chosen_as: Option<DepartmentId>,
    lock: bool,
) -> Result<Option<Counter>> {
    let Some(chosen) = categories::lineage(conn, category).await? else { return Ok(None) };
    let front = match chosen_as {
        Some(id) => match departments::by_id(conn, id).await? {
            Some(front) if leads_to(conn, id, chosen.department.id).await? => Some(front),
            _ => return Ok(None),
        },
        None => None,
    };
    let installation = app.installation();
    let Some(counter) = counters::at(conn, category, front.clone(), installation, lock).await? else { return Ok(None) };
    let managed = managers::departments_of(conn, person.id).await?;
    let is_at_home = |department: &Department| person.is_admin || managed.contains(&department.id);
    let views = selection::views(conn, Purpose::TicketCreation, &[person.id]).await?;
    let is_open = |department: &Department| department.is_visible_to(person) && views.hold(person.id, department.id);
    let is_visible = |department: &Department| is_open(department) || is_at_home(department);
    let is_offered = chosen.is_offered_to(person) && is_visible(front.as_ref().unwrap_or(&chosen.department));
    Ok(is_offered.then_some(counter))
}

/// What is wrong with the answers of a form that is wrong already: all of it is said at once.
///
/// # Errors
/// Broken.
pub async fn wrong_answers(
    app: &App,
    person: &Person,
    (category, chosen_as): (CategoryId, Option<DepartmentId>),
    replies: &[Reply],
) -> Result<Vec<FieldError>> {
    let mut conn = app.db.read().await?;
    let counter = counter(app, &mut conn, person, category, chosen_as, false).await?;
    let files = files::waiting(&mut conn, person.id, &question::files(replies)).await?;
    let files: Vec<Upload> = files.into_iter().map(|file| file.upload).collect();
    Ok(counter
        .and_then(|counter| question::read(counter.lineage.questions(), replies, &files).err())
        .unwrap_or_default())
}

/// Does a virtual department stand for this one?
async fn leads_to(conn: &mut Conn, front: DepartmentId, real: DepartmentId) -> Result<bool> {
    let target = counters::real_department(conn, front).await?;
    Ok(front != real && target.is_some_and(|target| target.id == real))
}

/// Creates a ticket, whole or not at all, in a task of its own.
///
/// # Errors
/// The fields that do not do, or broken; then nothing has happened.
pub async fn create(app: &Arc<App>, author: Person, post: Post) -> Result<Done> {
    let app = Arc::clone(app);
    tokio::spawn(async move { carry_out(&app, &author, &post).await })
        .await
        .map_err(|panic| Error::Broken(panic.into()))?
}

async fn carry_out(app: &App, author: &Person, post: &Post) -> Result<Done> {
    let mut tx = app.db.write().await?;
    let outcome = in_transaction(app, &mut tx, author, post).await;
    match end(app, tx, outcome).await {
        Err(Error::AlreadySent { .. }) => repeated(app, author, post).await,
        outcome => outcome,
    }
}

async fn in_transaction(app: &App, tx: &mut Tx, author: &Person, post: &Post) -> Result<Done> {
    let now = app.now();
    if let Some(Submission { ticket, .. }) = submissions::find(tx, &post.token, author.id).await? {
        return Err(Error::AlreadySent { ticket });
    }
    let unknown = || Error::Invalid(vec![FieldError::new(Field::Category, Refusal::CategoryMissing)]);
    let counter = counter(app, tx, author, post.category, post.chosen_as, true).await?.ok_or_else(unknown)?;
    let answering = answering(post);
    let all = uploads(app, tx, author, &[post.files.as_slice(), &answering].concat()).await?;
    let (files, sent): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| post.files.contains(&file.id));
    if files.len() < post.files.len() {
        return Err(vec![FieldError::new(Field::Files, Refusal::FileGone)].into());
    }
    let request = Request { files, sent, ..post.request.clone() };
    let (happened, owner) = decide(&counter, author, &request, draw(&post.token), now)?;
    // The number is the database's to give: any other does until then.
    let mut after = born(&counter, TicketId(0), &owner, &happened).ok_or(Error::NotFound)?;
    after.ticket.id = tickets::insert(tx, &after.ticket).await?;
    let ticket = after.ticket.id;
    let submission = Submission { ticket, fingerprint: said(tx, author, post, &answering).await? };
    if !submissions::insert(tx, &post.token, author.id, &submission, now).await? {
        // The same form, at the same instant, got here first: this ticket goes with its transaction.
        return Err(Error::AlreadySent { ticket });
    }
    drafts::sent(tx, author.id, &post.token, post.draft.as_ref()).await?;
    events::insert(tx, ticket, after.ticket.version, &happened).await?;
    write_around(tx, None, &after, &happened, now).await?;
    search::index(tx, ticket).await?;
    let sees_it = sight(author, &after).is_some();
    if sees_it {
        marks::set_read(tx, author.id, Read { ticket, version: after.ticket.version }, now).await?;
    }
    let batch = Batch { before: None, after: &after, events: &happened, is_quiet: false };
    let actor = Actor::Person(author.clone());
    let told = recipients(batch, &actor);
    outbox::post(app, tx, batch, &told, &actor, now).await?;
    Ok(Done { ticket, told, is_repeat: false, sees_it, passed_over: Vec::new() })
}

/// The ticket that the first submission of this form created; with other words, it is for the person to say
/// whether they want a second one.
async fn repeated(app: &App, author: &Person, post: &Post) -> Result<Done> {
    let mut tx = app.db.write().await?;
    let first = submissions::find(&mut tx, &post.token, author.id).await?.ok_or(Error::NotFound)?;
    if first.fingerprint != said(&mut tx, author, post, &answering(post)).await? {
        return Err(Error::AlreadySent { ticket: first.ticket });
    }
    drafts::sent(&mut tx, author.id, &post.token, post.draft.as_ref()).await?;
    tx.commit().await?;
    Ok(Done { ticket: first.ticket, told: Vec::new(), is_repeat: true, sees_it: true, passed_over: Vec::new() })
}

/// The files that the form brings as answers.
fn answering(post: &Post) -> Vec<FileId> {
    let mut keys = question::files(post.request.replies.as_deref().unwrap_or_default());
    keys.retain(|key| !post.files.contains(key));
    keys
}

/// What the form said, wherever and for whomever: not what the people in it have become since.
async fn said(conn: &mut Conn, author: &Person, post: &Post, answering: &[FileId]) -> Result<String> {
    let Request { subject, message, scope, priority, origin, computer, owner, .. } = &post.request;
    let owner = owner.as_ref().map(|owner| owner.id);
    let place = (post.category, post.chosen_as);
    let files = contents(conn, author, &[post.files.as_slice(), answering].concat()).await?;
    // A file has another key each time it is sent.
    let answers = post.request.replies.iter().flatten().map(|one| {
        let words = one.values.iter().filter(|value| question::file(value).is_none());
        (one.question.as_str(), words.collect::<Vec<_>>())
    });
    let answers: Vec<_> = answers.collect();
    Ok(fingerprint(&(place, files, subject, message, (scope, priority, origin, computer, owner), answers)))
}
