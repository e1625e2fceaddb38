//! Accounts.

use std::collections::HashMap;

use domain::{Language, Moment, Person, PersonId};

use crate::db::{Conn, FromRow, Result, Row, q};

impl FromRow for Person {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.id()?,
            name: row.get()?,
            address: row.maybe()?,
            language: row.code()?,
            is_admin: row.get()?,
            is_enabled: row.get()?,
            monitors_own: row.get()?,
        })
    }
}

/// An account to create.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub affiliation: &'a str,
    pub language: Language,
    pub is_admin: bool,
    pub password_hash: Option<String>,
}

/// Bytes of a mail address, at most (RFC 5321).
pub const MAX_ADDRESS: usize = 254;

/// The form under which an address is compared: spaces around it and case do not count.
pub fn login(address: &str) -> String {
    address.trim().to_lowercase()
}

/// # Errors
/// `Duplicate` when the address has an account already.
pub async fn insert(conn: &mut Conn, person: &NewPerson<'_>, now: Moment) -> Result<PersonId> {
    use domain::Coded;
    let query =
        q("INSERT INTO people (name, address, login, affiliation, language, is_admin, password_hash, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id")
        .bind(person.name)
        .bind(person.address.trim())
        .bind(login(person.address))
        .bind(person.affiliation)
        .bind(person.language.code())
        .bind(person.is_admin)
        .bind(person.password_hash.clone())
        .bind(now);
    Ok(PersonId(conn.one(query).await?))
}

pub async fn by_id(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let query = q("SELECT id, name, address, language, is_admin, is_enabled, monitors_own FROM people WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// The person whose address this is, however it is typed.
pub async fn by_login(conn: &mut Conn, address: &str) -> Result<Option<Person>> {
    if address.len() > MAX_ADDRESS || address.chars().any(char::is_control) {
        return Ok(None);
    }
    let query =
        q("SELECT id, name, address, language, is_admin, is_enabled, monitors_own FROM people WHERE login = $1");
    conn.optional(query.bind(login(address))).await
}

/// Everybody, by name.
pub async fn all(conn: &mut Conn) -> Result<Vec<Person>> {
    conn.all(q("SELECT id, name, address, language, is_admin, is_enabled, monitors_own FROM people ORDER BY name, id"))
        .await
}

pub async fn count(conn: &mut Conn) -> Result<i64> {
    conn.one(q("SELECT COUNT(*) FROM people")).await
}

/// The hash of an enabled person's password, which nobody else changes until the end of the transaction.
pub async fn lock_password_hash(conn: &mut Conn, id: PersonId) -> Result<Option<String>> {
    let for_update = conn.engine().for_update();
    let query = q("SELECT password_hash FROM people WHERE id = $1 AND is_enabled AND password_hash IS NOT NULL");
    conn.optional(query.bind(id).push(for_update)).await
}

/// The stored hash of a person's password, if there is one.
pub async fn password_hash(conn: &mut Conn, id: PersonId) -> Result<Option<String>> {
    conn.optional(q("SELECT password_hash FROM people WHERE id = $1 AND password_hash IS NOT NULL").bind(id)).await
}

pub async fn set_password_hash(conn: &mut Conn, id: PersonId, hash: &str) -> Result<()> {
    conn.exec(q("UPDATE people SET password_hash = $1 WHERE id = $2").bind(hash).bind(id)).await?;
    Ok(())
}

pub async fn set_language(conn: &mut Conn, id: PersonId, language: Language) -> Result<()> {
    use domain::Coded;
    conn.exec(q("UPDATE people SET language = $1 WHERE id = $2").bind(language.code()).bind(id)).await?;
    Ok(())
}

/// « UFR Sciences, poste 45 12 », or nothing.
pub async fn affiliation(conn: &mut Conn, id: PersonId) -> Result<String> {
    conn.one(q("SELECT affiliation FROM people WHERE id = $1").bind(id)).await
}

/// The names of these people.
pub async fn names(conn: &mut Conn, ids: impl IntoIterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
    let rows: Vec<(i64, String)> = conn.all(q("SELECT id, name FROM people WHERE id IN ").push_in("", ids)).await?;
    Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}
