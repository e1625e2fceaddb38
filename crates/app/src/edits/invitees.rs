//! Those whom a department invites to each of its tickets (R41, D7, spec.md §13.2).

use domain::administration::Duty;
use domain::audit::Deed;
use domain::{DepartmentId, Field, FieldError, Person, PersonId, Refusal};
use store::permanent_invitees;

use super::managers::{reordered, someone, step};
use super::{Ground, record};
use crate::perform::end;
use crate::{App, Error, Result};

/// Adds a permanent invitee, by identifier or address: invited to the tickets to come, not to those that are there.
///
/// # Errors
/// As [`Ground::to_edit`]; invalid when nobody is named, or one already.
pub async fn add_invitee(app: &App, person: &Person, department: DepartmentId, typed: &str) -> Result<PersonId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        Ground::to_edit(&mut tx, person, department, Duty::ManagePermanentInvitees).await?;
        let named = someone(&mut tx, typed).await?;
        let present = permanent_invitees::with_closed(&mut tx, department).await?;
        if present.iter().any(|one| one.id == named.id) {
            let why = Refusal::AlreadyPermanentInvitee { name: named.name };
            return Err(vec![FieldError::new(Field::Identifier, why)].into());
        }
        permanent_invitees::insert(&mut tx, department, named.id).await?;
        record(app, &mut tx, person, Some(department), Deed::InviteeAdded, &named.name, Vec::new()).await?;
        Ok(named.id)
    }
    .await;
    end(app, tx, outcome).await
}

/// Removes one; the invitations already given stay.
///
/// # Errors
/// As [`Ground::to_edit`]; not found when that person is none.
pub async fn remove_invitee(app: &App, person: &Person, department: DepartmentId, whom: PersonId) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        Ground::to_edit(&mut tx, person, department, Duty::ManagePermanentInvitees).await?;
        let present = permanent_invitees::with_closed(&mut tx, department).await?;
        let gone = present.into_iter().find(|one| one.id == whom).ok_or(Error::NotFound)?;
        permanent_invitees::delete(&mut tx, department, whom).await?;
        record(app, &mut tx, person, Some(department), Deed::InviteeRemoved, &gone.name, Vec::new()).await
    }
    .await;
    end(app, tx, outcome).await
}

/// One of them is invited before, or after, the one beside.
///
/// # Errors
/// As [`remove_invitee`].
pub async fn step_invitee(
    app: &App,
    person: &Person,
    department: DepartmentId,
    whom: PersonId,
    up: bool,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, department, Duty::ManagePermanentInvitees).await?;
        let present = permanent_invitees::with_closed(&mut tx, department).await?;
        let before: Vec<&Person> = present.iter().collect();
        let mut after = before.clone();
        step(&mut after, whom, up)?;
        let ids: Vec<PersonId> = after.iter().map(|one| one.id).collect();
        permanent_invitees::set_order(&mut tx, department, &ids).await?;
        let said = reordered(&before, &after);
        if said.is_empty() {
            return Ok(());
        }
        record(app, &mut tx, person, Some(department), Deed::InviteesOrdered, &ground.department.label, said).await
    }
    .await;
    end(app, tx, outcome).await
}
