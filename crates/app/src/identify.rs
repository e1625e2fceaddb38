//! The people whom somebody names in a field, by identifier or by address (R24, spec.md §2.1).

use domain::ticket::MOST_PEOPLE;
use domain::{Field, FieldError, Person, Refusal};
use store::db::Conn;
use store::people;

/// The enabled people named in `typed`, in that order, each once: identifiers or addresses separated by commas,
/// semicolons, blanks or line breaks. Naming one whom nobody knows names nobody (S47).
pub async fn people(conn: &mut Conn, typed: &str, field: Field) -> store::Result<Result<Vec<Person>, FieldError>> {
    let names: Vec<&str> =
        typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|name| !name.is_empty()).collect();
    if names.len() > MOST_PEOPLE {
        let why = Refusal::TooManyPeople { found: names.len(), max: MOST_PEOPLE };
        return Ok(Err(FieldError::new(field, why)));
    }
    let (mut found, mut unknown): (Vec<Person>, Vec<&str>) = (Vec::new(), Vec::new());
    for name in names {
        match people::by_identifier(conn, name).await?.filter(|person| person.is_enabled) {
            Some(person) if found.iter().any(|known| known.id == person.id) => {}
            Some(person) => found.push(person),
            None => unknown.push(name),
        }
    }
    if unknown.is_empty() {
        return Ok(Ok(found));
    }
    let typed = unknown.join(", ").chars().take(100).collect();
    Ok(Err(FieldError::new(field, Refusal::UnknownPerson { typed })))
}

/// The one person named in `typed`; `None` when nothing is.
pub async fn person(conn: &mut Conn, typed: &str, field: Field) -> store::Result<Result<Option<Person>, FieldError>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let found = people::by_identifier(conn, typed).await?.filter(|person| person.is_enabled);
    let unknown = || FieldError::new(field, Refusal::UnknownPerson { typed: typed.chars().take(100).collect() });
    Ok(found.map(Some).ok_or_else(unknown))
}
