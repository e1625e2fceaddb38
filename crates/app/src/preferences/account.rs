//! What a setting would tell, said before it is saved: cases by name, and a month of the department replayed.

use std::collections::HashMap;

use domain::monitoring::Pace;
use domain::recipients::{Case, Month};
use domain::{CategoryId, Lineage, Manager};
use store::db::Conn;
use store::{events, mutes};

use super::{Managed, Setting};
use crate::{App, Result};

/// Over how much the mails are counted.
const MONTH_SECONDS: i64 = Account::DAYS * 24 * 3600;

/// A case, in a category, and how soon one would hear of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub case: Case,
    pub category: String,
    pub pace: Option<Pace>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub cases: Vec<Told>,
    /// Mails over the last [`Self::DAYS`]; `None` when they were not counted.
    pub mails: Option<usize>,
}

impl Account {
    pub const DAYS: i64 = 30;
}

/// What `setting` would tell of a department, monitoring being active; the month is replayed when `counts`.
///
/// # Errors
/// Broken.
#[expect(clippy::implicit_hasher, reason = "as the lineages are read")]
pub async fn account(
    app: &App,
    conn: &mut Conn,
    managed: &Managed,
    lineages: &HashMap<CategoryId, Lineage>,
    setting: &Setting,
    counts: bool,
) -> Result<Account> {
    let manager = &Manager {
        monitoring: setting.grid,
        pace: setting.pace,
        monitoring_suspended: false,
        ..managed.manager.clone()
    };
    let installation = app.installation();
    let shown = Case::shown(managed.others.is_empty(), managed.own.is_empty());
    let told = |case: &Case| {
        let places = if case.is_of_others() { &managed.others } else { &managed.own };
        let place = places.first().or(managed.others.first())?;
        let lineage = lineages.get(place)?;
        let pace = case.tells(manager, lineage, installation);
        Some(Told { case: *case, category: lineage.category().label.clone(), pace })
    };
    let cases = shown.iter().filter_map(told).collect();
    if !counts {
        return Ok(Account { cases, mails: None });
    }
    let since = app.now().plus_seconds(-MONTH_SECONDS);
    let pasts = events::lately(conn, managed.department.id, since).await?;
    let muted = mutes::of_person(conn, manager.person.id).await?;
    let undo_seconds = i64::from(app.tickets.undo_seconds);
    let month = Month { manager, lineages, installation, muted: &muted, undo_seconds, since };
    Ok(Account { cases, mails: Some(month.mails(&pasts)) })
}
