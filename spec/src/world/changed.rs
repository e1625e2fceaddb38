//! What is changed around the tickets: departments, categories, people; what time does.

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::monitoring::{Watch, WatchLevel};
use domain::{Category, CategoryId, Department, DepartmentId, Manager, PersonId, Preferences, Privilege};
use store::db::{Query, Tx, q};
use store::{categories, departments, managers, permanent_invitees, preferences};

use super::{Ticket, World, cast};

const DAY_SECONDS: i64 = 24 * 3600;

/// A manager who loses a privilege, for [`World::manager_is`].
pub fn without(privilege: Privilege) -> impl FnOnce(Manager) -> Manager {
    move |manager| Manager { privileges: manager.privileges.clone().without(privilege), ..manager }
}

/// A manager who gains a privilege.
pub fn letting(privilege: Privilege) -> impl FnOnce(Manager) -> Manager {
    move |manager| Manager { privileges: manager.privileges.clone().with(privilege), ..manager }
}

impl World {
    /// Changes a department.
    pub async fn department_is(&self, id: DepartmentId, change: impl FnOnce(&mut Department)) {
        let mut tx = self.write().await;
        let mut department = departments::by_id(&mut tx, id).await.expect("a read").expect("a department");
        change(&mut department);
        departments::update(&mut tx, &department).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// Changes a category.
    pub async fn category_is(&self, id: CategoryId, change: impl FnOnce(&mut Category)) {
        let mut tx = self.write().await;
        let all = categories::all(&mut tx).await.expect("a read");
        let mut category = all.into_iter().find(|category| category.id == id).expect("a category");
        change(&mut category);
        categories::update(&mut tx, &category).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// Adds a category; `None` for members leaves them to be inherited.
    pub async fn has_category(&self, department: DepartmentId, label: &str, members: Option<&[&str]>) -> CategoryId {
        let members = members.map(|names| names.iter().map(|name| self.person(name)).collect());
        let mut tx = self.write().await;
        let category = cast::category(&mut tx, department, label, members).await.expect("written");
        tx.commit().await.expect("committed");
        category
    }

    /// Puts a category below another one.
    pub async fn is_below(&self, category: CategoryId, parent: CategoryId) {
        self.writes(q("UPDATE categories SET parent_id = $1 WHERE id = $2").bind(parent).bind(category)).await;
    }

    /// Somebody suspends the monitoring of all departments, or takes it up again.
    pub async fn suspends_monitoring(&self, name: &str, suspended: bool) {
        let person = self.person(name);
        let mut tx = self.write().await;
        let usual = preferences::of_person(&mut tx, person).await.expect("a read");
        let chosen = Preferences { monitoring_suspended: suspended, ..usual };
        preferences::update(&mut tx, person, &chosen).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// An address watches a department (spec.md §6.7).
    pub async fn is_watched(&self, id: DepartmentId, level: WatchLevel, address: &str) {
        let watch = Watch { level, address: address.to_owned() };
        self.department_is(id, |one| one.defaults.watch = Some(watch)).await;
    }

    /// Switches something on for a department.
    pub async fn department_has(&self, id: DepartmentId, setting: DepartmentSetting) {
        self.department_is(id, |one| one.settings = one.settings.clone().with(setting)).await;
    }

    /// Switches something on for a category.
    pub async fn category_has(&self, id: CategoryId, setting: CategorySetting) {
        self.category_is(id, |one| one.settings = one.settings.clone().with(setting)).await;
    }

    /// Adds a department, with nobody and nothing in it.
    pub async fn has_department(&self, label: &str) -> DepartmentId {
        let mut tx = self.write().await;
        let department = cast::department(&mut tx, label, label).await.expect("written");
        tx.commit().await.expect("committed");
        department
    }

    /// Makes somebody a manager, with the flags and the level of anybody new.
    pub async fn manages(&self, name: &str, department: DepartmentId) {
        let mut tx = self.write().await;
        cast::manager(&mut tx, department, self.person(name)).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// Somebody is a manager no more.
    pub async fn manages_no_more(&self, name: &str, department: DepartmentId) {
        let mut tx = self.write().await;
        managers::delete(&mut tx, department, self.person(name)).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// Makes somebody a permanent invitee.
    pub async fn always_invites(&self, department: DepartmentId, name: &str) {
        let mut tx = self.write().await;
        permanent_invitees::insert(&mut tx, department, self.person(name)).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// The account of somebody from outside.
    pub async fn is_external(&self, name: &str) {
        self.writes(q("UPDATE people SET account = 'external' WHERE id = $1").bind(self.person(name))).await;
    }

    /// An account that is closed.
    pub async fn is_disabled(&self, name: &str) {
        self.writes(q("UPDATE people SET is_enabled = FALSE WHERE id = $1").bind(self.person(name))).await;
    }

    /// The alerts that somebody still wants, by their codes.
    pub async fn wants_only(&self, name: &str, alerts: &str) {
        self.writes(q("UPDATE people SET alerts = $1 WHERE id = $2").bind(alerts).bind(self.person(name))).await;
    }

    /// Days go by, and the program does what its schedule says meanwhile.
    pub async fn days_pass(&self, days: i64) {
        self.clock.advance_seconds(days * DAY_SECONDS);
        self.follow_schedule().await;
    }

    /// Who is invited, and whether by their department: what a page may not show to its reader.
    pub async fn invited_on(&self, ticket: Ticket) -> Vec<(PersonId, bool)> {
        let mut conn = self.app.db.read().await.expect("a connection");
        let invitees = store::invitations::of_ticket(&mut conn, ticket.id()).await.expect("invitees");
        invitees.into_iter().map(|invitee| (invitee.person.id, invitee.is_permanent)).collect()
    }

    async fn writes(&self, query: Query) {
        let mut tx = self.write().await;
        tx.exec(query).await.expect("written");
        tx.commit().await.expect("committed");
    }

    async fn write(&self) -> Tx {
        self.app.db.write().await.expect("a transaction")
    }
}
