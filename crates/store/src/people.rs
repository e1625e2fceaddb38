//! Accounts.

use std::collections::HashMap;

use domain::{Account, Coded, Language, Moment, Person, PersonId};

use unicode_normalization::UnicodeNormalization;

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
            account: row.code()?,
            alerts: row.flags()?,
        })
    }
}

/// An account to create.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    pub name: &'a str,
    pub address: &'a str,
    /// What the institution calls them, besides their address: `mdupont`.
    pub identifier: Option<&'a str>,
    pub affiliation: &'a str,
    pub account: Account,
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

/// As people and labels are compared and searched: neither case nor accents count.
pub fn fold(text: &str) -> String {
    text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// # Errors
/// `Duplicate` when the address or the identifier has an account already.
pub async fn insert(conn: &mut Conn, person: &NewPerson<'_>, now: Moment) -> Result<PersonId> {
    let query =
        q("INSERT INTO people (name, address, login, affiliation, language, is_admin, password_hash, created_at, identifier, \
         account, folded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id")
        .bind(person.name)
        .bind(person.address.trim())
        .bind(login(person.address))
        .bind(person.affiliation)
        .bind(person.language.code())
        .bind(person.is_admin)
        .bind(person.password_hash.clone())
        .bind(now)
        .bind(person.identifier.map(login))
        .bind(person.account.code())
        .bind(fold(&[person.name, person.address, person.identifier.unwrap_or_default()].join(" ")));
    Ok(PersonId(conn.one(query).await?))
}

pub async fn by_id(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let query =
        q("SELECT id, name, address, language, is_admin, is_enabled, account, alerts FROM people WHERE id = $1");
    conn.optional(query.bind(id)).await
}

/// The person whose address this is, however it is typed; of an account made one with another, the one kept.
pub async fn by_login(conn: &mut Conn, address: &str) -> Result<Option<Person>> {
    if address.len() > MAX_ADDRESS || address.chars().any(char::is_control) {
        return Ok(None);
    }
    let query = q("SELECT id, name, address, language, is_admin, is_enabled, account, alerts FROM people \
         WHERE id = (SELECT COALESCE(merged_into_id, id) FROM people WHERE login = $1)");
    conn.optional(query.bind(login(address))).await
}

/// The person of this identifier or address, however it is typed (spec.md §2.1).
pub async fn by_identifier(conn: &mut Conn, typed: &str) -> Result<Option<Person>> {
    if typed.len() > MAX_ADDRESS || typed.chars().any(char::is_control) {
        return Ok(None);
    }
    let query = q("SELECT id, name, address, language, is_admin, is_enabled, account, alerts FROM people \
         WHERE id = (SELECT COALESCE(merged_into_id, id) FROM people WHERE identifier = $1 OR login = $1 \
         ORDER BY CASE WHEN identifier = $1 THEN 0 ELSE 1 END LIMIT 1)");
    conn.optional(query.bind(login(typed))).await
}

/// Everybody, by name.
pub async fn all(conn: &mut Conn) -> Result<Vec<Person>> {
    conn.all(q(
        "SELECT id, name, address, language, is_admin, is_enabled, account, alerts FROM people ORDER BY name, id",
    ))
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
    conn.exec(q("UPDATE people SET language = $1 WHERE id = $2").bind(language.code()).bind(id)).await?;
    Ok(())
}

/// « UFR Sciences, poste 45 12 », or nothing.
pub async fn affiliation(conn: &mut Conn, id: PersonId) -> Result<String> {
    conn.one(q("SELECT affiliation FROM people WHERE id = $1").bind(id)).await
}

/// These people, in the order of their names.
pub async fn by_ids(conn: &mut Conn, ids: impl IntoIterator<Item = PersonId>) -> Result<Vec<Person>> {
    let query = q("SELECT id, name, address, language, is_admin, is_enabled, account, alerts FROM people WHERE id IN ");
    conn.all(query.push_in("", ids).push(" ORDER BY name, id")).await
}

/// Somebody as a search of the directory shows them.
#[derive(Debug, Clone)]
pub struct Found {
    pub id: PersonId,
    pub name: String,
    /// What to type to name them: identifier, else address.
    pub identifier: String,
    pub affiliation: String,
}

impl FromRow for Found {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self { id: row.id()?, name: row.get()?, identifier: row.get()?, affiliation: row.get()? })
    }
}

/// What a word of a search is compared with.
pub(crate) fn pattern(word: &str) -> String {
    let word = fold(word).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{word}%")
}

/// Enabled people whose name, identifier or address contains these words, by name, `limit` of them.
pub async fn search(conn: &mut Conn, words: &str, limit: i64) -> Result<Vec<Found>> {
    let mut query = q("SELECT id, name, COALESCE(identifier, login), affiliation FROM people WHERE is_enabled \
         AND COALESCE(identifier, login) IS NOT NULL");
    for word in words.split_whitespace().take(5) {
        let pattern = pattern(word);
        // Accounts older than the column are found by name and address.
        query = query
            .push_with(" AND (folded LIKE ? ESCAPE '\\'", pattern.clone())
            .push_with(" OR folded = '' AND LOWER(name || ' ' || COALESCE(login, '')) LIKE ? ESCAPE '\\')", pattern);
    }
    conn.all(query.push_with(" ORDER BY name, id LIMIT ?", limit)).await
}

/// The names of these people.
pub async fn names(conn: &mut Conn, ids: impl IntoIterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
    let rows: Vec<(i64, String)> = conn.all(q("SELECT id, name FROM people WHERE id IN ").push_in("", ids)).await?;
    Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}
