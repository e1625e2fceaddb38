//! What people prefer (spec.md §12.10).

use domain::{Alert, Coded, Flags, PersonId, Preferences};

use crate::db::{Conn, FromRow, Result, Row, q};

impl FromRow for Preferences {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            start_page: row.code()?,
            monitoring_suspended: row.get()?,
            reports_suspended: row.get()?,
            groups_reports: row.get()?,
            gets_empty_reports: row.get()?,
        })
    }
}

pub async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Preferences> {
    let query = q("SELECT start_page, monitoring_suspended, reports_suspended, groups_reports, gets_empty_reports \
         FROM people WHERE id = $1");
    conn.one(query.bind(person)).await
}

pub async fn update(conn: &mut Conn, person: PersonId, preferences: &Preferences) -> Result<()> {
    let query = q("UPDATE people SET start_page = $1, monitoring_suspended = $2, reports_suspended = $3, \
         groups_reports = $4, gets_empty_reports = $5 WHERE id = $6")
    .bind(preferences.start_page.code())
    .bind(preferences.monitoring_suspended)
    .bind(preferences.reports_suspended)
    .bind(preferences.groups_reports)
    .bind(preferences.gets_empty_reports)
    .bind(person);
    conn.exec(query).await?;
    Ok(())
}

/// What somebody accepts to be mailed about.
pub async fn set_alerts(conn: &mut Conn, person: PersonId, alerts: &Flags<Alert>) -> Result<()> {
    conn.exec(q("UPDATE people SET alerts = $1 WHERE id = $2").bind(alerts.codes()).bind(person)).await?;
    Ok(())
}
