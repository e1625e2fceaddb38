//! What people prefer, as their pages show and save it (spec.md §8.1, §9.1, §12.10).

mod account;
mod managed;

use domain::preferences::StartPage;
use domain::{Alert, Flags, Language, Person, PersonId, Preferences};
use store::db::Conn;
use store::{accounts, people, preferences as rows};

use crate::edits::unless_stale;
use crate::{App, Result};

pub use account::{Account, Told, account};
pub use managed::{Managed, Setting, managed, save};

/// What everybody prefers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct General {
    pub language: Language,
    pub start_page: StartPage,
    pub alerts: Flags<Alert>,
}

/// # Errors
/// Broken.
pub async fn general(conn: &mut Conn, me: PersonId) -> Result<General> {
    let me = people::by_id(conn, me).await?.ok_or(crate::Error::NotFound)?;
    let start_page = rows::of_person(conn, me.id).await?.start_page;
    Ok(General { language: me.language, start_page, alerts: me.alerts })
}

/// # Errors
/// Refused when they are no longer what the form showed.
pub async fn save_general(app: &App, me: &Person, seen: &str, wanted: &General) -> Result<()> {
    let mut tx = app.db.write().await?;
    accounts::lock(&mut tx, &[me.id]).await?;
    unless_stale(seen, &general(&mut tx, me.id).await?)?;
    let present = rows::of_person(&mut tx, me.id).await?;
    rows::update(&mut tx, me.id, &Preferences { start_page: wanted.start_page, ..present }).await?;
    rows::set_alerts(&mut tx, me.id, &wanted.alerts).await?;
    people::set_language(&mut tx, me.id, wanted.language).await?;
    Ok(tx.commit().await?)
}

/// Turns switches of somebody, and leaves the others.
///
/// # Errors
/// Broken.
pub async fn switch(app: &App, me: PersonId, change: impl FnOnce(&mut Preferences)) -> Result<()> {
    let mut tx = app.db.write().await?;
    accounts::lock(&mut tx, &[me]).await?;
    let mut present = rows::of_person(&mut tx, me).await?;
    change(&mut present);
    rows::update(&mut tx, me, &present).await?;
    Ok(tx.commit().await?)
}
