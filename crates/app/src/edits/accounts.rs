//! Accounts: who administers, which are closed (spec.md §2.1, guarantees P27). Both end sessions and streams at once.

use domain::audit::{Change, Deed, Setting, Value};
use domain::{Field, FieldError, Person, PersonId, Refusal};
use store::db::Tx;
use store::{accounts, departments, people, sessions};

use super::{administrator_still, record};
use crate::perform::end;
use crate::{App, Error, Result, identify};

/// Names an administrator, by identifier or address.
///
/// # Errors
/// Not found for others than administrators; invalid when nobody is named, or one already.
pub async fn add_administrator(app: &App, person: &Person, typed: &str) -> Result<PersonId> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        departments::lock(&mut tx).await?;
        administrator_still(&mut tx, person).await?;
        let refuse = |why| Error::from(vec![FieldError::new(Field::Identifier, why)]);
        let named = identify::person(&mut tx, typed, Field::Identifier).await?.map_err(|error| vec![error])?;
        let named = named.ok_or_else(|| refuse(Refusal::PeopleMissing))?;
        if named.is_admin {
            return Err(refuse(Refusal::AlreadyAdministrator { name: named.name }));
        }
        accounts::set_admin(&mut tx, named.id, true).await?;
        record(app, &mut tx, person, None, Deed::AdministratorAdded, &named.name, Vec::new()).await?;
        Ok(named.id)
    }
    .await;
    let id = end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(id)
}

/// Takes the administration away from somebody: never from oneself, so that somebody always has it.
///
/// # Errors
/// Not found for others than administrators, or when nobody is meant; refused for oneself, or for whoever is none.
pub async fn dismiss_administrator(app: &App, person: &Person, dismissed: PersonId) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        departments::lock(&mut tx).await?;
        administrator_still(&mut tx, person).await?;
        if dismissed == person.id {
            return Err(no(Refusal::DismissesOneself));
        }
        let found = people::by_id(&mut tx, dismissed).await?.ok_or(Error::NotFound)?;
        if !found.is_admin {
            return Err(no(Refusal::NotAdministrator { name: found.name }));
        }
        accounts::set_admin(&mut tx, found.id, false).await?;
        record(app, &mut tx, person, None, Deed::AdministratorRemoved, &found.name, Vec::new()).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// Closes an account, whose sessions end with it, or opens it again. Tickets held stay until somebody acts on them.
///
/// # Errors
/// Not found for others than administrators, or when nobody is meant; refused for oneself, and for an account that
/// became one with another.
pub async fn set_enabled(app: &App, person: &Person, whose: PersonId, is_enabled: bool) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        departments::lock(&mut tx).await?;
        administrator_still(&mut tx, person).await?;
        if whose == person.id {
            return Err(no(Refusal::DisablesOneself));
        }
        enable(app, &mut tx, person, whose, is_enabled).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

async fn enable(app: &App, tx: &mut Tx, by: &Person, whose: PersonId, is_enabled: bool) -> Result<()> {
    accounts::lock(tx, &[whose]).await?;
    let card = accounts::card(tx, whose).await?.ok_or(Error::NotFound)?;
    if card.merged_into.is_some() {
        return Err(no(Refusal::AccountIsMerged { name: card.person.name }));
    }
    if card.person.is_enabled == is_enabled {
        return Ok(());
    }
    accounts::set_enabled(tx, whose, is_enabled).await?;
    if !is_enabled {
        sessions::delete_all_of(tx, whose).await?;
    }
    let deed = if is_enabled { Deed::PersonEnabled } else { Deed::PersonDisabled };
    let (before, after) = (Value::switch(!is_enabled), Value::switch(is_enabled));
    let change = Change { setting: Setting::Enabled, before, after };
    record(app, tx, by, None, deed, &card.person.name, vec![change]).await
}

pub(super) fn no(why: Refusal) -> Error {
    Error::Refused { why, who_can: Vec::new() }
}
