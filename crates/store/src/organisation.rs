//! The whole organisation at once, closed accounts too: what a file holds of it.

use domain::{Coded, DepartmentId, Moment, PersonId};

use crate::accounts::Card;
use crate::db::{Conn, Result, Value, q};
use crate::people::{fold, login};

/// People in one statement.
const BATCH: usize = 500;

/// Everybody, in the order in which they came.
pub async fn people(conn: &mut Conn) -> Result<Vec<Card>> {
    conn.all(q("SELECT COALESCE(identifier, ''), affiliation, created_at, password_hash IS NOT NULL, merged_into_id, \
         id, name, address, language, is_admin, is_enabled, account, alerts FROM people ORDER BY id"))
        .await
}

/// Every permanent invitee of every department, in their order.
pub async fn invitees(conn: &mut Conn) -> Result<Vec<(DepartmentId, PersonId)>> {
    let query = q("SELECT i.department_id, i.person_id FROM permanent_invitees i \
         JOIN departments d ON d.id = i.department_id ORDER BY d.position, d.id, i.position, i.person_id");
    let rows: Vec<(i64, i64)> = conn.all(query).await?;
    Ok(rows.into_iter().map(|(department, person)| (DepartmentId(department), PersonId(person))).collect())
}

/// Adds people, who cannot sign in by password; the key of each, by the folded form of their address.
///
/// # Errors
/// `Duplicate` when an address or an identifier has an account already.
pub async fn add_people(conn: &mut Conn, people: &[Card], now: Moment) -> Result<Vec<(String, PersonId)>> {
    let mut added = Vec::new();
    for batch in people.chunks(BATCH) {
        let query =
            q("INSERT INTO people (name, address, login, affiliation, language, is_admin, created_at, identifier, \
             account, folded, is_enabled) VALUES ")
            .push_rows(batch.iter().map(|card| row(card, now)))
            .push(" RETURNING login, id");
        let rows: Vec<(String, i64)> = conn.all(query).await?;
        added.extend(rows.into_iter().map(|(login, id)| (login, PersonId(id))));
    }
    Ok(added)
}

fn row(card: &Card, now: Moment) -> Vec<Value> {
    let person = &card.person;
    let address = person.address.as_deref().map(str::trim);
    vec![
        person.name.as_str().into(),
        address.into(),
        address.map(login).into(),
        card.affiliation.as_str().into(),
        person.language.code().into(),
        person.is_admin.into(),
        now.into(),
        identifier(card).into(),
        person.account.code().into(),
        folded(card).into(),
        person.is_enabled.into(),
    ]
}

fn identifier(card: &Card) -> Option<String> {
    (!card.identifier.is_empty()).then(|| login(&card.identifier))
}

fn folded(card: &Card) -> String {
    let address = card.person.address.as_deref().unwrap_or_default();
    fold(&[card.person.name.as_str(), address, card.identifier.as_str()].join(" "))
}

/// Nobody has these addresses for a moment: two people may exchange theirs.
pub async fn free_addresses(conn: &mut Conn, people: &[PersonId]) -> Result<()> {
    for batch in people.chunks(BATCH) {
        let query = q("UPDATE people SET login = NULL, identifier = NULL WHERE id IN ");
        conn.exec(query.push_in("", batch.iter().copied())).await?;
    }
    Ok(())
}

/// Writes who somebody is; what they may do is somebody else's.
///
/// # Errors
/// `Duplicate` when somebody else has the address or the identifier.
pub async fn change_person(conn: &mut Conn, card: &Card) -> Result<()> {
    let address = card.person.address.as_deref().map(str::trim);
    let query = q("UPDATE people SET name = $1, address = $2, login = $3, affiliation = $4, language = $5, \
         identifier = $6, account = $7, folded = $8 WHERE id = $9")
    .bind(card.person.name.as_str())
    .bind(address)
    .bind(address.map(login))
    .bind(card.affiliation.as_str())
    .bind(card.person.language.code())
    .bind(identifier(card))
    .bind(card.person.account.code())
    .bind(folded(card))
    .bind(card.person.id);
    conn.exec(query).await?;
    Ok(())
}
