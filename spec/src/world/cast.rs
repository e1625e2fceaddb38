//! The people and the places of spec.md §17.

use std::collections::HashMap;

use app::App;
use domain::category::Defaults;
use domain::monitoring::{Grid, Pace};
use domain::{
    Account, Category, CategoryId, Department, DepartmentId, Flags, Language, Manager, PersonId, Preferences,
    Privileges,
};
use store::db::{Conn, Tx};
use store::people::{self, NewPerson};
use store::{categories, departments, managers, preferences};

/// Managers of Services Généraux.
pub const ALICE: &str = "Alice Martin";
pub const BRUNO: &str = "Bruno Keller";
pub const CHLOE: &str = "Chloé Nguyen";
/// The manager of the DSI.
pub const DAVID: &str = "David Roux";
/// The requester.
pub const ODILE: &str = "Odile Fontanel";
/// People without any role.
pub const INES: &str = "Inès Marchetti";
pub const PAUL: &str = "Paul Girard";
/// The administrator.
pub const ADAM: &str = "Adam Lefort";

const PEOPLE: [(&str, &str, &str); 8] = [
    ("alice", ALICE, "Services Généraux, poste 20 01"),
    ("bruno", BRUNO, "Services Généraux, poste 20 02"),
    ("chloe", CHLOE, "Services Généraux, poste 20 03"),
    ("david", DAVID, "DSI, poste 30 01"),
    ("odile", ODILE, "UFR Sciences, poste 45 12"),
    ("ines", INES, "UFR Lettres"),
    ("paul", PAUL, "UFR Droit"),
    ("adam", ADAM, "Présidence"),
];

/// The departments and their categories.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    pub sg: DepartmentId,
    pub elec: CategoryId,
    pub chau: CategoryId,
    pub plom: CategoryId,
    pub dsi: DepartmentId,
    pub res: CategoryId,
}

/// The address of somebody of the cast.
pub fn address(name: &str) -> String {
    format!("{name}@deux-rives.example")
}

/// Writes the cast into an empty database.
pub async fn arrive(app: &App) -> store::Result<(HashMap<&'static str, PersonId>, Places)> {
    let mut tx = app.db.write().await?;
    let mut ids = HashMap::new();
    for (key, name, affiliation) in PEOPLE {
        let person = NewPerson {
            name,
            address: &address(key),
            identifier: Some(key),
            account: Account::Directory,
            affiliation,
            language: Language::French,
            is_admin: key == "adam",
            password_hash: None,
        };
        let id = people::insert(&mut tx, &person, app.now()).await?;
        // Stories about other things count mails whatever the hour; those about reports switch them on.
        let usual = preferences::of_person(&mut tx, id).await?;
        preferences::update(&mut tx, id, &Preferences { reports_suspended: true, ..usual }).await?;
        ids.insert(key, id);
    }
    let sg = department(&mut tx, "Services Généraux", "SG").await?;
    let elec = category(&mut tx, sg, "Électricité", None).await?;
    let chau = category(&mut tx, sg, "Chauffage", None).await?;
    let plom = category(&mut tx, sg, "Plomberie", Some(vec![ids["alice"], ids["bruno"]])).await?;
    let dsi = department(&mut tx, "DSI", "DSI").await?;
    let res = category(&mut tx, dsi, "Réseau", None).await?;
    for (department, keys) in [(sg, &["alice", "bruno", "chloe"][..]), (dsi, &["david"])] {
        for key in keys {
            manager(&mut tx, department, ids[key]).await?;
        }
    }
    tx.commit().await?;
    Ok((ids, Places { sg, elec, chau, plom, dsi, res }))
}

/// A department with nobody and nothing in it.
pub async fn department(tx: &mut Tx, label: &str, short_label: &str) -> store::Result<DepartmentId> {
    let department = Department {
        id: DepartmentId(0),
        label: label.to_owned(),
        long_label: label.to_owned(),
        short_label: short_label.to_owned(),
        is_enabled: true,
        icon: None,
        settings: Flags::default(),
        inter_service_tag: String::new(),
        redirects_to: None,
        defaults: Defaults::default(),
    };
    departments::insert(tx, &department).await
}

/// A category of a department; `None` for members leaves them to be inherited.
pub async fn category(
    conn: &mut Conn,
    department: DepartmentId,
    label: &str,
    own_members: Option<Vec<PersonId>>,
) -> store::Result<CategoryId> {
    let category = Category {
        id: CategoryId(0),
        department,
        parent: None,
        label: label.to_owned(),
        long_label: label.to_owned(),
        icon: None,
        search_words: String::new(),
        accepts_tickets: true,
        has_children: false,
        own_members,
        settings: Flags::default(),
        redirects_to: None,
        defaults: Defaults::default(),
        questions: None,
    };
    categories::insert(conn, &category).await
}

/// Makes somebody a manager with the flags and the level of anybody new.
pub async fn manager(tx: &mut Tx, department: DepartmentId, person: PersonId) -> store::Result<()> {
    let person = people::by_id(tx, person).await?.ok_or(store::Error::NoRow)?;
    let manager = Manager {
        person,
        department,
        privileges: Privileges::default(),
        is_available: true,
        rate: 100,
        absence: None,
        monitoring: Grid::default(),
        pace: Pace::Immediate,
        monitoring_suspended: false,
    };
    managers::insert(tx, &manager).await
}
