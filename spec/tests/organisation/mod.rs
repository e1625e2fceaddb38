//! Random organisations: everything of the specification that decides who sees, who is told and who may.

#![allow(dead_code, reason = "each test program uses a part of it")]

mod lots;
mod places;
mod staff;

pub use lots::Lots;

use domain::{CategoryId, DepartmentId, Person, PersonId};
use spec::world::World;
use store::{departments, managers, permanent_invitees};

const PEOPLE: usize = 10;
const DEPARTMENTS: usize = 3;

/// People and places that have just arrived.
#[derive(Debug)]
pub struct Organisation {
    pub people: Vec<Person>,
    /// The last one is virtual: it stands for the first.
    pub departments: Vec<DepartmentId>,
    pub categories: Vec<CategoryId>,
}

impl Organisation {
    pub fn ids(&self) -> Vec<PersonId> {
        self.people.iter().map(|person| person.id).collect()
    }

    pub fn person(&self, id: PersonId) -> &Person {
        self.people.iter().find(|person| person.id == id).expect("somebody of the organisation")
    }

    /// Those who can sign in.
    pub fn enabled(&self) -> Vec<Person> {
        self.people.iter().filter(|person| person.is_enabled).cloned().collect()
    }
}

/// Writes an organisation beside those that are there; `name` is its own.
pub async fn arrive(world: &World, lots: &mut Lots, name: &str) -> store::Result<Organisation> {
    let mut tx = world.app.db.write().await?;
    let mut people = Vec::new();
    for rank in 0..PEOPLE {
        people
            .push(staff::person(&mut tx, lots, &format!("{name}-{rank}"), rank < DEPARTMENTS, world.app.now()).await?);
    }
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let (mut all, mut found) = (Vec::new(), Vec::new());
    for rank in 0..DEPARTMENTS {
        let department = departments::insert(&mut tx, &places::department(lots, name, rank, rank < 2)).await?;
        all.push(department);
        for person in staff::chosen(lots, &people, rank) {
            managers::insert(&mut tx, &staff::manager(lots, &person, department)).await?;
        }
        for person in lots.some(&ids, 12) {
            permanent_invitees::insert(&mut tx, department, person).await?;
        }
        found.extend(places::grow(&mut tx, lots, department, &ids).await?);
    }
    places::redirect(&mut tx, lots, &found).await?;
    let front =
        domain::Department { redirects_to: all.first().copied(), ..places::department(lots, name, DEPARTMENTS, true) };
    all.push(departments::insert(&mut tx, &front).await?);
    tx.commit().await?;
    Ok(Organisation { people, departments: all, categories: found })
}
