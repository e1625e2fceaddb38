//! The rules of the selection (spec.md §7), and people as they know them.

use std::collections::HashMap;

use domain::selection::{Applicant, Purpose, Rule, Views, choose};
use domain::{Coded, DepartmentId, PersonId};

use crate::db::{Conn, FromRow, Result, Row, q};
use crate::departments;

impl FromRow for Rule {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Self {
            purpose: row.maybe_code()?,
            condition: row.code()?,
            operand: row.get()?,
            gift: row.code()?,
            target: row.get()?,
        })
    }
}

/// The rules, from the first.
pub async fn rules(conn: &mut Conn) -> Result<Vec<Rule>> {
    conn.all(q("SELECT purpose, condition, operand, gift, target FROM selection_rules ORDER BY position")).await
}

/// Puts these in place of all.
pub async fn replace(conn: &mut Conn, rules: &[Rule]) -> Result<()> {
    conn.exec(q("DELETE FROM selection_rules")).await?;
    for (position, rule) in (1_i64..).zip(rules) {
        let query = q("INSERT INTO selection_rules (position, purpose, condition, operand, gift, target) \
             VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(position)
        .bind(rule.purpose.map(Coded::code))
        .bind(rule.condition.code())
        .bind(rule.operand.as_str())
        .bind(rule.gift.code())
        .bind(rule.target.as_str());
        conn.exec(query).await?;
    }
    Ok(())
}

struct Known(PersonId, Applicant);

impl FromRow for Known {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let id = row.id()?;
        let applicant = Applicant {
            is_admin: row.get()?,
            account: row.code()?,
            identifier: row.get()?,
            affiliation: row.get()?,
            address: row.get()?,
            managed: Vec::new(),
        };
        Ok(Self(id, applicant))
    }
}

/// These people, as the rules know them.
pub async fn applicants(conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, Applicant>> {
    let query =
        q("SELECT id, is_admin, account, COALESCE(identifier, ''), affiliation, COALESCE(login, '') FROM people");
    let known: Vec<Known> = conn.all(query.push_in(" WHERE id IN ", ids.iter().copied())).await?;
    let mut found: HashMap<PersonId, Applicant> = known.into_iter().map(|Known(id, known)| (id, known)).collect();
    let query = q("SELECT person_id, department_id FROM department_managers");
    let managed: Vec<(i64, i64)> = conn.all(query.push_in(" WHERE person_id IN ", ids.iter().copied())).await?;
    for (person, department) in managed {
        if let Some(applicant) = found.get_mut(&PersonId(person)) {
            applicant.managed.push(DepartmentId(department));
        }
    }
    Ok(found)
}

/// The departments that each of these people is offered; without any rule nobody is left out, and nothing is read.
pub async fn views(conn: &mut Conn, purpose: Purpose, ids: &[PersonId]) -> Result<Views> {
    let rules = rules(conn).await?;
    if rules.is_empty() {
        return Ok(Views::default());
    }
    let departments = departments::all(conn).await?;
    let mut views = Views::ruled();
    for (person, applicant) in applicants(conn, ids).await? {
        let chosen = choose(&rules, purpose, &applicant, &departments);
        views.add(person, chosen.into_iter().map(|chosen| chosen.department));
    }
    Ok(views)
}
