//! The rules of the selection (spec.md §7), all at once.

use domain::audit::{Change, Deed, Setting, Value};
use domain::selection::{Condition, Gift, MOST_RULES, PATTERN_MAX, Rule};
use domain::{Coded, Department, Field, FieldError, Person, Refusal};
use store::{departments, selection};

use super::{administrator_still, record, unless_stale};
use crate::perform::end;
use crate::{App, Result};

/// Puts these rules in place of all; `seen` is the seal of those that the form showed.
///
/// # Errors
/// Not found for others than administrators; invalid when a rule lacks its pattern or its department; refused once the
/// rules have changed since.
pub async fn set_selection(app: &App, person: &Person, rules: &[Rule], seen: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        departments::lock(&mut tx).await?;
        administrator_still(&mut tx, person).await?;
        let before = selection::rules(&mut tx).await?;
        unless_stale(seen, &before)?;
        let all = departments::all(&mut tx).await?;
        check(rules, &all)?;
        if before == rules {
            return Ok(());
        }
        selection::replace(&mut tx, rules).await?;
        let said = |rules: &[Rule]| {
            let lines = rules.iter().map(|rule| said(rule, &all)).collect::<Vec<_>>();
            Value::text(&lines.join("; "))
        };
        let change = Change { setting: Setting::Rules, before: said(&before), after: said(rules) };
        record(app, &mut tx, person, None, Deed::SelectionEdited, "", vec![change]).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

fn check(rules: &[Rule], departments: &[Department]) -> Result<()> {
    let mut errors = Vec::new();
    if rules.len() > MOST_RULES {
        errors.push(FieldError::new(Field::Rules, Refusal::TooManyRules { max: MOST_RULES }));
    }
    let is_known = |key: &str| departments.iter().any(|one| one.id.to_string() == key);
    let is_pattern = |text: &str| !text.trim().is_empty() && text.chars().count() <= PATTERN_MAX;
    for (place, rule) in (1..).zip(rules) {
        let operand = match rule.condition {
            Condition::ManagerOf => is_known(&rule.operand),
            condition if condition.wants_pattern() => is_pattern(&rule.operand),
            _ => true,
        };
        let target = match rule.gift {
            Gift::Department => is_known(&rule.target),
            Gift::Matching => is_pattern(&rule.target),
            Gift::All | Gift::Stop => true,
        };
        if !operand || !target {
            errors.push(FieldError::new(Field::Rules, Refusal::RuleIncomplete { place }));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// A rule as the journal keeps it, in its codes: `ticket_view: identifier_like e* → Services Généraux`.
fn said(rule: &Rule, departments: &[Department]) -> String {
    let name = |key: &str| {
        let found = departments.iter().find(|one| one.id.to_string() == key);
        found.map_or_else(|| key.to_owned(), |one| one.label.clone())
    };
    let purpose = rule.purpose.map(|purpose| format!("{}: ", purpose.code())).unwrap_or_default();
    let operand = match rule.condition {
        Condition::ManagerOf => format!(" {}", name(&rule.operand)),
        condition if condition.wants_pattern() => format!(" {}", rule.operand),
        _ => String::new(),
    };
    let gift = match rule.gift {
        Gift::Department => name(&rule.target),
        Gift::Matching => rule.target.clone(),
        Gift::All | Gift::Stop => rule.gift.code().to_owned(),
    };
    format!("{purpose}{}{operand} → {gift}", rule.condition.code())
}
