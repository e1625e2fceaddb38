//! The demo: an invented university, told from `demo/` and written through the product's own doors.

mod calendar;
mod departments;
pub mod people;
mod preferences;
mod questions;
mod responses;
mod script;
mod stories;

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use domain::category::{CategorySetting, Defaults};
use domain::creation::Request;
use domain::department::DepartmentSetting;
use domain::monitoring::{Grid, Pace};
use domain::question::Reply;
use domain::{
    Account, Act, Actor, Category, CategoryId, Closing, Coded, Command, Computer, Department, DepartmentId, Language,
    Manager, Message, MessageScope, Moment, Origin, PersonId, Place, Priority, Privilege, Privileges, Said, Subject,
    TicketId, TicketScope, Transfer,
};
use jiff::Timestamp;
use store::{outbox as mails, people as rows, tickets};

use crate::clock::FrozenClock;
use crate::create::Post;
use crate::dates::calendar_day;
use crate::people::NewAccount;
use crate::{App, Error, Order, create, jobs, outbox, perform};
use script::{Readers, Step, Story, What};

/// Mails older than this were "read long ago": they are not shown in the mailbox.
const MAILBOX_SECONDS: i64 = 4 * 24 * 3600;

/// Somebody worth becoming, for `/demo`.
pub struct Persona {
    pub address: &'static str,
    pub french: &'static str,
    pub english: &'static str,
}

/// The people that the demo's first page proposes.
pub fn personas() -> Vec<Persona> {
    let persona = |person: &'static script::Person| {
        let lines = person.persona.as_ref()?;
        Some(Persona { address: person.mail, french: lines.fr, english: lines.en })
    };
    people::PEOPLE.iter().filter_map(persona).collect()
}

/// Fills an empty database with the university and its last three months, up to `now`.
///
/// `app` must tell the time by `clock`, which this moves; the doors check every step as they check anybody's.
pub async fn fill(app: &Arc<App>, clock: &FrozenClock, now: Moment) -> anyhow::Result<()> {
    let offset = app.site.time_zone.to_offset(Timestamp::from_millisecond(now.0)?).seconds();
    let stories = stories::all();
    let scenes = calendar::timetable(&stories, now.0 / 1000, i64::from(offset));
    clock.set(Moment(scenes.first().context("a demo without stories")?.at * 1000));
    let people = add_people(app).await?;
    let categories = add_departments(app, &people).await?;
    let mut numbers: HashMap<usize, TicketId> = HashMap::new();
    for scene in &scenes {
        clock.set(Moment(scene.at * 1000));
        follow_schedule(app).await?;
        let story = stories[scene.story];
        match (scene.step, numbers.get(&scene.story)) {
            (None, _) => {
                let ticket = post(app, story, &people, &categories).await?;
                numbers.insert(scene.story, ticket);
            }
            (Some(step), Some(ticket)) => play(app, *ticket, step, &people, &categories)
                .await
                .with_context(|| format!("ticket {ticket}, « {} », {}", story.subject, step.by))?,
            (Some(_), None) => return Err(anyhow!("« {} » begins before its creation", story.subject)),
        }
        send(app, now).await?;
    }
    clock.set(now);
    follow_schedule(app).await?;
    responses::add(app, &people).await?;
    preferences::add(app, &people).await?;
    send(app, now).await
}

type People = HashMap<&'static str, PersonId>;
type Categories = HashMap<&'static str, CategoryId>;

async fn add_people(app: &App) -> anyhow::Result<People> {
    let mut ids = People::new();
    for person in people::PEOPLE {
        let account = NewAccount {
            name: person.name.to_owned(),
            address: person.mail.to_owned(),
            identifier: person.mail.split('@').next().map(str::to_owned),
            account: Account::Directory,
            affiliation: person.about.to_owned(),
            language: Language::from_code(person.language).context("a language")?,
            is_admin: person.administrator,
            password: None,
        };
        let added = crate::people::add(app, &account).await.map_err(broken)?;
        ids.insert(person.key, added.map_err(|unfit| anyhow!("{}: {unfit:?}", person.key))?);
    }
    Ok(ids)
}

async fn add_departments(app: &App, people: &People) -> anyhow::Result<Categories> {
    let mut tx = app.db.write().await?;
    let mut categories = Categories::new();
    for department in departments::DEPARTMENTS {
        let row = Department {
            id: DepartmentId(0),
            label: department.label.to_owned(),
            long_label: department.long_label.to_owned(),
            short_label: department.key.to_uppercase(),
            is_enabled: true,
            icon: Some(department.icon.to_owned()),
            settings: department
                .allows_confidential
                .then_some(DepartmentSetting::AllowsConfidential)
                .into_iter()
                .collect(),
            inter_service_tag: String::new(),
            redirects_to: None,
            defaults: Defaults::default(),
        };
        let id = store::departments::insert(&mut tx, &row).await?;
        for (rank, key) in department.managers.iter().enumerate() {
            let person = person(people, key)?;
            let person = rows::by_id(&mut tx, person).await?.context("a manager just added")?;
            // The first of a department runs it; the others have the privileges of anybody new.
            let privileges = if rank == 0 { Privilege::ALL.iter().copied().collect() } else { Privileges::default() };
            let manager = Manager {
                person,
                department: id,
                privileges,
                is_available: true,
                rate: 100,
                absence: None,
                monitoring: Grid::default(),
                pace: Pace::Immediate,
                monitoring_suspended: false,
            };
            store::managers::insert(&mut tx, &manager).await?;
        }
        let mut todo: Vec<_> = department.categories.iter().rev().map(|category| (None, category)).collect();
        while let Some((parent, category)) = todo.pop() {
            let own = category.members.map(|keys| keys.iter().map(|key| person(people, key)).collect());
            let own: Option<Vec<PersonId>> = own.transpose()?;
            let added = store::categories::insert(&mut tx, &self::category(id, parent, category, own)).await?;
            categories.insert(category.key, added);
            todo.extend(category.children.iter().rev().map(|child| (Some(added), child)));
        }
    }
    tx.commit().await?;
    Ok(categories)
}

fn category(
    department: DepartmentId,
    parent: Option<CategoryId>,
    category: &script::Category,
    own_members: Option<Vec<PersonId>>,
) -> Category {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Category {
        id: CategoryId(0),
        department,
        parent,
        label: category.label.to_owned(),
        long_label: category.long_label.to_owned(),
        icon: given(category.icon),
        search_words: category.words.to_owned(),
        accepts_tickets: category.accepts_tickets,
        has_children: !category.children.is_empty(),
        own_members,
        settings: category.is_confidential.then_some(CategorySetting::Confidential).into_iter().collect(),
        redirects_to: None,
        defaults: Defaults {
            subject: given(category.template.subject).map(Subject::stored),
            message: given(category.template.message).map(Message::stored),
            ..Defaults::default()
        },
        questions: questions::of(category.key),
    }
}

async fn post(app: &Arc<App>, story: &Story, people: &People, categories: &Categories) -> anyhow::Result<TicketId> {
    let author = actor(app, people, story.owner).await?;
    let priority = story.priority.and_then(|value| Priority::new(i64::from(value))).unwrap_or(Priority::DEFAULT);
    let request = Request {
        subject: Subject::parse(story.subject).map_err(|error| anyhow!("{}: {error:?}", story.subject))?,
        message: message(story.message)?,
        scope: TicketScope::Default,
        priority,
        origin: Origin::Web,
        computer: Computer::default(),
        owner: None,
        files: Vec::new(),
        replies: Some(story.answers.iter().map(|(question, value)| reply(app, question, value)).collect()),
        sent: Vec::new(),
    };
    let category = *categories.get(story.category).with_context(|| story.category)?;
    let post = Post { category, chosen_as: None, token: app.dice.nonce(), draft: None, request, files: Vec::new() };
    Ok(create(app, author, post).await.map_err(broken)?.ticket)
}

fn reply(app: &App, question: &str, value: &str) -> Reply {
    let days = value.strip_prefix('+').and_then(|days| days.parse::<i64>().ok());
    let day = |days: i64| calendar_day(&app.site.time_zone, app.now().plus_seconds(days * 86_400)).to_string();
    Reply { question: question.to_owned(), values: vec![days.map_or_else(|| value.to_owned(), day)] }
}

async fn play(
    app: &Arc<App>,
    ticket: TicketId,
    step: &Step,
    people: &People,
    categories: &Categories,
) -> anyhow::Result<()> {
    let actor = actor(app, people, step.by).await?;
    let seen = tickets::by_id(&mut app.db.read().await?, ticket).await?.context("a ticket just created")?.version;
    let command = command(step, people, categories, app.now())?;
    let order = Order { ticket, seen, token: app.dice.nonce(), draft: None, command };
    perform(app, Actor::Person(actor), order).await.map_err(broken)?;
    Ok(())
}

fn command(step: &Step, people: &People, categories: &Categories, now: Moment) -> anyhow::Result<Command> {
    let (act, text, scope) = match &step.what {
        What::Take(text) => (Act::Take, text, MessageScope::Default),
        What::TakeAndClose(text) => (Act::TakeAndClose(Closing::default()), text, MessageScope::Default),
        What::TakeAndAsk(text) => (Act::TakeAndAsk, text, MessageScope::Default),
        What::Assign { to, comment } => (Act::Assign(person(people, to)?), comment, MessageScope::Default),
        What::Release(text) => (Act::Release, text, MessageScope::Default),
        What::Comment(readers, text) => {
            let scope = match readers {
                Readers::Everybody => MessageScope::Default,
                Readers::OwnerAndManagers => MessageScope::Owner,
                Readers::Managers => MessageScope::Manager,
            };
            (Act::Comment, text, scope)
        }
        What::Ask(text) => (Act::Ask, text, MessageScope::Default),
        What::Close(text) => (Act::Close(Closing::default()), text, MessageScope::Default),
        What::CloseOwn(text) => (Act::CloseOwn, text, MessageScope::Default),
        What::Approve(text) => (Act::Approve, text, MessageScope::Default),
        What::RefuseClosure(text) => (Act::RefuseClosure, text, MessageScope::Default),
        What::Reopen(text) => (Act::Reopen, text, MessageScope::Default),
        What::Transfer { to, stays, reasons } => {
            let to = Place::Category(*categories.get(to).with_context(|| format!("no category {to}"))?);
            let transfer = Transfer { to, release: false, stay: *stays, follow: false };
            (Act::Transfer(transfer), reasons, MessageScope::Default)
        }
        What::SendBack(text) => (Act::SendBack, text, MessageScope::Default),
        What::Invite { who, comment } => {
            let who: anyhow::Result<Vec<PersonId>> = who.iter().map(|key| person(people, key)).collect();
            (Act::Invite(who?), comment, MessageScope::Default)
        }
        What::Postpone { days, why } => {
            let until = days.map(|days| now.plus_seconds(i64::from(days) * 24 * 3600));
            (Act::Postpone(until), why, MessageScope::Default)
        }
        What::Recall(text) => (Act::Recall, text, MessageScope::Default),
        What::Refuse(text) => (Act::Refuse(None), text, MessageScope::Default),
        What::Cancel(text) => (Act::Cancel, text, MessageScope::Default),
        What::Open => (Act::ChangeScope(TicketScope::Intranet), &"", MessageScope::Default),
    };
    Ok(Command::new(act, Said { text: message(text)?, scope }))
}

/// Lets time do to tickets what it does: expire, be recalled, be archived.
async fn follow_schedule(app: &Arc<App>) -> anyhow::Result<()> {
    jobs::run_due(app).await.map_err(broken)?;
    Ok(())
}

/// Empties the outbox as the clock passes: into the mailbox when recent, away when old.
async fn send(app: &App, now: Moment) -> anyhow::Result<()> {
    if now.seconds_since(app.now()) > MAILBOX_SECONDS {
        let mut tx = app.db.write().await?;
        mails::settle_all(&mut tx, "250 OK", app.now()).await?;
        return Ok(tx.commit().await?);
    }
    while outbox::send_due(app).await?.taken > 0 {}
    Ok(())
}

async fn actor(app: &App, people: &People, key: &str) -> anyhow::Result<domain::Person> {
    let id = person(people, key)?;
    rows::by_id(&mut app.db.read().await?, id).await?.context("somebody just added")
}

fn person(people: &People, key: &str) -> anyhow::Result<PersonId> {
    people.get(key).copied().with_context(|| format!("nobody is called {key}"))
}

fn message(text: &str) -> anyhow::Result<Option<Message>> {
    Message::parse(text).map_err(|error| anyhow!("{error:?}"))
}

fn broken(error: Error) -> anyhow::Error {
    match error {
        Error::Broken(cause) => cause,
        other => anyhow!("{other:?}"),
    }
}
