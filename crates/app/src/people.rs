//! Accounts, as the command line and the demo make them.

use domain::{Account, Language, PersonId};
use store::people::{self as rows, NewPerson};

use crate::{App, Result, password};

/// Somebody to add.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub name: String,
    pub address: String,
    /// What the institution calls them, besides their address.
    pub identifier: Option<String>,
    pub account: Account,
    pub affiliation: String,
    pub language: Language,
    pub is_admin: bool,
    /// `None`: nobody can sign in with this account by password.
    pub password: Option<String>,
}

/// Why an account was not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    NameMissing,
    AddressMalformed,
    AddressTaken,
    IdentifierMalformed,
    PasswordTooShort,
    PasswordTooLong,
}

/// Adds somebody.
pub async fn add(app: &App, account: &NewAccount) -> Result<std::result::Result<PersonId, Unfit>> {
    let name = account.name.trim();
    if let Some(unfit) = unfit(name, &account.address, account.identifier.as_deref()) {
        return Ok(Err(unfit));
    }
    let password_hash = match &account.password {
        Some(password) if password.chars().count() < password::MIN_CHARACTERS => {
            return Ok(Err(Unfit::PasswordTooShort));
        }
        Some(password) if password.len() > password::MAX_BYTES => return Ok(Err(Unfit::PasswordTooLong)),
        Some(password) => Some(password::hash(app.dice.as_ref(), password).await?),
        None => None,
    };
    let mut tx = app.db.write().await?;
    let person = NewPerson {
        name,
        address: &account.address,
        identifier: account.identifier.as_deref(),
        account: account.account,
        affiliation: &account.affiliation,
        language: account.language,
        is_admin: account.is_admin,
        password_hash,
    };
    match rows::insert(&mut tx, &person, app.now()).await {
        Ok(id) => {
            tx.commit().await?;
            Ok(Ok(id))
        }
        Err(store::Error::Duplicate) => Ok(Err(Unfit::AddressTaken)),
        Err(error) => Err(error.into()),
    }
}

/// Why nobody can be called so.
pub(crate) fn unfit(name: &str, address: &str, identifier: Option<&str>) -> Option<Unfit> {
    if name.trim().is_empty() || name.chars().any(char::is_control) {
        return Some(Unfit::NameMissing);
    }
    if !mail::is_address(address.trim()) {
        return Some(Unfit::AddressMalformed);
    }
    identifier.is_some_and(|identifier| !is_identifier(identifier)).then_some(Unfit::IdentifierMalformed)
}

/// Letters, digits, dots, hyphens and underscores: what can be typed among other identifiers.
fn is_identifier(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    !text.is_empty() && text.len() <= 64 && text.chars().all(is_plain)
}
