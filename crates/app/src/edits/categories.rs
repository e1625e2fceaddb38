//! Adding a category, and changing what it is (spec.md §3.1, §6).

use domain::administration::Duty;
use domain::audit::{Deed, Setting, Value, changes};
use domain::category::edit::{Typed, labels};
use domain::category::{CategorySetting, Defaults, Trees};
use domain::{Category, CategoryId, Coded, DepartmentId, Flags, Message, Person, PersonId, Subject};
use store::categories;
use store::db::{Conn, Tx};
use store::people::{self, fold};

use super::handover::{Answer, Giving, Held, hand_over};
use super::questions::described;
use super::{Ground, departing, record, unless_stale};
use crate::perform::{Leaves, end};
use crate::{App, Error, Result};

/// A category of a department, with all the others.
///
/// # Errors
/// Not found when the department has no such category.
pub async fn category(conn: &mut Conn, ground: &Ground, id: CategoryId) -> Result<(Category, Vec<Category>)> {
    let all = categories::all(conn).await?;
    let is_it = |one: &&Category| one.id == id && one.department == ground.department.id;
    let category = all.iter().find(is_it).cloned().ok_or(Error::NotFound)?;
    Ok((category, all))
}

/// Adds a category below `parent`, or at the root of the department; it inherits everything.
///
/// # Errors
/// Not found, refused to whoever does not manage its categories, or invalid.
pub async fn add_category(
    app: &App,
    person: &Person,
    department: DepartmentId,
    parent: Option<CategoryId>,
    (label, long_label): (&str, &str),
) -> Result<CategoryId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        Ground::to_edit(&mut tx, person, department, Duty::ManageCategories).await?;
        let all = categories::all(&mut tx).await?;
        let trees = Trees { categories: &all, fold };
        let long_label = if long_label.trim().is_empty() { label } else { long_label };
        let (label, long_label) = labels(label, long_label)?;
        trees.takes(department, parent, &label, None).map_err(|error| vec![error])?;
        let added = Category { label, long_label, ..newborn(department, parent) };
        let id = categories::insert(&mut tx, &added).await?;
        let place = parent.and_then(|parent| trees.find(parent)).map(|parent| parent.label.as_str());
        let made = [
            (Setting::Parent, Value::text(place.unwrap_or_default())),
            (Setting::LongLabel, Value::text(&added.long_label)),
        ];
        let changes = changes(&[], &made);
        record(app, &mut tx, person, Some(department), Deed::CategoryAdded, &added.label, changes).await?;
        Ok(id)
    }
    .await;
    let id = end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(id)
}

/// A category that was just born: it inherits everything.
pub(crate) fn newborn(department: DepartmentId, parent: Option<CategoryId>) -> Category {
    Category {
        id: CategoryId(0),
        department,
        parent,
        label: String::new(),
        long_label: String::new(),
        icon: None,
        search_words: String::new(),
        accepts_tickets: true,
        has_children: false,
        own_members: None,
        settings: Flags::default(),
        redirects_to: None,
        defaults: Defaults::default(),
        questions: None,
    }
}

/// What became of the form of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    Saved,
    /// Nothing is saved: what becomes of tickets must be said first ([`super::departing`]).
    Asks,
}

/// Changes what a category is, as it was when its form was `seen`; the open tickets of those who are no members any
/// more go where the `answer` says.
///
/// # Errors
/// Not found, refused to whoever does not manage its categories or when it has changed meanwhile, or invalid.
pub async fn edit_category(
    app: &App,
    person: &Person,
    (department, id): (DepartmentId, CategoryId),
    typed: &Typed,
    seen: &str,
    answer: &Answer,
) -> Result<Edited> {
    let mut tx = app.db.write().await?;
    let outcome = edited(app, &mut tx, person, (department, id), (typed, seen), answer).await;
    let Some(given) = end(app, tx, outcome).await? else { return Ok(Edited::Asks) };
    for held in given {
        app.live.touch(held.ticket);
    }
    app.live.recheck();
    Ok(Edited::Saved)
}

/// The tickets about which something was said; `None`, and nothing is written, when it was not.
async fn edited(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    (department, id): (DepartmentId, CategoryId),
    (typed, seen): (&Typed, &str),
    answer: &Answer,
) -> Result<Option<Vec<Held>>> {
    let ground = Ground::to_edit(tx, person, department, Duty::ManageCategories).await?;
    let (before, all) = category(tx, &ground, id).await?;
    let after = typed.onto(&before, &ground.department, &ground.managers)?;
    let trees = Trees { categories: &all, fold };
    // What stays as it was is not refused for what others have become.
    if fold(&after.label) != fold(&before.label) {
        trees.takes(department, before.parent, &after.label, Some(id)).map_err(|error| vec![error])?;
    }
    unless_stale(seen, &before)?;
    let departing = departing(tx, &ground, &after).await?;
    if !departing.is_nothing() && answer.seen != departing.seal() {
        return Ok(None);
    }
    write(tx, &before, &after).await?;
    // Once it is written: those who leave together are proposed nothing of each other's.
    let giving = Giving { leaves: Leaves::Category, may_keep: departing.may_keep, managers: &ground.managers };
    let given = hand_over(app, tx, person, &departing.held, &answer.leaving, &giving).await?;
    let had = settings(&before, members(tx, before.own_members.as_deref()).await?);
    let has = settings(&after, members(tx, after.own_members.as_deref()).await?);
    let mut said = changes(&had, &has);
    said.extend(given);
    record(app, tx, person, Some(department), Deed::CategoryEdited, &before.label, said).await?;
    Ok(Some(departing.held))
}

async fn write(tx: &mut Tx, before: &Category, after: &Category) -> Result<()> {
    categories::update(tx, after).await?;
    if before.own_members != after.own_members {
        categories::set_members(tx, after.id, after.own_members.as_deref()).await?;
    }
    Ok(())
}

/// What the journal says of a category, whose own members are named so.
pub(crate) fn settings(category: &Category, members: Value) -> Vec<(Setting, Value)> {
    let own = &category.defaults;
    let text = |text: Option<&str>| Value::text(text.unwrap_or_default());
    let key = |area: &str, code: Option<&str>| code.map_or(Value::Empty, |code| Value::Key(format!("{area}-{code}")));
    let switch = |setting| Value::switch(category.settings.has(setting));
    let watch = own.watch.as_ref();
    vec![
        (Setting::Label, Value::text(&category.label)),
        (Setting::LongLabel, Value::text(&category.long_label)),
        (Setting::Icon, key("icon", category.icon.as_deref())),
        (Setting::SearchWords, Value::text(&category.search_words)),
        (Setting::AcceptsTickets, Value::switch(category.accepts_tickets)),
        (Setting::HiddenFromExternals, switch(CategorySetting::HiddenFromExternals)),
        (Setting::Invisible, switch(CategorySetting::Invisible)),
        (Setting::Confidential, switch(CategorySetting::Confidential)),
        (Setting::Members, members),
        (Setting::Scope, key("ticket-scope", own.scope.map(Coded::code))),
        (
            Setting::Priority,
            own.priority.map_or(Value::Empty, |value| Value::Key(format!("priority-{}", value.value()))),
        ),
        (Setting::Subject, text(own.subject.as_ref().map(Subject::as_str))),
        (Setting::Message, text(own.message.as_ref().map(Message::as_str))),
        (Setting::Algorithm, key("algorithm", own.algorithm.map(Coded::code))),
        (Setting::ExpiryDays, own.expiry_days.map_or(Value::Empty, |days| Value::Text(days.to_string()))),
        (Setting::WatchLevel, key("watch", watch.map(|watch| watch.level.code()))),
        (Setting::WatchAddress, text(watch.map(|watch| watch.address.as_str()))),
        (Setting::Questions, described(category.questions.as_deref())),
    ]
}

/// The names of own members, in order.
pub(super) async fn members(conn: &mut Conn, own: Option<&[PersonId]>) -> Result<Value> {
    let Some(own) = own else { return Ok(Value::Empty) };
    let people = people::by_ids(conn, own.iter().copied()).await?;
    let name = |id: &PersonId| people.iter().find(|person| person.id == *id).map(|person| person.name.clone());
    Ok(Value::text(&own.iter().filter_map(name).collect::<Vec<_>>().join(", ")))
}
