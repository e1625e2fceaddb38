//! People, and those of them who manage.

use domain::monitoring::{Behaviour, Grid, Pace};
use domain::{Account, Alert, Coded, DepartmentId, Flags, Language, Manager, Moment, Person, Privilege, Privileges};
use store::db::{Conn, q};
use store::people::{self, NewPerson};

use super::Lots;

/// Anybody: from here or from outside, reachable or not, curious or not, gone or not; `is_plain` is from here and there.
pub async fn person(
    conn: &mut Conn,
    lots: &mut Lots,
    name: &str,
    is_plain: bool,
    now: Moment,
) -> store::Result<Person> {
    let (full_name, address, identifier) =
        (format!("Personne {name}"), format!("personne-{name}@deux-rives.example"), format!("p-{name}"));
    let person = NewPerson {
        name: &full_name,
        address: &address,
        identifier: Some(&identifier),
        account: if lots.often(30) && !is_plain { Account::External } else { Account::Directory },
        affiliation: "",
        language: Language::French,
        is_admin: lots.often(7),
        password_hash: None,
    };
    let id = people::insert(conn, &person, now).await?;
    let alerts: Flags<Alert> = lots.some(Alert::ALL, 75).into_iter().collect();
    let settings = q("UPDATE people SET alerts = $1, monitoring_suspended = $2, is_enabled = $3 WHERE id = $4")
        .bind(alerts.codes())
        .bind(lots.often(15))
        .bind(is_plain || !lots.often(12))
        .bind(id);
    conn.exec(settings).await?;
    if lots.often(12) {
        conn.exec(q("UPDATE people SET address = NULL WHERE id = $1").bind(id)).await?;
    }
    people::by_id(conn, id).await?.ok_or(store::Error::NoRow)
}

/// About a third of the people, and one who is always there.
pub fn chosen(lots: &mut Lots, people: &[Person], rank: usize) -> Vec<Person> {
    let is_chosen = |lots: &mut Lots, place: usize| place == rank || lots.often(35);
    let chosen = people.iter().enumerate().filter(|(place, _)| is_chosen(lots, *place));
    chosen.map(|(_, person)| person.clone()).collect()
}

/// With most of the usual privileges, all of them for one in two, and a monitoring of their own.
pub fn manager(lots: &mut Lots, person: &Person, department: DepartmentId) -> Manager {
    let usual = Privileges::default();
    let has = |lots: &mut Lots, flag: &Privilege| lots.often(if usual.allow(*flag) { 85 } else { 20 });
    let random = Privilege::ALL.iter().copied().filter(|flag| has(lots, flag)).collect();
    let privileges = if lots.often(50) { usual.clone() } else { random };
    let mut behaviour = || lots.one(Behaviour::ALL);
    let random = Grid { any: behaviour(), category: behaviour(), managed: behaviour() };
    Manager {
        person: person.clone(),
        department,
        privileges,
        is_available: lots.often(80),
        rate: lots.one(&[0, 50, 100]),
        absence: None,
        monitoring: if lots.often(40) { Grid::default() } else { random },
        pace: Pace::Immediate,
        monitoring_suspended: false,
    }
}
