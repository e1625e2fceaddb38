//! The addresses of every kind of object. An address with a variable part that is not here fails the matrix: a new one
//! says what it is about in [`objects`].

use domain::DepartmentId;
use spec::world::{Ticket, World};

use super::cast::Cast;

/// What an address is about.
#[derive(Debug, Clone)]
pub enum Object {
    /// Nothing in particular, or what only its handler knows.
    Any,
    Ticket(Ticket),
    Department(DepartmentId),
    /// Nobody has one of this key.
    Absent,
}

/// An address, with its variable parts filled in.
#[derive(Debug, Clone)]
pub struct Place {
    pub path: String,
    pub object: Object,
}

/// A variable part, what it is filled with, and what that is.
type Filling = (&'static str, String, Object);

/// What the variable parts of an address stand for, own and foreign.
fn objects(world: &World, cast: &Cast, path: &str) -> Vec<Vec<Filling>> {
    let mut parts: Vec<Vec<Filling>> = Vec::new();
    if path.contains("{number}") {
        let tickets = [cast.ticket, cast.secret, cast.foreign];
        parts.push(tickets.iter().map(|one| ("{number}", one.to_string(), Object::Ticket(*one))).collect());
    }
    if path.contains("{department}") {
        let departments = [world.places.sg, world.places.dsi];
        parts.push(departments.iter().map(|one| ("{department}", one.to_string(), Object::Department(*one))).collect());
    }
    if path.contains("{person}") {
        // In a department: somebody who has no part in it, and one of its managers.
        let people = [Some(cast.somebody), path.contains("{department}").then(|| world.person("chloe"))];
        parts.push(people.iter().flatten().map(|one| ("{person}", one.to_string(), Object::Any)).collect());
    }
    if path.contains("{action}") {
        let actions = ["comment", "take", "close", "transfer", "invite", "owner", "cancel", "release"];
        parts.push(actions.iter().map(|action| ("{action}", (*action).to_owned(), Object::Any)).collect());
    }
    // Rows whose readers their own stories tell: here, that nobody is told of one that is not there.
    for part in ["{id}", "{key}", "{change}"] {
        if path.contains(part) {
            let is_alone = part == "{id}" && !path.contains("{number}") && !path.contains("{department}");
            let object = if is_alone { Object::Absent } else { Object::Any };
            parts.push(vec![(part, "999999".to_owned(), object)]);
        }
    }
    parts
}

/// Every address that a declared one stands for.
pub fn places(world: &World, cast: &Cast, path: &str) -> Vec<Place> {
    let mut found = vec![Place { path: path.to_owned(), object: Object::Any }];
    for part in objects(world, cast, path) {
        let fill = |place: &Place| {
            let filled = part.iter().map(|(name, value, object)| {
                let object = if matches!(object, Object::Any) { place.object.clone() } else { object.clone() };
                Place { path: place.path.replace(name, value), object }
            });
            filled.collect::<Vec<_>>()
        };
        found = found.iter().flat_map(fill).collect();
    }
    for place in &found {
        assert!(!place.path.contains('{'), "{path} has a part that the matrix cannot address: say it in `objects`");
    }
    found
}
