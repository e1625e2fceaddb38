//! Daily reports: what managers asked for, and which were sent (spec.md §9).

use domain::report::{Hour, Settings};
use domain::{Coded, DepartmentId, PersonId};

use crate::db::{Conn, Error, FromRow, Result, Row, q};

impl FromRow for Settings {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let hour = |hour: i64| Hour::new(hour).ok_or_else(|| Error::Unreadable(format!("hour {hour}")));
        Ok(Self {
            profile: row.code()?,
            hour: hour(row.get()?)?,
            second_hour: row.maybe::<i64>()?.map(hour).transpose()?,
            weekend: row.get()?,
        })
    }
}

/// What a manager wants reported of a department; `None` to whoever does not manage it.
pub async fn settings(conn: &mut Conn, department: DepartmentId, person: PersonId) -> Result<Option<Settings>> {
    let query = q("SELECT report, report_hour, report_second_hour, report_weekend FROM department_managers \
         WHERE department_id = $1 AND person_id = $2");
    conn.optional(query.bind(department).bind(person)).await
}

pub async fn set_settings(
    conn: &mut Conn,
    department: DepartmentId,
    person: PersonId,
    settings: &Settings,
) -> Result<()> {
    let query = q("UPDATE department_managers SET report = $1, report_hour = $2, report_second_hour = $3, \
         report_weekend = $4 WHERE department_id = $5 AND person_id = $6")
    .bind(settings.profile.code())
    .bind(i64::from(settings.hour.get()))
    .bind(settings.second_hour.map(|hour| i64::from(hour.get())))
    .bind(settings.weekend)
    .bind(department)
    .bind(person);
    conn.exec(query).await?;
    Ok(())
}
