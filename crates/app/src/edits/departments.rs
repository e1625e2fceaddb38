//! Departments: created closed, described, ordered, made virtual, deleted (spec.md §2.3, §3.1, §6.4).

use domain::administration::Duty;
use domain::audit::{Change, Deed, Setting, Value, changes};
use domain::category::Defaults;
use domain::department::{DepartmentSetting, Typed};
use domain::{
    Coded, Department, DepartmentId, Field, FieldError, Flags, Message, Person, Refusal, Subject, TicketScope,
    redirection,
};
use store::db::{Conn, Tx};
use store::{departments, people};

use super::{Ground, administrator_still, record, unless_stale};
use crate::perform::end;
use crate::{App, Error, Result};

/// Where a department goes in the order of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
}

/// Creates a department, closed, at the end.
///
/// # Errors
/// Not found for others than administrators; invalid, with the fields that do not do.
pub async fn create_department(app: &App, person: &Person, typed: &Typed) -> Result<DepartmentId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        departments::lock(&mut tx).await?;
        administrator_still(&mut tx, person).await?;
        let before = Department::newborn();
        let after = before.edited(&Typed { is_enabled: false, ..typed.clone() })?;
        unless_taken(&mut tx, &after).await?;
        let id = departments::insert(&mut tx, &after).await?;
        let said = changes(&settings(&before), &settings(&after));
        record(app, &mut tx, person, Some(id), Deed::DepartmentAdded, &after.label, said).await?;
        Ok(id)
    }
    .await;
    let id = end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(id)
}

/// Writes the properties of a department as a form says them; `seen` is the seal of what that showed.
///
/// # Errors
/// As [`Ground::to_edit`]; invalid, with the fields that do not do; refused once it has changed since, and to whoever
/// opens or closes a department without being an administrator.
pub async fn edit_department(app: &App, person: &Person, id: DepartmentId, typed: &Typed, seen: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, id, Duty::EditDepartment).await?;
        unless_stale(seen, &ground.department)?;
        let before = &ground.department;
        let after = before.edited(typed)?;
        if after.is_enabled != before.is_enabled {
            ground.allows(person, Duty::ArrangeDepartments)?;
        }
        unless_taken(&mut tx, &after).await?;
        departments::update(&mut tx, &after).await?;
        let said = changes(&settings(before), &settings(&after));
        recorded(app, &mut tx, person, id, Deed::DepartmentEdited, &after.label, said).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// Moves a department one place among all of them; at the end of the list, nothing happens.
///
/// # Errors
/// As [`Ground::to_edit`].
pub async fn step_department(app: &App, person: &Person, id: DepartmentId, step: Step) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, id, Duty::ArrangeDepartments).await?;
        let all = departments::all(&mut tx).await?;
        let mut ids: Vec<DepartmentId> = all.iter().map(|one| one.id).collect();
        let here = ids.iter().position(|one| *one == id).unwrap_or_default();
        let there = match step {
            Step::Up => here.checked_sub(1),
            Step::Down => Some(here + 1).filter(|there| *there < ids.len()),
        };
        let Some(there) = there else { return Ok(()) };
        ids.swap(here, there);
        departments::order(&mut tx, &ids).await?;
        let place = |place: usize| Value::Text((place + 1).to_string());
        let change = Change { setting: Setting::Order, before: place(here), after: place(there) };
        record(app, &mut tx, person, Some(id), Deed::DepartmentsOrdered, &ground.department.label, vec![change]).await
    }
    .await;
    end(app, tx, outcome).await
}

/// Makes a department stand for `target`, or for itself again.
///
/// # Errors
/// As [`Ground::to_edit`]; invalid when it has categories, when others stand for it, or when the target is itself or
/// stands for another one.
pub async fn redirect_department(
    app: &App,
    person: &Person,
    id: DepartmentId,
    target: Option<DepartmentId>,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, id, Duty::ArrangeDepartments).await?;
        let before = ground.department;
        let all = departments::all(&mut tx).await?;
        let sizes = departments::belongings(&mut tx, id).await?;
        redirects(&before, target, &all, sizes.categories).map_err(|error| vec![error])?;
        let after = Department { redirects_to: target, ..before.clone() };
        departments::update(&mut tx, &after).await?;
        let name = |id: Option<DepartmentId>| {
            let found = all.iter().find(|one| Some(one.id) == id);
            found.map_or(Value::Empty, |one| Value::text(&one.label))
        };
        let (from, to) = (name(before.redirects_to), name(target));
        let change = Change { setting: Setting::RedirectsTo, before: from, after: to };
        let said = if before.redirects_to == target { Vec::new() } else { vec![change] };
        recorded(app, &mut tx, person, id, Deed::DepartmentRedirected, &before.label, said).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// May it stand for the target (spec.md §3.1, realDepartment)?
///
/// # Errors
/// It has categories, others stand for it, or the target is itself or stands for another one.
pub(crate) fn redirects(
    from: &Department,
    target: Option<DepartmentId>,
    all: &[Department],
    categories: i64,
) -> std::result::Result<(), FieldError> {
    let Some(target) = target else { return Ok(()) };
    let refuse = |why| Err(FieldError::new(Field::Destination, why));
    let Some(target) = all.iter().find(|one| one.id == target) else { return refuse(Refusal::DestinationMissing) };
    if target.id == from.id {
        return refuse(Refusal::DepartmentStandsForItself);
    }
    if categories > 0 {
        let found = usize::try_from(categories).unwrap_or(usize::MAX);
        return refuse(Refusal::DepartmentHasCategories { department: from.label.clone(), found });
    }
    let names = standing_for(from.id, all);
    if !names.is_empty() {
        return refuse(Refusal::DepartmentIsTarget { names });
    }
    if target.redirects_to.is_some() {
        return refuse(Refusal::DepartmentIsVirtual { department: target.label.clone() });
    }
    let next = |id| if id == from.id { Some(target.id) } else { all.iter().find(|one| one.id == id)?.redirects_to };
    if redirection::target(from.id, next).is_none() {
        return refuse(Refusal::RedirectionNeverEnds);
    }
    Ok(())
}

/// The names of the departments that stand for this one; empty when none does.
pub fn standing_for(id: DepartmentId, all: &[Department]) -> String {
    let fronts = all.iter().filter(|one| one.redirects_to == Some(id)).map(|one| one.label.as_str());
    fronts.collect::<Vec<_>>().join(", ")
}

/// Why a department cannot be deleted yet, if something stands in the way.
///
/// # Errors
/// Broken.
pub async fn keeps_department(conn: &mut Conn, department: &Department) -> Result<Option<Refusal>> {
    let all = departments::all(conn).await?;
    let names = standing_for(department.id, &all);
    let found = departments::belongings(conn, department.id).await?.categories;
    Ok(if !names.is_empty() {
        Some(Refusal::DepartmentIsTarget { names })
    } else if found > 0 {
        let found = usize::try_from(found).unwrap_or(usize::MAX);
        Some(Refusal::DepartmentHasCategories { department: department.label.clone(), found })
    } else {
        None
    })
}

/// Deletes a department without categories: its tickets went with them. `seen` is the seal of what the page showed.
///
/// # Errors
/// As [`Ground::to_edit`]; refused while something stands in the way, or once it has changed since.
pub async fn delete_department(app: &App, person: &Person, id: DepartmentId, seen: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, id, Duty::DeleteDepartment).await?;
        if let Some(why) = keeps_department(&mut tx, &ground.department).await? {
            return Err(Error::Refused { why, who_can: Vec::new() });
        }
        let belongings = departments::belongings(&mut tx, id).await?;
        unless_stale(seen, &(&ground.department, belongings))?;
        departments::delete(&mut tx, id).await?;
        let said = changes(&settings(&ground.department), &[]);
        record(app, &mut tx, person, None, Deed::DepartmentDeleted, &ground.department.label, said).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// Writes an edit down when it changed something.
async fn recorded(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    department: DepartmentId,
    deed: Deed,
    subject: &str,
    said: Vec<Change>,
) -> Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    record(app, tx, person, Some(department), deed, subject, said).await
}

/// A label names one department: neither case nor accents make two.
async fn unless_taken(conn: &mut Conn, department: &Department) -> Result<()> {
    let folded = people::fold(&department.label);
    let is_twin = |one: &Department| one.id != department.id && people::fold(&one.label) == folded;
    if departments::all(conn).await?.iter().any(is_twin) {
        return Err(vec![FieldError::new(Field::Label, Refusal::DepartmentLabelTaken)].into());
    }
    Ok(())
}

/// What the journal compares.
pub(crate) fn settings(department: &Department) -> Vec<(Setting, Value)> {
    let Department { settings, defaults, .. } = department;
    let switch = |setting| Value::switch(settings.has(setting));
    let mut said = vec![
        (Setting::Label, Value::text(&department.label)),
        (Setting::LongLabel, Value::text(&department.long_label)),
        (Setting::ShortLabel, Value::text(&department.short_label)),
        (Setting::Icon, Value::text(department.icon.as_deref().unwrap_or_default())),
        (Setting::Enabled, Value::switch(department.is_enabled)),
        (Setting::NeedsSpentTime, switch(DepartmentSetting::NeedsSpentTime)),
        (Setting::HiddenFromExternals, switch(DepartmentSetting::HiddenFromExternals)),
        (Setting::Anonymous, switch(DepartmentSetting::Anonymous)),
        (Setting::AllowsConfidential, switch(DepartmentSetting::AllowsConfidential)),
        (Setting::InterServiceTag, Value::text(&department.inter_service_tag)),
    ];
    said.extend(defaults_said(defaults));
    said
}

fn defaults_said(defaults: &Defaults) -> Vec<(Setting, Value)> {
    let key = |key: Option<String>| key.map_or(Value::Empty, Value::Key);
    let watch = defaults.watch.as_ref();
    vec![
        (Setting::Scope, key(defaults.scope.map(|scope: TicketScope| format!("ticket-scope-{}", scope.code())))),
        (Setting::Priority, key(defaults.priority.map(|priority| format!("priority-{}", priority.value())))),
        (Setting::Subject, Value::text(defaults.subject.as_ref().map(Subject::as_str).unwrap_or_default())),
        (Setting::Message, Value::text(defaults.message.as_ref().map(Message::as_str).unwrap_or_default())),
        (Setting::Algorithm, key(defaults.algorithm.map(|one| format!("algorithm-{}", one.code())))),
        (Setting::ExpiryDays, defaults.expiry_days.map_or(Value::Empty, |days| Value::Text(days.to_string()))),
        (Setting::WatchLevel, key(watch.map(|watch| format!("watch-{}", watch.level.code())))),
        (Setting::WatchAddress, Value::text(watch.map(|watch| watch.address.as_str()).unwrap_or_default())),
    ]
}

/// The form of a department as it is.
pub fn typed(department: &Department) -> Typed {
    let defaults = &department.defaults;
    let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
    let watch = defaults.watch.as_ref();
    Typed {
        label: department.label.clone(),
        long_label: department.long_label.clone(),
        short_label: department.short_label.clone(),
        icon: department.icon.clone().unwrap_or_default(),
        is_enabled: department.is_enabled,
        settings: Flags::clone(&department.settings),
        inter_service_tag: department.inter_service_tag.clone(),
        scope: code(defaults.scope.map(Coded::code)),
        priority: defaults.priority.map(|one| one.value().to_string()).unwrap_or_default(),
        subject: defaults.subject.as_ref().map(|one| one.as_str().to_owned()).unwrap_or_default(),
        message: defaults.message.as_ref().map(|one| one.as_str().to_owned()).unwrap_or_default(),
        algorithm: code(defaults.algorithm.map(Coded::code)),
        expiry_days: defaults.expiry_days.map(|days| days.to_string()).unwrap_or_default(),
        watch_level: code(watch.map(|watch| watch.level.code())),
        watch_address: watch.map(|watch| watch.address.clone()).unwrap_or_default(),
    }
}
