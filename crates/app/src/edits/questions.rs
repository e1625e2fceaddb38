//! What a category asks: one question changed at a time, and a line of the journal that shows the whole form.

use domain::administration::Duty;
use domain::audit::{Deed, Setting, Value, changes};
use domain::question::edit::{Edit, edited};
use domain::question::{Condition, Kind, YesNo};
use domain::{CategoryId, Coded, DepartmentId, Person, Question, Refusal};
use store::categories;

use super::categories::category;
use super::{Ground, record, unless_stale};
use crate::perform::end;
use crate::{App, Error, Result};

/// What becomes of the questions of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reform {
    /// One changes; of those inherited, a copy becomes its own.
    Edit(Edit),
    /// It asks what is asked above it, again.
    Inherit,
}

/// Changes what a category asks, as it was when its form was `seen`. Tickets posted before keep their answers.
///
/// # Errors
/// Not found, refused to whoever does not manage its categories or when it has changed meanwhile, or invalid.
pub async fn edit_questions(
    app: &App,
    person: &Person,
    department: DepartmentId,
    id: CategoryId,
    reform: &Reform,
    seen: &str,
) -> Result<()> {
    let mut tx = app.db.write().await?;
    let outcome = async {
        let ground = Ground::to_edit(&mut tx, person, department, Duty::ManageCategories).await?;
        let (_, all) = category(&mut tx, &ground, id).await?;
        let lineage = categories::lineage(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let before = lineage.category();
        if let Some(target) = before.redirects_to.and_then(|target| all.iter().find(|one| one.id == target)) {
            // Nobody would be asked: requests go by the other's form.
            let category = target.label.clone();
            return Err(Error::Refused { why: Refusal::QuestionsOfAnother { category }, who_can: Vec::new() });
        }
        let asked = lineage.questions().to_vec();
        let is_heir = lineage.inherits_questions_from().is_some();
        let is_seen = unless_stale(seen, &asked);
        let after = match reform {
            Reform::Edit(edit) => {
                let after = edited(&asked, edit)?;
                // Nothing of its own, where nothing is inherited, is nothing.
                (is_heir || !after.is_empty()).then_some(after)
            }
            Reform::Inherit => None,
        };
        is_seen?;
        categories::set_questions(&mut tx, id, after.as_deref()).await?;
        let had = [(Setting::Questions, described(before.questions.as_deref()))];
        let has = [(Setting::Questions, described(after.as_deref()))];
        let changes = changes(&had, &has);
        record(app, &mut tx, person, Some(department), Deed::QuestionsEdited, &before.label, changes).await
    }
    .await;
    end(app, tx, outcome).await?;
    app.live.recheck();
    Ok(())
}

/// A form as the journal shows it: each question with all that it says.
pub(crate) fn described(questions: Option<&[Question]>) -> Value {
    match questions {
        None => Value::Empty,
        Some([]) => Value::Key("questions-none".to_owned()),
        Some(questions) => {
            Value::Parts(questions.iter().enumerate().flat_map(|question| one(question, questions)).collect())
        }
    }
}

/// « ; « Bâtiment » (Un choix : A / B, Réponse obligatoire) ».
fn one((place, question): (usize, &Question), all: &[Question]) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut parts =
        vec![text(if place == 0 { "«\u{a0}" } else { "\u{202f}; «\u{a0}" }), text(&question.label), text("\u{a0}» (")];
    parts.push(Value::Key(format!("question-kind-{}", question.kind.code())));
    if !question.options.is_empty() {
        parts.extend([text("\u{a0}: "), text(&question.options.join(" / "))]);
    }
    if question.is_required {
        parts.extend([text(", "), Value::Key("question-required".to_owned())]);
    }
    if let Some(Condition { question, is }) = &question.only_if {
        parts.extend([text(", «\u{a0}"), text(question), text("\u{a0}» = "), outcome(all, question, is)]);
    }
    if !question.help.is_empty() {
        parts.extend([text(", "), text(&question.help)]);
    }
    parts.push(text(")"));
    parts
}

/// What a condition waits for: yes and no are said, an option is what it is.
fn outcome(all: &[Question], question: &str, is: &str) -> Value {
    let is_switch = all.iter().any(|one| one.label == question && one.kind == Kind::YesNo);
    match YesNo::from_code(is).filter(|_| is_switch) {
        Some(value) => Value::Key(format!("answer-{}", value.code())),
        None => Value::Text(is.to_owned()),
    }
}
