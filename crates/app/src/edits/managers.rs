//! The managers of a department: who they are, what they may, when they are away (R39, R40, spec.md §2.2, §13.2).

mod removal;

use domain::administration::{Duty, locks_out};
use domain::audit::{Change, Deed, Setting, Value, changes};
use domain::manager::edit::{Presence, RATE_MAX};
use domain::monitoring::{Grid, Pace};
use domain::{
    Absence, Coded, DepartmentId, Field, FieldError, Manager, Person, PersonId, Privilege, Privileges, Refusal, codes,
};
use store::db::{Conn, Tx};
use store::people::fold;
use store::{accounts, managers};

use super::accounts::no;
use super::{Ground, record, unless_stale};
use crate::perform::end;
use crate::{App, Error, Result, identify};

pub use removal::{Membership, Parting, parting, remove_manager};

codes! {
    /// How managers are put in order.
    pub enum Sorting {
        /// One of them before the one above.
        Up = "up",
        /// One of them after the one below.
        Down = "down",
        ByName = "by_name",
        ByIdentifier = "by_identifier",
        Reversed = "reversed",
    }
}

/// A manager as the form says it, word for word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The codes of the boxes that are ticked.
    pub privileges: Vec<String>,
    pub presence: Presence,
}

impl Wanted {
    /// The form of this manager as it is.
    pub fn of(manager: &Manager) -> Self {
        let privileges = manager.privileges.iter().map(|flag| flag.code().to_owned()).collect();
        Self { privileges, presence: Presence::of(manager) }
    }
}

/// What the form of a manager shows, for its seal: what they want to be told is their own affair.
pub fn shown(manager: &Manager) -> impl std::fmt::Debug {
    (manager.privileges.clone(), presence(manager))
}

/// The same, of the form of one's own availability.
pub fn presence(manager: &Manager) -> (bool, u8, Option<Absence>) {
    (manager.is_available, manager.rate, manager.absence.clone())
}

/// One of the managers of a department, whose account may be closed.
///
/// # Errors
/// Not found when that person does not manage it.
pub async fn manager(conn: &mut Conn, ground: &Ground, whose: PersonId) -> Result<Manager> {
    let all = managers::with_closed(conn, ground.department.id).await?;
    all.into_iter().find(|manager| manager.person.id == whose).ok_or(Error::NotFound)
}

/// Adds a manager, by identifier or address, with the flags and the level of anybody new.
///
/// # Errors
/// As [`Ground::to_edit`]; invalid when nobody is named, or one already.
pub async fn add_manager(app: &App, person: &Person, department: DepartmentId, typed: &str) -> Result<PersonId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, department, Duty::ManageManagers).await?;
        let named = someone(&mut tx, typed).await?;
        if ground.managers.iter().any(|manager| manager.person.id == named.id) {
            return Err(vec![FieldError::new(Field::Identifier, Refusal::AlreadyManager { name: named.name })].into());
        }
        let added = Manager {
            person: named,
            department,
            privileges: Privileges::default(),
            is_available: true,
            rate: RATE_MAX,
            absence: None,
            monitoring: Grid::default(),
            pace: Pace::Immediate,
            monitoring_suspended: false,
        };
        managers::insert(&mut tx, &added).await?;
        let said = changes(&[], &[(Setting::Privileges, privileges(&added))]);
        record(app, &mut tx, person, Some(department), Deed::ManagerAdded, &added.person.name, said).await?;
        Ok(added.person.id)
    }
    .await;
    let added = end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(added)
}

/// The one person whom a form names.
pub(super) async fn someone(tx: &mut Tx, typed: &str) -> Result<Person> {
    let missing = || vec![FieldError::new(Field::Identifier, Refusal::PeopleMissing)];
    let named = identify::person(tx, typed, Field::Identifier).await?.map_err(|error| vec![error])?;
    Ok(named.ok_or_else(missing)?)
}

/// Changes what a manager may, and when they are there. `seen` is the seal of what the form showed.
///
/// # Errors
/// As [`Ground::to_edit`]; not found when they do not manage it; invalid; refused once it has changed, or when nobody
/// at all could look after the managers any more.
pub async fn update_manager(
    app: &App,
    person: &Person,
    department: DepartmentId,
    whose: PersonId,
    seen: &str,
    wanted: &Wanted,
) -> Result<()> {
    edit(app, person, department, Duty::ManageManagers, whose, async |tx, ground, present| {
        let privileged = present.privileged(wanted.privileges.iter().map(String::as_str));
        let edited = match (privileged, present.present(&wanted.presence)) {
            (Ok(one), Ok(other)) => Manager { privileges: one.privileges, ..other },
            (one, other) => {
                return Err(Error::Invalid(one.err().into_iter().chain(other.err().unwrap_or_default()).collect()));
            }
        };
        unless_stale(seen, &shown(present))?;
        let swap = |manager: &Manager| if manager.person.id == whose { edited.clone() } else { manager.clone() };
        let after: Vec<Manager> = ground.managers.iter().map(swap).collect();
        unless_locked_out(tx, ground, &after).await?;
        Ok(edited)
    })
    .await
}

/// Changes one's own availability, and nothing else (spec.md §2.2).
///
/// # Errors
/// As [`update_manager`].
pub async fn set_own_availability(
    app: &App,
    person: &Person,
    department: DepartmentId,
    seen: &str,
    wanted: &Presence,
) -> Result<()> {
    edit(app, person, department, Duty::SetOwnAvailability, person.id, async |_, _, present| {
        let edited = present.present(wanted)?;
        unless_stale(seen, &presence(present))?;
        Ok(edited)
    })
    .await
}

async fn edit(
    app: &App,
    person: &Person,
    department: DepartmentId,
    duty: Duty,
    whose: PersonId,
    change: impl AsyncFnOnce(&mut Tx, &Ground, &Manager) -> Result<Manager>,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, department, duty).await?;
        let present = manager(&mut tx, &ground, whose).await?;
        let edited = change(&mut tx, &ground, &present).await?;
        let said = changes(&settings(&present), &settings(&edited));
        if said.is_empty() {
            return Ok(());
        }
        managers::update(&mut tx, &edited).await?;
        record(app, &mut tx, person, Some(department), Deed::ManagerEdited, &edited.person.name, said).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// Nobody is locked out for ever: without a manager of managers, an administrator is still there.
async fn unless_locked_out(tx: &mut Tx, ground: &Ground, after: &[Manager]) -> Result<()> {
    if !locks_out(&ground.managers, after) {
        return Ok(());
    }
    if accounts::administrators(tx).await?.iter().any(|one| one.is_enabled) {
        return Ok(());
    }
    Err(no(Refusal::NobodyWouldManage { department: ground.department.label.clone() }))
}

/// Puts managers in another order, in which the algorithm "first" also asks them: around one of them, or all.
///
/// # Errors
/// As [`Ground::to_edit`]; not found when that person does not manage it.
pub async fn order_managers(
    app: &App,
    person: &Person,
    department: DepartmentId,
    around: Option<PersonId>,
    how: Sorting,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, department, Duty::ManageManagers).await?;
        let before = managers::with_closed(&mut tx, department).await?;
        let identifiers = managers::identifiers(&mut tx, department).await?;
        let identifier = |id: PersonId| {
            identifiers.iter().find(|(one, _)| *one == id).map(|(_, name)| fold(name)).unwrap_or_default()
        };
        let mut after: Vec<&Person> = before.iter().map(|manager| &manager.person).collect();
        match how {
            Sorting::Up | Sorting::Down => step(&mut after, around.ok_or(Error::NotFound)?, how == Sorting::Up)?,
            Sorting::ByName => after.sort_by_cached_key(|one| fold(&one.name)),
            Sorting::ByIdentifier => after.sort_by_cached_key(|one| identifier(one.id)),
            Sorting::Reversed => after.reverse(),
        }
        let ids: Vec<PersonId> = after.iter().map(|one| one.id).collect();
        managers::set_order(&mut tx, department, &ids).await?;
        let before: Vec<&Person> = before.iter().map(|manager| &manager.person).collect();
        let said = reordered(&before, &after);
        if said.is_empty() {
            return Ok(());
        }
        record(app, &mut tx, person, Some(department), Deed::ManagersOrdered, &ground.department.label, said).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// One of them goes one place up or down; the first goes no higher.
pub(super) fn step(people: &mut [&Person], whom: PersonId, up: bool) -> Result<()> {
    let place = people.iter().position(|one| one.id == whom).ok_or(Error::NotFound)?;
    let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < people.len()) };
    if let Some(other) = other {
        people.swap(place, other);
    }
    Ok(())
}

/// What the journal says of an order.
pub(super) fn reordered(before: &[&Person], after: &[&Person]) -> Vec<Change> {
    let names =
        |people: &[&Person]| Value::text(&people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", "));
    changes(&[(Setting::Order, names(before))], &[(Setting::Order, names(after))])
}

/// What the journal compares.
fn settings(manager: &Manager) -> Vec<(Setting, Value)> {
    let absence = manager.absence.as_ref().map(|absence| {
        let dates = format!("{} – {}", absence.from, absence.until);
        if absence.note.is_empty() { dates } else { format!("{dates} ({})", absence.note) }
    });
    vec![
        (Setting::Privileges, privileges(manager)),
        (Setting::Available, Value::switch(manager.is_available)),
        (Setting::Rate, Value::Text(manager.rate.to_string())),
        (Setting::Absence, Value::text(&absence.unwrap_or_default())),
    ]
}

fn privileges(manager: &Manager) -> Value {
    let key = |flag: Privilege| format!("privilege-{}", flag.code());
    Value::Keys(manager.privileges.iter().map(key).collect())
}
