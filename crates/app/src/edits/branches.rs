//! The tree of categories: moving a branch, ordering siblings, deleting a leaf (spec.md §6.1).

use std::collections::HashMap;

use domain::administration::Duty;
use domain::audit::{Change, Deed, Setting, Value};
use domain::category::Trees;
use domain::{
    Category, CategoryId, DepartmentId, Field, FieldError, Lineage, Person, PersonId, Refusal, TicketId, codes,
};
use store::db::Tx;
use store::people::fold;
use store::tickets::due;
use store::{categories, counters, facts};

use super::categories::{category, members};
use super::{Ground, record};
use crate::perform::{end, resettle};
use crate::{App, Error, Result};

const BATCH: i64 = 100;

codes! {
    /// How siblings are put in order.
    pub enum Ordering {
        /// One of them before the one above it.
        Up = "up",
        /// One of them after the one below it.
        Down = "down",
        ByLabel = "by_label",
        ByLongLabel = "by_long_label",
        Reversed = "reversed",
    }
}

/// Moves a category, with everything below it, to the root of a department or below a category there. Its tickets go
/// with it; members who do not manage the department where it comes are dropped.
///
/// # Errors
/// Not found, refused to whoever does not manage the categories of both departments, or invalid.
pub async fn move_category(
    app: &App,
    person: &Person,
    department: DepartmentId,
    id: CategoryId,
    (there, parent): (DepartmentId, Option<CategoryId>),
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = moved(app, &mut tx, person, department, id, (there, parent)).await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

async fn moved(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    department: DepartmentId,
    id: CategoryId,
    (there, parent): (DepartmentId, Option<CategoryId>),
) -> Result<()> {
    let ground = Ground::to_edit(tx, person, department, Duty::ManageCategories).await?;
    let (moved, all) = category(tx, &ground, id).await?;
    let unknown = || Error::Invalid(vec![FieldError::new(Field::Parent, Refusal::UnknownValue)]);
    // Of a department that one does not manage, one is told nothing.
    let new_ground = match Ground::of(tx, person, there).await {
        Err(Error::NotFound) => return Err(unknown()),
        ground => ground?,
    };
    new_ground.allows(person, Duty::ManageCategories)?;
    if (there, parent) == (moved.department, moved.parent) {
        return Ok(());
    }
    let trees = Trees { categories: &all, fold };
    trees.moves(&moved, there, parent).map_err(|error| vec![error])?;
    if new_ground.department.redirects_to.is_some() {
        return Err(unknown());
    }
    let branch = trees.branch(id);
    let before = lineages(tx, &branch).await?;
    for below in &branch {
        let place = if below.id == id { parent } else { below.parent };
        if below.id == id || there != department {
            categories::set_place(tx, below.id, there, place).await?;
        }
    }
    let label = |id: CategoryId| trees.find(id).map(|one| one.label.as_str()).unwrap_or_default();
    let mut changes = Vec::new();
    changed(
        &mut changes,
        Setting::Parent,
        moved.parent.map(label).unwrap_or_default(),
        parent.map(label).unwrap_or_default(),
    );
    if there != department {
        changed(&mut changes, Setting::Department, &ground.department.label, &new_ground.department.label);
        for below in &branch {
            changes.extend(keep_members(tx, below, &new_ground).await?);
            let old = before.get(&below.id).ok_or(Error::NotFound)?;
            let tickets = follow(app, tx, below.id, below.id, Some(old)).await?;
            if tickets > 0 && new_ground.managers.is_empty() {
                let department = new_ground.department.label.clone();
                return Err(vec![FieldError::new(Field::Parent, Refusal::NobodyToReceive { department })].into());
            }
        }
    }
    record(app, tx, person, Some(department), Deed::CategoryMoved, &moved.label, changes.clone()).await?;
    if there != department {
        record(app, tx, person, Some(there), Deed::CategoryMoved, &moved.label, changes).await?;
    }
    Ok(())
}

async fn lineages(tx: &mut Tx, branch: &[&Category]) -> Result<HashMap<CategoryId, Lineage>> {
    let mut found = HashMap::new();
    for category in branch {
        found.extend(categories::lineage(tx, category.id).await?.map(|lineage| (category.id, lineage)));
    }
    Ok(found)
}

fn changed(changes: &mut Vec<Change>, setting: Setting, before: &str, after: &str) {
    if before != after {
        changes.push(Change { setting, before: Value::text(before), after: Value::text(after) });
    }
}

/// Own members who do not manage the department where the category comes are dropped; without any left, it inherits.
async fn keep_members(tx: &mut Tx, category: &Category, ground: &Ground) -> Result<Option<Change>> {
    let Some(own) = &category.own_members else { return Ok(None) };
    let manages = |person: &PersonId| ground.managers.iter().any(|manager| manager.person.id == *person);
    let kept: Vec<PersonId> = own.iter().copied().filter(manages).collect();
    if kept.len() == own.len() {
        return Ok(None);
    }
    let kept = (!kept.is_empty()).then_some(kept);
    categories::set_members(tx, category.id, kept.as_deref()).await?;
    let (before, after) = (members(tx, Some(own)).await?, members(tx, kept.as_deref()).await?);
    Ok(Some(Change { setting: Setting::Members, before, after }))
}

/// Every ticket of a category follows it where it is now, or goes to `to`; how many they were. `was` is where the
/// category was before it moved.
async fn follow(app: &App, tx: &mut Tx, from: CategoryId, to: CategoryId, was: Option<&Lineage>) -> Result<usize> {
    let (mut last, mut done) = (TicketId(0), 0);
    loop {
        let batch = due::of_category(tx, from, last, BATCH).await?;
        for ticket in &batch {
            last = *ticket;
            let installation = app.installation();
            let mut before = facts::load(tx, *ticket, installation, true).await?.ok_or(Error::NotFound)?;
            if let Some(was) = was {
                before.lineage = was.clone();
            }
            let counter = counters::at(tx, to, None, installation, true).await?.ok_or(Error::NotFound)?;
            resettle(app, tx, &before, counter).await?;
            done += 1;
        }
        if i64::try_from(batch.len()).is_ok_and(|found| found < BATCH) {
            return Ok(done);
        }
    }
}

/// Puts siblings in another order: those around `id`, or those below `parent`.
///
/// # Errors
/// Not found, or refused to whoever does not manage the categories.
pub async fn order_categories(
    app: &App,
    person: &Person,
    department: DepartmentId,
    around: Around,
    how: Ordering,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, department, Duty::ManageCategories).await?;
        let all = categories::all(&mut tx).await?;
        let trees = Trees { categories: &all, fold };
        let find = |id: CategoryId| trees.find(id).filter(|one| one.department == department).ok_or(Error::NotFound);
        let parent = match around {
            Around::Sibling(id) => find(id)?.parent,
            Around::Below(parent) => parent.map(find).transpose()?.map(|parent| parent.id),
        };
        let before = trees.children(department, parent);
        let after = ordered(&before, around, how);
        let ids: Vec<CategoryId> = after.iter().map(|one| one.id).collect();
        categories::set_order(&mut tx, &ids).await?;
        let names = |list: &[&Category]| list.iter().map(|one| one.label.as_str()).collect::<Vec<_>>().join(", ");
        let mut changes = Vec::new();
        changed(&mut changes, Setting::Order, &names(&before), &names(&after));
        if changes.is_empty() {
            return Ok(());
        }
        let subject = parent.and_then(|parent| trees.find(parent)).map_or(&ground.department.label, |one| &one.label);
        record(app, &mut tx, person, Some(department), Deed::CategoriesOrdered, subject, changes).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// Which siblings are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    Sibling(CategoryId),
    Below(Option<CategoryId>),
}

fn ordered<'a>(before: &[&'a Category], around: Around, how: Ordering) -> Vec<&'a Category> {
    let mut after = before.to_vec();
    let place = match around {
        Around::Sibling(id) => before.iter().position(|one| one.id == id),
        Around::Below(_) => None,
    };
    match (how, place) {
        (Ordering::Up, Some(place)) if place > 0 => after.swap(place, place - 1),
        (Ordering::Down, Some(place)) if place + 1 < after.len() => after.swap(place, place + 1),
        (Ordering::Up | Ordering::Down, _) => {}
        (Ordering::ByLabel, _) => after.sort_by_cached_key(|one| fold(&one.label)),
        (Ordering::ByLongLabel, _) => after.sort_by_cached_key(|one| fold(&one.long_label)),
        (Ordering::Reversed, _) => after.reverse(),
    }
    after
}

/// Deletes a category. All its tickets, archived ones too, go to `to`: nothing acknowledged is ever lost, so that a
/// category with a ticket is not deleted without a place for it.
///
/// # Errors
/// Not found, refused to whoever does not manage its categories or when something is in the way, or invalid.
pub async fn delete_category(
    app: &App,
    person: &Person,
    department: DepartmentId,
    id: CategoryId,
    to: Option<CategoryId>,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = deleted(app, &mut tx, person, department, id, to).await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

async fn deleted(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    department: DepartmentId,
    id: CategoryId,
    to: Option<CategoryId>,
) -> Result<()> {
    let ground = Ground::to_edit(tx, person, department, Duty::ManageCategories).await?;
    let (gone, all) = category(tx, &ground, id).await?;
    let trees = Trees { categories: &all, fold };
    trees.may_go(&gone).map_err(|why| Error::Refused { why, who_can: Vec::new() })?;
    let count = categories::tickets_in(tx, id).await?;
    let mut changes = vec![];
    if count > 0 {
        let refuse = |why| Error::Invalid(vec![FieldError::new(Field::Destination, why)]);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let to = to.ok_or_else(|| refuse(Refusal::TicketsNeedAPlace { count }))?;
        let place = shelter(tx, person, &gone, to, &trees).await?;
        follow(app, tx, id, to, None).await?;
        changed(&mut changes, Setting::Tickets, "", &place);
        if let Some(moved) = changes.first_mut() {
            moved.before = Value::Text(count.to_string());
        }
    }
    categories::delete(tx, id).await?;
    record(app, tx, person, Some(department), Deed::CategoryDeleted, &gone.label, changes).await
}

/// Where the tickets of a category that goes find a place: « Services Généraux, Chauffage ».
async fn shelter(tx: &mut Tx, person: &Person, gone: &Category, to: CategoryId, trees: &Trees<'_>) -> Result<String> {
    let refuse = |why| Error::Invalid(vec![FieldError::new(Field::Destination, why)]);
    let found = trees.find(to).filter(|found| found.id != gone.id && found.takes_tickets());
    let found =
        found.filter(|found| found.redirects_to.is_none()).ok_or_else(|| refuse(Refusal::DestinationMissing))?;
    let ground = match Ground::of(tx, person, found.department).await {
        Err(Error::NotFound) => return Err(refuse(Refusal::DestinationMissing)),
        ground => ground?,
    };
    ground.allows(person, Duty::ManageCategories)?;
    let lineage = categories::lineage(tx, to).await?.ok_or(Error::NotFound)?;
    if lineage.staff(&ground.managers).is_empty() {
        return Err(refuse(Refusal::NobodyToReceive { department: ground.department.label }));
    }
    Ok(lineage.place())
}
