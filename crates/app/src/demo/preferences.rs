//! What some people of the demo have chosen to be told: the others left everything as it was.

use anyhow::Context;
use domain::Manager;
use domain::monitoring::{Behaviour, Grid, Pace};
use domain::report::{Hour, Profile, Settings};
use store::{departments, managers, reports};

use super::People;
use crate::App;
use Behaviour::{Always, Creation, Never};

struct Choice {
    by: &'static str,
    of: &'static str,
    grid: Grid,
    pace: Pace,
    report: Profile,
    hours: (i64, Option<i64>),
}

const fn grid(any: Behaviour, category: Behaviour) -> Grid {
    Grid { any, category, managed: Always }
}

#[rustfmt::skip] // a table, one choice a line
const CHOICES: &[Choice] = &[
    Choice { by: "chloe", of: "Services Généraux", grid: grid(Never, Creation), pace: Pace::Immediate, report: Profile::Member, hours: (8, Some(13)) },
    Choice { by: "david", of: "DSI", grid: grid(Always, Always), pace: Pace::Hourly, report: Profile::Free, hours: (7, None) },
    Choice { by: "bertrand", of: "DSI", grid: grid(Never, Never), pace: Pace::FiveMinutes, report: Profile::Managed, hours: (9, None) },
    Choice { by: "bertrand", of: "Scolarité", grid: grid(Creation, Creation), pace: Pace::Immediate, report: Profile::None, hours: (8, None) },
];

/// Writes them.
pub async fn add(app: &App, people: &People) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    let all = departments::all(&mut tx).await?;
    for choice in CHOICES {
        let by = super::person(people, choice.by)?;
        let department = all.iter().find(|department| department.label == choice.of).context(choice.of)?.id;
        let found = managers::of_department(&mut tx, department).await?;
        let manager = found.into_iter().find(|manager| manager.person.id == by).context(choice.by)?;
        managers::update(&mut tx, &Manager { monitoring: choice.grid, pace: choice.pace, ..manager }).await?;
        let report = Settings {
            profile: choice.report,
            hour: Hour::new(choice.hours.0).unwrap_or(Hour::USUAL),
            second_hour: choice.hours.1.and_then(Hour::new),
            weekend: false,
        };
        reports::set_settings(&mut tx, department, by, &report).await?;
    }
    Ok(tx.commit().await?)
}
