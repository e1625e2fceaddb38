//! The preferences of everybody and of managers, on both engines (spec.md §8.1, §9.1, §12.10; S58–S60, S64, E45).

mod estimate;
mod general;
mod monitoring;
mod refused;

use domain::monitoring::Grid;
use domain::report::Settings;
use domain::{DepartmentId, Preferences};
use spec::world::{Form, Page, World};

/// Where managers choose what they are told of.
const MONITORING: &str = "/preferences/monitoring";

/// The form of a department.
#[track_caller]
fn form(page: &Page, department: DepartmentId) -> Form {
    page.form(&format!("monitoring/{department}"))
}

/// What is stored of a manager.
async fn stored(world: &World, name: &str, department: DepartmentId) -> (Grid, Settings) {
    let mut conn = world.app.db.read().await.expect("a connection");
    let managers = store::managers::of_department(&mut conn, department).await.expect("managers");
    let manager = managers.into_iter().find(|manager| manager.person.id == world.person(name));
    let report = store::reports::settings(&mut conn, department, world.person(name)).await.expect("a report");
    (manager.expect("a manager").monitoring, report.expect("a manager's"))
}

/// What somebody prefers.
async fn preferred(world: &World, name: &str) -> Preferences {
    let mut conn = world.app.db.read().await.expect("a connection");
    store::preferences::of_person(&mut conn, world.person(name)).await.expect("preferences")
}
